"""Where is a card collected, which cards go from one office to another, and who may say so?"""

from typing import TYPE_CHECKING, TypedDict
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from chancery.contexts.identity_cards.models import CardRequest, CardTransfer, PickupChange
from chancery.contexts.identity_cards.procedures import IDENTITY_CARD, ON_ITS_WAY, State
from chancery.contexts.identity_cards.queries.requests import OFFICE, collected_at
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import gate
from chancery.kernel.cases import queries as cases
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

MOVABLE = (*ON_ITS_WAY, State.RECEIVED, State.TO_FORWARD)
"""From where the place of collection may change: captured, and neither delivered nor between two offices."""

BETWEEN = (State.FORWARDED, State.UNACCEPTED)
"""Posted by one office, and neither accepted by the other nor taken back."""


class _Place(TypedDict):
    place: str


class TransferNotFound(NotFound):
    """No such transfer, or between offices where the actor does not serve."""

    code = "card_transfer_not_found"
    sentence = "No encontramos ese envío de DNI entre los de su oficina."
    next_step = "Elíjalo de la lista de envíos entre oficinas."


def pickup_office(request: CardRequest) -> Office:
    """Where the holder collects the card: as last asked, or at the office that has the case."""
    changes = PickupChange.objects.filter(request=request).select_related("to_office")
    newest = changes.order_by("-at", "-id").first()
    return newest.to_office if newest else request.case.office


def may_change_pickup(actor: Actor, request: CardRequest) -> bool:
    """Whether the place of collection may still change, and the actor is the applicant or an officer of the office that has the case."""
    case = request.case
    return case.state in MOVABLE and (
        gate.is_party(case, actor) or actor.holds(Role.OFFICER, office_id=case.office_id)
    )


def pickup_places(request: CardRequest) -> list[Office]:
    """The offices where the card may be collected instead."""
    now = pickup_office(request)
    return [office for office in offices_of_cards() if office != now]


def offices_of_cards() -> QuerySet[Office]:
    """The offices in force that give cards, by city."""
    return organisation.offices(kind=IDENTITY_CARD.offices).order_by("city", "name")


def to_forward(actor: Actor, office: Office) -> "QuerySet[WithAnnotations[CardRequest, _Place]]":
    """The cards that an office has and must send to where they are collected, named `place`, the oldest first."""
    access.require(actor, *OFFICE, office_id=office.id)
    newest = PickupChange.objects.filter(request=OuterRef("pk")).order_by("-at", "-id")
    found = CardRequest.objects.filter(cases.waits_in(State.TO_FORWARD), case__office=office)
    found = found.annotate(place=Subquery(newest.values("to_office__name")[:1]))
    return found.select_related("case__office").order_by("case__moved_at", "id")


def coming(actor: Actor, office: Office) -> QuerySet[CardRequest]:
    """The cards that will be collected at an office and that another has still, the oldest first."""
    access.require(actor, *OFFICE, office_id=office.id)
    found = CardRequest.objects.filter(
        collected_at(office), cases.waits_in(*ON_ITS_WAY, State.TO_FORWARD)
    ).exclude(case__office=office)
    return found.select_related("case__office").order_by("case__moved_at", "id")


def arriving(actor: Actor, office: Office) -> QuerySet[CardTransfer]:
    """What another office posted to this one and is under way."""
    return transfers_under_way(actor, office).filter(to_office=office)


def leaving(actor: Actor, office: Office) -> QuerySet[CardTransfer]:
    """What an office posted to another and is under way."""
    return transfers_under_way(actor, office).filter(from_office=office)


def transfers_under_way(actor: Actor, office: Office) -> QuerySet[CardTransfer]:
    """What left an office or comes to it and was neither accepted nor taken back, the oldest first."""
    access.require(actor, *OFFICE, office_id=office.id)
    found = CardTransfer.objects.filter(
        Q(from_office=office) | Q(to_office=office), cases.waits_in(*BETWEEN, by="request__case")
    )
    newest = CardTransfer.objects.filter(request=OuterRef("request")).order_by("-at", "-id")
    found = found.filter(pk=Subquery(newest.values("pk")[:1]))
    return found.select_related("request__case", "from_office", "to_office", "outcome").order_by("at", "id")


def transfer(actor: Actor, transfer_id: UUID) -> CardTransfer:
    """One from or to the offices where the actor serves. Raises `RoleMissing`, `TransferNotFound`."""
    access.require(actor, *OFFICE)
    served = actor.offices(*OFFICE)
    found = (
        CardTransfer.objects.filter(Q(from_office_id__in=served) | Q(to_office_id__in=served), pk=transfer_id)
        .select_related("request__case__office", "from_office", "to_office", "by", "outcome__by")
        .first()
    )
    if found is None:
        raise TransferNotFound
    return found


def last_transfer(request: CardRequest) -> CardTransfer | None:
    """The newest time that the card was posted to another office."""
    return request.transfers.select_related("to_office", "outcome").order_by("-at", "-id").first()
