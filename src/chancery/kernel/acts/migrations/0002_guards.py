"""What can only be added to: acts and their voidings; of an affixing, only that it came off is ever written later."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("acts", "0001_initial"), ("ledger", "0002_guards")]
    operations = [
        ForbidChange("Act"),
        ForbidChange("Affixing", except_columns=("removed_at", "removed_because")),
        ForbidChange("Voiding"),
    ]
