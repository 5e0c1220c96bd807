"""All that is kept of a passport is only added to; which one is in force alone comes and goes."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("passports", "0001_passports")]
    operations = [
        ForbidChange(name)
        for name in (
            "Application",
            "Enrolment",
            "PhotoAnswer",
            "IdentityMatch",
            "Batch",
            "Sending",
            "Passport",
            "Voiding",
            "Certification",
            "Shipment",
            "Despatch",
            "Delivery",
            "Cancellation",
        )
    ]
