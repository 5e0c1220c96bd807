"""Does the consular tariff ask what its items say, in consular soles and in the money of the country?"""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from chancery.kernel.base import ids
from chancery.kernel.base.money import Money
from chancery.kernel.fees import actions, queries, tables
from chancery.kernel.fees.models import Charge, ChargeLine, TariffItem
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.fees.rules import OWN_ERROR, Calculation, ChargeState
from chancery.kernel.fees.tests.factories import SYSTEM, at_post, network, person, rate
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

pytestmark = pytest.mark.django_db

ON = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _tariff() -> None:
    network()
    actions.load_tariff(actor=SYSTEM)


def consular(
    code: str, *, units: int = 1, base: str | None = None, hurry: bool = False, on: date = ON
) -> Decimal:
    """What one item asks in consular soles at a post whose money is worth one of them."""
    office = at_post("cg-hanoi")
    rate(office, "1.00", on=on)
    wanted = Wanted(code, units, Decimal(base) if base else None)
    return queries.quote([wanted], office=office, on=on, is_extraordinary=hurry).consular


@pytest.mark.parametrize(
    ("code", "units", "base", "asked"),
    [
        ("consular.14", 1, None, "20.00"),
        ("consular.12a", 1, None, "45.00"),
        ("consular.3", 3, None, "18.00"),
        ("consular.16a", 2, None, "40.00"),
        ("consular.17a", 1, None, "16.00"),
        ("consular.17a", 5, None, "48.00"),
        ("consular.7c", 2, None, "150.00"),
        ("consular.7c", 3, None, "158.00"),
        ("consular.30", 2, None, "80.00"),
        ("consular.30", 4, None, "120.00"),
        ("consular.5b", 1, "50000", "1500.00"),
        ("consular.5b", 1, "100000", "3000.00"),
        ("consular.5b", 1, "900000", "3000.00"),
        ("consular.31", 1, "900000", "36000.00"),
        ("consular.34", 1, "33.33", "0.33"),
        ("consular.48a", 1, "30000", "1000.00"),
        ("consular.48b", 1, "5000", "100.00"),
        ("consular.37b", 1, None, "57.50"),
        ("consular.38e", 1, None, "125.00"),
        ("consular.1", 1, None, "0.00"),
        ("consular.3a", 2, None, "0.00"),
        ("consular.83", 4, None, "100.00"),
        ("consular.72a1", 1, None, "6.00"),
    ],
)
def test_each_kind_of_calculation(code: str, units: int, base: str | None, asked: str) -> None:
    assert consular(code, units=units, base=base) == Decimal(asked)


@pytest.mark.parametrize(
    ("code", "base", "asked"),
    [
        ("consular.14", None, "40.00"),
        ("consular.17a", None, "32.00"),
        ("consular.37b", None, "115.00"),
        ("consular.5b", "100000", "3000.00"),
        ("consular.1", None, "0.00"),
    ],
)
def test_haste_doubles_fixed_fees_and_no_percentage(code: str, base: str | None, asked: str) -> None:
    assert consular(code, base=base, hurry=True) == Decimal(asked)


@pytest.mark.parametrize(
    ("post", "code", "units", "stated", "local"),
    [
        ("cg-sao-paulo", "consular.14", 1, "6.00", "R$ 120.00"),
        ("cg-tokio", "consular.59b", 1, "115.00", "¥ 8\u00a0050"),
        ("cg-vancouver", "consular.67a", 1, "1.50", "CAD 45.00"),
        ("cg-buenos-aires", "consular.12a", 1, "67", "ARS 3\u00a0015.00"),
        ("cg-valencia", "consular.3", 1, "1.00", "€ 6.00"),
        ("cg-bilbao", "consular.20b", 1, "1.00", "€ 25.00"),
        ("cg-hanoi", "consular.22a", 1, "1.00", "US$ 30.00"),
        ("cg-caracas", "consular.63a", 1, "3.5", "VES 70.00"),
    ],
)
def test_prices_that_posts_publish(post: str, code: str, units: int, stated: str, local: str) -> None:
    office = at_post(post)
    rate(office, stated, on=ON)
    assert str(queries.quote([Wanted(code, units)], office=office, on=ON).local) == local


def test_only_the_total_is_converted() -> None:
    office = at_post("cg-buenos-aires")
    rate(office, "62.045", on=ON)
    wanted = [Wanted("consular.28"), Wanted("consular.29"), Wanted("consular.58b")]
    quote = queries.quote(wanted, office=office, on=ON)
    assert (quote.consular, quote.local) == (Decimal("3.00"), Money(Decimal("186.14"), "ARS"))
    assert sum(line.amount for line in quote.lines) == quote.consular


