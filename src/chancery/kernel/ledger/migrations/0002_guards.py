"""What can only be added to."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        ForbidChange("Entry"),
        ForbidChange("Leaf"),
        ForbidChange("Tile"),
        ForbidChange("Checkpoint"),
    ]
