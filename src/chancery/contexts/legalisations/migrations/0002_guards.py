"""A legalisation is only ever added: what annuls it is a row of its own."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("legalisations", "0001_initial"), ("ledger", "0002_guards")]
    operations = [ForbidChange("Legalisation")]
