"""How is a holiday corrected? One administrator proposes another day for it, or none, with the norm; another approves it.

Only while it is still to come: on a day that passed the service was closed in fact, whatever is said of it afterwards.
"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotFound
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries
from chancery.kernel.organisation.gates import require_person
from chancery.kernel.organisation.models import Holiday, HolidayProposal


class HolidayNotFound(NotFound):
    """No such day in any calendar, or not any more."""

    code = "holiday_not_found"
    sentence = "No existe ese feriado, o ya se dejó sin efecto."
    next_step = "Vuelva al calendario para ver los que rigen."


class HolidayPassed(Conflict):
    """What has been a day without service stays one."""

    code = "holiday_passed"
    sentence = "El feriado del {on} ya pasó: los plazos lo contaron como día sin servicio, y así queda."
    next_step = "Corrija solo feriados posteriores a hoy."


class HolidayWithdrawn(Conflict):
    """A holiday is corrected once: what takes its place is corrected in its turn."""

    code = "holiday_withdrawn"
    sentence = "El feriado del {on} ya se dejó sin efecto por {norm}."
    next_step = "Vuelva al calendario para ver el que rige en su lugar."


class CorrectionOpen(Conflict):
    """One correction of a holiday at a time: a second would be decided without knowing the first."""

    code = "holiday_correction_open"
    sentence = "Ya hay una corrección pendiente del feriado del {on}."
    next_step = "Pida que se apruebe o rechace antes de proponer otra."


def public_holidays(after: date) -> QuerySet[Holiday]:
    """The days to come on which a whole country or region rests, as they stand."""
    return Holiday.objects.filter(office=None, on__gt=after, withdrawn_by="").order_by("on", "country")


def holiday(holiday_id: UUID) -> Holiday:
    """One holiday that stands. Raises `HolidayNotFound`."""
    found = Holiday.objects.filter(pk=holiday_id, withdrawn_by="").select_related("office").first()
    if found is None:
        raise HolidayNotFound
    return found


@transaction.atomic
def propose_correction(*, holiday: Holiday, on: date | None, norm: str, actor: Actor) -> HolidayProposal:
    """Propose that a holiday falls on another day, or with `on` None on none. Nothing changes until another approves it.

    Raises `HolidayPassed`, `HolidayWithdrawn`, `CorrectionOpen`, `Invalid`.
    """
    person = require_person(actor)
    holiday = Holiday.objects.select_for_update(of=("self",)).select_related("office").get(pk=holiday.pk)
    _require_standing(holiday)
    if on is not None and (on <= clock.today() or on == holiday.on):
        raise Invalid({"on": ["Indique otro día, posterior a hoy."]})
    if queries.pending_proposals().filter(corrects=holiday).exists():
        raise CorrectionOpen(on=f"{holiday.on:%d/%m/%Y}")
    made = HolidayProposal.objects.create(
        office=holiday.office, country="" if holiday.office else holiday.country, region=holiday.region,
        kind=holiday.kind, is_kept_abroad=holiday.is_kept_abroad, corrects=holiday, on=on or holiday.on,
        name=holiday.name, norm=norm, proposed_by=person,
    )  # fmt: skip
    ledger.record(
        chain=made.office_id or queries.office("mre").id,
        verb="organisation.propose_correction",
        actor=actor,
        facts={"proposal": made.id, "holiday": holiday.name, "from": holiday.on, "to": on, "norm": norm},
    )
    return made


def carry_out(proposal: HolidayProposal) -> Holiday:
    """What an approved proposal makes of the calendar: a day more, a day elsewhere, or a day less.

    For `actions.approve_holiday`. Raises `HolidayPassed`, `HolidayWithdrawn`.
    """
    if proposal.corrects_id is not None:
        holiday = Holiday.objects.select_for_update().get(pk=proposal.corrects_id)
        _require_standing(holiday)
        holiday.withdrawn_by = proposal.norm
        holiday.save(update_fields=["withdrawn_by"])
        if proposal.is_withdrawal:
            return holiday
        if proposal.on <= clock.today():
            raise HolidayPassed(on=f"{proposal.on:%d/%m/%Y}")
    # A day that was withdrawn before may come back: its row stands already.
    made, _ = Holiday.objects.update_or_create(
        country=proposal.office.country if proposal.office else proposal.country,
        region=proposal.region,
        office=proposal.office,
        on=proposal.on,
        name=proposal.name,
        defaults={
            "kind": proposal.kind,
            "norm": proposal.norm,
            "is_kept_abroad": proposal.is_kept_abroad,
            "source": "propuesta aprobada",
            "withdrawn_by": "",
        },
    )
    return made


def words(proposal: HolidayProposal) -> str:
    """Why dates move, for those whose dates do."""
    was = proposal.corrects
    if was is None:
        return f"el {proposal.on:%d/%m/%Y} es día no laborable ({proposal.name}; {proposal.norm})"
    if proposal.is_withdrawal:
        return f"el {was.on:%d/%m/%Y} ya no es día no laborable ({was.name}; {proposal.norm})"
    return f"el día no laborable por {was.name} pasa del {was.on:%d/%m/%Y} al {proposal.on:%d/%m/%Y} ({proposal.norm})"


def _require_standing(holiday: Holiday) -> None:
    if holiday.withdrawn_by:
        raise HolidayWithdrawn(on=f"{holiday.on:%d/%m/%Y}", norm=holiday.withdrawn_by)
    if holiday.on <= clock.today():
        raise HolidayPassed(on=f"{holiday.on:%d/%m/%Y}")
