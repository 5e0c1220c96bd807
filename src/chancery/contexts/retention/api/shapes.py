"""In which shapes does the archive travel?"""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from chancery.contexts.retention.models import (
    ClosedFile,
    CommitteeAct,
    DisposalItem,
    DisposalProposal,
    Hold,
    SeriesProposal,
    SeriesRule,
    Transfer,
    TransferItem,
)
from chancery.contexts.retention.rules import HoldKind
from chancery.web.api_fields import Line, OptionalLine, Remark

Marked = Annotated[list[UUID], Field(min_length=1, max_length=500)]
Years = Annotated[int, Field(ge=0, le=100)]


class ClosedFileOut(Schema):
    """A closed file: where it is, under which rule, and from when on it may move."""

    id: UUID
    number: str
    title: str
    office: str
    series: str
    begun_on: date
    closed_on: date
    sheets: int
    sha256: str
    transfer_on: date
    disposal_on: date | None
    place: str
    is_held: bool


class ReclassifyIn(Schema):
    """Into which series a file goes, and why."""

    series: Line
    reason: Remark


class TransferIn(Schema):
    """What a unit hands over: the code of the unit and the ids of its files."""

    office: Line
    files: Marked


class TransferItemOut(Schema):
    """One line of an inventory; without an outcome, it waits."""

    position: int
    file: str
    series: str
    sheets: int
    sha256: str
    outcome: str
    observation: str


class TransferOut(Schema):
    """An inventory in a list."""

    number: str
    office: str
    signed_at: datetime
    files: int
    waiting: int


class TransferDetail(Schema):
    """An inventory with its lines; its paper is verified by its code."""

    number: str
    office: str
    signed_at: datetime
    verification_code: str
    items: list[TransferItemOut]


class ObservationIn(Schema):
    """What a file lacks."""

    observation: Remark = ""


class HoldIn(Schema):
    """What must be kept: the number of a file or the code of a series, in the name of one of the caller's offices."""

    office: Line
    kind: HoldKind
    file: OptionalLine = ""
    series: OptionalLine = ""
    reason: Remark
    authority: Line


class HoldOut(Schema):
    """A hold, and when it ended."""

    id: UUID
    kind: str
    file: str | None
    series: str
    office: str
    reason: str
    authority: str
    at: datetime
    lifted_at: datetime | None


class LiftIn(Schema):
    """Why a hold ends."""

    reason: Remark


class DisposalIn(Schema):
    """What is proposed for disposal."""

    files: Marked


class DisposalItemOut(Schema):
    """One line of a proposal; without an outcome, it is pending."""

    position: int
    file: str
    series: str
    sha256: str
    outcome: str
    note: str


class DisposalOut(Schema):
    """A proposal, how far it has come and by which papers."""

    number: str
    stage: str
    signed_at: datetime
    act: str | None
    authorisation: str | None
    certificate: str | None


class DisposalDetail(DisposalOut):
    """A proposal with its lines."""

    items: list[DisposalItemOut]


class VoteIn(Schema):
    """How a member votes; against, with the reason."""

    in_favour: bool
    reason: Remark = ""


class ActOut(Schema):
    """What the committee decided."""

    number: str
    approved: bool
    members: int


class AuthorisationIn(Schema):
    """The resolution of the General Archive of the Nation."""

    reference: Line
    dated_on: date


class SeriesOut(Schema):
    """A rule of a series, between its dates."""

    code: str
    title: str
    office: str | None
    kinds: list[str]
    years_at_unit: int
    years_in_archive: int
    is_permanent: bool
    norm: str
    valid_from: date
    valid_until: date | None


class SeriesIn(Schema):
    """A new series, or other periods of one."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}-[0-9]{2}$")]
    title: Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\x00]*$")]
    office: OptionalLine = ""
    kinds: Annotated[list[Line], Field(max_length=16)] = []
    years_at_unit: Years
    years_in_archive: Years
    is_permanent: bool = False
    norm: Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\x00]*$")]
    valid_from: date


class SeriesProposalOut(Schema):
    """A change of a series that waits, or was decided."""

    id: UUID
    code: str
    valid_from: date
    is_approved: bool | None


class DecisionIn(Schema):
    """Whether a proposed change is approved."""

    approve: bool


def file_out(each: ClosedFile) -> ClosedFileOut:
    return ClosedFileOut(
        id=each.pk, number=each.number, title=each.shown_title, office=each.office.code, series=each.rule.code,
        begun_on=each.begun_on, closed_on=each.closed_on, sheets=each.sheets, sha256=each.digest,
        transfer_on=each.transfer_on, disposal_on=each.disposal_on,
        place=each.place, is_held=each.is_held,
    )  # fmt: skip


def item_out(each: TransferItem) -> TransferItemOut:
    return TransferItemOut(
        position=each.position, file=each.file.number, series=each.file.rule.code, sheets=each.file.sheets,
        sha256=each.file.digest, outcome=each.outcome, observation=each.observation,
    )  # fmt: skip


def transfer_detail(found: Transfer, items: list[TransferItem]) -> TransferDetail:
    return TransferDetail(
        number=found.number, office=found.office.code, signed_at=found.at,
        verification_code=found.paper.verification_code, items=[item_out(each) for each in items],
    )  # fmt: skip


def hold_out(each: Hold) -> HoldOut:
    return HoldOut(
        id=each.pk, kind=each.kind, file=each.file.number if each.file else None, series=each.series,
        office=each.office.code, reason=each.reason, authority=each.authority, at=each.at, lifted_at=each.lifted_at,
    )  # fmt: skip


def disposal_out(found: DisposalProposal) -> DisposalOut:
    return DisposalOut(**_disposal(found))


def disposal_detail(found: DisposalProposal, items: list[DisposalItem]) -> DisposalDetail:
    lines = [
        DisposalItemOut(
            position=each.position, file=each.file.number, series=each.file.rule.code, sha256=each.file.digest,
            outcome=each.outcome, note=each.note,
        )
        for each in items
    ]  # fmt: skip
    return DisposalDetail(**_disposal(found), items=lines)


def _disposal(found: DisposalProposal) -> dict[str, Any]:
    return {
        "number": found.number,
        "stage": found.stage,
        "signed_at": found.at,
        "act": found.act.paper.number if hasattr(found, "act") else None,
        "authorisation": found.authorisation.reference if hasattr(found, "authorisation") else None,
        "certificate": found.disposal.paper.number if hasattr(found, "disposal") else None,
    }


def act_out(made: CommitteeAct) -> ActOut:
    return ActOut(number=made.paper.number, approved=made.is_approved, members=made.members)


def series_out(each: SeriesRule) -> SeriesOut:
    return SeriesOut(
        code=each.code, title=each.title, office=each.office.code if each.office else None, kinds=each.kinds.split(),
        years_at_unit=each.years_at_unit, years_in_archive=each.years_in_archive, is_permanent=each.is_permanent,
        norm=each.norm, valid_from=each.valid_from, valid_until=each.valid_until,
    )  # fmt: skip


def series_proposal_out(each: SeriesProposal) -> SeriesProposalOut:
    return SeriesProposalOut(
        id=each.pk, code=each.code, valid_from=each.valid_from, is_approved=each.is_approved
    )
