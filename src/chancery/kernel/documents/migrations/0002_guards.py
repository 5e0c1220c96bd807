"""What can only be added to: the papers, their revocations, the files themselves."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("ledger", "0002_guards")]
    operations = [
        ForbidChange("StoredFile"),
        ForbidChange("Document"),
        ForbidChange("Revocation"),
        ForbidChange("Augmentation"),
    ]
