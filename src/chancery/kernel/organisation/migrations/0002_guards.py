"""No office stands in two places on one day, and no legal period has two values on one day.

`int8range(h, h, '[]') WITH &&` says "equal" with the operators every PostgreSQL has: `WITH =` on such a
column would need the btree_gist extension.
"""

from django.db import migrations


def _alone(name: str, table: str, key: str) -> migrations.RunSQL:
    number = f"hashtextextended({key}, 0)"
    return migrations.RunSQL(
        f"""ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist (
            int8range({number}, {number}, '[]') WITH &&,
            daterange(valid_from, valid_until) WITH &&
        )""",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]
    operations = [
        _alone("one_placement_at_a_time", "organisation_placement", "office_id::text"),
        _alone("one_legal_period_at_a_time", "organisation_legalperiod", "code"),
        _alone(
            "one_set_of_hours_at_a_time",
            "organisation_workinghours",
            "office_id::text || weekday::text || opens::text",
        ),
    ]
