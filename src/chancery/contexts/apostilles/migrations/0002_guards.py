"""The register of apostilles can only be added to (Convention, art. 7)."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("apostilles", "0001_initial"), ("ledger", "0002_guards")]
    operations = [ForbidChange("Apostille")]
