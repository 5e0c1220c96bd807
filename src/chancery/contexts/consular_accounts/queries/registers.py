"""Which lines does the register of entries have, as it was signed or as it stands, a page at a time?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chancery.contexts.consular_accounts.models import Account, Closing, EntryLine
from chancery.contexts.consular_accounts.queries.books import entries

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
            charge.tariff_item.number,
            act.act_number,
            getattr(act, "serial", None) or "",
            charge.amount,
            charge.consular_amount or Decimal("0.00"),
            charge.rate,
            ". ".join(remarks),
            voiding is not None,
        )
