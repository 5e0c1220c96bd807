"""How does a legal period change? One administrator proposes the new value with its norm, another approves it."""

from datetime import date
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries
from chancery.kernel.organisation.calendars import Unit
from chancery.kernel.organisation.gates import decide, require_person
from chancery.kernel.organisation.models import LegalPeriod, PeriodProposal

_MOST = 1000


class PeriodProposalOpen(Conflict):
    """One change of a period at a time: a second would be decided without knowing the first."""

    code = "period_proposal_open"
    sentence = "Ya hay una propuesta pendiente para el plazo «{period}»."
    next_step = "Pida que se apruebe o rechace antes de proponer otra."


class PeriodAlreadyDecided(Conflict):
    code = "period_already_decided"
    sentence = "Esta propuesta de plazo ya fue decidida."
    next_step = "Vuelva a la lista de plazos para ver el resultado."


class PeriodTooLate(Conflict):
    """A period is not changed backwards: the clocks that began under the old one keep it."""

    code = "period_too_late"
    sentence = "La fecha propuesta ({since}) ya no es futura: un plazo no cambia hacia atrás."
    next_step = "Rechace la propuesta y presente otra con una fecha posterior a hoy."


@transaction.atomic
def propose_period(
    *, code: str, amount: int, unit: Unit, norm: str, valid_from: date, actor: Actor
) -> PeriodProposal:
    """Propose how long the law gives for something from a date on. Nothing changes until another approves it.

    Raises `PeriodNotFound`, `PeriodProposalOpen`, `Invalid`.
    """
    person = require_person(actor)
    latest = LegalPeriod.objects.filter(code=code).order_by("-valid_from").first()
    if latest is None:
        raise queries.PeriodNotFound(period=code, on=valid_from)
    fields: dict[str, list[str]] = {}
    if not 0 <= amount <= _MOST:
        fields["amount"] = [f"El plazo va de 0 a {_MOST}."]
    if valid_from <= clock.today():
        fields["valid_from"] = ["El plazo debe regir desde una fecha posterior a hoy."]
    elif valid_from <= latest.valid_from:
        fields["valid_from"] = [f"Ya hay un valor que rige desde el {latest.valid_from:%d/%m/%Y}."]
    if fields:
        raise Invalid(fields)
    if queries.pending_periods().filter(code=code).exists():
        raise PeriodProposalOpen(period=latest.title)
    proposal = PeriodProposal.objects.create(
        code=code, amount=amount, unit=unit, norm=norm, valid_from=valid_from, proposed_by=person
    )
    _record(proposal, "propose_period", actor)
    return proposal


@transaction.atomic
def approve_period(*, proposal: PeriodProposal, actor: Actor) -> LegalPeriod:
    """Let the proposed value begin, and the one in force end the same day; clocks under way keep theirs.

    Raises `SameHands`, `PeriodAlreadyDecided`, `PeriodTooLate`.
    """
    proposal = decide(proposal, by=require_person(actor), is_approved=True, already=PeriodAlreadyDecided)
    if proposal.valid_from <= clock.today():
        raise PeriodTooLate(since=f"{proposal.valid_from:%d/%m/%Y}")
    latest = LegalPeriod.objects.select_for_update().filter(code=proposal.code).latest("valid_from")
    if latest.valid_until is None or latest.valid_until > proposal.valid_from:
        latest.valid_until = proposal.valid_from
        latest.save(update_fields=["valid_until"])
    made = LegalPeriod.objects.create(
        code=proposal.code, title=latest.title, amount=proposal.amount, unit=proposal.unit, norm=proposal.norm,
        valid_from=proposal.valid_from, source="propuesta aprobada",
    )  # fmt: skip
    _record(proposal, "approve_period", actor)
    return made


@transaction.atomic
def decline_period(*, proposal: PeriodProposal, actor: Actor) -> PeriodProposal:
    """Leave the period as it is. Raises `SameHands`, `PeriodAlreadyDecided`."""
    proposal = decide(proposal, by=require_person(actor), is_approved=False, already=PeriodAlreadyDecided)
    _record(proposal, "decline_period", actor)
    return proposal


def _record(proposal: PeriodProposal, verb: str, actor: Actor) -> None:
    ledger.record(
        chain=uuid5(NAMESPACE_URL, f"urn:chancery:organisation:period:{proposal.code}"),
        verb=f"organisation.{verb}",
        actor=actor,
        facts={
            "period": proposal.code,
            "amount": proposal.amount,
            "unit": proposal.unit,
            "norm": proposal.norm,
            "valid_from": proposal.valid_from,
        },
    )
