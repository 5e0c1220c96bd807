"""Is a salvoconducto asked for on what the law lets be asked, and a second one only with its cause?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.models import Minority
from chancery.contexts.travel_papers.procedures import State
from chancery.contexts.travel_papers.rules import Initiative
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import CHILD, FATHER, MOTHER, WITH_HER_MOTHER, World
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import NotForAnother
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import minors
from chancery.kernel.identity.checks import DniInvalid, HeldDocument
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.travel_documents.names import Untransliterable

pytestmark = pytest.mark.django_db


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


def guarded(**changes: Any) -> dict[str, Any]:
    return {**CHILD, "guardianship": replace(WITH_HER_MOTHER, **changes)}


@pytest.mark.parametrize(
    ("asked", "refusal", "field"),
    [
        ({**CHILD, "guardianship": None}, actions.ParentalAuthorityUntold, "basis"),
        (guarded(companion=None), minors.CompanionMissing, "companion_name"),
        (guarded(company=Company.ALONE), minors.CompanionSurplus, "companion_name"),
        (guarded(companion=FATHER), minors.CompanionAuthorises, "companion_document_number"),
        (guarded(staying=()), minors.SignerMissing, "first_name"),
        (guarded(company=Company.THIRD_PARTY), minors.SignerMissing, "first_name"),
        (guarded(basis=Basis.SURVIVOR), minors.SignerSurplus, "first_name"),
        (guarded(company=Company.ALONE, companion=None, staying=(FATHER, FATHER)), minors.SignerTwice, "second_document_number"),
        (guarded(staying=(replace(FATHER, document=HeldDocument(FATHER.document.kind, "12")),)), DniInvalid, "first_document_number"),
    ],
    ids=("untold", "alone with a parent", "alone and accompanied", "travels and stays", "nobody stays", "both stay", "only parent", "twice", "bad DNI"),
)  # fmt: skip
def test_a_minor_names_who_travels_along_and_who_stays(
    at: World, asked: dict[str, Any], refusal: type[Invalid], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        factories.filed(at, **asked)
    assert field in refused.value.fields
    minority = queries.minority_of(factories.filed(at, **CHILD))
    assert minority is not None
    assert (minority.companion_name, minority.staying.get().name) == (MOTHER.name, FATHER.name)


def test_nothing_of_it_is_kept_of_who_is_of_age_when_the_journey_begins(at: World) -> None:
    day = clock.today() + timedelta(days=3)
    born = date(day.year - 18, day.month, day.day - 1) if day.day > 1 else date(day.year - 19, 1, 1)
    application = factories.filed(at, born_on=born, guardianship=WITH_HER_MOTHER)
    assert queries.minority_of(application) is None
    assert not Minority.objects.exists()


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
