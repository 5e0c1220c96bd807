"""Sixteen clients at one window: no serial is given twice, and none is lost."""

import pytest

from chancery.contexts.stickers import actions, queries, rules
from chancery.contexts.stickers.models import Sticker
from chancery.contexts.stickers.rules import Level, Reason
from chancery.contexts.stickers.tests import factories
from tests.concurrency.together import CLIENTS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_officers_of_one_window_never_get_the_same_serial() -> None:
    made = factories.chain()
    other = factories.another_officer(made)
    actions.open_vault(
        parent=made.window,
        level=Level.OFFICER,
        name="Releva",
        holder=factories.person_of(other),
        actor=made.at.consul,
    )
    spans, consul = "CA00000001-CA00000020", made.at.consul
    factories.pass_on(made.lima, made.reserve, spans, made.custodian, consul, Reason.INITIAL)
    factories.pass_on(made.reserve, made.office, spans, consul, consul, Reason.INITIAL)
    factories.pass_on(made.office, made.window, spans, consul, consul)
    bare, pair = [factories.act(made) for _ in range(CLIENTS)], (made.at.officer, other)
    answers = at_once(lambda number: actions.affix_next(act=bare[number], actor=pair[number % 2]))
    assert answers == {"done": CLIENTS}
    assert len(set(Sticker.objects.values_list("serial", flat=True))) == CLIENTS
    assert rules.total(queries.spans_of(made.window)) == 20 - CLIENTS
    assert list(queries.conservation()) == []
    assert list(queries.vaults_by_their_books()) == []


def test_a_movement_answered_sixteen_times_is_answered_once() -> None:
    made = factories.chain()
    sent = actions.send(
        sender=made.lima,
        receiver=made.reserve,
        spans=rules.read("CA00000001-CA00000020"),
        reason=Reason.INITIAL,
        actor=made.custodian,
    )
    answers = at_once(lambda _: actions.accept(movement=sent, actor=made.at.consul))
    assert answers == {"done": 1, "sticker_movement_answered": CLIENTS - 1}
    assert rules.total(queries.spans_of(made.reserve)) == 20
    assert list(queries.conservation()) == []
