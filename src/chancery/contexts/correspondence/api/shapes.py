"""In which shapes does correspondence travel?"""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field, StringConstraints

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.models import Record, RecordMovement
from chancery.contexts.correspondence.rules import EARLIEST, EntryChannel, LinkKind, RecordKind, SenderKind
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.web.api_fields import Country, Line, OptionalLine

Subject = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=r"^[^\x00]*$")
]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500, pattern=r"^[^\x00]*$")]
PrintedNumber = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=100, pattern=r"^[^\x00]*$")
]
RecordSheets = Annotated[int, Field(ge=1, le=99_999)]
Marked = Annotated[list[UUID], Field(min_length=1, max_length=200)]


class PresentationUploads(Schema):
    """Files received before: the document itself, its annexes, and the paper by which one acts for another."""

    main: UUID
    annexes: Annotated[list[UUID], Field(max_length=5)] = []
    power: UUID | None = None

    def by_requirement(self) -> dict[str, UUID]:
        """Each under the code of the requirement that it meets."""
        return {
            "main": self.main,
            **{f"annex_{place}": upload_id for place, upload_id in enumerate(self.annexes, start=1)},
            **({"power": self.power} if self.power else {}),
        }


class RepresentedIn(Schema):
    """The person for whom a document is presented, by name and document."""

    name: Line
    document_kind: IdentityDocumentKind
    document_number: Annotated[str, StringConstraints(min_length=1, max_length=24, pattern=r"^[^\x00]*$")]
    document_country: Country = "PE"

    def said(self) -> actions.Represented:
        document = HeldDocument(self.document_kind, self.document_number, self.document_country.upper())
        return actions.Represented(self.name, document)


class PresentationIn(Schema):
    """A document to present. `addressee` is the code of a unit, `company` the id of one that the caller represents.

    Who acts for a person names that person in `represented`, says so in `capacity`, and hands in the `power`.
    """

    kind: RecordKind
    subject: Subject
    addressee: Line
    sheets: RecordSheets = 1
    number_of_sender: PrintedNumber = ""
    dated_on: date | None = None
    capacity: OptionalLine = ""
    email: OptionalLine = ""
    uploads: PresentationUploads
    company: UUID | None = None
    represented: RepresentedIn | None = None


class PresentationOut(Schema):
    """What was presented: the code opens the public follow-up, the certificate is verified by its own."""

    number: str
    state: str
    follow_code: str
    presented_at: datetime
    presented_on: date
    clock_starts_on: date
    record: str | None
    certificate: str


class PresentationAdmitIn(Schema):
    """Where a document that was presented goes, to do what."""

    addressee: Line
    instruction: OptionalLine = ""
    note: Note = ""
    sheets: RecordSheets | None = None
    is_urgent: bool = False
    is_reserved: bool = False


class PresentationFollowIn(Schema):
    number: Line
    code: Line


class PresentationFollowStepOut(Schema):
    at: datetime
    what: str
    unit: str


class PresentationFollowOut(Schema):
    number: str
    registered_as: str
    subject: str
    state: str
    unit: str
    presented_on: date
    received_on: date | None
    steps: list[PresentationFollowStepOut]


class RecordSenderIn(Schema):
    kind: SenderKind
    number: OptionalLine = ""
    name: Line


class RecordIn(Schema):
    """A document that came to a window or from another system. `presented_at`: handed to the post, or presented there, if not now."""

    office: Line
    sender: RecordSenderIn
    subject: Subject
    kind: RecordKind
    sheets: RecordSheets
    number_of_sender: PrintedNumber = ""
    dated_on: date | None = None
    uploads: Annotated[list[UUID], Field(max_length=20)] = []
    antecedents: Annotated[list[PrintedNumber], Field(max_length=20)] = []
    channel: EntryChannel = EntryChannel.WINDOW
    presented_at: Annotated[AwareDatetime, Field(ge=EARLIEST)] | None = None
    addressee: OptionalLine = ""
    is_urgent: bool = False
    is_reserved: bool = False


class RecordFileOut(Schema):
    ordinal: int
    title: str
    sha256: str
    size: int


class RecordMovementOut(Schema):
    """One sending of a document, and what became of it."""

    id: UUID
    record: str
    ordinal: int
    sender: str
    receiver: str
    receiver_name: str
    instruction: str
    note: str
    is_copy: bool
    sent_at: datetime
    due_on: date | None
    received_at: datetime | None
    closed_at: datetime | None
    outcome: str
    close_reason: str


class RecordLineOut(RecordMovementOut):
    """A line of the route sheet: the movement, and who sent, received and closed it, by name."""

    sent_by: str
    person: str
    received_by: str
    closed_by: str


class RecordRelationOut(Schema):
    """What a document is tied to: another that is registered, or a paper by its number; `code` opens one of ours."""

    kind: LinkKind
    number: str
    code: str


