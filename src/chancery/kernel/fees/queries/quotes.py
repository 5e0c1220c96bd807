"""What would these acts cost at a post on a day, in consular soles and in the money of the country?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.money import Money
from chancery.kernel.fees import rules
from chancery.kernel.fees.models import TariffItem
from chancery.kernel.fees.queries.exchange import exchange_rate, zone_of
from chancery.kernel.fees.queries.tariff import tariff_on
from chancery.kernel.fees.rules import Calculation
from chancery.kernel.organisation.models import Office

NOT_CONVERTED = Decimal(0)
_LEAST_BASE = Decimal(1)


class UnitsDoNotFit(Invalid):
    """What is asked once for each act is not multiplied within one."""

    code = "tariff_units"
    sentence = "El numeral {number} no se cobra por {units} unidades en un mismo acto."
    next_step = "Pida una línea por cada acto."


class BaseMissing(Invalid):
    """A percentage of nothing that was stated."""

    code = "tariff_base_missing"
    sentence = (
        "El numeral {number} es un porcentaje: indique el valor en soles consulares, de 1.00 en adelante."
    )
    next_step = "Indique el valor de la operación."


class NotInConsularSoles(Conflict):
    """The tariff of procedures is not converted: it is asked in its own currency."""

    code = "not_a_consular_item"
    sentence = "La tarifa «{tariff}» no es de la Tarifa de Derechos Consulares."
    next_step = "Use un numeral de la tarifa consular."


class NeverExempt(Conflict):
    """Fines and acts of the identity register are paid by everybody (D.S. 076-2005-RE, art. 174)."""

    code = "never_exempt"
    sentence = "El numeral {number} no admite exoneración: es una multa o un acto del registro de identidad."
    next_step = "Cobre el derecho; solo lo que corrige un error de la propia oficina es gratuito."


@dataclass(frozen=True, slots=True)
class Wanted:
    """One item that is asked for; `base` is the sum in consular soles of which a percentage is taken."""

    code: str
    units: int = 1
    base: Decimal | None = None


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """What one item costs, in consular soles."""

    item: TariffItem
    units: int
    base: Decimal | None
    amount: Decimal
    surcharge: Decimal


@dataclass(frozen=True, slots=True)
class Quote:
    """What all costs: `consular` in consular soles, `local` in the country's money. Only the total is converted.

    `rate` is zero when nothing is owed: nothing was converted then. `free_by` is the article by which it is free.
    """

    lines: tuple[QuotedLine, ...]
    consular: Decimal
    rate: Decimal
    local: Money
    free_by: str = ""


def quote(
    wanted: Sequence[Wanted],
    *,
    office: Office,
    on: date,
    is_extraordinary: bool = False,
    free_by: str = "",
) -> Quote:
    """What `wanted` costs at `office` on the day `on`. What is free asks for no rate of the month.

    With `free_by` nothing is owed, by that article. Raises `TariffMissing`, `NotInConsularSoles`, `UnitsDoNotFit`,
    `BaseMissing`, `NeverExempt`, `RateMissing`, `ZoneMissing`.
    """
    if not wanted:
        raise ValueError("a quote is for something")
    lines = tuple(_line(each, office, on, is_extraordinary, free_by) for each in wanted)
    consular = sum((line.amount + line.surcharge for line in lines), Decimal("0.00"))
    zone = zone_of(office)
    if not consular:
        stated = free_by or "; ".join(dict.fromkeys(line.item.free_by for line in lines))
        return Quote(lines, consular, NOT_CONVERTED, Money(consular, zone.currency), stated)
    rate = exchange_rate(office, on)
    return Quote(lines, consular, rate.rate, Money.rounded(consular * rate.rate, rate.currency))


def _line(wanted: Wanted, office: Office, on: date, is_extraordinary: bool, free_by: str) -> QuotedLine:
    item = tariff_on(wanted.code, on, office.id)
    if not item.is_consular:
        raise NotInConsularSoles(tariff=item.code)
    if free_by and item.is_always_charged and free_by != rules.OWN_ERROR:
        raise NeverExempt(number=item.number)
    _require_fitting(item, wanted)
    amount = surcharge = Decimal("0.00")
    if not free_by:
        of = tariff_on(item.of_item, on, office.id).amount if item.of_item else None
        amount = rules.consular_amount(item.terms(of), units=wanted.units, base=wanted.base)
        surcharge = rules.surcharge(item.kind, amount, is_extraordinary=is_extraordinary)
    return QuotedLine(item, wanted.units, wanted.base, amount, surcharge)


def _require_fitting(item: TariffItem, wanted: Wanted) -> None:
    may_repeat = item.kind.is_counted or item.kind is Calculation.FREE
    if wanted.units < 1 or (wanted.units > 1 and not may_repeat):
        sentence = UnitsDoNotFit.sentence.format(number=item.number, units=wanted.units)
        raise UnitsDoNotFit({"units": [sentence]}, number=item.number, units=wanted.units)
    if item.kind.is_proportional and (wanted.base is None or wanted.base < _LEAST_BASE):
        raise BaseMissing({"base": [BaseMissing.sentence.format(number=item.number)]}, number=item.number)
