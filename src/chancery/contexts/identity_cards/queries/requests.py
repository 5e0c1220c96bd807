"""Which requests for a card may this actor see, and what do the tables say of each?"""

from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Q, QuerySet, Subquery

from chancery.contexts.identity_cards import rules
from chancery.contexts.identity_cards.models import Capture, CardRequest, PickupChange
from chancery.contexts.identity_cards.procedures import IDENTITY_CARD, State
from chancery.contexts.identity_cards.rules import (
    Change,
    HolderStanding,
    Kind,
    Mode,
    Piece,
    Receiver,
    WindowBar,
)
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import fold, is_dni
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office

OFFICE = (Role.OFFICER, Role.CONSUL)
_ROWS = CardRequest.objects.prefetch_related("pickup_changes__from_office", "pickup_changes__to_office")


class CardToReprocessNotFound(NotFound):
    """A reprocess is of a card that came to the same holder, with an error, and that the actor may see."""

    code = "card_to_reprocess_not_found"
    sentence = "No encontramos un DNI entregado o devuelto de ese titular con el número {number}."
    next_step = "Copie el número del trámite anterior, del aviso o del comprobante."


def visible_to(actor: Actor) -> QuerySet[CardRequest]:
    """The requests whose cases the actor may see."""
    return CardRequest.objects.filter(case__in=cases.visible_to(actor))


def by_number(actor: Actor, number: str) -> CardRequest:
    """The request of that case. Raises `CaseNotFound`."""
    return cases.row_by_number(actor, number, _ROWS.select_related("origin__case"), context="identity_cards")


def serving_offices(actor: Actor) -> list[Office]:
    """The consular offices where the actor serves. Raises `RoleMissing`."""
    access.require(actor, *OFFICE)
    here = organisation.offices(kind=CONSULAR)
    served = actor.offices(*OFFICE)
    return [office for office in here if office.id in served]


def listed(actor: Actor, office: Office, *, state: str = "", text: str = "") -> QuerySet[CardRequest]:
    """What an office has under way or had, the newest first, by state and by number, DNI or holder."""
    access.require(actor, *OFFICE, office_id=office.id)
    found = _ROWS.filter(case__office=office).select_related("case__office")
    if state:
        found = found.filter(case__state=state)
    if text.strip():
        found = found.filter(_named(text))
    return found.order_by("-case__opened_at", "-id")


def _named(text: str) -> Q:
    """By one index alone, told from the shape of what was typed: a case's number, a DNI, or words of a name."""
    compact = "".join(text.split())
    if ids.is_number(text):
        return Q(case__number=ids.as_kept(text))
    return Q(dni=compact) if is_dni(compact) else identity.named(text, "holder_folded")


def to_reprocess(actor: Actor, number: str, holder: str, born_on: date) -> CardRequest:
    """The request whose card came with an error. Raises `CardToReprocessNotFound`."""
    found = visible_to(actor).filter(
        case__number=ids.as_kept(number),
        case__state__in=(State.DELIVERED, State.RETURNED),
        holder_folded=fold(holder),
        born_on=born_on,
    )
    first = found.first()
    if first is None:
        raise CardToReprocessNotFound(number=number)
    return first


def open_request_of(dni: str, holder: str, born_on: date) -> CardRequest | None:
    """What the same holder already has under way, at any office: for who has passed a gate of its own."""
    same = Q(dni=dni) if dni else Q(dni="", holder_folded=fold(holder), born_on=born_on)
    under_way = CardRequest.objects.filter(same).exclude(case__state__in=IDENTITY_CARD.final)
    return under_way.select_related("case").first()


def printed_for(office: Office) -> QuerySet[CardRequest]:
    """What an office waits for from RENIEC: what it sent there, and what is to be collected here whoever sent it."""
    return CardRequest.objects.filter(
        Q(case__office=office) | collected_at(office), cases.waits_in(State.PRINTED, State.DISPATCHED)
    )


def of_the_card(office: Office, number: str) -> CardRequest | None:
    """Whose card an office waits for by that number: of the case, of the DNI, or of the form."""
    by = Q(case__number=ids.as_kept(number)) | Q(dni=number) | Q(captures__form_number=number)
    expected = printed_for(office).select_related("case__office")
    return expected.filter(by).order_by("-case__opened_at").first()


def collected_at(office: Office) -> Q:
    """Requests whose holder last asked to collect at an office."""
    newest = PickupChange.objects.filter(request=OuterRef("pk")).order_by("-at", "-id")
    moved = CardRequest.objects.filter(pickup_changes__to_office=office)
    asked = moved.annotate(newest=Subquery(newest.values("to_office")[:1])).filter(newest=office.id)
    return Q(pk__in=asked.values("pk"))


def local_day(office: Office) -> date:
    """Which day it is at an office."""
    return clock.today(ZoneInfo(office.time_zone))


def opened_day(request: CardRequest) -> date:
    """On which day, at the office where it was, a request was filed: the card may be collected at another."""
    oldest = next(iter(request.pickup_changes.all()), None)
    office = oldest.from_office if oldest else request.case.office
    return request.case.opened_at.astimezone(ZoneInfo(office.time_zone)).date()


def kind_of(request: CardRequest) -> Kind:
    """What was asked for, as it stood when it was."""
    return rules.kind(request.kind, opened_day(request))


def changes_of(request: CardRequest) -> list[tuple[Change, str]]:
    """What is to be changed, and to what."""
    on = opened_day(request)
    return [(rules.change(each.change, on), each.wanted) for each in request.changes.all()]


def item_of(request: CardRequest, on: date) -> str:
    """The item of the tariff that the request costs on a day."""
    return rules.item(kind_of(request), HolderStanding(request.standing), request.born_on, on)


def current_capture(request: CardRequest) -> Capture | None:
    """The newest capture, with what was taken."""
    found = request.captures.select_related("by", "approval__by").prefetch_related("pieces")
    return found.order_by("-at", "-id").first()


def mode_of(capture: Capture) -> Mode:
    """The mode of a capture, as it stood when it was made."""
    return rules.mode(capture.mode, capture.at.astimezone(clock.LIMA).date())


def pieces_for(request: CardRequest, mode: Mode) -> tuple[Piece, ...]:
    """What that mode wants of the holder today."""
    return rules.pieces(mode, request.born_on, local_day(request.case.office))


def window_bars_of(
    request: CardRequest, capture: Capture, *, is_matched: bool, is_act_registered: bool
) -> tuple[WindowBar, ...]:
    """Every reason why the window may not approve."""
    return rules.window_bars(
        kind_of(request),
        mode_of(capture),
        [change for change, _ in changes_of(request)],
        is_matched=is_matched,
        is_act_registered=is_act_registered,
    )


def receivers_for(request: CardRequest) -> tuple[Receiver, ...]:
    """Who may collect the card today."""
    return rules.receivers(request.born_on, local_day(request.case.office))
