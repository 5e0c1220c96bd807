"""A form that was used stays used."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("stickers", "0003_used_forms")]
    operations = [ForbidChange("UsedForm")]
