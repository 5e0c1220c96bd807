"""Which lines does the register of entries have, as it was signed or as it stands, a page at a time?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, Sum

from chancery.contexts.consular_accounts import rules
from chancery.contexts.consular_accounts.models import Account, Closing, EntryLine
from chancery.contexts.consular_accounts.queries.books import entries
from chancery.kernel.acts.queries import register_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register: all columns of the regulation (D.S. 076-2005-RE, art. 180)."""

    place: int
    on: date
    entry: str
    nature: str
    interested: str
    tariff: str
    number: str
    serial: str
    local: Decimal
    consular: Decimal
    rate: Decimal | None
    remark: str
    is_voided: bool


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page, and after which place the next begins."""

    entries: tuple[Entry, ...]
    next_after: int | None


def register_page(account: Account, closing: Closing | None, *, after: int = 0) -> RegisterPage:
    """A page of the signed register of a closing, or of the month as it stands now."""
    found = list(_signed(closing, after) if closing is not None else _standing(account, after))
    shown = tuple(found[:PAGE])
    return RegisterPage(shown, shown[-1].place if len(found) > PAGE else None)


@dataclass(frozen=True, slots=True)
class Nature:
    """How many acts of one nature a month has, how many of them were voided or free, and what they bore."""

    nature: str
    done: int
    voided: int
    free: int
    consular: Decimal


def natures(account: Account) -> tuple[Nature, ...]:
    """The number and nature of the acts of a month, as its reports state them (D.S. 076-2005-RE, arts. 255-257)."""
    acts = register_of(account.office, since=account.month, until=rules.next_month(account.month))
    rows = (
        acts.order_by("title")
        .values("title")
        .annotate(
            done=Count("pk"),
            undone=Count("pk", filter=Q(voiding__isnull=False)),
            free=Count("pk", filter=~Q(charge__free_by="")),
            consular=Sum("charge__consular_amount"),
        )
    )
    return tuple(
        Nature(row["title"], row["done"], row["undone"], row["free"], row["consular"] or Decimal("0.00"))
        for row in rows
    )


def _signed(closing: Closing, after: int) -> Iterator[Entry]:
    lines = EntryLine.objects.filter(closing=closing, position__gt=after).order_by("position")
    for line in lines[: PAGE + 1]:
        yield Entry(
            line.position,
            line.on,
            line.entry,
            line.nature,
            line.interested,
            line.tariff,
            line.number,
            line.serial,
            line.local,
            line.consular,
            line.rate,
            line.remark,
            line.is_voided,
        )


def _standing(account: Account, after: int) -> Iterator[Entry]:
    for act in entries(account, after=after, limit=PAGE + 1):
        voiding = getattr(act, "voiding", None)
        charge = act.charge
        remarks = [f"ANULADA: {voiding.reason}"] if voiding is not None else []
        remarks += [f"GRATIS: {charge.free_by}"] if charge.free_by else []
        yield Entry(
            act.entry_ordinal,
            act.performed_on,
            act.entry_number,
            act.title,
            act.interested.full_name,
            getattr(act, "items", ""),
            act.act_number,
            getattr(act, "serial", None) or "",
            charge.amount,
            charge.consular_amount or Decimal("0.00"),
            charge.rate,
            ". ".join(remarks),
            voiding is not None,
        )
