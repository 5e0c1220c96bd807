"""Is each booklet accounted for, is a shortage warned of, and does the monthly list tell what was lost?"""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from chancery.contexts.passports import actions, queries
from chancery.contexts.passports.procedures import State
from chancery.contexts.passports.rules import CancelGround, Outlook
from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World
from chancery.contexts.stickers import actions as stickers
from chancery.contexts.stickers.queries import Supply
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


class TestBooklets:
    def test_one_that_left_without_a_passport_is_found(self, at: World) -> None:
        factories.delivered(at)
        assert list(queries.booklets()) == []
        application = factories.sent(factories.another(at))
        stickers.use_form(
            supply=Supply.PASSPORT, office=queries.lima(), subject=application.case_id, actor=at.maker
        )
        assert [each for each in queries.booklets() if "PA00000002" in each]

    def test_one_that_was_spoilt_and_is_not_voided_is_found(self, at: World) -> None:
        passport = factories.personalised(at)
        stickers.spoil_form(serial=passport.serial, reason="Rota", actor=at.maker)
        assert [each for each in queries.booklets() if passport.serial in each]


@pytest.mark.parametrize(
    ("stock", "used", "weeks", "is_short"),
    [(0, 0, None, True), (100, 0, None, False), (130, 130, 13.0, False), (100, 130, 10.0, True), (0, 9, 0.0, True)],
    ids=["none", "unused", "enough", "short", "over"],
)  # fmt: skip
def test_for_how_long_it_lasts(stock: int, used: int, weeks: float | None, is_short: bool) -> None:
    outlook = Outlook(stock, used, 91, 90)
    assert (outlook.weeks_left, outlook.is_short) == (weeks, is_short)


class TestStock:
    def test_each_kind_of_form_with_its_pace(self, at: World) -> None:
        factories.personalised(at)
        booklets, labels = queries.stock_report(at.auditor).kinds
        assert (booklets.supply, booklets.outlook.stock, booklets.outlook.used) == (Supply.PASSPORT, 19, 1)
        assert not booklets.outlook.is_short
        assert labels.outlook.is_short

    def test_who_may_not_know(self, at: World) -> None:
        with pytest.raises(NotAllowed):
            queries.stock_report(at.post.citizen)


class TestLost:
    def test_a_months_list_of_ones_office_or_of_all(self, at: World) -> None:
        factories.lost(at, factories.delivered(at))
        madrid = acts.post("cg-madrid")
        actions.report(
            number="116543210",
            ground=CancelGround.DAMAGED,
            circumstances="Se mojó",
            holder="Julia",
            dni="91000009",
            office=madrid.office,
            actor=madrid.officer,
        )
        today = clock.today()
        assert [each.office.code for each in queries.lost_in(at.post.officer, today)] == ["cg-milan"]
        assert queries.lost_in(madrid.officer, today).count() == 0
        assert queries.lost_in(at.auditor, today).count() == 1
        assert queries.lost_in(at.maker, today - timedelta(days=62)).count() == 0
        with pytest.raises(NotAllowed):
            queries.lost_in(at.post.citizen, today)

    def test_a_program_reads_the_same_list_and_a_stranger_none(self, at: World) -> None:
        lost = factories.delivered(at)
        factories.lost(at, lost)
        asked = f"/api/v1/passports/losses?month={clock.today()}"
        (line,) = browser_of(at.post.officer).get(asked).json()
        assert (line["number"], line["ground"], line["office"]) == (lost.number, "lost", "cg-milan")
        assert browser_of(at.post.officer).get(f"{asked}&offset=1").json() == []
        assert browser_of(acts.post("cg-madrid").officer).get(asked).json() == []
        beyond = browser_of(at.post.officer).get("/api/v1/passports/losses?month=9999-12-01")
        assert beyond.status_code == 422
        assert browser_of(at.post.officer).get("/tramites/pasaporte/perdidos/?mes=9999-12").status_code == 200
        refused = browser_of(at.post.citizen).get(asked)
        assert (refused.status_code, refused.json()["code"]) == (403, "role_missing")


