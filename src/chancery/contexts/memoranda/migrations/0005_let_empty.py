"""What an internal document said becomes empty once it was disposed of; its number, kind, subject and hash stay."""

from django.db import migrations

from chancery.kernel.ledger.guards import LetEmpty

_GIVEN_UP = "EXISTS (SELECT FROM documents_erasure WHERE subject = OLD.document_id)"


class Migration(migrations.Migration):
    dependencies = [("memoranda", "0004_guards"), ("documents", "0010_guards")]
    operations = [
        LetEmpty("DraftVersion", ("body", "references"), given_up=_GIVEN_UP),
        LetEmpty("HeadSignature", ("folded_text",), given_up=_GIVEN_UP, computed=("search",)),
    ]
