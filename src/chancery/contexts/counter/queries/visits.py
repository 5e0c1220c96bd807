"""Whom has a window attended, what do its acts cost today, and who may sign them?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from chancery.contexts.counter import rules
from chancery.contexts.counter.models import CounterAct, SigningPower, Visit
from chancery.contexts.counter.procedures import State
from chancery.contexts.counter.queries.agenda import AT_THE_DOOR
from chancery.contexts.counter.queries.line import today_at
from chancery.contexts.counter.rules import ActKind, CounterItem
from chancery.contexts.signatories import queries as signatories
from chancery.kernel.acts import queries as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound, Refusal
from chancery.kernel.base.money import Money
from chancery.kernel.cases import queries as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office


class VisitNotFound(NotFound):
    """No such visit, or at another office."""

    code = "visit_not_found"
    sentence = "No encontramos esa atención en su oficina."
    next_step = "Empiece otra: escriba el documento de la persona."


@dataclass(frozen=True, slots=True)
class Price:
    """What an item costs at an office today; why it has no price, when it has none. Of a share, `consular` is the per cent."""

    item: CounterItem
    label: str
    is_share: bool
    local: Money | None
    consular: Decimal
    free_by: str
    refusal: str


def posts_of(actor: Actor) -> QuerySet[Office]:
    """The consular offices at whose windows the actor serves."""
    return organisation.offices(kind=CONSULAR).filter(pk__in=actor.offices(*AT_THE_DOOR)).order_by("city")


def visit(actor: Actor, visit_id: UUID) -> Visit:
    """One visit, for those who serve at that office. Raises `VisitNotFound`."""
    found = Visit.objects.filter(pk=visit_id, office_id__in=actor.offices(Role.OFFICER, Role.CONSUL))
    row = found.select_related("office", "person", "ticket").first()
    if row is None:
        raise VisitNotFound
    return row


def acts_of_visit(visit: Visit) -> list[CounterAct]:
    """What was asked for in a visit, in that order."""
    return list(CounterAct.objects.filter(visit=visit).select_related("case__office").order_by("pk"))


def visible_acts(actor: Actor) -> QuerySet[CounterAct]:
    """The acts whose cases the actor may see."""
    return CounterAct.objects.filter(case__in=cases.visible_to(actor))


def by_number(actor: Actor, number: str) -> CounterAct:
    """The act of that case. Raises `CaseNotFound`."""
    return cases.row_by_number(
        actor, number, CounterAct.objects.select_related("visit__person", "visit__office"), context="counter"
    )


def act_of_case(case: Case) -> Act | None:
    """The consular act that was done in a case, when it was."""
    return acts.of_case(case.id).first()


def prices(office: Office) -> list[Price]:
    """What each act costs at an office today: what is usual first, the rest in the order of the tariff."""
    return list(_prices(office, clock.today()))


def _prices(office: Office, on: date) -> Iterator[Price]:
    told = fees.price_list(office, on)
    refusal = _why_no_rate(office, on) if told.rate is None else ""
    rows = {price.item.code: price for section in told.sections for price in section.prices}
    places = {code: place for place, code in enumerate(rows)}
    offered = [item for item in rules.ITEMS if item.code in rows]
    for item in sorted(offered, key=lambda each: 0 if each.is_usual else 1 + places[each.code]):
        row = rows[item.code]
        label = item.label or row.item.title
        if row.item.kind.is_proportional:
            yield Price(item, label, True, None, row.item.percent or Decimal(0), "", "")
        elif row.item.free_by:
            yield Price(item, label, False, None, Decimal(0), row.item.free_by, "")
        else:
            consular = row.consular.amount if row.consular else Decimal(0)
            yield Price(item, label, False, row.local, consular, "", refusal)


def _why_no_rate(office: Office, on: date) -> str:
    try:
        fees.exchange_rate(office, on)
    except Refusal as refusal:
        return str(refusal)
    return ""


def powers_of(person_id: UUID, office: Office) -> QuerySet[SigningPower]:
    """The powers to sign that a person has at an office today."""
    today = today_at(office)
    in_force = Q(valid_until=None) | Q(valid_until__gt=today)
    return SigningPower.objects.filter(in_force, office=office, officer_id=person_id, valid_from__lte=today)


def signing_power_for(actor: Actor, office: Office, kind: ActKind) -> SigningPower | None:
    """By which power the actor signs that kind of act in the consul's place, if by any."""
    if actor.person_id is None:
        return None
    return powers_of(actor.person_id, office).filter(kinds__contains=[kind]).first()


def may_sign(actor: Actor, office: Office, kind: ActKind) -> bool:
    """Whether the actor signs that kind of act: as consul, or in the consul's place."""
    if actor.holds(Role.CONSUL, office_id=office.id):
        return True
    return signing_power_for(actor, office, kind) is not None


def to_be_signed(actor: Actor, office: Office) -> list[CounterAct]:
    """What was paid and nobody signed, oldest first. Raises `RoleMissing`."""
    access.require(actor, Role.CONSUL, Role.OFFICER, office_id=office.id)
    waiting = CounterAct.objects.filter(cases.waits_in(State.PAID), case__office=office)
    return list(waiting.select_related("case__applicant", "case__office").order_by("case__moved_at"))


def signatures_like(text: str, on: date) -> tuple[tuple[str, str], ...]:
    """Registered signatures that fit what was typed and were in tenure on a date: id, and words to choose by."""
    return tuple((str(found.signatory_id), found.words) for found in signatories.suggestions(text, on))
