"""Cards in every state at one post, reached by calling actions. RENIEC's answer is given, but where a test asks it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.identity_cards import actions, queries, rules
from chancery.contexts.identity_cards.models import Capture, CardRequest, CardShipment, CardTransfer
from chancery.contexts.identity_cards.rules import (
    Bond,
    CardSupply,
    OldCardFate,
    Receiver,
    RegisterEntry,
    StockChange,
)
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

CHILD_DNI = "91000001"


@dataclass(frozen=True)
class World:
    """A post whose officers capture and deliver, with forms in stock."""

    post: Post
    colleague: Actor

    @property
    def office(self) -> Office:
        return self.post.office


def world(code: str = "cg-milan", *, forms: int = 50) -> World:
    post = acts.post(code)
    if forms:
        supply(post, forms)
    return World(post, acts.serving(post.office, Role.OFFICER, "Colega"))


def supply(post: Post, forms: int) -> None:
    actions.move_stock(
        office=post.office,
        supply=CardSupply.FORM,
        movement=StockChange.RECEIVED,
        quantity=forms,
        actor=post.officer,
    )


def particulars(at: World, **changes: Any) -> actions.Particulars:
    """The applicant's own duplicate."""
    who = at.post.applicant
    said = actions.Particulars(
        kind="duplicate",
        given_names=who.given_names,
        first_surname=who.first_surname,
        second_surname=who.second_surname,
        born_on=date(1990, 1, 15),
        address="Via Roma 1, Milano",
        dni=who.document_number,
    )
    return replace(said, **changes)


def of_a_child(at: World, **changes: Any) -> actions.Particulars:
    """A girl of eight, registered by her mother for the first time."""
    today = acts.today(at.office)
    said = actions.Particulars(
        kind="registration_ordinary",
        given_names="Lucía Ángela",
        first_surname="Quispe",
        second_surname="Solicitante",
        born_on=date(today.year - 8, 1, 1),
        address="Via Roma 1, Milano",
        bond=Bond.MOTHER,
        birth_act="Acta 1234, Consulado en Milán",
        birth_act_issued_on=today - timedelta(days=30),
    )
    return replace(said, **changes)


def filed(at: World, said: actions.Particulars | None = None, **changes: Any) -> CardRequest:
    told = said or particulars(at, **changes)
    needs = rules.kind(told.kind, clock.today()).needs_birth_act
    return actions.file(
        particulars=told,
        uploads={"birth_act": upload(at.post.citizen).id} if needs else {},
        office=at.office,
        applicant=at.post.applicant,
        actor=at.post.citizen,
    )


def again(request: CardRequest) -> CardRequest:
    """The same as it stands now."""
    return CardRequest.objects.select_related("case__office", "case__applicant").get(pk=request.pk)


def paid(at: World, said: actions.Particulars | None = None, **changes: Any) -> CardRequest:
    request = filed(at, said, **changes)
    acts.pay(request.case, at.post)
    return again(request)


def taken(request: CardRequest, mode: str = "live_window", **changes: Any) -> actions.Taken:
    """All that the mode wants of that holder."""
    wanted = rules.mode(mode, clock.today())
    said = actions.Taken(
        mode=mode,
        pieces=queries.pieces_for(request, wanted),
        form_number=f"F{uuid4().int % 10**8:08}" if wanted.route == "paper" else "",
        captured_on=queries.local_day(request.case.office),
    )
    return replace(said, **changes)


def capture(
    at: World,
    request: CardRequest,
    mode: str = "live_window",
    *,
    entry: RegisterEntry = RegisterEntry.CLEAR,
    **changes: Any,
) -> Capture:
    return actions.capture(
        request=request, taken=taken(request, mode, **changes), entry=entry, actor=at.post.officer
    )


def captured(
    at: World, mode: str = "live_window", said: actions.Particulars | None = None, **changes: Any
) -> CardRequest:
    request = paid(at, said, **changes)
    capture(at, request, mode)
    return again(request)


