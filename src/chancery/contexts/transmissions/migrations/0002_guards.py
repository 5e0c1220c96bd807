"""What was asked, found, handed over, checked, printed and collected is only ever added to (ADR 30)."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("transmissions", "0001_initial"), ("ledger", "0002_guards")]
    operations = [
        ForbidChange("Transmission", except_columns=("document_id",)),
        ForbidChange("SoughtEntry"),
        ForbidChange("FoundEntry"),
        ForbidChange("HandOver"),
        ForbidChange("SignatureCheck"),
        ForbidChange("Printout"),
        ForbidChange("Collection"),
    ]
