"""All that is kept of a salvoconducto is only added to: what was asked, proved and decided, and each printing."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("travel_papers", "0001_initial")]
    operations = [
        ForbidChange(name)
        for name in (
            "Application",
            "IdentityProof",
            "SecondApproval",
            "Decision",
            "TravelPaper",
            "Spoiling",
            "PaperDelivery",
            "Cancellation",
        )
    ]
