"""Does the demonstration leave at each post a month that Lima reviews and one ready to be closed?"""

from datetime import UTC, datetime

import pytest

from chancery.contexts.consular_accounts import actions, demo, queries
from chancery.contexts.consular_accounts.models import Account
from chancery.contexts.consular_accounts.procedures import State
from chancery.contexts.consular_accounts.tests import factories
from chancery.kernel.base import clock

pytestmark = pytest.mark.django_db


def test_each_post_has_a_month_sent_and_one_to_be_closed() -> None:
    at = factories.post()
    factories.work(at, "consular.27", "consular.3")
    factories.work(at, "consular.27", month=6, day=10)
    with factories.on(2026, 7, 9):
        desk = demo.Desk(at.office.code, at.consul, at.cashier)
        (story,) = demo.stories(desks=[desk], months=3, since=datetime(2026, 1, 2, tzinfo=UTC))
    instant = next(story, None)
    while instant is not None:
        with clock.set_to(instant):
            instant = next(story, None)
    may, june, july = Account.objects.select_related("case").order_by("month")
    assert [each.case.state for each in (may, june, july)] == [State.UNDER_REVIEW, State.OPEN, State.OPEN]
    with factories.on(2026, 7, 9):
        assert [each.code for each in queries.differences(queries.bank_month(june))] == ["line_unmatched"]
        assert actions.close(account=june, actor=at.consul).acts == 1


def test_at_one_post_a_head_hands_the_charge_over_to_another() -> None:
    at = factories.post(demo.RELIEVED)
    factories.work(at, "consular.27")
    factories.work(at, "consular.27", month=6, day=10)
    with factories.on(2026, 7, 9):
        desk = demo.Desk(at.office.code, at.consul, at.cashier)
        (story,) = demo.stories(desks=[desk], months=3, since=datetime(2026, 1, 2, tzinfo=UTC))
    instant = next(story, None)
    while instant is not None:
        with clock.set_to(instant):
            instant = next(story, None)
    may, june, july = Account.objects.select_related("case").order_by("month")
    assert [each.case.state for each in (may, june, july)] == [
        State.UNDER_REVIEW,
        State.UNDER_REVIEW,
        State.OPEN,
    ]
    (relief,) = queries.reliefs_of(july)
    assert (relief.closing.by_id, relief.incoming.first_surname) == (at.consul.person_id, "Relevo")
    assert relief.acceptance.remark == "Conforme"
    with factories.on(2026, 7, 9), pytest.raises(actions.ChargeHandedOver):
        actions.hand_over(
            account=july, incoming=relief.incoming, cash=relief.cash, remark="Otra vez", actor=at.consul
        )
