"""What was said and done at a window, and which days were announced or called off, can only be added to."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("counter", "0001_initial")]
    operations = [ForbidChange(name) for name in ("Visit", "CounterAct", "Closure", "SpecialDay")]