def test_a_temporary_price_is_of_its_post_and_days() -> None:
    def amount(post: str, on: date) -> Decimal:
        return queries.tariff_on("consular.3", on, organisation.office(post).id).amount

    assert amount("cg-caracas", date(2018, 3, 14)) == 6
    assert amount("cg-caracas", date(2018, 3, 15)) == 1
    assert amount("cg-puerto-ordaz", date(2019, 12, 31)) == 1
    assert amount("cg-caracas", date(2020, 1, 1)) == 6
    assert amount("cg-bogota", date(2018, 6, 1)) == 6
    table = queries.consular_table(date(2018, 6, 1), organisation.office("cg-caracas"))
    assert [item.amount for item in table if item.number == "3"] == [1]


def test_the_tariff_is_whole_and_in_its_printed_order() -> None:
    table = queries.consular_table(ON)
    numbers = {int(re.match(r"\d+", item.number)[0]) for item in table}  # type: ignore[index]
    assert numbers == set(range(1, 84)) - {76}
    assert len(table) == 184
    assert [item.number for item in table][:6] == ["1", "2", "3", "3a", "3b", "4"]
    assert [item.section for item in table] == sorted(
        (item.section for item in table),
        key=["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"].index,
    )
    assert {item.kind for item in table} == set(Calculation)
    assert actions.load_tariff(actor=SYSTEM) == 0


def test_every_country_with_an_office_has_a_zone_and_every_zone_a_currency() -> None:
    for country in Office.objects.values_list("country", flat=True).distinct():
        assert tables.zone_of(country), country
    assert {zone.code for zone in tables.zones().values() if len(zone.countries) > 1} == {"euro"}
    assert all(len(zone.currency) == 3 for zone in tables.zones().values())


@pytest.mark.parametrize(
    ("wanted", "refusal", "field"),
    [
        (Wanted("consular.14", units=2), queries.UnitsDoNotFit, "units"),
        (Wanted("consular.3", units=0), queries.UnitsDoNotFit, "units"),
        (Wanted("consular.5b"), queries.BaseMissing, "base"),
        (Wanted("consular.5b", base=Decimal("0.99")), queries.BaseMissing, "base"),
    ],
)
def test_what_does_not_fit_an_item_names_its_field(
    wanted: Wanted, refusal: type[queries.UnitsDoNotFit], field: str
) -> None:
    office = at_post("cg-hanoi")
    rate(office, "1.00", on=ON)
    assert queries.quote([Wanted("consular.14")], office=office, on=ON)
    with pytest.raises(refusal) as raised:
        queries.quote([wanted], office=office, on=ON)
    assert list(raised.value.fields) == [field]
    assert str(raised.value).endswith(".")


def test_the_tariff_of_procedures_is_not_converted() -> None:
    office = at_post("cg-hanoi")
    rate(office, "1.00", on=ON)
    with pytest.raises(queries.NotInConsularSoles):
        queries.quote([Wanted("apostille")], office=office, on=ON)
    with pytest.raises(queries.TariffMissing):
        queries.quote([Wanted("consular.999")], office=office, on=ON)


def test_without_a_rate_nothing_is_charged_but_what_is_free() -> None:
    office = at_post("cg-hanoi")
    with pytest.raises(queries.RateMissing) as raised:
        queries.quote([Wanted("consular.14")], office=office, on=ON)
    assert "03/2026" in str(raised.value)
    assert not queries.quote([Wanted("consular.1")], office=office, on=ON).local
    rate(office, "1.00", on=date(2026, 4, 1))
    with pytest.raises(queries.RateMissing):
        queries.quote([Wanted("consular.14")], office=office, on=ON)
    rate(office, "1.00", on=ON)
    assert queries.quote([Wanted("consular.14")], office=office, on=ON).local


def test_a_country_of_no_zone_is_refused() -> None:
    office = at_post("cg-hanoi")
    assert queries.zone_of(office).currency == "USD"
    with pytest.raises(queries.ZoneMissing):
        queries.zone_of(Office(name="Otra", country="AQ"))


