"""Do the rules of the consular tariff hold for whatever may be asked?"""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.base.money import Money, minor_units
from chancery.kernel.fees.rules import (
    Calculation,
    Terms,
    ceiling_on,
    consular_amount,
    highest,
    next_month,
    observed_days,
    surcharge,
)

AMOUNT = st.decimals(min_value=0, max_value=10_000, places=2)
BASE = st.decimals(min_value=0, max_value=10_000_000, places=2)
UNITS = st.integers(min_value=1, max_value=500)
PERCENT = st.decimals(min_value=Decimal("0.01"), max_value=100, places=2)
TERMS = st.one_of(
    st.builds(Terms, st.just(Calculation.FIXED), AMOUNT),
    st.builds(Terms, st.just(Calculation.PER_UNIT), AMOUNT),
    st.builds(Terms, st.just(Calculation.STEPPED), AMOUNT, AMOUNT, st.integers(1, 5)),
    st.builds(Terms, st.just(Calculation.PERCENTAGE), percent=PERCENT, cap_base=st.one_of(st.none(), BASE)),
    st.builds(Terms, st.just(Calculation.FREE)),
    st.builds(Terms, st.just(Calculation.MODIFIER), percent=PERCENT, of_amount=AMOUNT),
)


@given(TERMS, UNITS, UNITS, BASE, BASE)
def test_more_never_costs_less_and_nothing_is_negative(
    terms: Terms, units: int, more: int, base: Decimal, further: Decimal
) -> None:
    asked = consular_amount(terms, units=units, base=base)
    assert asked >= 0
    assert asked == asked.quantize(Decimal("0.01"))
    assert consular_amount(terms, units=units + more, base=base) >= asked
    assert consular_amount(terms, units=units, base=base + further) >= asked


@given(PERCENT, BASE, BASE)
def test_beyond_the_cap_the_percentage_stands_still(percent: Decimal, cap: Decimal, beyond: Decimal) -> None:
    terms = Terms(Calculation.PERCENTAGE, percent=percent, cap_base=cap)
    assert consular_amount(terms, base=cap + beyond) == consular_amount(terms, base=cap)


@given(AMOUNT, AMOUNT, st.integers(1, 5), UNITS)
def test_steps_are_the_first_and_then_each_further_one(
    first: Decimal, each: Decimal, included: int, units: int
) -> None:
    terms = Terms(Calculation.STEPPED, first, each, included)
    steps = [first if unit == 1 else Decimal(0) if unit <= included else each for unit in range(1, units + 1)]
    assert consular_amount(terms, units=units) == sum(steps)


@given(TERMS, AMOUNT)
def test_haste_adds_as_much_again_and_nothing_to_a_percentage(terms: Terms, amount: Decimal) -> None:
    added = surcharge(terms.calculation, amount, is_extraordinary=True)
    assert added == (0 if terms.calculation is Calculation.PERCENTAGE else amount)
    assert surcharge(terms.calculation, amount, is_extraordinary=False) == 0


@given(BASE, st.sampled_from(["JPY", "KRW", "CLP", "PYG", "BRL", "KWD", "EUR", "XSC"]))
def test_money_is_rounded_to_what_the_currency_has(amount: Decimal, currency: str) -> None:
    money = Money.rounded(amount * Decimal("1.2345"), currency)
    assert money.amount.as_tuple().exponent == -minor_units(currency)
    assert abs(money.amount - amount * Decimal("1.2345")) <= Decimal("0.5").scaleb(-minor_units(currency))


def test_money_of_no_cents_has_none() -> None:
    assert str(Money(Decimal("8050.00"), "JPY")) == "¥ 8\u00a0050"
    assert str(Money(Decimal(20), "XSC")) == "S/C 20.00"
    assert Money.rounded(Decimal("0.5"), "CLP") == Money(Decimal(1), "CLP")
    with pytest.raises(ValueError, match="JPY"):
        Money(Decimal("8050.50"), "JPY")


def test_the_ceiling_is_that_of_the_norm_of_the_month() -> None:
    assert highest(Decimal("62.04"), ceiling_on(date(2019, 8, 1))) == Decimal("71.3460")
    assert ceiling_on(date(2019, 8, 1)).norm == "D.S. 076-2005-RE, art. 165"
    assert ceiling_on(date(2026, 3, 1)).norm == "D.S. 032-2023-RE, art. 153"


def test_the_last_fifteen_days_of_the_month_before_count() -> None:
    assert observed_days(date(2026, 3, 1)) == (date(2026, 2, 14), date(2026, 2, 28))
    assert next_month(date(2026, 12, 15)) == date(2027, 1, 1)
