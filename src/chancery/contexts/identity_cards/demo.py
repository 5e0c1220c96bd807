"""Which cards does the demonstration hold? A month of them at each post: some in every state, envelopes, guides, a closed count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from chancery.contexts.identity_cards import actions, queries, rules
from chancery.contexts.identity_cards.models import CardRequest
from chancery.contexts.identity_cards.rules import (
    Bond,
    CardSupply,
    OldCardFate,
    Receiver,
    RegisterEntry,
    StockChange,
)
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.days import months_after
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.demo import Story, at_work, spread
from chancery.kernel.documents import actions as documents
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as owed
from chancery.kernel.fees.rules import Means
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation

FATES = (
    "filed", "paid", "defective", "registered", "approved", "sent", "evaluated", "observed", "recovered", "printed",
    "dispatched", "received", "to_forward", "forwarded", "unaccepted", "delivered", "returned",
)  # fmt: skip
_RECENT = ("filed", "paid", "defective", "registered", "approved", "sent", "evaluated", "observed")
_CHILDREN = ("Mateo", "Lucía", "Íñigo", "Camila", "Thiago", "Ariana", "Joaquín")
_SECOND = ("Amaru", "Ariel", "Illari", "Inti")
_FORMS, _ON_PAPER, _DAYS = 60, 4, 55


@dataclass(frozen=True, slots=True)
class Desk:
    """A consulate where cards are asked for: who captures, and who closes what was counted."""

    office: str
    officer: Actor
    consul: Actor


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in these stories; `parents` stand at the counters with their children; `neighbours` only answer for a card sent."""

    desks: Sequence[Desk]
    parents: Sequence[Person]
    neighbours: Sequence[Desk] = ()

    def at(self, office: str) -> Desk:
        """The desk of an office."""
        return next(desk for desk in (*self.desks, *self.neighbours) if desk.office == office)


def stories(*, cast: Cast, scan: bytes, each: int = len(FATES), seed: int) -> list[Story]:
    """At each desk `each` of the fates, a shipment on paper, and the stock of a month."""
    told: list[Story] = []
    for desk in cast.desks:
        told.append(_stock(desk))
        told.append(_shipment(cast, desk, scan, Random(f"{seed}dni{desk.office}")))  # noqa: S311
    return told + [
        _story(cast, desk, fate, FATES.index(fate), scan, Random(f"{seed}dni{desk.office}{fate}"))  # noqa: S311
        for desk, fate in spread(cast.desks, FATES, each)
    ]


def _stock(desk: Desk) -> Story:
    """Forms come; the month ends, one counts and another closes."""
    until, office = clock.now(), organisation.office(desk.office)
    yield until - timedelta(days=_DAYS)
    _move(desk, StockChange.RECEIVED, _FORMS)
    yield until - timedelta(days=_DAYS - 1)
    _move(desk, StockChange.DISABLED, 1, "Se mojó en el traslado")
    yield until - timedelta(days=1)
    month = months_after(queries.local_day(office).replace(day=1), -1)
    end = months_after(month, 1)
    should = queries.balance_of(office, CardSupply.FORM, until=end).final
    made = actions.count_stock(
        office=office, supply=CardSupply.FORM, month=month, counted=max(should - 1, 0), actor=desk.officer
    )
    yield until - timedelta(hours=20)
    actions.close_count(
        count=made, explanation="Una ficha no aparece: se comunicó al RENIEC", actor=desk.consul
    )


def _move(desk: Desk, movement: StockChange, quantity: int, reason: str = "") -> None:
    actions.move_stock(
        office=organisation.office(desk.office),
        supply=CardSupply.FORM,
        movement=movement,
        quantity=quantity,
        reason=reason,
        actor=desk.officer,
    )


def _shipment(cast: Cast, desk: Desk, scan: bytes, chance: Random) -> Story:
    """Four children captured on paper leave on the courier's day, in an envelope."""
    until, office = clock.now(), organisation.office(desk.office)
    yield (at := until - timedelta(days=40))
    for ordinal in range(_ON_PAPER):
        request = _registered(cast, desk, f"{_CHILDREN[ordinal]} {_SECOND[-1]}", scan, chance)
        _pay(request, desk)
        _capture(request, "semiautomatic", desk, form_number=f"{office.acronym}{ordinal:04}")
    leaves, _ = queries.courier_day(office, queries.local_day(office))
    yield max(at + timedelta(hours=3), datetime.combine(leaves, at.timetz()).replace(hour=16))
    shipment = actions.prepare(office=office, actor=desk.officer)
    actions.send(
        shipment=shipment,
        carrier="Courier de demostración",
        waybill=f"CD-{chance.randrange(10000, 99999)}",
        off_day_because="Salió con la valija diplomática",
        actor=desk.officer,
    )