class TestRegister:
    def test_each_booklet_with_its_act_and_its_fee(self, at: World) -> None:
        voided = factories.personalised(at)
        actions.reject(application=factories.again(voided.application), reason="Manchada", actor=at.checker)
        other = acts.post("cg-madrid")
        passport = actions.personalise(application=factories.again(voided.application), actor=at.maker)
        month = clock.today()
        for reader in (at.post.officer, at.auditor, at.maker):
            assert list(queries.register_of(reader, month)) == [voided, passport]
        assert not queries.register_of(other.officer, month).exists()
        assert not queries.register_of(at.auditor, month - timedelta(days=62)).exists()
        with pytest.raises(NotAllowed):
            queries.register_of(at.post.citizen, month)
        officer = browser_of(at.post.officer)
        page = officer.get("/tramites/pasaporte/registro/").content.decode()
        act = passport.application.sending.act
        assert passport.number in page
        assert f"{act.entry_number}, acto n.º {act.act_number}" in page
        assert page.count("S/C 70.00") == 1
        assert page.count("Inutilizado") == 1
        asked = f"/api/v1/passports/register?month={month}"
        first, second = officer.get(asked).json()
        assert (first["number"], first["is_void"], first["consular_amount"]) == (voided.number, True, None)
        assert (second["number"], second["is_void"], second["consular_amount"]) == (
            passport.number,
            False,
            "70.00",
        )
        assert second["act_number"] == str(act.act_number)
        assert browser_of(other.officer).get(asked).json() == []
        assert browser_of(at.post.citizen).get(asked).status_code == 403
        rows = (
            officer.get("/tramites/pasaporte/registro/?formato=csv").content.decode("utf-8-sig").splitlines()
        )
        assert [row.split(",")[0] for row in rows[1:]] == [voided.number, passport.number]
        assert act.entry_number in rows[2]
        assert ["S/C 70.00" in row for row in rows[1:]] == [False, True]
        assert browser_of(at.post.citizen).get("/tramites/pasaporte/registro/").status_code == 403

    def test_it_costs_the_same_however_long_it_is(
        self, at: World, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        client = browser_of(at.post.officer)
        factories.personalised(at)
        client.get("/tramites/pasaporte/registro/")
        with CaptureQueriesContext(connection) as few:
            client.get("/tramites/pasaporte/registro/")
        factories.personalised(factories.another(at))
        with django_assert_num_queries(len(few)):
            client.get("/tramites/pasaporte/registro/")


class TestList:
    def test_it_costs_the_same_however_long_it_is(
        self, at: World, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        client = browser_of(at.post.officer)
        factories.filed(factories.another(at))
        client.get("/tramites/pasaporte/lista/")
        with CaptureQueriesContext(connection) as few:
            client.get("/tramites/pasaporte/lista/")
        for _ in range(4):
            factories.filed(factories.another(at))
        with django_assert_num_queries(len(few)):
            client.get("/tramites/pasaporte/lista/")

    def test_it_is_searched_by_number_dni_name_and_state(self, at: World) -> None:
        passport = factories.personalised(at)
        factories.filed(factories.another(at))
        application = passport.application
        for text in (passport.number, application.dni, application.case.number, "rosa ñahui", "SOLICITANTE"):
            assert [each.pk for each in queries.listed(at.post.officer, text=text)] == [application.pk]
        assert queries.listed(at.post.officer, state="requested").count() == 1
        assert queries.listed(at.post.officer, text="nadie").count() == 0
        assert queries.listed(acts.post("cg-madrid").officer).count() == 0

    def test_lima_control_and_the_head_of_the_posts_have_every_post_s(self, at: World) -> None:
        first, last = factories.filed(at), factories.filed(factories.another(at))
        head = acts.serving(organisation.office("dgc"), Role.SUPERVISOR)
        for reader in (at.maker, at.auditor, head, at.post.officer):
            assert list(queries.listed(reader)) == [last, first]
        elsewhere = acts.serving(organisation.office("ogi"), Role.SUPERVISOR)
        assert not queries.listed(elsewhere).exists()

    def test_what_waits_where(self, at: World) -> None:
        application = factories.paid(at)
        assert list(queries.ready_to_send(at.post.consul, at.office.id)) == [application]
        actions.send(applications=[application], office=at.office, actor=at.post.consul)
        assert queries.waiting_in_lima(at.maker, State.SENT).count() == 1
        assert queries.counted_in_lima(at.maker, State.SENT, State.CERTIFIED) == {State.SENT: 1}
        assert queries.posts_with_certified(at.maker) == []
        factories.certify(at, actions.personalise(application=factories.again(application), actor=at.maker))
        assert queries.posts_with_certified(at.maker) == [at.office]
        assert queries.certified(at.maker, at.office.id).count() == 1
        with pytest.raises(NotAllowed):
            queries.waiting_in_lima(at.post.officer, State.SENT)


def test_the_month_before_the_table_has_nothing(at: World) -> None:
    assert queries.lost_in(at.auditor, date(2020, 1, 1)).count() == 0