class RecordOut(Schema):
    """A document as a line of a list, with the unit that holds the original."""

    number: str
    kind: str
    subject: str
    sender: str
    number_of_sender: str
    received_at: datetime
    holder: str
    holder_name: str
    standing: str


class RecordDetail(RecordOut):
    """A document whole, with its sender's identity document or RUC; `answer_to` is where its presenter is written to."""

    sender_number: str
    channel: str
    sheets: int
    presented_at: datetime
    presented_on: date
    received_on: date
    clock_starts_on: date
    follow_code: str
    files: list[RecordFileOut]
    antecedents: list[str]
    relations: list[RecordRelationOut]
    answer_to: str
    movements: list[RecordLineOut]


class RecordQueueOut(Schema):
    """A page of the queue; `next` is the place where the following begins."""

    movements: list[RecordMovementOut]
    next: str | None


class RecordDestinationIn(Schema):
    """Where a document goes: `office` is a code, `person` the document number of somebody who serves there."""

    office: Line
    instruction: Line
    person: OptionalLine = ""
    note: Note = ""
    is_copy: bool = False
    due_on: date | None = None


class RecordRouteIn(Schema):
    to: Annotated[list[RecordDestinationIn], Field(min_length=1, max_length=50)]


class RecordRouteManyIn(Schema):
    movements: Marked
    to: RecordDestinationIn


class RecordReceiveManyIn(Schema):
    movements: Marked


class RecordBulkRefusalOut(Schema):
    number: str
    why: str


class RecordBulkOut(Schema):
    """What became of each of many."""

    done: list[str]
    refused: list[RecordBulkRefusalOut]


class RecordReasonIn(Schema):
    reason: Note


class RecordAttendIn(RecordReasonIn):
    reply_number: PrintedNumber = ""


class RecordJoinIn(RecordReasonIn):
    into: Line


class RecordLinkIn(Schema):
    number: Line
    kind: Literal[LinkKind.ANTECEDENT, LinkKind.REPLY]


class RecordRouteSheetOut(Schema):
    number: str
    verification_code: str


def movement_out(movement: RecordMovement) -> RecordMovementOut:
    """A movement as it travels."""
    return RecordMovementOut(
        id=movement.id,
        record=movement.record.number,
        ordinal=movement.ordinal,
        sender=movement.from_office.code,
        receiver=movement.to_office.code,
        receiver_name=movement.to_office.name,
        instruction=movement.instruction_id,
        note=movement.note,
        is_copy=movement.is_copy,
        sent_at=movement.sent_at,
        due_on=movement.due_on,
        received_at=movement.received_at,
        closed_at=movement.closed_at,
        outcome=movement.outcome,
        close_reason=movement.close_reason,
    )


def _line(movement: RecordMovement) -> RecordLineOut:
    return RecordLineOut(
        **movement_out(movement).dict(),
        sent_by=str(movement.from_person or ""),
        person=str(movement.to_person or ""),
        received_by=str(movement.received_by or ""),
        closed_by=str(movement.closed_by or ""),
    )


def _relations(record: Record) -> list[RecordRelationOut]:
    """What the document says of others; not what they say of it."""
    links = [each for each in queries.links_of(record) if each.record_id == record.id]
    papers = documents.named([each.document_id for each in links if each.document_id])
    return [
        RecordRelationOut(
            kind=LinkKind(each.kind),
            number=each.other.number if each.other else each.number,
            code=papers[each.document_id].verification_code if each.document_id in papers else "",
        )
        for each in links
    ]


def record_out(held: queries.Held) -> RecordOut:
    """A line of a list."""
    record, holder = held.record, held.holder
    return RecordOut(
        number=record.number,
        kind=record.kind,
        subject=record.subject,
        sender=record.sender_name,
        number_of_sender=record.number_of_sender,
        received_at=record.received_at,
        holder=holder.to_office.code,
        holder_name=holder.to_office.name,
        standing=holder.standing,
    )


def record_detail(record: Record) -> RecordDetail:
    """A document whole."""
    view, presented = queries.record(record.id), queries.presentation_of(record)
    return RecordDetail(
        number=view.number,
        kind=view.kind,
        subject=view.subject,
        sender=view.sender.name,
        number_of_sender=view.number_of_sender,
        received_at=view.received_at,
        holder=view.holder_office,
        holder_name=view.holder_office_name,
        standing=view.standing,
        sender_number=view.sender.number,
        channel=view.channel,
        sheets=view.sheets,
        presented_at=view.presented_at,
        presented_on=view.presented_on,
        received_on=view.received_on,
        clock_starts_on=view.clock_starts_on,
        follow_code=view.follow_code,
        files=[
            RecordFileOut(ordinal=each.ordinal, title=each.title, sha256=each.sha256, size=each.size)
            for each in view.files
        ],
        antecedents=list(view.antecedents),
        relations=_relations(record),
        answer_to=presented.answer_to if presented else "",
        movements=[_line(each) for each in queries.history(record)],
    )
