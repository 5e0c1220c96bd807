"""Is a salvoconducto asked for on what the law lets be asked, and a second one only with its cause?"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.procedures import State
from chancery.contexts.travel_papers.rules import Cause, Initiative
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import World
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import NotForAnother
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity.checks import DniInvalid
from chancery.kernel.travel_documents.names import Untransliterable

pytestmark = pytest.mark.django_db
CHILD: dict[str, Any] = {
    "born_on": date(2022, 5, 1),
    "birth_place": "Milán",
    "birth_country": "IT",
    "cause": Cause.NEVER_HAD,
    "is_unregistered": True,
}


@pytest.fixture
def at() -> World:
    return factories.world()


def test_nothing_is_paid_before_it_is_granted(at: World) -> None:
    application = factories.filed(at)
    assert application.case.state == State.FILED
    assert application.case.number.startswith("SALMIL-")
    assert not fees.charges_of(application.case_id).exists()


def in_days(days: int) -> dict[str, Any]:
    return {"departs_on": clock.today() + timedelta(days=days)}


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        (lambda: in_days(-1), actions.DepartureOutOfDays, "departs_on"),
        (lambda: in_days(31), actions.DepartureOutOfDays, "departs_on"),
        (lambda: {"born_on": clock.latest_today() + timedelta(days=1)}, actions.BornTomorrow, "born_on"),
        (lambda: {"destination": "US"}, actions.NotHomeward, "destination"),
        (lambda: {**CHILD, "destination": "IT"}, actions.OnlyToPeru, "destination"),
        (lambda: {"is_unregistered": True}, actions.UnregisteredMistaken, "is_unregistered"),
        (lambda: {"report": " "}, actions.LossUntold, "report"),
        (lambda: {"initiative": Initiative.REPATRIATION}, actions.OnlyExOfficio, "initiative"),
        (lambda: {"initiative": Initiative.HOST_REQUEST}, actions.AuthorityMissing, "authority"),
        (lambda: {"dni": "1234"}, DniInvalid, "dni"),
        (lambda: {"surnames": "Иванов", "given_names": "张"}, Untransliterable, ""),
    ],
    ids=(
        "yesterday", "too late", "unborn", "elsewhere", "unregistered elsewhere", "adult unregistered", "loss untold",
        "own repatriation", "no authority", "bad DNI", "other letters",
    ),
)  # fmt: skip
def test_what_is_refused_says_where(
    at: World, changes: Callable[[], dict[str, Any]], refusal: type[Invalid], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        factories.filed(at, **changes())
    assert not field or list(refused.value.fields) == [field]
    factories.filed(at)


def test_on_its_last_day_it_may_still_begin(at: World) -> None:
    assert factories.filed(at, **in_days(30)).departs_on == queries.last_day(clock.today())


def test_a_child_that_no_register_has_travels_to_peru(at: World) -> None:
    assert factories.filed(at, **CHILD).is_unregistered


def test_the_office_begins_ex_officio_for_who_stands_there(at: World) -> None:
    asked: dict[str, Any] = {
        "initiative": Initiative.HOST_REQUEST,
        "authority": "Questura di Milano, nota 15",
    }
    application = factories.filed(at, actor=at.post.officer, **asked)
    assert application.initiative_label == "De oficio, a pedido de la autoridad local"
    with pytest.raises(NotForAnother):
        factories.filed(at, actor=at.inspector, surnames="Otra", **asked)


class TestOneAtATime:
    def test_not_while_another_is_under_way(self, at: World) -> None:
        first = factories.filed(at)
        with pytest.raises(actions.AlreadyRequested):
            factories.filed(at, surnames="ÑAHUI PRUEBA", dni="40000123")
        factories.filed(at, given_names="Otra")
        cases.advance(case=first.case, code="withdraw", actor=at.post.citizen)
        factories.filed(at)

    def test_a_second_one_has_a_cause(self, at: World) -> None:
        first = factories.delivered(at)
        with pytest.raises(actions.SecondUncaused) as refused:
            factories.filed(at)
        assert refused.value.facts["number"] == first.number
        application = factories.filed(at, second_cause="Perdió el vuelo por una huelga")
        assert queries.earlier_of(application) == first

    def test_what_was_spoilt_is_no_first_one(self, at: World) -> None:
        paper = factories.printed(at)
        application = factories.again(paper.application)
        actions.spoil_paper(application=application, reason="Se corrió la tinta", actor=at.post.officer)
        assert queries.earlier_of(factories.filed(at, given_names="Otra")) is None
        assert not queries.papers_for(
            dni="", folded_name=application.folded_name, born_on=application.born_on
        ).exists()
