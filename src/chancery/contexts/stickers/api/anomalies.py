"""What somebody should look into, for programs: the report of the page."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from chancery.contexts.stickers import queries
from chancery.contexts.stickers.api.shapes import OFFICER, BareActOut, bare_act_out, router
from chancery.contexts.stickers.models import RefusedAffixing
from chancery.web.api_auth import actor_from


class RefusedAffixingOut(Schema):
    """A serial that somebody scanned and that could not be affixed; `finding` and `where` say why not."""

    serial: str
    finding: str
    office: str
    act: str
    by: str
    where: str
    at: datetime


class OfficerPaceOut(Schema):
    """How many of an officer's acts were voided and stickers spoilt, beside those of the office."""

    officer: str
    office: str
    acts: int
    voided: int
    spoilt: int
    office_acts: int
    office_voided: int
    office_spoilt: int
    stands_out: bool


class LossOut(Schema):
    """Stickers declared lost, and who answers for them."""

    office: str
    quantity: int
    liable: str
    note: str
    at: datetime


class UncountedVaultOut(Schema):
    """A vault of which the half-yearly inventory was not sworn."""

    vault: UUID
    name: str
    office: str


class StickerAnomaliesOut(Schema):
    """The anomalies since a day, of the offices that the caller answers for; `stuck` are movements without an answer."""

    since: date
    acts_without_sticker: list[BareActOut]
    stickers_without_act: list[str]
    reused: list[RefusedAffixingOut]
    elsewhere: list[RefusedAffixingOut]
    officers: list[OfficerPaceOut]
    losses: list[LossOut]
    stuck: list[str]
    uncounted: list[UncountedVaultOut]


@router.get("/anomalies", auth=OFFICER, response=StickerAnomaliesOut, summary="Anomalías de autoadhesivos")
def anomalies(request: HttpRequest) -> StickerAnomaliesOut:
    report = queries.report(actor_from(request))
    return StickerAnomaliesOut(
        since=report.since,
        acts_without_sticker=[bare_act_out(act) for act in report.bare_acts],
        stickers_without_act=[sticker.serial for sticker in report.without_act],
        reused=[_refused(each) for each in report.reused],
        elsewhere=[_refused(each) for each in report.elsewhere],
        officers=[_pace(each) for each in report.paces],
        losses=[
            LossOut(
                office=loss.vault.office.code,
                quantity=loss.quantity,
                liable=str(loss.liable),
                note=loss.note,
                at=loss.at,
            )
            for loss in report.losses
        ],
        stuck=[movement.number for movement in report.stuck],
        uncounted=[
            UncountedVaultOut(vault=vault.pk, name=vault.name, office=vault.office.code)
            for vault in report.uncounted
        ],
    )


def _refused(found: RefusedAffixing) -> RefusedAffixingOut:
    return RefusedAffixingOut(
        serial=found.serial,
        finding=found.finding,
        office=found.office.code,
        act=found.act.entry_number,
        by=str(found.by),
        where=found.where,
        at=found.at,
    )


def _pace(found: queries.OfficerPace) -> OfficerPaceOut:
    return OfficerPaceOut(
        officer=found.officer,
        office=found.office,
        acts=found.voided.done,
        voided=found.voided.spoilt,
        spoilt=found.spoilt.spoilt,
        office_acts=found.voided.office_done,
        office_voided=found.voided.office_spoilt,
        office_spoilt=found.spoilt.office_spoilt,
        stands_out=found.stands_out,
    )
