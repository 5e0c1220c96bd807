"""An erasure is only ever added; what was frozen of a paper may become empty once its subject was given up."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange, LetEmpty

_GIVEN_UP = "EXISTS (SELECT FROM documents_erasure WHERE subject = OLD.case_id)"


class Migration(migrations.Migration):
    dependencies = [("documents", "0009_erasures"), ("ledger", "0002_guards")]
    operations = [
        ForbidChange("Erasure"),
        LetEmpty("Document", ("facts",), given_up=_GIVEN_UP),
        LetEmpty("PendingSignature", ("facts",), given_up=_GIVEN_UP),
    ]
