"""Which vaults are there for this actor, what does each hold, and who answers for it?"""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from chancery.contexts.stickers import rules
from chancery.contexts.stickers.models import (
    Discharge,
    Holding,
    Movement,
    Order,
    StockCount,
    Vault,
)
from chancery.contexts.stickers.rules import Fate, Level, Span, Supply
from chancery.kernel.acts import queries as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office

SCOPE = "stickers:read"
KEEPERS = (Role.CUSTODIAN, Role.CONSUL, Role.OFFICER)
OVERSEERS = (Role.CUSTODIAN, Role.ACCOUNTANT, Role.AUDITOR)
READERS = (*KEEPERS, Role.CASHIER, Role.SUPERVISOR, Role.ACCOUNTANT, Role.AUDITOR)
COUNTER = (Role.OFFICER, Role.CONSUL)


class VaultNotFound(NotFound):
    """No such vault, or not for this actor."""

    code = "sticker_vault_not_found"
    sentence = "No encontramos esa bóveda de autoadhesivos."
    next_step = "Vuelva a «Autoadhesivos» y elíjala de la lista."


class MovementNotFound(NotFound):
    """No such movement, or not for this actor."""

    code = "sticker_movement_not_found"
    sentence = "No encontramos el movimiento {number}."
    next_step = "Compruebe el número en «Autoadhesivos»."


class OrderNotFound(NotFound):
    """No such order, or not for this actor."""

    code = "sticker_order_not_found"
    sentence = "No encontramos el pedido {number}."
    next_step = "Compruebe el número en «Autoadhesivos»."


class DischargeNotFound(NotFound):
    """No such discharge, or not for this actor."""

    code = "sticker_discharge_not_found"
    sentence = "No encontramos esa baja de autoadhesivos."
    next_step = "Vuelva a «Autoadhesivos» y elíjala de la lista."


class CountNotFound(NotFound):
    """No such count, or not for this actor."""

    code = "sticker_count_not_found"
    sentence = "No encontramos ese inventario."
    next_step = "Vuelva a «Autoadhesivos» y elíjalo de la lista."


def visible_to(actor: Actor) -> QuerySet[Vault]:
    """Every vault, for Lima and the auditor; else those of one's office, and of the offices that one's office heads.

    A program reads all with the scope `stickers:read`. Raises `RoleMissing`.
    """
    vaults = Vault.objects.select_related("office", "holder", "parent__office")
    if actor.is_system or SCOPE in actor.scopes:
        return vaults
    access.require(actor, *READERS)
    if actor.holds(*OVERSEERS):
        return vaults
    own = actor.offices(*READERS)
    headed = Vault.objects.filter(
        parent__level=Level.REGIONAL, parent__office__in=actor.offices(Role.CONSUL)
    ).values("office")
    return vaults.filter(Q(office__in=own) | Q(office__in=headed))


def vault(vault_id: UUID, *, actor: Actor) -> Vault:
    """One vault. Raises `VaultNotFound`."""
    found = visible_to(actor).filter(pk=vault_id).first()
    if found is None:
        raise VaultNotFound
    return found


def keeps(found: Vault, actor: Actor) -> bool:
    """Whether the actor answers for what this vault holds, or works at it.

    Lima's custodian, the head of the office, the officer whose vault it is; of a window, whoever has a vault under it.
    """
    here = found.office_id
    match Level(found.level):
        case Level.HEADQUARTERS:
            return actor.holds(Role.CUSTODIAN, office_id=here)
        case Level.OFFICER:
            return found.holder_id == actor.person_id and actor.holds(*COUNTER, office_id=here)
        case Level.WINDOW if actor.holds(Role.OFFICER, office_id=here):
            return (
                actor.holds(Role.CONSUL, office_id=here)
                or found.children.filter(holder=actor.person_id, closed_at=None).exists()
            )
        case _:
            return actor.holds(Role.CONSUL, office_id=here)


def head_of(found: Vault) -> Role:
    """Who opens and closes the windows' and officers' vaults of this one's office: in Lima its custodian."""
    return Role.CUSTODIAN if found.office.code == organisation.REMITTANCES else Role.CONSUL


def kept_by(actor: Actor) -> list[Vault]:
    """The open vaults for which the actor answers, from the top down."""
    order = list(Level)
    found = [
        each
        for each in visible_to(actor).filter(closed_at=None)
        if actor.holds(*KEEPERS) and keeps(each, actor)
    ]
    return sorted(found, key=lambda each: (each.office.code, order.index(Level(each.level)), each.name))


def headquarters() -> Vault:
    """Lima's vault. Raises `VaultNotFound` until it was opened."""
    found = Vault.objects.filter(level=Level.HEADQUARTERS).select_related("office").first()
    if found is None:
        raise VaultNotFound
    return found


def vault_of(office: Office, level: Level = Level.OFFICE) -> Vault:
    """The vault of an office itself, or its reserve as regional head. Raises `VaultNotFound`."""
    found = Vault.objects.filter(office=office, level=level).select_related("office", "parent").first()
    if found is None:
        raise VaultNotFound
    return found