def charge(*wanted: Wanted, post: str = "cg-sao-paulo", free_by: str = "", hurry: bool = False) -> Charge:
    office = at_post(post)
    rate(office, "6.00", on=ON)
    return actions.raise_consular_charge(
        case_id=ids.uuid7(),
        payer=person(),
        office=office,
        wanted=wanted,
        on=ON,
        is_extraordinary=hurry,
        free_by=free_by,
        actor=SYSTEM,
    )


def test_a_charge_says_both_amounts_and_its_lines() -> None:
    owed = charge(Wanted("consular.13a"), Wanted("consular.13b", 2), Wanted("consular.17a", 3), hurry=True)
    assert str(owed.consular_money) == "S/C 194.00"
    assert (str(owed.money), owed.rate, owed.office) == (
        "R$ 1\u00a0164.00",
        Decimal(6),
        at_post("cg-sao-paulo"),
    )
    assert owed.state == ChargeState.OWED
    lines = [(line.item.number, line.units, line.amount, line.surcharge) for line in queries.lines_of(owed)]
    assert lines == [
        ("13a", 1, Decimal(45), Decimal(45)),
        ("13b", 2, Decimal(20), Decimal(20)),
        ("17a", 3, Decimal(32), Decimal(32)),
    ]
    assert sum(line.amount + line.surcharge for line in queries.lines_of(owed)) == owed.consular_amount


@pytest.mark.parametrize(
    ("code", "free_by", "cited"),
    [
        ("consular.1", "", "D.S. 045-2003-RE, num. 1"),
        ("consular.14", "Ley 99999, art. 3", "Ley 99999, art. 3"),
        ("consular.69b", OWN_ERROR, OWN_ERROR),
    ],
)
def test_a_free_act_is_a_charge_of_zero_that_cites_its_article(code: str, free_by: str, cited: str) -> None:
    owed = charge(Wanted(code), free_by=free_by)
    assert (owed.amount, owed.consular_amount, owed.rate) == (Decimal(0), Decimal(0), None)
    assert owed.state == ChargeState.PAID
    assert owed.free_by == cited
    assert queries.is_settled(owed.case_id)
    with pytest.raises(IntegrityError, match="charge_in_both_currencies"), transaction.atomic():
        Charge.objects.create(
            case_id=ids.uuid7(), tariff_item=owed.tariff_item, payer=owed.payer, amount=0, currency="BRL",
            office=owed.office, consular_amount=0,
        )  # fmt: skip


@pytest.mark.parametrize("code", ["consular.69b", "consular.75", "consular.77", "consular.80a"])
def test_fines_and_identity_acts_are_paid_by_everybody(code: str) -> None:
    assert charge(Wanted("consular.14"), free_by="Ley 99999, art. 3").is_free
    with pytest.raises(queries.NeverExempt):
        charge(Wanted(code), free_by="Ley 99999, art. 3")


def test_a_consular_item_of_a_procedure_is_converted_too() -> None:
    office = at_post("cg-tokio")
    rate(office, "115", on=ON)
    owed = actions.raise_charge(
        case_id=ids.uuid7(), tariff_code="consular.59b", payer=person(), on=ON, office=office, actor=SYSTEM
    )
    assert str(owed.money) == "¥ 8\u00a0050"


def test_the_terms_of_a_charge_and_its_lines_stand() -> None:
    owed = charge(Wanted("consular.14"))
    for change in (
        lambda: Charge.objects.filter(id=owed.id).update(consular_amount=1),
        lambda: Charge.objects.filter(id=owed.id).update(rate=7),
        lambda: ChargeLine.objects.filter(charge=owed).update(amount=1),
        lambda: ChargeLine.objects.filter(charge=owed).delete(),
        lambda: TariffItem.objects.filter(code="consular.14").update(amount=1),
    ):
        with pytest.raises(IntegrityError, match="keeps"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "wrong",
    [
        {"calculation": Calculation.PERCENTAGE},
        {"calculation": Calculation.STEPPED},
        {"calculation": Calculation.MODIFIER, "percent": 50},
        {"calculation": Calculation.FREE},
        {"calculation": Calculation.FREE, "free_by": "Ley", "amount": 1},
    ],
)
def test_an_item_that_cannot_be_calculated_is_refused_by_the_database(wrong: dict[str, object]) -> None:
    stated: dict[str, object] = {"amount": 0, "title": "T", "norm": "N", "valid_from": ON}
    assert TariffItem.objects.create(code="right", **stated)
    with pytest.raises(IntegrityError, match="tariff_item_can_be_calculated"), transaction.atomic():
        TariffItem.objects.create(code="wrong", **(stated | wrong))
