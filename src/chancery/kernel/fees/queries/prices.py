"""What does each act cost at a post this month, in both currencies? The price page of a post is this table."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chancery.kernel.base.errors import NotFound
from chancery.kernel.base.money import CONSULAR_SOL, Money
from chancery.kernel.fees import rules
from chancery.kernel.fees.models import ExchangeRate, TariffItem
from chancery.kernel.fees.queries.exchange import rate_of, zone_of
from chancery.kernel.fees.queries.tariff import consular_table
from chancery.kernel.fees.rules import SECTIONS, Calculation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office


class NoConsularTariff(NotFound):
    """Only consular offices do consular acts."""

    code = "no_consular_tariff"
    sentence = "{office} no cobra la Tarifa de Derechos Consulares."
    next_step = "Busque el consulado que atiende su ciudad en el directorio de oficinas."


@dataclass(frozen=True, slots=True)
class Price:
    """What one item asks at a post: for the first unit, and for each further one where that differs.

    A percentage has no amount, and nothing has a local one in a month without a rate.
    """

    item: TariffItem
    consular: Money | None
    local: Money | None
    excess: Money | None = None
    local_excess: Money | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The items under one heading of the tariff."""

    number: str
    title: str
    prices: tuple[Price, ...]


@dataclass(frozen=True, slots=True)
class PriceList:
    """The tariff of a post on a day; `rate` is missing when nobody approved one for the month."""

    office: Office
    on: date
    currency: str
    rate: ExchangeRate | None
    sections: tuple[Section, ...]


def has_tariff(office: Office) -> bool:
    """Whether an office does consular acts."""
    return office.kind in CONSULAR


def require_tariff(office: Office) -> None:
    """Raise `NoConsularTariff` unless it does."""
    if not has_tariff(office):
        raise NoConsularTariff(office=office.name)


def price_list(office: Office, on: date, text: str = "") -> PriceList:
    """The tariff of a post; only the items whose number is `text` or whose words hold it, when it is given.

    Raises `NoConsularTariff`, `ZoneMissing`.
    """
    require_tariff(office)
    zone = zone_of(office)
    rate = rate_of(zone.code, rules.month_of(on))
    items = consular_table(on, office)
    amounts = {item.code: item.amount for item in items}
    wanted = [item for item in items if _fits(item, _folded(text))]
    sections = (
        Section(
            number,
            title,
            tuple(_price(item, amounts, rate) for item in wanted if item.section == number),
        )
        for number, title in SECTIONS.items()
    )
    return PriceList(office, on, zone.currency, rate, tuple(found for found in sections if found.prices))


def _price(item: TariffItem, amounts: dict[str, Decimal], rate: ExchangeRate | None) -> Price:
    if item.kind is Calculation.PERCENTAGE:
        return Price(item, None, None)
    asked = rules.consular_amount(item.terms(amounts.get(item.of_item)))
    consular = Money(asked, CONSULAR_SOL)
    if item.kind is not Calculation.STEPPED or item.excess_amount is None:
        return Price(item, consular, _local(consular, rate))
    excess = Money(item.excess_amount, CONSULAR_SOL)
    return Price(item, consular, _local(consular, rate), excess, _local(excess, rate))


def _local(consular: Money, rate: ExchangeRate | None) -> Money | None:
    return Money.rounded(consular.amount * rate.rate, rate.currency) if rate else None


def _fits(item: TariffItem, text: str) -> bool:
    if not text or item.number == text or item.number.rstrip("abcdefghi") == text:
        return True
    return not text.isdigit() and all(word in _folded(item.title) for word in text.split())


def _folded(text: str) -> str:
    return "".join(_base_letters(text.casefold().strip()))


def _base_letters(text: str) -> Iterator[str]:
    return (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
