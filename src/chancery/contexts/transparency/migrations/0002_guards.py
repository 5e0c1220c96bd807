"""What was published stays as it was; only that it was seen to stand is noted."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("transparency", "0001_initial"), ("ledger", "0002_guards")]
    operations = [ForbidChange("Release", except_columns=("checked_at",))]
