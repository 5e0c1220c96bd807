"""Who was told was told."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0003_results_and_notices"), ("ledger", "0002_guards")]
    operations = [ForbidChange("MovementNotice")]
