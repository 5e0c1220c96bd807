"""Is a visa asked for on what the law lets be asked?"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chancery.contexts.visas import actions, queries, rules
from chancery.contexts.visas.procedures import State
from chancery.contexts.visas.tests import factories
from chancery.contexts.visas.tests.factories import World
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid
from chancery.kernel.base.figures import Figures
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.attachments import RequirementMissing
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity.checks import RucInvalid
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.travel_documents.names import Untransliterable

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world(labels=1)


def test_nothing_is_paid_before_it_is_granted(at: World) -> None:
    application = factories.filed(at)
    assert application.case.state == State.FILED
    assert application.passport_number == "YB1234567"
    assert not fees.charges_of(application.case.id).exists()


def soon(days: int) -> dict[str, object]:
    return {"passport_expires_on": clock.today() + timedelta(days=30 + days)}


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        (lambda: soon(100), actions.PassportTooShort, "passport_expires_on"),
        (lambda: {"arrives_on": clock.today() - timedelta(days=1)}, actions.ArrivesInThePast, "arrives_on"),
        (lambda: {"born_on": clock.latest_today() + timedelta(days=1)}, actions.NotBornYet, "born_on"),
        (lambda: {"nationality": "PE"}, actions.PeruvianTraveller, "nationality"),
        (lambda: {"days": 184}, actions.StayTooLong, "days"),
        (lambda: {"days": 0}, actions.StayTooLong, "days"),
        (lambda: {"category": "business"}, actions.SponsorMissing, "sponsor"),
        (lambda: {"sponsor_registration": "20100000000"}, RucInvalid, "sponsor_registration"),
        (lambda: {"surnames": "Иванов", "given_names": "张"}, Untransliterable, ""),
        (lambda: {"passport_number": "12"}, Invalid, "passport_number"),
    ],
)
def test_what_is_refused_says_where(
    at: World,
    changes: Callable[[], dict[str, Any]],
    refusal: type[Invalid],
    field: str,
) -> None:
    with pytest.raises(refusal) as refused:
        factories.filed(at, **changes())
    assert not field or list(refused.value.fields) == [field]
    factories.filed(at)


def test_a_quality_that_is_none(at: World) -> None:
    with pytest.raises(rules.CategoryUnknown):
        factories.filed(at, category="inmigrante")


@pytest.mark.parametrize(
    ("changes", "wanted", "not_wanted"),
    [
        ({}, ("passport", "photograph", "journey", "solvency"), ("letters",)),
        (
            {
                "category": "business",
                "sponsor": "Empresa de Prueba",
                "sponsor_registration": "20131312955",
            },
            ("passport", "photograph", "journey", "letters"),
            ("solvency",),
        ),
        ({"category": "worker"}, ("passport", "photograph", "journey"), ("solvency", "letters")),
    ],
    ids=["tourist", "business", "worker"],
)
def test_each_quality_asks_for_its_documents(
    at: World, changes: dict[str, Any], wanted: tuple[str, ...], not_wanted: tuple[str, ...]
) -> None:
    """D.S. 076-2005-RE, arts. 372-373."""
    for missing in wanted:
        with pytest.raises(RequirementMissing) as refused:
            factories.filed(at, without=(missing, *not_wanted), **changes)
        assert list(refused.value.fields) == [missing]
    factories.filed(at, without=not_wanted, **changes)


def test_a_resident_does_not_say_for_how_long(at: World) -> None:
    assert factories.filed(at, category="worker", days=0).days == 365


def test_one_passport_one_request_at_a_time(at: World) -> None:
    first = factories.filed(at)
    with pytest.raises(actions.AlreadyAsked):
        factories.filed(at, surnames="NÚÑEZ-ROSSI")
    factories.filed(at, given_names="Luca")
    cases.advance(case=first.case, code="withdraw", actor=at.post.citizen)
    factories.filed(at)


class TestFamily:
    def test_a_relative_is_named(self, at: World) -> None:
        first = factories.filed(at)
        child = factories.filed(at, family=first.case.number, given_names="Luca")
        third = factories.filed(at, family=child.case.number, given_names="Ada")
        assert (child.family_id, third.family_id) == (first.id, first.id)

    def test_a_relative_of_another_quality(self, at: World) -> None:
        first = factories.filed(at)
        with pytest.raises(actions.FamilyMissing):
            factories.filed(at, family=first.case.number, given_names="Luca", category="worker")

    def test_a_relative_whom_nobody_knows(self, at: World) -> None:
        with pytest.raises(queries.FamilyNotFound):
            factories.filed(at, family="VISMIL-2026-000009-1")


class TestAnomalies:
    def test_what_control_should_look_into(self, at: World) -> None:
        for ordinal in range(3):
            factories.granted(
                at,
                category="business",
                sponsor="Empresa de Prueba",
                sponsor_registration="20131312955",
                passport_number=f"YB000000{ordinal}",
                waived="" if ordinal else "Viene cada año",
            )
        report = queries.report(at.auditor)
        assert [(each.what, each.times) for each in report.sponsors] == [("20131312955", 3)]
        assert [each.times for each in report.addresses] == [3]
        assert len(report.without_interview) == 1
        assert [(each.granted, each.decided) for each in report.rates] == [(3, 3)]
        assert not report.rates[0].stands_out
        assert not report.is_cut

    def test_of_very_many_decisions_the_newest_are_looked_at_and_it_is_said(
        self, at: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        table = tmp_path / "figures.csv"
        figures = rules.FIGURES.path.read_text(encoding="utf-8")
        table.write_text(figures.replace("las últimas,20000", "las últimas,2"), encoding="utf-8")
        monkeypatch.setattr(rules, "FIGURES", Figures(table))
        first, second = (factories.granted(at, passport_number=f"YB000000{each}") for each in range(2))
        whole = queries.report(at.auditor)
        assert ([(each.granted, each.decided) for each in whole.rates], whole.is_cut) == ([(2, 2)], False)
        factories.granted(at, passport_number="YB0000002", waived="Viene cada año")
        cut = queries.report(at.auditor)
        assert ([(each.granted, each.decided) for each in cut.rates], cut.is_cut) == ([(2, 2)], True)
        assert first.decision.at < cut.since == second.decision.at
        shown = browser_of(at.auditor).get("/tramites/visa/control/").content.decode()
        assert "se miran las más recientes" in shown
