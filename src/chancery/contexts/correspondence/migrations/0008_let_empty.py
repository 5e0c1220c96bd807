"""What a scan said becomes empty once its document was disposed of; that it was made and compared stays."""

from django.db import migrations

from chancery.kernel.ledger.guards import LetEmpty

_GIVEN_UP = """EXISTS (
    SELECT FROM documents_erasure erasure
    JOIN correspondence_digitisation digitisation ON digitisation.record_id = erasure.subject
    JOIN correspondence_recognition recognition ON recognition.digitisation_id = digitisation.id
    WHERE recognition.id = OLD.recognition_id
)"""


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0007_digitisation_guards"), ("documents", "0010_guards")]
    operations = [LetEmpty("RecognisedPage", ("text",), given_up=_GIVEN_UP)]
