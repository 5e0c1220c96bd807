"""How the rate of a month is set: one head proposes it with its evidence, another approves."""

from datetime import date
from decimal import Decimal
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.fees import queries, rules
from chancery.kernel.fees.models import ExchangeRate, ProposalState
from chancery.kernel.fees.tables import Zone
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


class RateOverCeiling(Invalid):
    """A dearer sol than the law allows is an exaction."""

    code = "rate_over_ceiling"
    sentence = "El tipo de cambio no puede pasar de {highest} ({percent} % sobre el oficial: {norm})."
    next_step = "Proponga un tipo de cambio dentro del tope."


class RateSet(Conflict):
    """One rate a zone and month."""

    code = "rate_set"
    sentence = "Ya hay un tipo de cambio aprobado, o propuesto, para ese mes."
    next_step = "Revise la lista de tipos de cambio."


class RateNotPending(Conflict):
    """Another head has decided it meanwhile."""

    code = "rate_not_pending"
    sentence = "El tipo de cambio propuesto ya fue decidido."
    next_step = "Revise la lista de tipos de cambio."


class RateSameHands(NotAllowed):
    """Who proposed a rate may not decide it."""

    code = "rate_same_hands"
    sentence = "Quien propuso el tipo de cambio no puede decidirlo."
    next_step = "Pida a otro jefe consular o a un administrador que lo revise."


class ZoneOfOthers(NotAllowed):
    """A consul answers for the zone of the own post."""

    code = "zone_of_others"
    sentence = "El tipo de cambio de esta zona corresponde al cónsul de uno de sus países."
    next_step = "Comuníquese con la Jefatura de los Servicios Consulares de ese país."


@transaction.atomic
def propose_rate(
    *, zone: Zone, month: date, official: Decimal, rate: Decimal, evidence: str, actor: Actor
) -> ExchangeRate:
    """Propose how much one consular sol is in a zone, this month or the next.

    Raises `ZoneOfOthers`, `RateSet`, `RateOverCeiling`, or `Invalid` (`month`, `official`, `rate`, `evidence`).
    """
    person_id = _require_head(actor, zone)
    month = rules.month_of(month)
    ceiling = _require_fitting(month, official, rate, evidence)
    _lock_month(zone, month)
    if (
        ExchangeRate.objects.filter(zone=zone.code, month=month)
        .exclude(state=ProposalState.REJECTED)
        .exists()
    ):
        raise RateSet()
    proposed = ExchangeRate.objects.create(
        zone=zone.code,
        currency=zone.currency,
        month=month,
        official=official,
        rate=rate,
        ceiling=ceiling.percent,
        norm=ceiling.norm,
        evidence=evidence.strip(),
        proposed_by_id=person_id,
    )
    _record("fees.propose_rate", proposed, actor)
    return proposed


@transaction.atomic
def approve_rate(*, rate: ExchangeRate, actor: Actor) -> ExchangeRate:
    """Let the proposed rate be that of its month. Raises `RateSameHands`, `RateNotPending`, `ZoneOfOthers`."""
    return _decide(rate, ProposalState.APPROVED, "", actor)


@transaction.atomic
def reject_rate(*, rate: ExchangeRate, reason: str, actor: Actor) -> ExchangeRate:
    """Leave the month without the proposed rate, for a stated reason. Raises as `approve_rate` does, or `Invalid`."""
    if not reason.strip():
        raise Invalid({"reason": ["Indique por qué se rechaza el tipo de cambio."]})
    return _decide(rate, ProposalState.REJECTED, reason.strip(), actor)


def _decide(rate: ExchangeRate, state: ProposalState, reason: str, actor: Actor) -> ExchangeRate:
    rate = ExchangeRate.objects.select_for_update().get(id=rate.id)
    person_id = _require_head(actor, queries.zone(rate.zone))
    if rate.state != ProposalState.PROPOSED:
        raise RateNotPending(state=rate.state)
    if rate.proposed_by_id == person_id:
        raise RateSameHands()
    rate.state, rate.reason = state, reason
    rate.decided_by_id, rate.decided_at = person_id, clock.now()
    rate.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    verb = "fees.approve_rate" if state is ProposalState.APPROVED else "fees.reject_rate"
    _record(verb, rate, actor)
    return rate


def _require_head(actor: Actor, zone: Zone) -> UUID:
    access.require(actor, *queries.HEADS)
    if zone not in queries.zones_for(actor):
        raise ZoneOfOthers()
    return access.require_person(actor)


def _require_fitting(month: date, official: Decimal, rate: Decimal, evidence: str) -> rules.Ceiling:
    ceiling = rules.ceiling_on(month)
    this = rules.month_of(clock.today())
    fields: dict[str, list[str]] = {}
    if month not in (this, rules.next_month(this)):
        fields["month"] = ["Se propone el tipo de cambio de este mes o del siguiente."]
    if official <= 0:
        fields["official"] = ["El tipo de cambio oficial debe ser mayor que cero."]
    if rate <= 0:
        fields["rate"] = ["El tipo de cambio consular debe ser mayor que cero."]
    if not evidence.strip():
        fields["evidence"] = ["Indique de dónde se tomó la cotización oficial."]
    if fields:
        raise Invalid(fields)
    highest = rules.highest(official, ceiling)
    if rate > highest:
        facts = {"highest": f"{highest.normalize():f}", "percent": ceiling.percent, "norm": ceiling.norm}
        raise RateOverCeiling({"rate": [RateOverCeiling.sentence.format(**facts)]}, **facts)
    return ceiling


def _lock_month(zone: Zone, month: date) -> None:
    """Two proposals for one month take turns, on the chain that both write to."""
    ledger.hold(_chain(zone.code, month))


def _record(verb: str, rate: ExchangeRate, actor: Actor) -> None:
    ledger.record(
        chain=_chain(rate.zone, rate.month),
        verb=verb,
        actor=actor,
        facts={
            "rate": rate.id,
            "zone": rate.zone,
            "month": rate.month,
            "official": rate.official,
            "asked": rate.rate,
            "currency": rate.currency,
            "evidence": rate.evidence,
            "reason": rate.reason,
        },
    )


def _chain(zone: str, month: date) -> UUID:
    return uuid5(NAMESPACE_URL, f"urn:chancery:fees:rate:{zone}:{month.isoformat()}")
