"""A signature, a permit, an exit and an incident are only ever added."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("travel_permits", "0001_initial"), ("ledger", "0002_guards")]
    operations = [ForbidChange("Signing"), ForbidChange("Permit"), ForbidChange("Exit"), ForbidChange("Incident")]
