"""Do the book, the forecast and the anomalies tell what was done, to who may read it?"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from chancery.contexts.stickers import actions, queries, rules
from chancery.contexts.stickers.models import Sticker
from chancery.contexts.stickers.rules import Reason
from chancery.contexts.stickers.tests import factories
from chancery.contexts.stickers.tests.factories import Chain
from chancery.kernel.acts import actions as acts
from chancery.kernel.base import clock
from chancery.kernel.identity import access
from chancery.kernel.organisation.tests import factories as network

pytestmark = pytest.mark.django_db
JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 1)


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with factories.noon():
        yield


@pytest.fixture
def made() -> Chain:
    return factories.supplied(factories.chain())


def told(book: queries.Book) -> dict[str, int]:
    (prefix,) = book.prefixes
    return {
        "opening": prefix.opened_with,
        **{line.turn: line.quantity for line in prefix.lines},
        "closing": prefix.closed_with,
    }


class TestBook:
    def test_it_opens_with_what_there_was_and_closes_with_what_is_left(self, made: Chain) -> None:
        for _ in range(3):
            actions.affix_next(act=factories.act(made), actor=made.at.officer)
        actions.misprint(act=Sticker.objects.latest("serial").act, reason="Corrida", actor=made.at.officer)
        actions.report_loss(
            vault=made.own, spans=rules.read("CA00000010"), note="Robo", actor=made.at.officer
        )
        july = queries.sticker_book(made.at.office, since=JULY, until=AUGUST)
        assert told(july) == {
            "opening": 0, "received": 20, "used": -3, "misprinted": -1, "lost": -1, "closing": 15,
        }  # fmt: skip
        (prefix,) = july.prefixes
        assert rules.written(prefix.closing) == "CA00000005-CA00000009, CA00000011-CA00000020"
        used = next(line for line in prefix.lines if line.turn == "used")
        assert rules.written(used.spans) == "CA00000001-CA00000002, CA00000004"
        august = queries.sticker_book(made.at.office, since=AUGUST, until=date(2026, 9, 1))
        assert told(august) == {"opening": 15, "closing": 15}

    def test_a_spoilt_one_of_an_earlier_month_is_taken_back_in_the_later(self, made: Chain) -> None:
        act = factories.act(made)
        actions.affix_next(act=act, actor=made.at.officer)
        with clock.set_to(datetime(2026, 8, 3, 12, tzinfo=UTC)):
            actions.misprint(act=act, reason="Corrida", actor=made.at.officer)
        august = queries.sticker_book(made.at.office, since=AUGUST, until=date(2026, 9, 1))
        assert told(august) == {"opening": 19, "used": 0, "misprinted": -1, "closing": 18}

    def test_what_moves_inside_the_office_is_its_own_stock(self, made: Chain) -> None:
        actions.send(
            sender=made.own,
            receiver=made.window,
            spans=rules.read("CA00000001-CA00000005"),
            reason=Reason.EXCESS,
            actor=made.at.officer,
        )
        assert rules.total(queries.stock_on(made.at.office, date(2026, 7, 15))) == 20

    def test_the_reserve_has_a_book_apart(self, made: Chain) -> None:
        reserve = queries.sticker_book(made.at.office, since=JULY, until=AUGUST, is_reserve=True)
        assert told(reserve) == {"opening": 0, "sent": -20, "received": 20, "closing": 0}
        lima = queries.sticker_book(made.lima.office, since=JULY, until=AUGUST)
        assert told(lima) == {"opening": 0, "minted": 1000, "sent": -20, "closing": 980}

    def test_what_goes_and_comes_again_is_there_once(self, made: Chain) -> None:
        for way, reason in (
            ((made.office, made.reserve), Reason.EXCESS),
            ((made.reserve, made.office), Reason.INITIAL),
        ):
            if way[0] == made.office:
                factories.pass_on(
                    made.own, made.window, "CA00000004", made.at.officer, made.at.consul, reason
                )
                factories.pass_on(
                    made.window, made.office, "CA00000004", made.at.consul, made.at.consul, reason
                )
            factories.pass_on(*way, "CA00000004", made.at.consul, made.at.consul, reason)
        assert rules.written(queries.stock_on(made.at.office, date(2026, 7, 15))) == "CA00000001-CA00000020"


class TestForecast:
    def test_it_tells_how_long_stock_lasts_and_what_is_lacking(self, made: Chain) -> None:
        for _ in range(4):
            actions.affix_next(act=factories.act(made), actor=made.at.officer)
        outlook = queries.outlook(made.at.consul)
        by_vault = {each.vault: each.forecast for each in outlook.vaults}
        assert set(by_vault) == {made.office, made.reserve}
        office = by_vault[made.office]
        assert (office.stock, office.used, office.days) == (16, 4, 92)
        assert office.days_left == 368
        assert office.minimum == 4
        assert by_vault[made.reserve].used == 4
        assert by_vault[made.reserve].lacks == 4
        assert by_vault[made.reserve].largest == 7
        assert "arts. 149-160" in outlook.minimum.norm

    def test_lima_sees_all_and_a_citizen_nothing(self, made: Chain) -> None:
        assert made.lima in {each.vault for each in queries.outlook(made.custodian).vaults}
        with pytest.raises(access.RoleMissing):
            queries.outlook(made.at.citizen)


class TestAnomalies:
    def test_nothing_is_told_of_what_is_in_order(self, made: Chain) -> None:
        actions.affix_next(act=factories.act(made), actor=made.at.officer)
        report = queries.report(made.at.consul)
        assert (report.bare_acts, report.without_act, report.reused, report.elsewhere, report.losses) == (
            (), (), (), (), (),
        )  # fmt: skip

    def test_an_act_bare_for_longer_than_the_period(self, made: Chain) -> None:
        network.load(years=[2026])
        act = factories.act(made)
        assert queries.report(made.at.consul).bare_acts == ()
        with clock.advanced(timedelta(days=7)):
            assert queries.report(made.at.consul).bare_acts == (act,)
            assert queries.report(made.custodian).bare_acts == (act,)

    def test_a_sticker_without_act_behind_the_actions(self, made: Chain) -> None:
        sticker = actions.affix_next(act=factories.act(made), actor=made.at.officer)
        other = factories.act(made)
        fake = Sticker.objects.create(
            serial="CA00000999", is_digital=False, act=other, facts="{}",
            departure=actions.report_loss(
                vault=made.own, spans=rules.read("CA00000009"), note="Robo", actor=made.at.officer
            ),
        )  # fmt: skip
        assert queries.report(made.at.consul).without_act == (fake,)
        assert f"autoadhesivo {fake.serial}: se entregó y ninguna actuación lo lleva" in list(
            queries.stickers_and_acts()
        )
        assert sticker.serial not in str(list(queries.stickers_and_acts()))

    def test_attempts_are_told_by_what_they_were(self, made: Chain) -> None:
        actions.affix_next(act=factories.act(made), actor=made.at.officer)
        for serial in ("CA00000001", "CA00000500"):
            with pytest.raises(actions.SerialRefused):
                actions.affix_scanned(act=factories.act(made), serial=serial, actor=made.at.officer)
        report = queries.report(made.at.consul)
        assert [each.serial for each in report.reused] == ["CA00000001"]
        assert [each.serial for each in report.elsewhere] == ["CA00000500"]

    def test_who_voids_and_spoils_is_seen_beside_the_office(self, made: Chain) -> None:
        for _ in range(3):
            act = factories.act(made)
            actions.affix_next(act=act, actor=made.at.officer)
            actions.misprint(act=act, reason="Corrida", actor=made.at.officer)
            acts.void(act=act, reason="Doble", actor=made.at.consul)
        (pace,) = queries.report(made.at.consul).paces
        assert (pace.voided.spoilt, pace.spoilt.spoilt, pace.voided.done) == (3, 3, 3)
        assert pace.stands_out

    def test_losses_and_what_nobody_answers(self, made: Chain) -> None:
        actions.report_loss(
            vault=made.own, spans=rules.read("CA00000009"), note="Robo", actor=made.at.officer
        )
        sent = actions.send(
            sender=made.own,
            receiver=made.window,
            spans=rules.read("CA00000010"),
            reason=Reason.EXCESS,
            actor=made.at.officer,
        )
        with clock.advanced(timedelta(days=31)):
            report = queries.report(made.at.consul)
        assert [loss.quantity for loss in report.losses] == [1]
        assert report.stuck == (sent,)

    def test_it_is_for_heads_and_lima(self, made: Chain) -> None:
        with pytest.raises(access.RoleMissing):
            queries.report(made.at.officer)