def _story(cast: Cast, desk: Desk, fate: str, ordinal: int, scan: bytes, chance: Random) -> Story:
    until, office = clock.now(), organisation.office(desk.office)
    calendar = organisation.calendar_of(office)

    def working(after: datetime) -> datetime:
        return at_work(after, days=1, calendar=calendar, until=until, chance=chance)

    days_ago = chance.randrange(10, 13) if fate in _RECENT else chance.randrange(25, 38)
    yield (at := until - timedelta(days=days_ago, minutes=chance.randrange(200, 900)))
    turn, child = divmod(ordinal, len(_CHILDREN))
    name = f"{_CHILDREN[child]} {_SECOND[turn]}"
    if fate in ("registered", "defective"):
        request = _registered(cast, desk, name, scan, chance)
    else:
        request = _again(cast, desk, name, chance)
    if fate == "filed":
        return
    _pay(request, desk)
    if fate == "paid":
        return
    yield (at := working(at))
    if fate == "defective":
        reason = "La copia del acta no lleva la firma del registrador"
        actions.return_act(request=request, reason=reason, actor=desk.officer)
        return
    _capture(request, "live_window" if fate == "approved" else "live_virtual", desk)
    if fate == "registered":
        return
    if fate == "approved":
        actions.approve(
            request=request,
            is_matched=True,
            is_act_registered=False,
            entry=RegisterEntry.CLEAR,
            actor=desk.officer,
        )
        return
    actions.transmit(request=request, actor=desk.officer)
    if fate == "sent":
        return
    yield (at := working(at))
    _advance(request, desk, "evaluate")
    if fate == "evaluated":
        return
    if fate in ("observed", "recovered"):
        yield (at := working(at))
        _advance(request, desk, "observe", "La fotografía tiene sombras: debe tomarse otra")
        if fate == "observed":
            return
        yield working(at)
        taken = _taken(request, "live_virtual")
        actions.recover(request=request, taken=taken, entry=RegisterEntry.CLEAR, actor=desk.officer)
        return
    yield (at := working(at))
    _advance(request, desk, "print_card")
    if fate == "printed":
        return
    _advance(request, desk, "ship")
    if fate == "dispatched":
        return
    yield (at := working(at))
    number = request.case.number
    actions.receive_cards(
        office=office,
        guide=f"GD-{office.acronym}-{ordinal}",
        listed=[number],
        found=[number],
        actor=desk.officer,
    )
    request.case.refresh_from_db()
    if fate == "received":
        return
    yield (at := working(at))
    if fate in ("to_forward", "forwarded", "unaccepted"):
        _elsewhere(cast, request, desk)
        if fate != "to_forward":
            yield (at := working(at))
            posted = actions.forward(
                request=request,
                carrier="Courier de demostración",
                waybill=f"CD-{chance.randrange(10000, 99999)}",
                actor=desk.officer,
            )
        if fate == "unaccepted":
            yield working(at)
            difference = "El sobre llegó abierto y sin el DNI"
            receiving = cast.at(posted.to_office.code)
            actions.dispute_card(transfer=posted, difference=difference, actor=receiving.officer)
        return
    if fate == "returned":
        actions.return_card(request=request, reason="Errata en el segundo nombre", actor=desk.officer)
        return
    actions.deliver(
        request=request,
        receiver=Receiver.DECLARANT,
        old_card=OldCardFate.DESTROYED,
        is_matched=True,
        has_ticket=True,
        actor=desk.officer,
    )


def _elsewhere(cast: Cast, request: CardRequest, desk: Desk) -> None:
    """The holder moved: the card is collected at another desk of the cast, or at any other office."""
    places = queries.pickup_places(request)
    served = {each.office for each in (*cast.desks, *cast.neighbours)}
    office = next((place for place in places if place.code in served), places[0])
    actions.change_pickup(
        request=request, office=office, reason="En persona: se muda con su familia", actor=desk.officer
    )
    request.case.refresh_from_db()


def _registered(cast: Cast, desk: Desk, name: str, scan: bytes, chance: Random) -> CardRequest:
    """A child who never had a card."""
    act = documents.receive(filename="acta.pdf", content=scan, actor=desk.officer)
    return _file(
        cast,
        desk,
        name,
        chance,
        uploads={"birth_act": act.id},
        kind="registration_ordinary",
        birth_act=f"Acta {chance.randrange(100, 9999)}",
        birth_act_issued_on=clock.today() - timedelta(days=20),
    )


def _again(cast: Cast, desk: Desk, name: str, chance: Random) -> CardRequest:
    """A child whose card is lost or about to end."""
    kind = chance.choice(("duplicate", "renewal"))
    ends = clock.today() + timedelta(days=30) if kind == "renewal" else None
    number = f"7{chance.randrange(10**6):06}1"
    return _file(cast, desk, name, chance, uploads={}, kind=kind, dni=number, card_expires_on=ends)


def _file(
    cast: Cast, desk: Desk, name: str, chance: Random, *, uploads: dict[str, Any], **said: Any
) -> CardRequest:
    office, parent = organisation.office(desk.office), chance.choice(cast.parents)
    return actions.file(
        particulars=actions.Particulars(
            given_names=name,
            first_surname=parent.first_surname,
            second_surname="Demostración",
            born_on=date(clock.today().year - chance.randrange(3, 15), chance.randrange(1, 13), 9),
            address=f"Calle de demostración {chance.randrange(1, 90)}, {office.city}",
            bond=Bond.MOTHER,
            **said,
        ),
        uploads=uploads,
        office=office,
        applicant=parent,
        actor=desk.officer,
    )


def _pay(request: CardRequest, desk: Desk) -> None:
    office = organisation.office(desk.office)
    for charge in owed.charges_of(request.case_id):
        if charge.is_owed:
            fees.take_payment(charge=charge, means=Means.CASH, office=office, actor=desk.officer)
    request.case.refresh_from_db()


def _taken(request: CardRequest, mode: str, form_number: str = "") -> actions.Taken:
    wanted = rules.mode(mode, clock.today())
    return actions.Taken(mode=mode, pieces=queries.pieces_for(request, wanted), form_number=form_number)


def _capture(request: CardRequest, mode: str, desk: Desk, form_number: str = "") -> None:
    entry = RegisterEntry.CLEAR if request.dni else RegisterEntry.UNASKED
    actions.capture(
        request=request, taken=_taken(request, mode, form_number), entry=entry, actor=desk.officer
    )


def _advance(request: CardRequest, desk: Desk, code: str, reason: str = "") -> None:
    cases.advance(case=request.case, code=code, actor=desk.officer, reason=reason)
    request.case.refresh_from_db()
