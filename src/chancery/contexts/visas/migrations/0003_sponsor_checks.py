"""What the tax register said of who stands for a journey: only ever added to."""

import django.db.models.deletion
from django.db import migrations, models

import chancery.kernel.base.clock
import chancery.kernel.base.ids
from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0010_information_officer"),
        ("visas", "0002_guards"),
    ]
    operations = [
        migrations.CreateModel(
            name="SponsorCheck",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=chancery.kernel.base.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("active", "active"),
                            ("other_name", "other_name"),
                            ("inactive", "inactive"),
                            ("unknown", "unknown"),
                            ("pending", "pending"),
                        ],
                        max_length=10,
                    ),
                ),
                ("consultation_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(default=chancery.kernel.base.clock.now)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sponsor_checks",
                        to="visas.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="identity.person",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
                "indexes": [models.Index(models.F("consultation_id"), name="visa_sponsor_consultation")],
            },
        ),
        ForbidChange("SponsorCheck"),
    ]
