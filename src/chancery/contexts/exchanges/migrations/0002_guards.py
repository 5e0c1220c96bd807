from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    """What was told and what was received by law is not told otherwise afterwards."""

    dependencies = [("exchanges", "0001_initial")]

    operations = [
        ForbidChange("Cargo"),
        ForbidChange("CargoHint"),
        ForbidChange("OutgoingAnnex"),
        ForbidChange("IncomingAnnex", except_columns=("file_id",)),
    ]