def spans_of(found: Vault, *, on_paper: bool = True, supply: Supply | None = None) -> tuple[Span, ...]:
    """What may be sent or used from a vault, of one kind of form or of all: not withheld nor, unless asked for, digital."""
    return rules.merge(
        holding.span
        for holding in Holding.objects.filter(vault=found, discharge=None)
        if rules.is_digital(holding.prefix) is not on_paper
        and supply in (None, rules.supply_of(holding.prefix))
    )


def spans_by_vault(vaults: Collection[Vault]) -> list[tuple[Vault, tuple[Span, ...]]]:
    """The same paper of several vaults, in their order."""
    rows = Holding.objects.filter(vault__in=vaults, discharge=None)
    paper = [row for row in rows if not rules.is_digital(row.prefix)]
    return [(vault, rules.merge(row.span for row in paper if row.vault_id == vault.pk)) for vault in vaults]


def all_spans_of(vaults: Iterable[Vault]) -> tuple[Span, ...]:
    """All paper that the vaults hold, what is withheld included."""
    rows = Holding.objects.filter(vault__in=list(vaults))
    return rules.merge(row.span for row in rows if not rules.is_digital(row.prefix))


def withheld_in(found: Vault) -> tuple[Span, ...]:
    """What waits in a vault for the decision of a discharge."""
    return rules.merge(row.span for row in Holding.objects.filter(vault=found, discharge__isnull=False))


def book_vaults(found: Vault) -> QuerySet[Vault]:
    """The vaults of one book: an office's with its windows and officers, or a reserve alone."""
    same = Vault.objects.filter(office=found.office_id)
    return same.filter(level=Level.REGIONAL) if found.is_reserve else same.exclude(level=Level.REGIONAL)


def counted_with(found: Vault) -> QuerySet[Vault]:
    """The vaults that a count of this one covers: the office's covers those under it."""
    return book_vaults(found) if found.level == Level.OFFICE else Vault.objects.filter(pk=found.pk)


def neighbours(found: Vault) -> QuerySet[Vault]:
    """The open vaults to which this one may send: the one above, those below, and the others of its office."""
    near = Q(pk=found.parent_id) | Q(parent=found) | Q(office=found.office_id)
    return (
        Vault.objects.filter(near, closed_at=None)
        .exclude(pk=found.pk)
        .select_related("office")
        .order_by("office__name", "name")
    )


def movements_of(vaults: Iterable[Vault]) -> QuerySet[Movement]:
    """What was sent from or to these vaults, newest first."""
    ids = [each.pk for each in vaults]
    return (
        Movement.objects.filter(Q(sender__in=ids) | Q(receiver__in=ids))
        .select_related("answer", "sender__office", "receiver__office", "order")
        .order_by("-posted_at")
    )


def in_transit(vaults: Iterable[Vault]) -> QuerySet[Movement]:
    """What nobody has answered yet."""
    return movements_of(vaults).filter(answer=None)


def movement(number: str, *, actor: Actor) -> Movement:
    """One movement, to who may see either side. Raises `MovementNotFound`."""
    seen = visible_to(actor).values("pk")
    found = (
        Movement.objects.filter(Q(sender__in=seen) | Q(receiver__in=seen), number=number)
        .select_related(
            "answer__by", "sender__office", "receiver__office", "order", "posted_by", "sender__parent"
        )
        .first()
    )
    if found is None:
        raise MovementNotFound(number=number)
    return found


def orders_of(vaults: Iterable[Vault]) -> list[Order]:
    """What these vaults ordered, and what was ordered of them, newest first."""
    ids = [each.pk for each in vaults]
    return list(
        Order.objects.filter(Q(vault__in=ids) | Q(supplier__in=ids))
        .select_related("decision", "vault__office", "supplier__office")
        .prefetch_related("movements__answer")
        .order_by("-ordered_at")
    )


def order(number: str, *, actor: Actor) -> Order:
    """One order, to who may see either side. Raises `OrderNotFound`."""
    seen = visible_to(actor).values("pk")
    found = (
        Order.objects.filter(Q(vault__in=seen) | Q(supplier__in=seen), number=number)
        .select_related("decision__by", "vault__office", "supplier__office", "ordered_by")
        .prefetch_related("movements__answer")
        .first()
    )
    if found is None:
        raise OrderNotFound(number=number)
    return found


def order_now(order_id: UUID) -> Order:
    """An order with all that its state follows from, read anew."""
    return (
        Order.objects.select_related("decision", "vault__office", "supplier__office")
        .prefetch_related("movements__answer")
        .get(pk=order_id)
    )


def discharges_pending(vaults: Iterable[Vault]) -> QuerySet[Discharge]:
    """What waits for a second person, of these vaults and of those under them."""
    ids = [each.pk for each in vaults]
    under = Q(vault__in=ids) | Q(vault__parent__in=ids) | Q(vault__parent__parent__in=ids)
    under |= Q(vault__parent__parent__parent__in=ids) | Q(vault__parent__parent__parent__parent__in=ids)
    return Discharge.objects.filter(under, decision=None).select_related("vault__office", "proposed_by")


