"""What a notice says, and to whom, stays; only what happens to it is added. A consent only ends."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial")]
    operations = [
        ForbidChange(
            "Notice", except_columns=("opened_at", "served_at", "served_by", "needs_personal_since")
        ),
        ForbidChange("Consent", except_columns=("withdrawn_at",)),
    ]
