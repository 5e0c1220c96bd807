"""Which forms wait for an envelope, what is in each, and what came back?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from chancery.contexts.identity_cards import rules
from chancery.contexts.identity_cards.models import (
    Capture,
    CardEnvelope,
    CardReception,
    CardRequest,
    CardShipment,
    EnclosedForm,
    ReceivedCard,
)
from chancery.contexts.identity_cards.procedures import ShipmentState, State
from chancery.contexts.identity_cards.queries.requests import OFFICE, local_day, printed_for
from chancery.contexts.identity_cards.rules import CardOutcome, CourierDay, LotPlan, Route, Sort
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound
from chancery.kernel.base.in_turn import InTurn
from chancery.kernel.cases import queries as cases
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office


class ReceptionNotFound(NotFound):
    """No such reception, or of an office where the actor does not serve."""

    code = "card_reception_not_found"
    sentence = "No encontramos esa recepción de DNI entre las de su oficina."
    next_step = "Elíjala de la lista de recepciones."


@dataclass(frozen=True, slots=True)
class ShipmentStanding:
    """When what is on its way should arrive; until when RENIEC registers what arrived; whether that day has passed."""

    arrives_on: date | None
    registered_by: date | None
    is_late: bool


def waiting_forms(office: Office) -> list[Capture]:
    """The forms on paper that are in no envelope, the oldest first; those of cases that another site writes are its own to send."""
    on_paper = [mode.code for mode in rules.modes(local_day(office)) if mode.route is Route.PAPER]
    newer = Capture.objects.filter(request=OuterRef("request"), at__gt=OuterRef("at"))
    enclosed = EnclosedForm.objects.filter(capture=OuterRef("pk")).exclude(
        envelope__shipment__case__state=ShipmentState.UNDONE
    )
    found = Capture.objects.filter(
        ~Exists(newer),
        ~Exists(enclosed),
        cases.waits_in(State.REGISTERED, by="request__case"),
        request__case__office=office,
        request__case__site=site.here(),
        mode__in=on_paper,
    )
    return list(found.select_related("request__case").order_by("at", "id"))


def planned(captures: Sequence[Capture]) -> tuple[LotPlan, ...]:
    """In which lots and envelopes forms go."""
    return rules.plan(
        ((each.id, Sort(each.request.kind, each.mode, is_minor=each.is_minor)) for each in captures),
        clock.today(),
    )


def courier_day(office: Office, on: date) -> tuple[date, CourierDay]:
    """The next day, from `on`, on which the courier leaves an office, with the row that says so."""
    row = rules.courier(office.code, on)
    return rules.courier_day(row, on, organisation.calendar_of(office).is_working), row


def shipments_of(actor: Actor, office: Office) -> InTurn[CardShipment]:
    """What an office sent, with how many forms: first what RENIEC has to register, the sooner due first; then the newest."""
    access.require(actor, *OFFICE, office_id=office.id)
    enclosed = EnclosedForm.objects.filter(envelope__shipment=OuterRef("pk"))
    found = (
        CardShipment.objects.filter(office=office)
        .select_related("case__office", "leaving")
        .annotate(forms=_number(enclosed, "envelope__shipment"))
    )
    # Found by the case, whose index of open ones gives an office's by state and day.
    to_register = cases.waits_in(ShipmentState.ARRIVED) & Q(case__office=office)
    return InTurn(
        found.filter(to_register).order_by("case__due_on", "-id"),
        found.exclude(cases.waits_in(ShipmentState.ARRIVED)).order_by("-id"),
    )


def standing_of(shipment: CardShipment, today: date) -> ShipmentStanding:
    """Where one stands on a day at its office: when it should arrive at RENIEC, until when RENIEC registers it, what is late."""
    case, leaving = shipment.case, getattr(shipment, "leaving", None)
    arrives = None
    if leaving is not None and case.state == ShipmentState.SENT:
        cycle = rules.courier(case.office.code, leaving.left_on).cycle_days
        arrives = leaving.left_on + timedelta(days=cycle)
    due = case.due_on if case.state == ShipmentState.ARRIVED else None
    return ShipmentStanding(
        arrives_on=arrives,
        registered_by=due,
        is_late=(arrives is not None and arrives < today) or (due is not None and due < today),
    )


def shipment_by_number(actor: Actor, number: str) -> CardShipment:
    """The shipment of that case. Raises `CaseNotFound`."""
    rows = CardShipment.objects.select_related("leaving")
    return cases.row_by_number(actor, number, rows, context="identity_cards")


def envelopes_of(shipment: CardShipment) -> list[CardEnvelope]:
    """The envelopes with their forms."""
    forms = EnclosedForm.objects.select_related("capture__request__case")
    return list(shipment.envelopes.prefetch_related(Prefetch("forms", queryset=forms)))


def expecting(office: Office) -> QuerySet[CardRequest]:
    """The cards that RENIEC printed or dispatched and that an office has not received, the oldest first."""
    return printed_for(office).select_related("case").order_by("case__moved_at")


def receptions_of(actor: Actor, office: Office) -> QuerySet[CardReception]:
    """What an office received, the newest first, with how many came and how many did not."""
    access.require(actor, *OFFICE, office_id=office.id)
    lines = ReceivedCard.objects.filter(reception=OuterRef("pk"))
    found = CardReception.objects.filter(office=office).annotate(
        matched=_number(lines.filter(outcome=CardOutcome.MATCHED), "reception"),
        amiss=_number(lines.exclude(outcome=CardOutcome.MATCHED), "reception"),
    )
    return found.order_by("-at", "-id")


def _number(rows: QuerySet[Any], of: str) -> Coalesce:
    """How many rows belong to each of what a page shows: the others are not counted."""
    counted = rows.order_by().values(of).annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)


def reception(actor: Actor, reception_id: UUID) -> CardReception:
    """One of the offices where the actor serves. Raises `RoleMissing`, `ReceptionNotFound`."""
    access.require(actor, *OFFICE)
    found = (
        CardReception.objects.filter(pk=reception_id, office_id__in=actor.offices(*OFFICE))
        .select_related("office", "by")
        .prefetch_related("cards__request__case")
        .first()
    )
    if found is None:
        raise ReceptionNotFound
    return found