def discharge(discharge_id: UUID, *, actor: Actor) -> Discharge:
    """One discharge. Raises `DischargeNotFound`."""
    found = (
        Discharge.objects.filter(pk=discharge_id, vault__in=visible_to(actor).values("pk"))
        .select_related("vault__office", "vault__parent", "decision__by", "proposed_by", "evidence")
        .first()
    )
    if found is None:
        raise DischargeNotFound
    return found


def may_decide(found: Discharge, actor: Actor) -> bool:
    """Whether the actor is the second person of a discharge.

    Damage is authorised from above, in Lima by another custodian; a destruction also by whoever else answers for the
    vault, for two must have seen it.
    """
    if found.proposed_by_id == actor.person_id:
        return False
    beside = found.fate == Fate.DESTROYED or found.vault.level == Level.HEADQUARTERS
    if beside and keeps(found.vault, actor):
        return True
    above = found.vault.parent
    while above is not None:
        if keeps(above, actor):
            return True
        above = above.parent
    return False


def count(count_id: UUID, *, actor: Actor) -> StockCount:
    """One count, to who may see its vault or takes it over. Raises `CountNotFound`."""
    mine = Q(vault__in=visible_to(actor).values("pk")) | Q(receiver=actor.person_id, receiver__isnull=False)
    found = (
        StockCount.objects.filter(mine, pk=count_id)
        .select_related("vault__office", "counted_by", "receiver", "statement__document", "statement__by")
        .first()
    )
    if found is None:
        raise CountNotFound
    return found


def hand_overs_to(actor: Actor) -> QuerySet[StockCount]:
    """The vaults that somebody counted for this actor to take over."""
    waiting = StockCount.objects.filter(receiver=actor.person_id, receiver__isnull=False, statement=None)
    return waiting.select_related("vault__office", "counted_by")


def sources_for(actor: Actor, office_id: UUID) -> list[Vault]:
    """Where an officer takes the next sticker from: the own vault, then the window's over it, then, for who heads
    the office, the office's own.
    """
    own = list(
        Vault.objects.filter(office=office_id, holder=actor.person_id, closed_at=None).select_related(
            "parent"
        )
    )
    over = [each.parent for each in own if each.parent is not None and each.parent.level == Level.WINDOW]
    heads = actor.holds(Role.CONSUL, office_id=office_id)
    top = Vault.objects.filter(office=office_id, level=Level.OFFICE, closed_at=None) if heads else ()
    seen: dict[UUID, Vault] = {each.pk: each for each in (*own, *over, *top)}
    return list(seen.values())


def bare_acts(office: Office, *, actor: Actor) -> QuerySet[Act]:
    """The acts of an office that stand and bear no sticker, oldest first. Raises `RoleMissingHere`."""
    access.require(actor, *COUNTER, office_id=office.id)
    return acts.without_sticker(office)


def offices_with_vaults(actor: Actor) -> list[Office]:
    """The offices of the vaults that the actor may see, by name."""
    seen = visible_to(actor).filter(office=OuterRef("pk"))
    return list(Office.objects.filter(Exists(seen)).order_by("name"))


def local_day(office: Office) -> date:
    """Which day it is at an office."""
    return clock.today(ZoneInfo(office.time_zone))


def differences(found: Vault, counted: Iterable[Span]) -> tuple[Span, ...]:
    """The ranges that are missing or too many, of what a count of this vault covers."""
    expected, there = all_spans_of(counted_with(found)), rules.merge(counted)
    return (*rules.subtract(expected, there), *rules.subtract(there, expected))


def counts_of(found: Vault) -> QuerySet[StockCount]:
    """The counts of a vault, newest first."""
    return StockCount.objects.filter(vault=found).select_related("statement__document", "receiver")[:10]


def without_vault(offices: QuerySet[Office]) -> QuerySet[Office]:
    """Those whose vault was not opened yet."""
    opened = Vault.objects.filter(level=Level.OFFICE).values("office")
    return offices.exclude(pk__in=opened).order_by("name")


def receiver(vault_id: UUID, among: Iterable[Vault]) -> Vault:
    """The vault that was chosen. Raises `VaultNotFound`."""
    found = next((each for each in among if each.pk == vault_id), None)
    if found is None:
        raise VaultNotFound
    return found


def counters(actor: Actor) -> list[Office]:
    """The consular offices at whose counter the actor serves."""
    return list(Office.objects.filter(pk__in=actor.offices(*COUNTER), kind__in=CONSULAR).order_by("name"))


def left_for(actor: Actor, office: Office, supply: Supply = Supply.STICKER) -> int:
    """How many forms of a kind the actor may take at an office."""
    return sum(rules.total(spans_of(each, supply=supply)) for each in sources_for(actor, office.id))


def office_with_vault(code: str, *, actor: Actor) -> Office:
    """An office of whose vaults the actor may know. Raises `VaultNotFound`."""
    found = Office.objects.filter(pk__in=visible_to(actor).values("office"), code=code).first()
    if found is None:
        raise VaultNotFound
    return found
