"""All that is kept of a visa is only added to: what was asked, heard, answered and decided, and each label."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("visas", "0001_initial")]
    operations = [
        ForbidChange(name)
        for name in (
            "Application",
            "Interview",
            "Finding",
            "Consultation",
            "ConsultationAnswer",
            "Decision",
            "Cancellation",
            "Label",
            "LabelVoiding",
            "LabelCheck",
        )
    ]
