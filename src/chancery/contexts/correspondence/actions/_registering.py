"""How does a document come into the registry: number, row, files, links and its first holder, in one transaction?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chancery.contexts.correspondence import papers, queries
from chancery.contexts.correspondence.actions import _moving, _reading
from chancery.contexts.correspondence.models import Record, RecordFile, RecordLink
from chancery.contexts.correspondence.queries.integrity import SERIES
from chancery.contexts.correspondence.rules import (
    EntryChannel,
    LinkKind,
    RecordKind,
    Sender,
    designation,
    normalise,
)
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents.models import Document, StoredFile, Upload
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office

_SUBJECT, _NAME, _NUMBER, _SHEETS, _IDENTITY = 500, 200, 100, 99_999, 30


class RecordIncomplete(Invalid):
    """What cannot be told apart nor answered is not registered (TUO of Ley 27444, art. 124)."""

    code = "record_incomplete"
    sentence = "Faltan datos del documento o no caben: revise asunto, remitente, número y folios."
    next_step = "Complete los campos señalados."


class PresentedInFuture(Invalid):
    """Nothing is received before it comes."""

    code = "record_presented_in_future"
    sentence = "El documento no puede haberse presentado en una fecha que todavía no llega."
    next_step = "Corrija la fecha y la hora de presentación."


class FileUnknown(Invalid):
    """A file of a document is one that the platform keeps."""

    code = "record_file_unknown"
    sentence = "No conocemos uno de los archivos del documento."
    next_step = "Suba otra vez el archivo, o compruebe el número del documento emitido."


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that the platform keeps under its hash, by the name that it bears in the document."""

    title: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What is registered of a document: all that its receiver knows of it.

    The first file is the document itself. Antecedents are ids of registered documents, or numbers as printed. `presenter` is who
    presented it for its sender.
    """

    office: Office
    sender: Sender
    subject: str
    kind: RecordKind
    sheets: int
    channel: EntryChannel
    presented_at: datetime
    number_of_sender: str = ""
    dated_on: date | None = None
    files: Sequence[Enclosed] = ()
    document_ids: Sequence[UUID] = ()
    upload_ids: Sequence[UUID] = ()
    antecedents: Sequence[UUID | str] = ()
    presented_at_office: Office | None = None
    is_urgent: bool = False
    is_reserved: bool = False
    follow_code: str = ""
    presenter: str = ""


def enter(incoming: Incoming, *, actor: Actor) -> Record:
    """Number and keep a document; the office that registers it is the first to hold the original.

    Raises `RecordIncomplete`, `PresentedInFuture`, `FileUnknown`, `WrittenInLima`, `UploadNotUsable`.
    """
    _check(incoming)
    writers.require_lima()
    at, office = clock.now(), incoming.office
    days = queries.moments_of(
        incoming.presented_at, incoming.channel, office, window=incoming.presented_at_office
    )
    received_on = queries.moments_of(at, incoming.channel, office).received_on
    year = clock.today().year
    series = f"{SERIES}{office.acronym}"
    ordinal = ledger.next_ordinal(series=series, year=year)
    meant = normalise(designation(RecordKind(incoming.kind), incoming.number_of_sender.strip()))
    record = Record.objects.create(
        number=ids.format_number(series, year, ordinal),
        series=series,
        year=year,
        ordinal=ordinal,
        office=office,
        kind=incoming.kind,
        subject=incoming.subject.strip(),
        sender_kind=incoming.sender.kind,
        sender_number=incoming.sender.number.strip().upper(),
        sender_name=incoming.sender.name.strip(),
        number_of_sender=incoming.number_of_sender.strip(),
        number_core=meant.core if meant else "",
        number_letters=meant.around[:200] if meant else "",
        dated_on=incoming.dated_on,
        sheets=incoming.sheets,
        channel=incoming.channel,
        presented_at=incoming.presented_at,
        presented_at_office=incoming.presented_at_office,
        received_at=at,
        presented_on=days.presented_on,
        received_on=received_on,
        clock_starts_on=days.clock_starts_on,
        trace=papers.written(days.trace),
        is_urgent=incoming.is_urgent,
        is_reserved=incoming.is_reserved,
        follow_code=incoming.follow_code or queries.new_code(),
        registered_by=actor.name,
    )
    _reading.keep_words(record, incoming.presenter)
    _keep_files(record, incoming, actor)
    _link_antecedents(record, incoming.antecedents, actor)
    _link_duplicates(record, actor)
    _moving.begin(record, at=at, actor=actor)
    ledger.record(
        chain=record.id,
        verb="correspondence.register",
        actor=actor,
        facts={
            "number": record.number,
            "office": office.code,
            "channel": record.channel,
            "presented_at": record.presented_at,
            "presented_on": record.presented_on,
            "received_on": record.received_on,
            "sheets": record.sheets,
            "files": [each.file_id for each in record.files.all()],
        },
    )
    return record


def check_words(*, subject: str, number_of_sender: str, sheets: int, name: str = "—") -> None:
    """Whether what is said of a document can be kept. Raises `RecordIncomplete`."""
    wrong: dict[str, list[str]] = {}
    if not 0 < len(subject.strip()) <= _SUBJECT:
        wrong["subject"] = [f"Escriba el asunto, de hasta {_SUBJECT} caracteres."]
    if not 0 < len(name.strip()) <= _NAME:
        wrong["sender_name"] = [f"Escriba quién lo remite, en hasta {_NAME} caracteres."]
    if len(number_of_sender.strip()) > _NUMBER:
        wrong["number_of_sender"] = [f"El número tiene hasta {_NUMBER} caracteres."]
    if not 1 <= sheets <= _SHEETS:
        wrong["sheets"] = ["Escriba cuántos folios tiene."]
    if wrong:
        raise RecordIncomplete(wrong)


def _check(incoming: Incoming) -> None:
    check_words(
        subject=incoming.subject,
        number_of_sender=incoming.number_of_sender,
        sheets=incoming.sheets,
        name=incoming.sender.name,
    )
    if len(incoming.sender.number.strip().upper()) > _IDENTITY:
        sentence = f"El número del remitente tiene hasta {_IDENTITY} caracteres."
        raise RecordIncomplete({"sender_number": [sentence]})
    if incoming.presented_at > clock.now():
        raise PresentedInFuture({"presented_at": [PresentedInFuture.sentence]})


def _keep_files(record: Record, incoming: Incoming, actor: Actor) -> None:
    """The files that came with it, those handed in here, and papers of our own, in this order."""
    rows = [RecordFile(title=each.title[:200], file_id=each.sha256) for each in incoming.files]
    known = set(
        StoredFile.objects.filter(pk__in=[row.file_id for row in rows]).values_list("sha256", flat=True)
    )
    if any(row.file_id not in known for row in rows):
        raise FileUnknown({"files": [FileUnknown.sentence]})
    for upload_id in incoming.upload_ids:
        documents.use_upload(upload_id=upload_id, case_id=record.id, actor=actor)
        upload = Upload.objects.get(pk=upload_id)
        rows.append(RecordFile(title=upload.filename, file=upload.file))
    papers_of_ours = {each.id: each for each in Document.objects.filter(pk__in=incoming.document_ids)}
    for document_id in incoming.document_ids:
        document = papers_of_ours.get(document_id)
        if document is None:
            raise FileUnknown({"document_ids": [FileUnknown.sentence]})
        title = f"{document.title} {document.number}"[:200]
        rows.append(RecordFile(title=title, file_id=stored.newest_file(document), document_id=document.id))
    for ordinal, row in enumerate(rows, start=1):
        row.record, row.ordinal = record, ordinal
    if RecordFile.objects.bulk_create(rows):
        _reading.read_later(record)


def _link_antecedents(record: Record, antecedents: Sequence[UUID | str], actor: Actor) -> None:
    named = (each.strip() if isinstance(each, str) else each for each in antecedents)
    for antecedent in dict.fromkeys(each for each in named if each):
        other = find(antecedent)
        RecordLink.objects.create(
            record=record,
            other=other,
            number="" if other else str(antecedent)[:_NUMBER],
            kind=LinkKind.ANTECEDENT,
            at=clock.now(),
            by=actor.name,
        )


def _link_duplicates(record: Record, actor: Actor) -> None:
    """The same bytes came before: whoever attends to it sees the other one beside it."""
    main = record.files.filter(ordinal=1).first()
    if main is None:
        return
    for other in queries.with_same_file(main.file_id, but=record.id):
        RecordLink.objects.create(
            record=record, other=other, kind=LinkKind.DUPLICATE, at=clock.now(), by=actor.name
        )


def find(named: UUID | str) -> Record | None:
    """The registered document that an id or a printed number names."""
    if isinstance(named, UUID):
        return queries.row(named)
    printed = ids.as_kept(named)
    return Record.objects.filter(number=printed).first()