def approved(at: World, said: actions.Particulars | None = None, **changes: Any) -> CardRequest:
    request = captured(at, "live_window", said, **changes)
    actions.approve(
        request=request,
        is_matched=True,
        is_act_registered=False,
        entry=RegisterEntry.CLEAR,
        actor=at.post.officer,
    )
    return again(request)


def evaluated(at: World, said: actions.Particulars | None = None, **changes: Any) -> CardRequest:
    """Captured live, sent, and under RENIEC's eyes."""
    request = captured(at, "live_virtual", said, **changes)
    actions.transmit(request=request, actor=at.post.officer)
    return advanced(at, request, "evaluate")


def advanced(at: World, request: CardRequest, *codes: str, reason: str = "") -> CardRequest:
    """Through plain steps of the office, one after another."""
    for code in codes:
        cases.advance(
            case=again(request).case,
            code=code,
            actor=at.post.officer,
            reason=reason if code == "observe" else "",
        )
    return again(request)


def observed(at: World, said: actions.Particulars | None = None, **changes: Any) -> CardRequest:
    request = evaluated(at, said, **changes)
    return advanced(at, request, "observe", reason="La fotografía tiene sombras: capture otra")


def printed(at: World, said: actions.Particulars | None = None, **changes: Any) -> CardRequest:
    return advanced(at, evaluated(at, said, **changes), "print_card")


def dispatched(at: World, said: actions.Particulars | None = None, **changes: Any) -> CardRequest:
    return advanced(at, printed(at, said, **changes), "ship")


def received(at: World, said: actions.Particulars | None = None, **changes: Any) -> CardRequest:
    request = dispatched(at, said, **changes)
    receive(at, [request.case.number])
    return again(request)


def receive(at: World, listed: Sequence[str], found: Sequence[str] | None = None, *, guide: str = "") -> Any:
    return actions.receive_cards(
        office=at.office,
        guide=guide or f"GD-{uuid4().int % 10**8}",
        listed=listed,
        found=listed if found is None else found,
        actor=at.post.officer,
    )


def elsewhere(at: World, request: CardRequest, code: str = "cg-madrid") -> CardRequest:
    """The applicant asks to collect it there."""
    actions.change_pickup(request=request, office=organisation.office(code), actor=at.post.citizen)
    return again(request)


def to_forward(at: World, said: actions.Particulars | None = None, **changes: Any) -> CardRequest:
    return elsewhere(at, received(at, said, **changes))


def forwarded(at: World, said: actions.Particulars | None = None, **changes: Any) -> CardTransfer:
    return forward(at, to_forward(at, said, **changes))


def forward(at: World, request: CardRequest, **changes: Any) -> CardTransfer:
    said = {"carrier": "Courier de Prueba", "waybill": "CP 124"}
    return actions.forward(request=request, actor=at.post.officer, **{**said, **changes})


def deliver(at: World, request: CardRequest, **changes: Any) -> Any:
    said: dict[str, Any] = {
        "receiver": Receiver.HOLDER,
        "old_card": OldCardFate.LOST,
        "is_matched": True,
        "has_ticket": True,
    }
    return actions.deliver(request=request, actor=at.post.officer, **{**said, **changes})


def delivered(at: World, said: actions.Particulars | None = None, **changes: Any) -> CardRequest:
    request = received(at, said, **changes)
    deliver(at, request)
    return again(request)


def prepared(at: World, forms: int = 1) -> CardShipment:
    """A shipment of forms on paper of several children."""
    for ordinal in range(forms):
        captured(at, "semiautomatic", of_a_child(at, given_names=f"Menor {ordinal}"))
    return actions.prepare(office=at.office, actor=at.post.officer)


def sent(at: World, forms: int = 1) -> CardShipment:
    shipment = prepared(at, forms)
    send(at, shipment)
    return CardShipment.objects.select_related("case__office", "leaving").get(pk=shipment.pk)


def send(at: World, shipment: CardShipment, **changes: Any) -> Any:
    said = {"carrier": "Courier de Prueba", "waybill": "CP 123", "off_day_because": "Pedido del RENIEC"}
    return actions.send(shipment=shipment, actor=at.post.officer, **{**said, **changes})
