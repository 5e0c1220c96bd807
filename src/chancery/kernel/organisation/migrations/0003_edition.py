"""Which edition of the dated tables is in force.

The number comes from a sequence, so that one which was rolled back is never seen again; the row is written in the
transaction that changes a dated table, so that nobody sees the number before the change.
"""

from django.db import migrations, models

from chancery.kernel.organisation.dated import note_changes

_FUNCTION = """
CREATE SEQUENCE organisation_edition_number;
CREATE FUNCTION organisation_new_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO organisation_edition (id, number) VALUES (1, nextval('organisation_edition_number'))
    ON CONFLICT (id) DO UPDATE SET number = EXCLUDED.number;
    RETURN NULL;
END $$;
"""
_UNDO = "DROP FUNCTION organisation_new_edition(); DROP SEQUENCE organisation_edition_number;"


class Migration(migrations.Migration):
    dependencies = [("organisation", "0002_guards")]
    operations = [
        migrations.CreateModel(
            "Edition",
            [
                ("id", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("number", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL(_FUNCTION, _UNDO),
        note_changes("organisation_holiday"),
        note_changes("organisation_legalperiod"),
    ]
