"""A bar that headquarters lifted stays lifted, and known."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_lifted_bar"), ("ledger", "0002_guards")]
    operations = [ForbidChange("LiftedBar")]
