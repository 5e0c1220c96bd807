"""What is asked for at a window, and does a letter of attorney serve for its sum?"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from chancery.contexts.counter import rules
from chancery.contexts.counter.rules import CounterItem
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid


class LetterBelowAmount(Invalid):
    """The kind of power depends on the amount (D.S. 076-2005-RE, arts. 477-486)."""

    code = "counter_letter_below_amount"
    sentence = (
        "Una carta poder sirve para menos de S/ {limit}: para S/ {amount} hace falta otra forma de poder."
    )
    next_step = "Ofrezca un poder fuera de registro, que el sistema acepta hasta su propio límite, o uno por escritura pública."


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the item of the tariff, how many times, and what its paper has to say."""

    item: str
    copies: int = 1
    detail: str = ""
    addressed_to: str = ""
    signatory_id: UUID | None = None
    signed_on: date | None = None
    is_extraordinary: bool = False
    letter_on: date | None = None
    company: str = ""
    corrects_own_error: bool = False
    base: Decimal | None = None
    """The value in consular soles, of which some items take a share."""
    amount: Decimal | None = None
    """For how many soles a letter of attorney is, where it names a sum."""


def check_letter(*, order: Order, item: CounterItem) -> None:
    """A letter of attorney is for less than its share of a UIT. Raises `LetterBelowAmount`."""
    limit = rules.letter_limit(clock.today())
    if item.number in rules.LETTER_ITEMS and order.amount is not None and order.amount >= limit:
        facts = {"limit": f"{limit:,.2f}", "amount": f"{order.amount:,.2f}"}
        raise LetterBelowAmount({"amount": [LetterBelowAmount.sentence.format(**facts)]}, **facts)
