"""Does the calculator find the days that were worked out from the norms, and refuse what has no sense?

The dates of `worked_cases.csv` come from a count of its own, by the list of holidays of another library and the days of
the decrees, written out before this calculator was asked.
"""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import calculator
from chancery.kernel.cases.calculator import Answer, Question
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import reckoning
from chancery.kernel.organisation.calendars import CalendarTooShort, Unit
from chancery.kernel.organisation.tests import factories as network

pytestmark = pytest.mark.django_db
CASES = Path(__file__).with_name("worked_cases.csv")


@pytest.fixture
def asked() -> Question:
    """Thirty working days from a Friday, in Lima."""
    network.load()
    return Question(organisation.office("mre"), date(2026, 3, 20), calculator.stated(30, Unit.WORKING_DAYS))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _answer(asked: Question, row: dict[str, str]) -> Answer:
    begins_on = _day(row["begins_on"])
    assert begins_on is not None
    return calculator.answer(
        replace(
            asked,
            begins_on=begins_on,
            period=calculator.stated(int(row["amount"]), Unit(row["unit"])),
            extension=int(row["extension"] or 0),
            place=row["place"],
            paused_on=_day(row["paused_on"]),
            resumed_on=_day(row["resumed_on"]),
            is_filing=row["filing"] == "si",
            has_positive_silence=row["silence"] == "si",
            is_tax=row["tax"] == "si",
        )
    )


def test_the_worked_cases(asked: Question) -> None:
    network.load(range(2017, 2030))
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = []
    for row in rows:
        found = _answer(asked, row)
        if (found.due_on, found.silence_on) != (_day(row["due_on"]), _day(row["silence_on"])):
            wrong.append(f"{row['article']}, {row['what']}: {found.due_on}, {found.silence_on}")
    assert wrong == []
    assert len(rows) > 60


def test_every_day_between_is_told_with_its_norm(asked: Question) -> None:
    trace = calculator.answer(asked).trace
    assert [step.day.toordinal() for step in trace] == list(
        range(date(2026, 3, 20).toordinal(), date(2026, 5, 6).toordinal() + 1)
    )
    assert all(step.norm and step.reason for step in trace)


def test_each_office_counts_by_its_own_holidays(asked: Question) -> None:
    milan = replace(asked, office=organisation.office("cg-milan"))
    lima, there = calculator.answer(asked), calculator.answer(milan)
    assert (lima.due_on, there.due_on) == (date(2026, 5, 6), date(2026, 5, 5))
    easter_monday, good_friday = date(2026, 4, 6), date(2026, 4, 3)
    counted = [{step.day for step in each.trace if step.counted} for each in (lima, there)]
    assert [easter_monday in days for days in counted] == [True, False]
    assert [good_friday in days for days in counted] == [False, True]
    june = replace(asked, begins_on=date(2026, 6, 23), period=calculator.stated(1, Unit.WORKING_DAYS))
    cusco = calculator.answer(replace(june, office=organisation.office("ode-cusco")))
    assert (calculator.answer(june).due_on, cusco.due_on) == (date(2026, 6, 24), date(2026, 6, 25))
    assert (cusco.trace[1].reason, cusco.trace[1].norm) == (
        "feriado: Inti Raymi y Día del Cusco",
        "D.L. 21860",
    )


def test_a_period_keeps_the_law_under_which_it_began(asked: Question) -> None:
    network.load((2022, 2023))
    code = "lpag.reconsideration_decision"
    before = replace(
        asked, begins_on=date(2022, 11, 4), period=organisation.legal_period(code, date(2022, 11, 4))
    )
    answer = calculator.answer(before)
    assert answer.due_on == date(2022, 12, 20)
    assert answer.changed_to is not None
    assert (answer.changed_to.amount, answer.changed_to.norm) == (15, "Ley 31603")
    after = replace(
        asked, begins_on=date(2022, 11, 7), period=organisation.legal_period(code, date(2022, 11, 7))
    )
    assert calculator.answer(after).changed_to is None


def test_the_article_is_that_of_the_day(asked: Question) -> None:
    network.load((2017, 2018))

    def norms(begins_on: date) -> set[str]:
        trace = calculator.answer(replace(asked, begins_on=begins_on)).trace
        return {step.norm for step in trace if step.counted}

    assert norms(date(2026, 3, 20)) == {"TUO Ley 27444, art. 145.1"}
    assert norms(date(2018, 3, 20)) == {"TUO Ley 27444 (D.S. 006-2017-JUS), art. 143.1"}
    assert norms(date(2017, 3, 1)) == {
        "Ley 27444, art. 134.1",
        "TUO Ley 27444 (D.S. 006-2017-JUS), art. 143.1",
    }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"paused_on": date(2026, 3, 25)}, "resumed_on"),
        ({"resumed_on": date(2026, 3, 25)}, "paused_on"),
        ({"paused_on": date(2026, 3, 1), "resumed_on": date(2026, 3, 25)}, "paused_on"),
        ({"paused_on": date(2026, 3, 25), "resumed_on": date(2026, 3, 24)}, "resumed_on"),
        ({"extension": 1000}, "amount"),
    ],
)
def test_what_has_no_sense_is_refused(asked: Question, changes: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        calculator.answer(replace(asked, **changes))  # type: ignore[arg-type]
    assert list(refused.value.fields) == [field]
    sensible = replace(asked, paused_on=date(2026, 3, 25), resumed_on=date(2026, 4, 6), extension=5)
    assert calculator.answer(sensible).due_on == date(2026, 5, 21)


def test_a_place_that_no_table_knows_adds_nothing_but_a_refusal(asked: Question) -> None:
    with pytest.raises(reckoning.DistanceNotFound):
        calculator.answer(replace(asked, place="Arequipa", office=organisation.office("ode-cusco")))
    near = calculator.answer(replace(asked, place="Arequipa"))
    assert near.distance == reckoning.Distance("Arequipa", 2, "R.A. 1325-CME-PJ, cuadro 19")
    assert [step.reason for step in near.trace[-2:]] == ["término de la distancia"] * 2


def test_a_period_beyond_the_known_holidays_is_refused(asked: Question) -> None:
    with pytest.raises(CalendarTooShort):
        calculator.answer(replace(asked, period=calculator.stated(20, Unit.YEARS)))
