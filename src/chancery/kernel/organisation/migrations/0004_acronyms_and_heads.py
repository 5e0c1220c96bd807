"""Each office its acronym, by the table that comes with the package; and who heads the offices of a receiving State."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from chancery.kernel.base import ids
from chancery.kernel.organisation import tables
from chancery.kernel.organisation.dated import note_changes


def fill(apps: Any, schema_editor: Any) -> None:
    known = {row["code"]: row["acronym"] for row in tables.rows("offices")}
    for office in apps.get_model("organisation", "Office").objects.all():
        office.acronym = known[office.code]
        office.save(update_fields=["acronym"])


class Migration(migrations.Migration):
    dependencies = [("organisation", "0003_edition")]
    operations = [
        migrations.AddField("office", "acronym", models.CharField(max_length=3, null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("office", "acronym", models.CharField(max_length=3, unique=True)),
        migrations.CreateModel(
            name="RegionalHead",
            fields=[
                ("id", models.UUIDField(default=ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("country", models.CharField(max_length=2)),
                ("norm", models.CharField(max_length=120)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="headships",
                        to="organisation.office",
                    ),
                ),
            ],
            options={"ordering": ("country", "valid_from")},
        ),
        migrations.AddConstraint(
            "regionalhead",
            models.UniqueConstraint(fields=("country", "valid_from"), name="headship_begins_once"),
        ),
        migrations.AddConstraint(
            "regionalhead",
            models.CheckConstraint(
                condition=models.Q(("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"),
                name="headship_ends_after_it_begins",
            ),
        ),
        note_changes("organisation_regionalhead"),
    ]
