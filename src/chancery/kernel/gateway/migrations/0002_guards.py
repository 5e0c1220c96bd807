"""A conversation with a partner, once noted, is neither changed nor removed."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("gateway", "0001_initial")]
    operations = [ForbidChange("Exchange")]
