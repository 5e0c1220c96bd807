"""Which facts do the certificate of presentation, the receipt and the route sheet state?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from chancery.contexts.correspondence.models import Presentation, Record, RecordLink, RecordMovement
from chancery.contexts.correspondence.rules import EntryChannel, LinkKind, TraceStep
from chancery.kernel.base import clock, ids
from chancery.kernel.cases.models import Attachment
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.organisation.models import Office

_DAY = "%d/%m/%Y"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file as it stands on a paper: its name, its size in bytes, its hash."""

    title: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was presented, when, and as which bytes: given in the act, at any hour."""

    case_number: str
    presenter: str
    represented: str
    capacity: str
    subject: str
    kind: str
    addressee: str
    channel: str
    window: str
    moment: str
    local_moment: str
    presented_on: str
    clock_starts_on: str
    trace: tuple[str, ...]
    files: tuple[Enclosure, ...]
    follow_code: str

    def public(self) -> dict[str, str]:
        """That it was presented, when, and the hash of each file; not what it says nor who presented it."""
        return {
            "Expediente": self.case_number,
            "Presentado": self.moment,
            "Fecha de presentación": self.presented_on,
            **{f"Archivo {ordinal}": each.sha256 for ordinal, each in enumerate(self.files, start=1)},
        }


@dataclass(frozen=True, slots=True)
class Receipt:
    """That the ministry received it in its working hours, and under which number (TUO of Ley 27444, arts. 35, 135)."""

    record_number: str
    case_number: str
    sender: str
    presenter: str
    subject: str
    kind: str
    sheets: int
    annexes: int
    channel: str
    moment: str
    presented: str
    presented_on: str
    received_on: str
    clock_starts_on: str
    trace: tuple[str, ...]
    by: str
    files: tuple[Enclosure, ...]
    follow_code: str

    def public(self) -> dict[str, str]:
        """The number, the days that count and the hash of each file."""
        return {
            "Número de registro": self.record_number,
            "Presentado": self.presented,
            "Recibido": self.moment,
            "Fecha de recepción": self.received_on,
            "Folios": str(self.sheets),
            **{f"Archivo {ordinal}": each.sha256 for ordinal, each in enumerate(self.files, start=1)},
        }


@dataclass(frozen=True, slots=True)
class Line:
    """One movement as a line of the route sheet."""

    ordinal: int
    at: str
    sender: str
    receiver: str
    instruction: str
    is_copy: bool
    due_on: str
    received: str
    outcome: str
    note: str


@dataclass(frozen=True, slots=True)
class RouteSheet:
    """Where a document has been, line by line, and who has it."""

    record_number: str
    received: str
    sender: str
    sender_kind: str
    sender_number: str
    subject: str
    kind: str
    sheets: int
    annexes: int
    is_urgent: bool
    is_reserved: bool
    holder: str
    standing: str
    lines: tuple[Line, ...]
    papers: tuple[str, ...]

    def public(self) -> dict[str, str]:
        """The number and where it stood when the sheet was printed."""
        return {"Número de registro": self.record_number, "Movimientos": str(len(self.lines))}


def certificate(presentation: Presentation, attachments: Iterable[Attachment]) -> Certificate:
    """The certificate of what has just been presented."""
    case, window = presentation.case, presentation.presented_at_office
    company = case.company
    represented = f"{company.name} ({company.registration})" if company else presentation.represented
    return Certificate(
        case_number=case.number,
        presenter=case.applicant.full_name,
        represented=represented,
        capacity=presentation.capacity,
        subject=presentation.subject,
        kind=presentation.designation,
        addressee=presentation.addressee.name,
        channel=EntryChannel(presentation.channel).label,
        window=window.name if window else "",
        moment=in_lima(presentation.presented_at),
        local_moment=_elsewhere(presentation.presented_at, window),
        presented_on=f"{presentation.presented_on:{_DAY}}",
        clock_starts_on=f"{presentation.clock_starts_on:{_DAY}}",
        trace=tuple(presentation.trace.splitlines()),
        files=tuple(
            Enclosure(each.upload.filename, each.upload.received, each.upload.file_id or "")
            for each in attachments
        ),
        follow_code=ids.format_code(presentation.follow_code),
    )


def receipt(record: Record, *, presentation: Presentation | None = None) -> Receipt:
    """The receipt of what has just been registered, and how it was presented, if it came by the front desk."""
    files = tuple(record.files.select_related("file"))
    return Receipt(
        record_number=record.number,
        case_number=presentation.case.number if presentation else "",
        sender=record.sender_name,
        presenter=presentation.representative if presentation else "",
        subject=record.subject,
        kind=record.designation,
        sheets=record.sheets,
        annexes=max(len(files) - 1, 0),
        channel=EntryChannel(record.channel).label,
        moment=in_lima(record.received_at),
        presented=in_lima(record.presented_at),
        presented_on=f"{record.presented_on:{_DAY}}",
        received_on=f"{record.received_on:{_DAY}}",
        clock_starts_on=f"{record.clock_starts_on:{_DAY}}",
        trace=tuple(record.trace.splitlines()),
        by=record.registered_by,
        files=tuple(Enclosure(each.title, each.file.size, each.file_id) for each in files),
        follow_code=ids.format_code(record.follow_code),
    )


def route_sheet(
    record: Record, movements: Iterable[RecordMovement], links: Iterable[RecordLink]
) -> RouteSheet:
    """The route sheet as it stands now, with the papers that came of the document."""
    lines = tuple(movements)
    came_of = [
        each
        for each in links
        if each.record_id == record.id and each.kind in (LinkKind.REPLY, LinkKind.RESULT)
    ]
    issued = documents.named([each.document_id for each in came_of if each.document_id])
    original = next(each for each in lines if not each.is_copy and each.left_at is None)
    return RouteSheet(
        record_number=record.number,
        received=in_lima(record.received_at),
        sender=record.sender_name,
        sender_kind=record.get_sender_kind_display(),
        sender_number=record.sender_number,
        subject="Documento reservado" if record.is_reserved else record.subject,
        kind=record.designation,
        sheets=record.sheets,
        annexes=max(record.files.count() - 1, 0),
        is_urgent=record.is_urgent,
        is_reserved=record.is_reserved,
        holder=_place(original.to_office, original.to_person),
        standing=original.standing.label,
        lines=tuple(_line(each) for each in lines),
        papers=tuple(
            _paper(each, issued.get(each.document_id) if each.document_id else None) for each in came_of
        ),
    )


def written(trace: Iterable[TraceStep]) -> str:
    """A trace as it is kept, one conclusion a line."""
    return "\n".join(str(step) for step in trace)


def in_lima(instant: datetime | None) -> str:
    """An instant in Lima's time."""
    return f"{instant.astimezone(clock.LIMA):%d/%m/%Y %H:%M:%S} (hora de Lima)" if instant else ""


