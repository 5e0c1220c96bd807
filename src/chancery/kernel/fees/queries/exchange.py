"""At which rate does a post turn consular soles into the money of its country, and who has to decide on it?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, NotFound
from chancery.kernel.fees import rules, tables
from chancery.kernel.fees.models import ExchangeRate, ProposalState
from chancery.kernel.fees.queries.rows import one
from chancery.kernel.fees.tables import Zone
from chancery.kernel.identity import access
from chancery.kernel.organisation import dated
from chancery.kernel.organisation.models import Office

HEADS = (Role.CONSUL, Role.ADMINISTRATOR)


class ZoneMissing(Conflict):
    """Nobody said in which money this country pays."""

    code = "currency_zone_missing"
    sentence = "No consta en qué moneda se pagan los derechos consulares {office:en}."
    next_step = "Comuníquelo al administrador: el país debe figurar en la tabla de zonas monetarias."


class RateMissing(Conflict):
    """The month has no approved rate, and without one nothing can be charged in local money."""

    code = "exchange_rate_missing"
    sentence = "No hay un tipo de cambio consular aprobado de {month} {office:para}."
    next_step = (
        "El jefe de los servicios consulares debe proponerlo en «Tipos de cambio», y otra persona aprobarlo."
    )


def zone(code: str) -> Zone:
    """The zone of this code. Raises `NotFound`."""
    found = tables.zones().get(code)
    if found is None:
        raise NotFound()
    return found


def zone_of(office: Office) -> Zone:
    """The monetary zone of an office. Raises `ZoneMissing`."""
    zone = tables.zone_of(office.country)
    if zone is None:
        raise ZoneMissing(office=office.name)
    return zone


def exchange_rate(office: Office, on: date) -> ExchangeRate:
    """The approved rate of the month of `on` in the zone of an office. Raises `RateMissing`."""
    month = rules.month_of(on)
    found = rate_of(zone_of(office).code, month)
    if found is None:
        raise RateMissing(month=month.strftime("%m/%Y"), office=office.name)
    return found


@dated.kept
def rate_of(zone: str, month: date) -> ExchangeRate | None:
    """The approved rate of a zone in a month, if there is one."""
    return ExchangeRate.objects.filter(zone=zone, month=month, state=ProposalState.APPROVED).first()


def rates_of(month: date) -> QuerySet[ExchangeRate]:
    """Every approved rate of a month: public."""
    return ExchangeRate.objects.filter(month=month, state=ProposalState.APPROVED).order_by("zone")


def open_rates(*, actor: Actor) -> QuerySet[ExchangeRate]:
    """The proposed rates that wait for a second person."""
    access.require(actor, *HEADS, Role.AUDITOR)
    return ExchangeRate.objects.filter(state=ProposalState.PROPOSED).select_related("proposed_by")


def rate(rate_id: UUID, *, actor: Actor) -> ExchangeRate:
    """One proposed or decided rate. Raises `NotFound`."""
    access.require(actor, *HEADS, Role.AUDITOR)
    return one(ExchangeRate.objects.filter(id=rate_id).select_related("proposed_by", "decided_by"))


def zones_for(actor: Actor) -> Sequence[Zone]:
    """The zones whose rate is the actor's business: an administrator's all, a consul's that of the own post."""
    if actor.holds(Role.ADMINISTRATOR):
        return tuple(tables.zones().values())
    served = Office.objects.filter(id__in=actor.offices(Role.CONSUL)).values_list("country", flat=True)
    return tuple(zone for zone in tables.zones().values() if set(zone.countries) & set(served))


def may_decide_rate(rate: ExchangeRate, *, actor: Actor) -> bool:
    """Whether the buttons of a decision are for `actor`: a head of the zone who did not propose it."""
    is_head = any(zone.code == rate.zone for zone in zones_for(actor))
    return is_head and rate.state == ProposalState.PROPOSED and actor.person_id != rate.proposed_by_id
