"""What programs send and are told about access to information."""

from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema

from chancery.contexts.information import actions, queries
from chancery.contexts.information.models import Answer, AreaQuery, Publication
from chancery.contexts.information.rules import Delivery, Outcome
from chancery.kernel.documents.redaction import Mark
from chancery.web.api_fields import Line, OptionalLine, Paragraph, Sheets


class InformationIn(Schema):
    """What is wanted, in which form, of which office (`mre` where one does not know). No reasons are asked.

    `company` is the id of one that the caller represents; none when the person asks for oneself.
    """

    text: Paragraph
    delivery: Delivery = Delivery.ELECTRONIC
    office: Line = queries.MINISTRY
    company: UUID | None = None


class ClarificationIn(Schema):
    text: Paragraph


class ExtensionIn(Schema):
    until: date
    reason: Paragraph


class RedirectionIn(Schema):
    entity: Line
    reason: Paragraph


class ReproductionIn(Schema):
    """An item of the tariff that fits the form asked, and how many."""

    tariff: Line
    units: Sheets


class GroundIn(Schema):
    """An exception by its code, until when it bars, or under which number of the register of classified information."""

    exemption: Line
    until: date | None = None
    classified: OptionalLine = ""

    def ground(self) -> actions.Ground:
        return actions.Ground(self.exemption, self.until, self.classified)


class InformationAnswerIn(Schema):
    text: Paragraph
    grounds: list[GroundIn] = []


class InformationRefusalIn(Schema):
    reason: Paragraph
    grounds: list[GroundIn]


class InformationReasonIn(Schema):
    reason: Paragraph


class FoundIn(Schema):
    """A file received before, and the name by which the applicant will read of it."""

    upload_id: UUID
    title: Line


class FoundOut(Schema):
    id: UUID
    title: str


class PartIn(Schema):
    """A rectangle of a page in hundredths of its width and height, from its upper left corner, and the exception."""

    page: int = Field(ge=1, le=9999)
    left: int = Field(ge=0, le=100)
    top: int = Field(ge=0, le=100)
    right: int = Field(ge=0, le=100)
    bottom: int = Field(ge=0, le=100)
    exemption: Line

    def part(self) -> actions.Part:
        return actions.Part(Mark(self.page, self.left, self.top, self.right, self.bottom), self.exemption)


class RedactionIn(Schema):
    parts: list[PartIn] = Field(max_length=500)


class RedactionOut(Schema):
    sha256: str
    parts: int


class PublicationIn(Schema):
    """Question and answer without a name, which files go with them, and that a person read all of it."""

    question: Paragraph
    answer: Paragraph
    files: list[UUID] = []
    is_confirmed: bool = False


class RulingIn(Schema):
    number: Line
    ruled_on: date


class TribunalOrderIn(RulingIn):
    days: int = Field(ge=1, le=60)


class ExemptionOut(Schema):
    code: str
    article: str
    level: str
    title: str


class PublicationOut(Schema):
    """What was asked and answered. Who asked is nowhere in it."""

    id: UUID
    question: str
    answer: str
    outcome: str
    office: str
    answered_on: date


class ResponsibleOut(Schema):
    office: str
    name: str
    responsible: list[str]


class ClassifiedOut(Schema):
    number: str
    office: str
    level: str
    article: str
    subject: str
    act: str
    classified_on: date
    expires_on: date
    is_closed: bool


class ClassifyingIn(Schema):
    """What is closed, by which exception of arts. 15 or 16, why, by which act, from when and until when."""

    office: Line
    exemption: Line
    subject: Line
    reason: Paragraph
    act: Line
    classified_on: date
    expires_on: date


class ClassificationLiftIn(Schema):
    act: Line
    reason: Paragraph


class ClassificationRenewalIn(ClassificationLiftIn):
    until: date


class AreaQueryIn(Schema):
    """Which unit is asked what, until when. Who wants it is not told to it."""

    office: Line
    question: Paragraph
    due_on: date


class AreaReplyIn(Schema):
    reply: Paragraph


class AreaQueryOut(Schema):
    id: UUID
    office: str
    question: str
    due_on: date
    reply: str
    replied_at: datetime | None


class FoundFileOut(FoundOut):
    """A file found, and the hash of the copy that goes in its place where parts are closed."""

    sha256: str
    redacted_sha256: str | None


class CitedOut(Schema):
    """An exception that an answer cites, and until when it bars: a day, or as long as what is said lasts."""

    exemption: str
    article: str
    until: date | None
    lasts: str


class DeliveredOut(Schema):
    id: UUID
    title: str
    sha256: str
    is_redacted: bool


class InformationAnswerOut(Schema):
    outcome: str
    text: str
    answered_on: date
    due_on: date | None
    is_late: bool
    document: str
    cites: list[CitedOut]
    files: list[DeliveredOut]


class InformationOut(Schema):
    """What was asked, in which form, of which office, and each answer with the files that it gave."""

    number: str
    text: str
    clarification: str
    delivery: Delivery
    office: str
    extended_until: date | None
    answers: list[InformationAnswerOut]


class OfficeYearOut(Schema):
    """What an office received in a year and what became of it; `outcomes` by how it was answered."""

    office: str
    received: int
    outcomes: dict[str, int]
    in_time: int
    late: int
    extended: int
    not_presented: int
    withdrawn: int
    unpaid: int
    pending: int
    overdue: int
    appealed: int
    mean_days: float | None


class YearOut(Schema):
    """A year by office; how often each exception was applied and what the Tribunal said; the codes of its signed reports."""

    year: int
    offices: list[OfficeYearOut]
    total: OfficeYearOut
    exemptions: dict[str, int]
    rulings: dict[str, int]
    reports: list[str]


class InformationReportOut(Schema):
    number: str
    verification_code: str


def classified_out(now: queries.Closed) -> ClassifiedOut:
    return ClassifiedOut(
        number=now.entry.number,
        office=now.entry.office.name,
        level=now.level,
        article=now.entry.exemption.article,
        subject=now.entry.subject,
        act=now.entry.act,
        classified_on=now.entry.classified_on,
        expires_on=now.expires_on,
        is_closed=now.is_closed,
    )


def area_query_out(asked: AreaQuery) -> AreaQueryOut:
    return AreaQueryOut(
        id=asked.id,
        office=asked.office.code,
        question=asked.question,
        due_on=asked.due_on,
        reply=asked.reply,
        replied_at=asked.replied_at,
    )


def answer_out(answer: Answer) -> InformationAnswerOut:
    return InformationAnswerOut(
        outcome=answer.outcome,
        text=answer.text,
        answered_on=answer.answered_on,
        due_on=answer.due_on,
        is_late=answer.is_late,
        document=answer.document.number,
        cites=[
            CitedOut(
                exemption=each.exemption.code,
                article=each.exemption.article,
                until=each.until,
                lasts=each.lasts,
            )
            for each in answer.applied.all()
        ],
        files=[
            DeliveredOut(id=each.id, title=each.title, sha256=each.file_id, is_redacted=each.is_redacted)
            for each in answer.delivered.all()
        ],
    )


def office_year_out(counted: queries.OfficeYear) -> OfficeYearOut:
    return OfficeYearOut(
        office=counted.office.code,
        outcomes={each.value: counted.of(each) for each in Outcome},
        mean_days=counted.mean_days,
        **{name: getattr(counted, name) for name in ("received", *queries.COUNTS)},
    )


def published_out(made: Publication) -> PublicationOut:
    return PublicationOut(
        id=made.id,
        question=made.question,
        answer=made.answer,
        outcome=made.outcome,
        office=made.office.name,
        answered_on=made.answered_on,
    )
