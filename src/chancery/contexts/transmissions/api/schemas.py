"""What programs send and are told about a transmission."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from chancery.contexts.transmissions.rules import Book, DeliveryManner, Moment, Purpose
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.web.api_fields import Country, Line, OptionalLine, Paragraph

Year = Annotated[int, Field(ge=1, le=9999)]
Short = Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[^\x00]*$")]
Note = Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")]
Sheet = Annotated[str, Field(max_length=40, pattern=r"^[^\x00]*$")]


class RegistryCopyIn(Schema):
    """A request. `office` is the consulate that keeps the book, `destination` where a printed copy is collected.

    `applicant` is who stands before an officer at a counter; none when the person asks for oneself.
    """

    book: Book
    holder: Line
    other: OptionalLine = ""
    year: Year
    happened_on: date | None = None
    place: OptionalLine = ""
    reference: OptionalLine = ""
    purpose: Purpose = Purpose.GENERAL
    office: Line
    manner: DeliveryManner = DeliveryManner.COUNTER
    destination: OptionalLine = ""
    clue: UUID | None = None
    applicant: UUID | None = None


class PermitIn(Schema):
    """Which travel permit is sent, and how it is received."""

    permit: Line
    manner: DeliveryManner = DeliveryManner.COUNTER
    destination: OptionalLine = ""
    applicant: UUID | None = None


class FoundEntryIn(Schema):
    """Where the entry stands, and its images: uploads received before."""

    volume: Short
    folio: Short
    number: Short
    registered_on: date
    holder: Line
    other: OptionalLine = ""
    image: UUID
    reverse: UUID | None = None


class CertifyIn(Schema):
    """The consul's word that the image is true to the book."""

    is_compared: bool = False


class TransmissionReasonIn(Schema):
    reason: Paragraph


class DifferenceIn(Schema):
    reason: Note


class SheetIn(Schema):
    sheet: Sheet
    reason: Note = ""


class TakerIn(Schema):
    """Who stands before the officer; `power` names the paper by which another than the applicant collects."""

    name: Line
    document_kind: IdentityDocumentKind
    document_number: Line
    document_country: Country = "PE"
    power: OptionalLine = ""


class StageOut(Schema):
    label: str
    is_done: bool
    is_now: bool


class TransmittedPaperOut(Schema):
    number: str
    title: str
    sha256: str
    verification_code: str


class HandOverOut(Schema):
    """One hand-over. `digest` is the SHA-256 of `statement`, which names the digest of the one before it."""

    ordinal: int
    moment: Moment
    document: str
    sha256: str
    sender: str
    recipient: str
    by: str
    at: datetime
    note: str
    previous: str
    digest: str
    statement: str
    receipt: TransmittedPaperOut


class PrintoutOut(Schema):
    ordinal: int
    office: str
    sheet: str
    reason: str
    at: datetime


class TransmissionOut(Schema):
    """The same road for everybody who may see it; `can` names what the caller's office may do now."""

    number: str
    what: str
    state: str
    state_label: str
    office: str
    manner: DeliveryManner
    destination: str
    stages: list[StageOut]
    hand_overs: list[HandOverOut]
    is_chain_whole: bool
    document: TransmittedPaperOut | None
    legalisation: TransmittedPaperOut | None
    printouts: list[PrintoutOut]
    can: list[str]


class TransmissionRowOut(Schema):
    number: str
    what: str
    state: str
    office: str
    destination: str
    due_on: date | None


class TransmissionQueueOut(Schema):
    title: str
    rows: list[TransmissionRowOut]
