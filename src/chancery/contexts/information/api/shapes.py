"""What programs send and are told about access to information."""

from datetime import date
from uuid import UUID

from ninja import Field, Schema

from chancery.contexts.information import actions, queries
from chancery.contexts.information.models import Publication
from chancery.contexts.information.rules import Delivery
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


def published_out(made: Publication) -> PublicationOut:
    return PublicationOut(
        id=made.id,
        question=made.question,
        answer=made.answer,
        outcome=made.outcome,
        office=made.office.name,
        answered_on=made.answered_on,
    )
