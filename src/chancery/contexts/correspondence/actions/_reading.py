"""How do scans and files come to be read, one after the other, and what they say to be found?"""

from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from procrastinate.contrib.django import app

from chancery.contexts.correspondence.models import Digitisation, KnownWord, Record, RecordText
from chancery.contexts.correspondence.rules import distinct_words, searchable
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import holding
from chancery.kernel.documents.recognition import TEXT
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

RECOGNISE, READ = "correspondence.recognise", "correspondence.read_files"


def recognise_later(digitisation: Digitisation) -> None:
    """Have a scan recognised: under one lock, so that whatever the workers there is one at a time."""
    job = app.configure_task(RECOGNISE, lock=RECOGNISE, queueing_lock=f"{RECOGNISE}/{digitisation.pk}")
    job.defer(digitisation_id=str(digitisation.pk))


def read_later(record: Record) -> None:
    """Have the PDFs of a document read."""
    app.configure_task(READ).defer(record_id=str(record.pk))


def keep_words(record: Record, presenter: str = "") -> None:
    """Have a document found by its own words, and by who presented it for its sender."""
    _keep(record, None, presenter)


def keep_text(record: Record, file_id: str, text: str) -> None:
    """Have a file found by what it says; once read, it is not read again, though it say nothing.

    What was erased while it was read is found no more.
    """
    ledger.hold(record.pk)
    if holding.erasure_of(record.pk) is not None:
        return
    said = text[:TEXT]
    _keep(record, file_id, said, says_something=bool(said.strip()))


def _keep(record: Record, file_id: str | None, said: str, *, says_something: bool = True) -> None:
    parts = [record.subject, record.sender_name, record.number_of_sender, said] if says_something else []
    words = searchable(parts)
    stems = SearchVector(Value(words), config="spanish")
    RecordText.objects.bulk_create(
        [RecordText(record=record, file_id=file_id, says_something=says_something, stems=stems)],
        ignore_conflicts=True,
    )
    _know(words)


def note_words(*, text: str, actor: Actor) -> None:
    """Have the words of a paper found also misspelt: what is searched beside the register learns from the same words."""
    access.allow_anybody(actor)
    _know(text)


def _know(text: str) -> None:
    distinct = distinct_words(text)
    known = set(KnownWord.objects.filter(word__in=distinct).values_list("word", flat=True))
    KnownWord.objects.bulk_create([KnownWord(word=word) for word in sorted(distinct - known)])
