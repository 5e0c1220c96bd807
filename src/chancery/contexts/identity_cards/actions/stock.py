"""How are the forms and cards of an office accounted for? Each month is counted by one and closed by another."""

from datetime import date

from django.db import transaction

from chancery.contexts.identity_cards import queries
from chancery.contexts.identity_cards.models import CardStockClosing, CardStockCount, StockMovement
from chancery.contexts.identity_cards.rules import CardSupply, StockChange
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.days import months_after
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import chains
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office


class NotAConsulate(Invalid):
    """Cards are captured, kept and counted where consular acts are done."""

    code = "card_office_not_consular"
    sentence = "{office} no es una oficina consular: no lleva fichas ni DNI."


class NoFormsLeft(Conflict):
    """A form that was never received cannot be used."""

    code = "card_no_forms_left"
    sentence = "No quedan fichas registrales en la oficina."
    next_step = "Registre las que llegaron, o pídalas al RENIEC."


class MovedByHand(Invalid):
    """What is used, and every card, moves with its request; by hand only forms that came or were spoilt."""

    code = "card_stock_moved_by_hand"
    sentence = "A mano solo se registran fichas recibidas, anuladas o inutilizadas."


class MovementEmpty(Invalid):
    code = "card_stock_movement_empty"
    sentence = "La cantidad es al menos una, y lo que se anula o inutiliza lleva su motivo."


class MoreThanThere(Conflict):
    code = "card_stock_more_than_there"
    sentence = "La oficina tiene {there}: no pueden salir más."


class MonthNotOver(Invalid):
    """A month is counted when it has ended."""

    code = "card_stock_month_not_over"
    sentence = "Ese mes todavía no termina."


class MonthCounted(Conflict):
    """Each month is counted once, in their order."""

    code = "card_stock_month_counted"
    sentence = "Ya se contó ese mes o uno posterior."


class CounterCloses(NotAllowed):
    """Who counted does not close."""

    code = "card_stock_counter_closes"
    sentence = "Usted contó estas existencias: las cierra otra persona."
    next_step = "Pida a otro funcionario o al cónsul que cierre el conteo."


class DifferenceUnexplained(Invalid):
    code = "card_stock_difference_unexplained"
    sentence = "Hay una diferencia de {difference}: falta explicarla."


class CountClosed(Conflict):
    code = "card_stock_count_closed"
    sentence = "El conteo ya se cerró."


BY_HAND = (StockChange.RECEIVED, StockChange.VOIDED, StockChange.DISABLED)


def check_office(*, office: Office) -> None:
    """Raise `NotAConsulate`, or `WrittenElsewhere` where another site writes for the office."""
    if office.kind not in CONSULAR:
        raise NotAConsulate(
            {"office": [NotAConsulate.sentence.format(office=office.name)]}, office=office.name
        )
    writers.require_written_here(office)


@transaction.atomic
def move_stock(
    *,
    office: Office,
    supply: CardSupply,
    movement: StockChange,
    quantity: int,
    actor: Actor,
    reason: str = "",
) -> StockMovement:
    """Note forms that came, or that are void or useless. Raises `MovedByHand`, `MovementEmpty`, `MoreThanThere`."""
    access.require(actor, Role.OFFICER, office_id=office.id)
    if supply is not CardSupply.FORM or movement not in BY_HAND:
        raise MovedByHand({"movement": [MovedByHand.sentence]})
    if quantity < 1 or (movement is not StockChange.RECEIVED and not reason.strip()):
        raise MovementEmpty({"quantity": [MovementEmpty.sentence]})
    moved = note(
        office=office, supply=supply, movement=movement, quantity=quantity, actor=actor, reason=reason
    )
    facts = {"office": office.code, "movement": movement, "quantity": quantity}
    ledger.record(
        chain=chains.at_this_site(office.id), verb="identity_cards.move_stock", actor=actor, facts=facts
    )
    return moved


@transaction.atomic
def take_form(*, office: Office, number: str, actor: Actor) -> StockMovement:
    """The form of that number is used. Raises `NoFormsLeft`."""
    access.require(actor, Role.OFFICER, office_id=office.id)
    ledger.hold(office.id)
    if queries.balance_of(office, CardSupply.FORM).final < 1:
        raise NoFormsLeft
    return note(
        office=office,
        supply=CardSupply.FORM,
        movement=StockChange.USED,
        quantity=1,
        reason=f"Ficha {number}",
        actor=actor,
    )


@transaction.atomic
def note(
    *,
    office: Office,
    supply: CardSupply,
    movement: StockChange,
    quantity: int,
    actor: Actor,
    reason: str = "",
) -> StockMovement:
    """Add to an office's stock, or take from it what is there. Raises `MoreThanThere`."""
    access.require(actor, Role.OFFICER, office_id=office.id)
    check_office(office=office)
    ledger.hold(office.id)
    there = queries.balance_of(office, supply).final
    if movement is not StockChange.RECEIVED and quantity > there:
        raise MoreThanThere(there=there)
    return StockMovement.objects.create(
        office=office,
        supply=supply,
        movement=movement,
        quantity=quantity,
        reason=reason.strip()[:500],
        on=queries.local_day(office),
        by_id=access.require_person(actor),
    )


@transaction.atomic
def count_stock(
    *, office: Office, supply: CardSupply, month: date, counted: int, actor: Actor
) -> CardStockCount:
    """Write beside the equation what was on the shelf when a month ended. Raises `MonthNotOver`, `MonthCounted`."""
    access.require(actor, *queries.OFFICE, office_id=office.id)
    check_office(office=office)
    first = month.replace(day=1)
    end = months_after(first, 1)
    if queries.local_day(office) < end:
        raise MonthNotOver({"month": [MonthNotOver.sentence]})
    ledger.hold(office.id)
    before = queries.last_count(office, supply)
    if before is not None and before.month >= first:
        raise MonthCounted
    balance = queries.balance_of(office, supply, until=end)
    made = CardStockCount.objects.create(
        office=office,
        supply=supply,
        month=first,
        opening=balance.opening,
        expected=balance.final,
        counted=counted,
        by_id=access.require_person(actor),
    )
    facts = {"office": office.code, "supply": supply, "month": first, "difference": made.difference}
    ledger.record(
        chain=chains.at_this_site(office.id), verb="identity_cards.count_stock", actor=actor, facts=facts
    )
    return made


@transaction.atomic
def close_count(*, count: CardStockCount, explanation: str, actor: Actor) -> CardStockClosing:
    """Close a count as another person, with what explains the difference.

    Raises `CountClosed`, `CounterCloses`, `DifferenceUnexplained`.
    """
    access.require(actor, *queries.OFFICE, office_id=count.office_id)
    writers.require_written_here(count.office)
    ledger.hold(count.office_id)
    if CardStockClosing.objects.filter(count=count).exists():
        raise CountClosed
    if count.by_id == access.require_person(actor):
        raise CounterCloses
    if count.difference and not explanation.strip():
        sentence = DifferenceUnexplained.sentence.format(difference=count.difference)
        raise DifferenceUnexplained({"explanation": [sentence]}, difference=count.difference)
    closed = CardStockClosing.objects.create(
        count=count, explanation=explanation.strip(), by_id=access.require_person(actor)
    )
    facts = {"office": count.office.code, "month": count.month, "difference": count.difference}
    ledger.record(
        chain=chains.at_this_site(count.office_id),
        verb="identity_cards.close_count",
        actor=actor,
        facts=facts,
    )
    return closed
