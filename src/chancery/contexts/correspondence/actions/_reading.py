"""How do scans and files come to be read, one after the other, and what they say to be found?"""

from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from procrastinate.contrib.django import app

from chancery.contexts.correspondence.models import Digitisation, FileText, FileWord, Record
from chancery.contexts.correspondence.rules import distinct_words, searchable
from chancery.kernel.documents.recognition import TEXT

RECOGNISE, READ = "correspondence.recognise", "correspondence.read_files"


def recognise_later(digitisation: Digitisation) -> None:
    """Have a scan recognised: under one lock, so that whatever the workers there is one at a time."""
    job = app.configure_task(RECOGNISE, lock=RECOGNISE, queueing_lock=f"{RECOGNISE}/{digitisation.pk}")
    job.defer(digitisation_id=str(digitisation.pk))


def read_later(record: Record) -> None:
    """Have the PDFs of a document read."""
    app.configure_task(READ).defer(record_id=str(record.pk))


def keep_text(record: Record, file_id: str, text: str) -> None:
    """Have a file found by what it says; once read, it is not read again, though it say nothing."""
    said = text[:TEXT]
    says_something = bool(said.strip())
    words = f"{record.words} {searchable([said])}" if says_something else ""
    stems = SearchVector(Value(words), config="spanish")
    FileText.objects.bulk_create(
        [FileText(record=record, file_id=file_id, says_something=says_something, stems=stems)],
        ignore_conflicts=True,
    )
    # In one order everywhere, so that two that keep the same words do not wait for each other in a circle.
    known = [FileWord(word=word) for word in sorted(distinct_words(said))]
    FileWord.objects.bulk_create(known, ignore_conflicts=True, batch_size=1000)
