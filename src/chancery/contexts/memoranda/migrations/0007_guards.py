"""That a unit was told is never changed; of how it ended with a document, only that its answer was withdrawn is added."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("memoranda", "0006_told_once_and_withdrawn"), ("ledger", "0002_guards")]
    operations = [ForbidChange("DispatchNotice"), ForbidChange("Attention", except_columns=("withdrawn_at",))]
