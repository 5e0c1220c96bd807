"""What is sent and answered about passports."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from chancery.contexts.passports import queries
from chancery.contexts.passports.models import Passport
from chancery.contexts.passports.rules import (
    Before,
    CancelGround,
    Capture,
    Evidence,
    HolderRelation,
    Inspection,
    PhotoQuestion,
    Recognition,
)
from chancery.kernel.travel_documents.zones import Sex
from chancery.web.api_fields import Line, Paragraph, Remark

_PLAIN = r"^[^\x00]*$"


class PassportParticularsIn(Schema):
    """Whom the passport is for, who asks, and what became of the one before."""

    dni: str = Field("", max_length=16, pattern=_PLAIN)
    birth_act: str = Field("", max_length=120, pattern=_PLAIN)
    birth_act_on: date | None = None
    given_names: str = Field(min_length=1, max_length=120, pattern=_PLAIN)
    first_surname: str = Field(min_length=1, max_length=80, pattern=_PLAIN)
    second_surname: str = Field("", max_length=80, pattern=_PLAIN)
    sex: Sex
    born_on: date
    born_at: str = Field(min_length=1, max_length=120, pattern=_PLAIN)
    relation: HolderRelation = HolderRelation.SELF
    before: Before = Before.NONE
    before_number: str = Field("", max_length=24, pattern=_PLAIN)
    before_issued_on: date | None = None
    before_authority: str = Field("", max_length=120, pattern=_PLAIN)
    evidence: Evidence | None = None
    circumstances: str = Field("", max_length=1000, pattern=_PLAIN)


class PassportUploads(Schema):
    """Files received before, by what each is."""

    relation: UUID | None = None
    birth_act: UUID | None = None
    report: UUID | None = None


class PassportRequestIn(Schema):
    """A request; `office` is the consular office's code."""

    particulars: PassportParticularsIn
    office: Line
    uploads: PassportUploads = PassportUploads()


class PhotoAnswerIn(Schema):
    """What the officer saw in the photograph; «no» needs the reason of an exception."""

    about: PhotoQuestion
    is_met: bool
    reason: Remark = ""


class EnrolmentIn(Schema):
    """What was taken at the counter. The register is asked by us."""

    photograph: UUID
    answers: list[PhotoAnswerIn] = Field(max_length=len(PhotoQuestion))
    fingerprints: Capture
    fingerprints_reason: Remark = ""
    signature: Capture
    signature_reason: Remark = ""
    is_act_seen: bool = False


class PassportCasesIn(Schema):
    """The numbers of cases that go together, and the post's code."""

    office: Line
    numbers: list[Annotated[str, Field(max_length=40, pattern=_PLAIN)]] = Field(min_length=1, max_length=200)


class PassportShipmentIn(PassportCasesIn):
    """What leaves Lima, by which guide."""

    guide: str = Field(max_length=60, pattern=_PLAIN)


class RegisterQuestionIn(Schema):
    """Of a minor whom the register does not have: whether the officer saw the birth act."""

    is_act_seen: bool = False


class PassportReasonIn(Schema):
    reason: Paragraph


class InspectionIn(Schema):
    """What quality control read and saw."""

    zone: str = Field(max_length=200, pattern=_PLAIN)
    chip: str = Field(max_length=40, pattern=_PLAIN)
    passed: list[Inspection] = Field(max_length=len(Inspection))
    failed: list[Inspection] = Field(default_factory=list, max_length=len(Inspection))


class HandOverIn(Schema):
    """How who received the passport was recognised."""

    recognition: Recognition
    is_old_voided: bool = False
    note: Remark = ""


class BookletOut(Schema):
    """A personalised booklet, with all that the machine prints."""

    number: str
    serial: str
    zone: str
    issued_on: date
    expires_on: date


class OwnLossIn(Schema):
    number: str = Field(max_length=24, pattern=_PLAIN)
    ground: CancelGround
    circumstances: Remark


class PassportReportIn(OwnLossIn):
    """At a counter: of whom the passport is, ours or one that Migraciones gave."""

    dni: str = Field("", max_length=16, pattern=_PLAIN)
    holder: str = Field(min_length=1, max_length=300, pattern=_PLAIN)
    office: Line


class CancelledPassportOut(Schema):
    """A number that no longer stands, since when and why: no name."""

    number: str
    ground: CancelGround
    at: datetime


class PassportCheckIn(Schema):
    """What was read of a passport: its zone or its number."""

    zone: str = Field("", max_length=200, pattern=_PLAIN)
    number: str = Field("", max_length=24, pattern=_PLAIN)


class PassportBarOut(Schema):
    code: queries.PassportBar
    sentence: str


class PassportVerdictOut(Schema):
    """Whether it stands now, every reason why not, and with what to compare who stands there."""

    is_good: bool
    bars: list[PassportBarOut]
    holder: str
    number: str
    issued_on: date | None
    expires_on: date | None


class UncollectedOut(Schema):
    """A passport that was made and nobody holds: since when it lies there, and until when it may be collected."""

    number: str
    state: str
    office: str
    holder: str
    since: datetime
    collect_by: date | None


class LostPassportOut(Schema):
    """A line of the monthly list (RC05, arts. 349-350): no name of a holder."""

    number: str
    ground: CancelGround
    office: str
    at: datetime
    circumstances: str


class RegisteredPassportOut(Schema):
    """A line of the special register (RC05, art. 349). The fee of the act stands with the booklet that holds, and so is summed once."""

    number: str
    issued_on: date
    expires_on: date
    holder: str
    office: str
    entry_number: str
    act_number: str
    consular_amount: Decimal | None
    paid: str
    case: str
    is_void: bool


def registered_out(passport: Passport) -> dict[str, Any]:
    """A booklet as a line of the special register."""
    application = passport.application
    act, is_void = application.sending.act, hasattr(passport, "voiding")
    return {
        "number": passport.number,
        "issued_on": passport.issued_on,
        "expires_on": passport.expires_on,
        "holder": application.holder,
        "office": application.case.office.code,
        "entry_number": str(act.entry_number),
        "act_number": str(act.act_number),
        "consular_amount": None if is_void else act.charge.consular_amount,
        "paid": "" if is_void else str(act.charge.money),
        "case": application.case.number,
        "is_void": is_void,
    }