def _elsewhere(instant: datetime, window: Office | None) -> str:
    """The same instant where the window is, when that is another hour."""
    if window is None:
        return ""
    local = instant.astimezone(ZoneInfo(window.time_zone))
    if local.utcoffset() == instant.astimezone(clock.LIMA).utcoffset():
        return ""
    return f"{local:%d/%m/%Y %H:%M:%S} ({window.city})"


def _line(movement: RecordMovement) -> Line:
    short = "%d/%m/%Y %H:%M"
    lima = clock.LIMA
    outcome = ""
    if movement.closed_at is not None:
        outcome = f"{movement.get_outcome_display()} el {movement.closed_at.astimezone(lima):{short}}"
        outcome += f" por {movement.closed_by}" if movement.closed_by else ""
        outcome += f": {movement.close_reason}" if movement.close_reason else ""
    return Line(
        ordinal=movement.ordinal,
        at=f"{movement.sent_at.astimezone(lima):{short}}",
        sender=_place(movement.from_office, movement.from_person),
        receiver=_place(movement.to_office, movement.to_person),
        instruction=movement.instruction.title,
        is_copy=movement.is_copy,
        due_on=f"{movement.due_on:{_DAY}}" if movement.due_on else "",
        received=_received(movement, short),
        outcome=outcome,
        note=movement.note,
    )


def _received(movement: RecordMovement, short: str) -> str:
    """When it came and who says so: the «recibí» of the sheet."""
    if movement.received_at is None:
        return ""
    at = f"{movement.received_at.astimezone(clock.LIMA):{short}}"
    return f"{at} por {movement.received_by}" if movement.received_by else at


def _paper(link: RecordLink, issued: Document | None) -> str:
    """A paper that answers the document or came of it, and whether it was annulled."""
    annulled = " (anulado)" if issued is not None and documents.is_revoked(issued) else ""
    return f"{link.get_kind_display()}: {link.number}, del {link.at.astimezone(clock.LIMA):{_DAY}}{annulled}"


def _place(office: Office, person: object) -> str:
    return f"{office.acronym}: {person}" if person else office.name
