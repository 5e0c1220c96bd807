"""How does a holder collect a card at another office? It is asked for; the office that has the card posts it; the other accepts it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from chancery.contexts.identity_cards import queries
from chancery.contexts.identity_cards.actions.stock import note
from chancery.contexts.identity_cards.models import CardRequest, CardTransfer, PickupChange, TransferOutcome
from chancery.contexts.identity_cards.procedures import IDENTITY_CARD, State
from chancery.contexts.identity_cards.rules import CardSupply, StockChange
from chancery.kernel.base.actor import Actor, Role, for_the_law
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.languages import Words, phrase
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office

_BEFORE = frozenset((State.FILED, State.PAID, State.DEFECTIVE, State.REGISTERED, State.OBSERVED))


class PickupTooEarly(Conflict):
    """Until a card is approved or on its way to RENIEC, the holder still has to come to the office that captures."""

    code = "card_pickup_too_early"
    sentence = (
        "El trámite {number} está «{state}»: todavía no hay un DNI en camino que recoger en otra oficina."
    )
    next_step = "Pídalo después de la captura de sus datos, cuando el trámite pase al RENIEC."


class PickupTooLate(Conflict):
    """What was delivered, returned or closed is collected nowhere."""

    code = "card_pickup_too_late"
    sentence = "El trámite {number} está «{state}»: ya no se puede recoger el DNI en otra oficina."
    next_step = "Si el DNI se perdió o tiene un error, pida un duplicado o el reproceso."


class PickupOnTheRoad(Conflict):
    """A card between two offices cannot be called back: it arrives first."""

    code = "card_pickup_on_the_road"
    sentence = "El DNI del trámite {number} va camino {office:a}: no se puede desviar."
    next_step = "Pida el cambio cuando le avisemos que llegó."


class PickupSameOffice(Invalid):
    code = "card_pickup_same_office"
    sentence = "El DNI ya se recoge {office:en}. Elija otra oficina."


class PickupReasonMissing(Invalid):
    """At a counter it is the officer who writes that the holder asked: the record says how."""

    code = "card_pickup_reason_missing"
    sentence = "Falta decir cómo lo pidió el titular."


class TransferAnswered(Conflict):
    """A transfer is accepted, or not, once."""

    code = "card_transfer_answered"
    sentence = "Ya se respondió a este envío de DNI."


class TransferTakenBack(Conflict):
    """Of a card that was posted again only the last transfer is answered."""

    code = "card_transfer_taken_back"
    sentence = "{office} ya recuperó el DNI de este envío."
    next_step = "Si el DNI llegó igual, comuníquese con esa oficina."


class TransferDifferenceMissing(Invalid):
    """Whoever does not accept says why, so that the sender can mend it."""

    code = "card_transfer_difference_missing"
    sentence = "Escriba qué diferencia encontró."


class TransferUncarried(Invalid):
    code = "card_transfer_uncarried"
    sentence = "Falta quién lleva el DNI y el número de su guía."


@transaction.atomic
def change_pickup(*, request: CardRequest, office: Office, actor: Actor, reason: str = "") -> PickupChange:
    """Ask that a card be collected at another office: the applicant does, or an officer before whom the holder asks.

    Raises `PickupTooEarly`, `PickupTooLate`, `PickupOnTheRoad`, `PickupSameOffice`, `PickupReasonMissing`,
    `cases.WrongOffice`, `gate.OwnMatter`, `WrittenElsewhere`.
    """
    ledger.hold(request.case_id)
    request.case.refresh_from_db()
    case = request.case
    check_pickup(request=request, actor=actor)
    is_party = gate.is_party(case, actor)
    if office not in queries.offices_of_cards():
        raise cases.WrongOffice({"office": ["Elija una oficina de la lista."]}, office=office.name)
    now = queries.pickup_office(request)
    if office == now:
        sentence = str(PickupSameOffice(office=office.name))
        raise PickupSameOffice({"office": [sentence]}, office=office.name)
    if not is_party and not reason.strip():
        raise PickupReasonMissing({"reason": [PickupReasonMissing.sentence]})
    for each in (case.office, office):
        writers.require_written_here(each)
    asked = PickupChange.objects.create(
        request=request,
        from_office=now,
        to_office=office,
        reason=reason.strip()[:500],
        by_id=access.require_person(actor),
    )
    with cases.step(
        case,
        _moving(case.state, is_here=office == case.office),
        actor=for_the_law(actor),
        reason=phrase("se recogerá {office:en}, ya no {before:en}", office=office.name, before=now.name),
    ) as taking:
        taking.facts["pickup"] = {"from": now.code, "to": office.code, "at_counter": not is_party}
    request.case.refresh_from_db()
    return asked


def check_pickup(*, request: CardRequest, actor: Actor) -> None:
    """Whether the actor may ask, and there is still something to collect.

    Raises `PickupTooEarly`, `PickupTooLate`, `PickupOnTheRoad`, `gate.OwnMatter`.
    """
    case = request.case
    if not gate.is_party(case, actor):
        access.require(actor, Role.OFFICER, office_id=case.office_id)
        for bar in gate.own_matter(case, actor):
            raise bar
    if case.state in queries.MOVABLE:
        return
    if case.state in queries.BETWEEN:
        raise PickupOnTheRoad(number=case.number, office=queries.pickup_office(request).name)
    refusal = PickupTooEarly if case.state in _BEFORE else PickupTooLate
    raise refusal(number=case.number, state=IDENTITY_CARD.state_label(case.state))


@transaction.atomic
def forward(*, request: CardRequest, carrier: str, waybill: str, actor: Actor) -> CardTransfer:
    """Post a card to the office where it is collected. Raises `TransferUncarried`, `WrittenElsewhere`."""
    ledger.hold(request.case_id)
    request.case.refresh_from_db()
    to_office = queries.pickup_office(request)
    words = phrase("salió {office:de} hacia {to}", office=request.case.office.name, to=to_office.name)
    with cases.step(request.case, "forward", actor=actor, reason=words) as taking:
        _require_may_accept(to_office)
        if not carrier.strip() or not waybill.strip():
            raise TransferUncarried({"waybill": [TransferUncarried.sentence]})
        _moved(taking, taking.case.office, StockChange.SENT, actor)
        made = CardTransfer.objects.create(
            request=request,
            from_office=taking.case.office,
            to_office=to_office,
            carrier=carrier.strip(),
            waybill=waybill.strip(),
            by_id=access.require_person(actor),
        )
        taking.facts |= {"to": to_office.code, "waybill": made.waybill}
    request.case.refresh_from_db()
    return made


def accept_card(*, transfer: CardTransfer, actor: Actor) -> TransferOutcome:
    """Accept at the office where it is collected what another posted: the case is this office's from now on.

    Raises `TransferAnswered`, `TransferTakenBack`.
    """
    office = transfer.to_office
    access.require(actor, Role.OFFICER, office_id=office.id)
    words = phrase("llegó {office:a}, donde lo recogerá", office=office.name)
    with _answering(transfer, "accept", actor, words) as taking:
        answered = _answer(transfer, actor)
        taking.next_office = office
        _moved(taking, office, StockChange.RECEIVED, actor)
    return answered


def dispute_card(*, transfer: CardTransfer, difference: str, actor: Actor) -> TransferOutcome:
    """Say at the receiving office that the card did not come, or that another came: the sender answers for it.

    Raises `TransferDifferenceMissing`, `TransferAnswered`, `TransferTakenBack`.
    """
    access.require(actor, Role.OFFICER, office_id=transfer.to_office_id)
    if not difference.strip():
        raise TransferDifferenceMissing({"difference": [TransferDifferenceMissing.sentence]})
    with _answering(transfer, "dispute", actor, difference):
        return _answer(transfer, actor, difference.strip())


def take_back(*, request: CardRequest, actor: Actor) -> None:
    """Take back at the sending office a card that the other did not accept, or did not answer for in its period."""
    with cases.step(request.case, "take_back", actor=actor) as taking:
        _moved(taking, taking.case.office, StockChange.RECEIVED, actor)
    request.case.refresh_from_db()


def _moving(state: str, *, is_here: bool) -> str:
    """Which step the change is: a card that an office has is set apart, or kept; one that none has only changes its address."""
    if state == State.RECEIVED:
        return "redirect"
    return "keep" if state == State.TO_FORWARD and is_here else "change_pickup"


def _require_may_accept(office: Office) -> None:
    """What is on the road is answered in Lima, also where a node posted it: the receiver may have no node of its own."""
    if office.has_node:
        raise writers.WrittenElsewhere(office=office.name)


@contextmanager
def _answering(transfer: CardTransfer, code: str, actor: Actor, reason: Words) -> Iterator[cases.Taking]:
    """A step that the receiving office takes, while the sender's still has the case: whoever calls has asked for the role."""
    case = transfer.request.case
    with transaction.atomic():
        ledger.hold(case.id)
        if TransferOutcome.objects.filter(transfer=transfer).exists():
            raise TransferAnswered
        if transfer != queries.last_transfer(transfer.request):
            raise TransferTakenBack(office=transfer.from_office.name)
        with cases.step(case, code, actor=for_the_law(actor), reason=reason) as taking:
            for bar in gate.own_matter(taking.case, actor):
                raise bar
            taking.facts["transfer"] = {"from": transfer.from_office.code, "to": transfer.to_office.code}
            yield taking
    case.refresh_from_db()


def _answer(transfer: CardTransfer, actor: Actor, difference: str = "") -> TransferOutcome:
    return TransferOutcome.objects.create(
        transfer=transfer,
        is_accepted=not difference,
        difference=difference[:500],
        by_id=access.require_person(actor),
    )


def _moved(taking: cases.Taking, office: Office, movement: StockChange, actor: Actor) -> None:
    note(
        office=office,
        supply=CardSupply.CARD,
        movement=movement,
        quantity=1,
        reason=taking.case.number,
        actor=actor,
    )
