"""What programs send and read of salvoconductos."""

from datetime import date, datetime
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.rules import (
    Cause,
    Initiative,
    LeaveMeans,
    PaperGround,
    ProofMethod,
)
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.travel_documents.border_answers import BorderAnswer
from chancery.kernel.travel_documents.single_use import IncidentKind
from chancery.kernel.travel_documents.zones import Sex
from chancery.web.api_fields import Country, Line, OptionalLine, Paragraph, Remark

_WITHOUT_NUL = r"^[^\x00]*$"


class MinorsCompanyIn(Schema):
    """Somebody who travels along with a minor, or stays: by name and document."""

    name: Line
    document_kind: IdentityDocumentKind
    document_number: str = Field(min_length=1, max_length=20, pattern=_WITHOUT_NUL)
    document_country: Country = "PE"

    def said(self) -> actions.Named:
        document = HeldDocument(self.document_kind, self.document_number, self.document_country.upper())
        return actions.Named(self.name, document)


class GuardianshipIn(Schema):
    """Of a minor: who exercises parental authority, who travels along, and who stays and must give leave."""

    basis: Basis
    company: Company
    companion: MinorsCompanyIn | None = None
    staying: list[MinorsCompanyIn] = Field([], max_length=2)

    def said(self) -> actions.Guardianship:
        along = self.companion.said() if self.companion else None
        return actions.Guardianship(
            self.basis, self.company, along, tuple(each.said() for each in self.staying)
        )


class TravelPaperParticularsIn(Schema):
    surnames: str = Field(min_length=1, max_length=120, pattern=_WITHOUT_NUL)
    given_names: str = Field("", max_length=120, pattern=_WITHOUT_NUL)
    sex: Sex
    born_on: date
    birth_place: str = Field(min_length=1, max_length=120, pattern=_WITHOUT_NUL)
    birth_country: Country
    cause: Cause
    residence: Country
    destination: Country
    itinerary: Line
    departs_on: date
    initiative: Initiative = Initiative.PETITION
    is_unregistered: bool = False
    dni: str = Field("", max_length=10, pattern=_WITHOUT_NUL)
    report: Remark = ""
    passport_number: str = Field("", max_length=15, pattern=_WITHOUT_NUL)
    authority: OptionalLine = ""
    second_cause: OptionalLine = ""
    guardianship: GuardianshipIn | None = None

    def said(self) -> actions.Particulars:
        upper = {name: getattr(self, name).upper() for name in ("birth_country", "residence", "destination")}
        told = self.guardianship.said() if self.guardianship else None
        return actions.Particulars(**{**self.dict(), **upper, "guardianship": told})


class TravelPaperUploads(Schema):
    """Files received before, by what each is."""

    photograph: UUID | None = None
    report: UUID | None = None
    identity: UUID | None = None
    leave: UUID | None = None
    ticket: UUID | None = None


class TravelPaperRequestIn(Schema):
    """A request; `office` is the consular office's code."""

    particulars: TravelPaperParticularsIn
    office: Line
    uploads: TravelPaperUploads


class KinIn(Schema):
    """A relative who identifies an adult, to the fourth degree."""

    name: str = Field(min_length=1, max_length=120, pattern=_WITHOUT_NUL)
    degree: int = Field(ge=1, le=9)
    contact: Line
    said: Remark


class TravelPaperIdentityIn(Schema):
    """Without a birth act the identity register is asked."""

    birth_act: str = Field("", max_length=120, pattern=_WITHOUT_NUL)
    kin: KinIn | None = None


class TravelPaperProofOut(Schema):
    method: ProofMethod
    state: str


class TravelPaperGrantIn(Schema):
    """In what an indigence shows that is accepted."""

    poverty: Remark = ""


class StayingLeaveIn(Schema):
    """How one who stays gave leave: by its place in `staying`, from 1."""

    ordinal: int = Field(ge=1, le=2)
    means: LeaveMeans
    reference: OptionalLine = ""


class TravelPaperLeaveIn(Schema):
    """Which certificates were seen, and the leave of each who stays that is at hand."""

    papers: Remark = ""
    given: list[StayingLeaveIn] = Field([], max_length=2)


class TravelPaperReasonIn(Schema):
    reason: Paragraph


class TravelPaperEndIn(Schema):
    ground: PaperGround
    reason: Paragraph


class TravelPaperZoneIn(Schema):
    """Both lines of the holder's original as they were read."""

    zone: str = Field(max_length=200, pattern=_WITHOUT_NUL)


class TravelPaperOut(Schema):
    number: str
    zone: str
    valid_from: date
    valid_until: date


class TravelPaperRow(Schema):
    """A request as a line of the list."""

    number: str
    state: str
    office: str
    traveller: str
    cause: Cause
    departs_on: date


class PostReportOut(Schema):
    """What one post handed over, by cause."""

    office: str
    causes: dict[Cause, int]
    total: int
    free: int
    cancelled: int


class TravelPaperCheckIn(Schema):
    """What was read of a salvoconducto: its zone, its seal in Base64, or its number."""

    zone: str = Field("", max_length=200, pattern=_WITHOUT_NUL)
    seal: str = Field("", max_length=1200, pattern=_WITHOUT_NUL)
    number: str = Field("", max_length=15, pattern=_WITHOUT_NUL)


class BorderEntryIn(TravelPaperCheckIn):
    """What was read, at which control post (its code), and the device's own name for the entry.

    With `entered_at` the entry has already happened without a line: it is kept whatever became of the salvoconducto.
    """

    office: Line
    key: UUID
    entered_at: AwareDatetime | None = None
    officer: OptionalLine = ""


class EntryUseOut(Schema):
    """An entry: when the holder entered, where, and who noted it."""

    entered_at: datetime
    office: str
    officer: str


class BorderEntryOut(EntryUseOut):
    """What was kept; with the incident, and the entry before it, where there is one."""

    number: str
    is_consuming: bool
    incident: IncidentKind | None
    incident_label: str
    first: EntryUseOut | None


class BorderNoteOut(Schema):
    code: queries.BorderNote
    sentence: str
    answer: BorderAnswer


class TravelPaperVerdictOut(Schema):
    """Yes, no or ask; every reason; and with what to compare who stands there."""

    answer: BorderAnswer
    notes: list[BorderNoteOut]
    seal: str
    holder: str
    born_on: date | None
    destination: str
    number: str
    valid_from: date | None
    valid_until: date | None
    used_by: EntryUseOut | None
