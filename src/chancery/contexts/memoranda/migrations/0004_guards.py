"""What was prepared for a head's own key is never prepared otherwise afterwards."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("memoranda", "0003_own_keys_records_and_exchanges"), ("ledger", "0002_guards")]
    operations = [ForbidChange("PreparedSignature")]
