"""Does the stock of forms and cards add up, month by month, before two people?"""

from datetime import date, timedelta

import pytest

from chancery.contexts.identity_cards import actions, queries
from chancery.contexts.identity_cards.models import CardStockCount
from chancery.contexts.identity_cards.rules import CardSupply, StockChange
from chancery.contexts.identity_cards.tests import factories
from chancery.contexts.identity_cards.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.days import months_after
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world(forms=10)


def move(at: World, movement: StockChange, quantity: int, reason: str = "") -> None:
    actions.move_stock(
        office=at.office,
        supply=CardSupply.FORM,
        movement=movement,
        quantity=quantity,
        reason=reason,
        actor=at.post.officer,
    )


def count(at: World, counted: int, month: date | None = None) -> CardStockCount:
    return actions.count_stock(
        office=at.office,
        supply=CardSupply.FORM,
        month=month or months_after(acts.today(at.office), -1),
        counted=counted,
        actor=at.post.officer,
    )


def test_the_equation_over_what_happened(at: World) -> None:
    factories.captured(at, "semiautomatic")
    move(at, StockChange.VOIDED, 2, "Datos errados")
    move(at, StockChange.DISABLED, 1, "Mojada")
    found = queries.balance_of(at.office, CardSupply.FORM)
    assert (found.initial, found.used, found.voided, found.disabled, found.final) == (10, 1, 2, 1, 6)


def test_what_may_not_be_moved(at: World) -> None:
    for movement, quantity, refusal in (
        (StockChange.USED, 1, actions.MovedByHand),
        (StockChange.VOIDED, 1, actions.MovementEmpty),
        (StockChange.RECEIVED, 0, actions.MovementEmpty),
    ):
        with pytest.raises(refusal):
            move(at, movement, quantity)
    with pytest.raises(actions.MoreThanThere):
        move(at, StockChange.VOIDED, 11, "Robadas")
    move(at, StockChange.VOIDED, 10, "Robadas")
    request = factories.paid(at)
    with pytest.raises(actions.NoFormsLeft):
        factories.capture(at, request, "semiautomatic")
    move(at, StockChange.RECEIVED, 1)
    factories.capture(at, request, "semiautomatic")


def test_only_a_consulate_has_forms_and_cards(at: World) -> None:
    move(at, StockChange.RECEIVED, 1)
    lima = organisation.office("legalisations-lima")
    officer = acts.serving(lima, Role.OFFICER)
    with pytest.raises(actions.NotAConsulate):
        actions.move_stock(
            office=lima,
            supply=CardSupply.FORM,
            movement=StockChange.RECEIVED,
            quantity=1,
            actor=officer,
        )
    with pytest.raises(actions.NotAConsulate):
        actions.receive_cards(office=lima, guide="GD-1", listed=["1"], found=["1"], actor=officer)
    with pytest.raises(actions.NotAConsulate):
        actions.count_stock(
            office=lima, supply=CardSupply.CARD, month=date(2026, 1, 1), counted=0, actor=officer
        )


class TestCount:
    def test_counted_by_one_and_closed_by_another(self, at: World) -> None:
        with clock.set_to(clock.now() + timedelta(days=32)):
            made = count(at, 9)
            assert (made.expected, made.difference) == (10, -1)
            with pytest.raises(actions.CounterCloses):
                actions.close_count(count=made, explanation="Se perdió", actor=at.post.officer)
            with pytest.raises(actions.DifferenceUnexplained):
                actions.close_count(count=made, explanation=" ", actor=at.post.consul)
            actions.close_count(count=made, explanation="Se perdió en la mudanza", actor=at.post.consul)
            with pytest.raises(actions.CountClosed):
                actions.close_count(count=made, explanation="Otra vez", actor=at.post.consul)
            assert queries.balance_of(at.office, CardSupply.FORM).final == 9

    def test_each_month_once_when_it_is_over(self, at: World) -> None:
        with pytest.raises(actions.MonthNotOver):
            count(at, 10, acts.today(at.office))
        count(at, 0)
        for month in (None, months_after(acts.today(at.office), -2)):
            with pytest.raises(actions.MonthCounted):
                count(at, 0, month)

    def test_what_moves_after_the_month_is_of_the_next(self, at: World) -> None:
        with clock.set_to(clock.now() + timedelta(days=32)):
            move(at, StockChange.RECEIVED, 5)
            assert count(at, 10).expected == 10
            assert queries.balance_of(at.office, CardSupply.FORM).final == 15

    def test_others_do_not_count_nor_see(self, at: World) -> None:
        made = count(at, 0)
        assert queries.count(at.post.consul, made.id) == made
        with pytest.raises(queries.CountNotFound):
            queries.count(acts.post("cg-madrid").officer, made.id)
        with pytest.raises(NotAllowed):
            actions.count_stock(
                office=at.office,
                supply=CardSupply.CARD,
                month=date(2026, 1, 1),
                counted=0,
                actor=at.post.citizen,
            )
