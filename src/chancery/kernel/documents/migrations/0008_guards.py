"""A frozen paper, and what became of it, is only ever added; a token is used up, a certificate withdrawn, and no more."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_own_signatures"), ("ledger", "0002_guards")]
    operations = [
        ForbidChange("PendingSignature"),
        ForbidChange("OwnSignature"),
        ForbidChange("Forgone"),
        ForbidChange("SigningToken", except_columns=("used_at",)),
        ForbidChange("OfficerCertificate", except_columns=("withdrawn_at",)),
    ]
