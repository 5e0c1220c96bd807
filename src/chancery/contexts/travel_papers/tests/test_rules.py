"""What the law computes of a salvoconducto, with no database."""

from datetime import date

import pytest

from chancery.contexts.travel_papers import rules
from chancery.contexts.travel_papers.procedures import TRAVEL_PAPER
from chancery.contexts.travel_papers.rules import Initiative

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("destination", "initiative", "is_unregistered", "is_poverty_shown", "item"),
    [
        ("PE", Initiative.PETITION, False, False, "consular.63a"),
        ("PE", Initiative.INDIGENCE, False, True, "consular.63b"),
        ("PE", Initiative.INDIGENCE, False, False, "consular.63a"),
        ("PE", Initiative.REPATRIATION, False, False, "consular.63b"),
        ("PE", Initiative.HOST_REQUEST, False, False, "consular.63b"),
        ("PE", Initiative.PETITION, True, False, "consular.63b"),
        ("IT", Initiative.PETITION, False, False, "consular.64a"),
        ("IT", Initiative.INDIGENCE, False, True, "consular.64b"),
    ],
    ids=("own", "poor", "poverty unshown", "repatriated", "host", "born abroad", "residence", "poor residence"),
)  # fmt: skip
def test_what_it_costs(
    destination: str, initiative: Initiative, is_unregistered: bool, is_poverty_shown: bool, item: str
) -> None:
    assert item == rules.tariff_item(
        destination=destination,
        initiative=initiative,
        is_unregistered=is_unregistered,
        is_poverty_shown=is_poverty_shown,
    )


def test_it_leads_home_or_back_to_where_one_lives() -> None:
    assert rules.may_go_to("PE", "IT")
    assert rules.may_go_to("IT", "IT")
    assert not rules.may_go_to("US", "IT")


@pytest.mark.parametrize(
    ("born_on", "country", "dni", "may_be"),
    [
        (date(2020, 1, 1), "IT", "", True),
        (date(2008, 11, 27), "IT", "", True),
        (date(2008, 11, 26), "IT", "", False),
        (date(2020, 1, 1), "PE", "", False),
        (date(2020, 1, 1), "IT", "40000123", False),
    ],
    ids=("child", "eighteen tomorrow", "eighteen today", "born in Peru", "with a DNI"),
)
def test_who_may_be_unregistered(born_on: date, country: str, dni: str, may_be: bool) -> None:
    assert rules.may_be_unregistered(born_on, country, dni, TODAY) is may_be


def test_the_number_has_the_nine_characters_of_a_zone_and_grows_beyond_ten_thousand() -> None:
    assert rules.short_number("MIL", 2026, 12) == "MIL260012"
    assert rules.short_number("MIL", 2026, 10000) == "MIL2610000"


def test_no_step_extends_it() -> None:
    assert not [step for step in TRAVEL_PAPER.steps if "prorrog" in step.title.lower()]
    assert [step.code for step in TRAVEL_PAPER.steps_from("expired")] == []
