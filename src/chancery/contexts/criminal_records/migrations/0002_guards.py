"""All that is kept of a certificate of criminal records is only added to: what was asked, answered, given and delivered."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("criminal_records", "0001_initial")]
    operations = [
        ForbidChange(name)
        for name in (
            "Request",
            "Consultation",
            "Finding",
            "Review",
            "ReviewAnswer",
            "ReviewDecision",
            "Certificate",
            "Refusal",
            "Delivery",
        )
    ]
