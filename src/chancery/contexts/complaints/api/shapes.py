"""In which shapes do the complaints books travel?"""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from chancery.contexts.complaints import actions, queries
from chancery.contexts.complaints.models import Complaint, ImprovementAction
from chancery.contexts.complaints.rules import (
    ComplaintMotive,
    ComplaintOutcome,
    Facts,
    ImprovementResult,
    Matter,
    PastDue,
    Regime,
    ReplyBy,
    Wish,
)
from chancery.kernel.base.languages import SPANISH
from chancery.kernel.identity.checks import IdentityDocumentKind, validate_document
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_fields import Line, OptionalLine, Remark

_NO_NUL = r"^[^\x00]*$"
Story = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=_NO_NUL)]
Petition = Annotated[str, StringConstraints(max_length=1000, pattern=_NO_NUL)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=24, pattern=_NO_NUL)]
Phone = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40, pattern=_NO_NUL)]
SheetNumber = Annotated[int, Field(ge=1, le=999_999)]


class ComplainantIn(Schema):
    """Who tells it; nobody, where the law lets one tell it without a name."""

    is_anonymous: bool = False
    name: OptionalLine = ""
    document_kind: IdentityDocumentKind | None = None
    document_number: Short = ""
    email: OptionalLine = ""
    telephone: Phone = ""
    address: OptionalLine = ""
    language: Line = SPANISH
    reply_by: ReplyBy = ReplyBy.CODE


class ComplaintIn(Schema):
    """What happened, in plain facts, and the rest in one's own words. `office` is the code of the one it is about."""

    matter: Matter
    wish: Wish | None = None
    past_due: PastDue | None = None
    motive: ComplaintMotive | None = None
    office: Line
    text: Story
    request: Petition = ""
    happened_on: date | None = None
    case_number: Phone = ""
    complainant: ComplainantIn = ComplainantIn()

    def particulars(self, *, as_written: bool = False) -> actions.Particulars:
        """For the act; on a sheet of the paper book, the number of a document stands as it was written."""
        who = self.complainant
        number = who.document_number
        if who.document_kind and number and not as_written:
            number = validate_document(who.document_kind, number)
        return actions.Particulars(
            facts=Facts(self.matter, self.wish, self.past_due, self.motive),
            office=organisation.office(self.office),
            text=self.text,
            request=self.request,
            happened_on=self.happened_on,
            case_number=self.case_number,
            complainant=actions.Complainant(
                is_anonymous=who.is_anonymous,
                name=who.name,
                document_kind=who.document_kind or "",
                document_number=number,
                email=who.email,
                telephone=who.telephone,
                address=who.address,
                language=who.language,
                reply_by=who.reply_by,
            ),
        )


class TranscriptionIn(ComplaintIn):
    """A sheet of the paper book: its printed number and the day written on it."""

    sheet: SheetNumber
    sheet_on: date


class ComplaintFollowIn(Schema):
    number: Line
    code: Line


class ComplaintRateIn(ComplaintFollowIn):
    score: Annotated[int, Field(ge=1, le=5)]
    comment: Remark = ""


class ComplaintStepOut(Schema):
    at: datetime
    what: str
    detail: str


class ComplaintFollowOut(Schema):
    """How far it has come; nothing of who told it."""

    number: str
    regime: str
    office: str
    answerer: str
    presented_on: date
    due_on: date
    norm: str
    state: str
    is_late: bool
    steps: list[ComplaintStepOut]
    sheet_code: str
    outcome: str
    answer: str
    measure: str
    answer_code: str
    may_rate: bool


class ComplaintFiledOut(ComplaintFollowOut):
    """With the code that follows it: told once, here and on the sheet."""

    code: str


class TriageOut(Schema):
    """Under which regime the facts are answered; none for what the service desk attends to."""

    regime: Regime | None
    label: str
    told: str


class ComplaintOut(Schema):
    number: str
    regime: Regime
    office: str
    answerer: str
    presented_on: date
    due_on: date
    norm: str
    motive: str
    text: str
    request: str
    is_anonymous: bool
    name: str
    is_answered: bool
    is_late: bool
    report: str
    report_due_on: date | None


class RerouteIn(Schema):
    """Where it belongs. `office` is another one that it is about, where it came to the wrong one."""

    regime: Regime
    office: OptionalLine = ""
    reason: Remark


class ComplaintReasonIn(Schema):
    reason: Remark


class ComplaintAnswerIn(Schema):
    outcome: ComplaintOutcome
    text: Story
    measure: Petition


class ComplaintReportIn(Schema):
    text: Story


class ComplaintLetterIn(Schema):
    reference: Line
    sent_on: date


class VoidSheetIn(Schema):
    office: Line
    year: Annotated[int, Field(ge=2011, le=2100)]
    sheet: SheetNumber
    reason: Remark


class VoidSheetOut(Schema):
    year: int
    sheet: int


class ImprovementIn(Schema):
    title: Line
    office: Line
    due_on: date


class ImprovementNoteIn(Schema):
    text: Petition


class ImprovementCloseIn(Schema):
    result: ImprovementResult
    evidence: Petition


class ImprovementOut(Schema):
    id: UUID
    title: str
    office: str
    due_on: date
    result: str
    notes: list[str]


class IndicatorOut(Schema):
    """One month, one office, one motive; no denunciation is counted."""

    month: date
    office: str
    regime: Regime
    motive: ComplaintMotive | None
    received: int
    in_time: int
    late: int
    pending: int
    overdue: int
    mean_days: float | None
    accepted: int
    mean_score: float | None


def follow_out(entry: Complaint) -> ComplaintFollowOut:
    """What whoever has number and code is told."""
    return ComplaintFollowOut.model_validate(queries.followed(entry), from_attributes=True)


def complaint_out(entry: Complaint, *, knows_who: bool = True) -> ComplaintOut:
    """What whoever answers for a book is told; who only reports on a delay is not told who complained."""
    now, answered = queries.current(entry), queries.answer_of(entry)
    reported = queries.report_of(now)
    return ComplaintOut(
        number=entry.number,
        regime=Regime(now.regime),
        office=now.about.code,
        answerer=now.office.code,
        presented_on=entry.presented_on,
        due_on=now.due_on,
        norm=now.norm,
        motive=entry.motive,
        text=entry.text,
        request=entry.request,
        is_anonymous=entry.is_anonymous,
        name=entry.name if knows_who else "",
        is_answered=answered is not None,
        is_late=answered.is_late if answered else queries.is_late(now),
        report=reported.text if reported else "",
        report_due_on=queries.report_due(now)[0] if now.regime == Regime.DELAY else None,
    )


def improvement_out(found: ImprovementAction) -> ImprovementOut:
    """How far an improvement action has come."""
    return ImprovementOut(
        id=found.id,
        title=found.title,
        office=found.office.code,
        due_on=found.due_on,
        result=found.result,
        notes=[note.text for note in found.notes.all()],
    )
