"""Sixteen clients at one passport: asked for once, made on one booklet, handed over once, cancelled once."""

import pytest

from chancery.contexts.passports import actions, queries
from chancery.contexts.passports.models import Application, Cancellation, InForce, Passport
from chancery.contexts.passports.rules import CancelGround, Recognition
from chancery.contexts.passports.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.cases import actions as cases
from tests.concurrency.together import CLIENTS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_passport_from_end_to_end_by_sixteen_hands() -> None:
    at = factories.world()
    again = factories.again
    answers = at_once(lambda _: factories.filed(at))
    assert answers == {"done": 1, "passport_already_asked": CLIENTS - 1}

    application = factories.enrol(at, Application.objects.get())
    acts.pay(application.case, at.post)
    actions.send(applications=[again(application)], office=at.office, actor=at.post.consul)
    answers = at_once(lambda _: actions.personalise(application=again(application), actor=at.maker))
    assert answers == {"done": 1, "wrong_state": CLIENTS - 1}
    passport = Passport.objects.select_related("application").get()
    assert list(queries.booklets()) == []

    factories.certify(at, passport)
    actions.despatch(applications=[again(application)], office=at.office, guide="Valija 1", actor=at.maker)
    cases.advance(case=again(application).case, code="receive", actor=at.post.officer)
    answers = at_once(
        lambda _: actions.deliver(
            application=again(application),
            recognition=Recognition.FACE,
            is_old_voided=False,
            actor=at.post.officer,
        )
    )
    assert answers == {"done": 1, "wrong_state": CLIENTS - 1}
    assert InForce.objects.count() == 1

    answers = at_once(lambda _: factories.lost(at, passport))
    assert answers == {"done": 1, "passport_already_cancelled": CLIENTS - 1}
    assert Cancellation.objects.count() == 1

    def of_migraciones(_: int) -> Cancellation:
        return actions.report(
            number="116543210",
            ground=CancelGround.LOST,
            circumstances="En el tren",
            holder="Julia Tapia",
            dni="91000009",
            office=at.office,
            actor=at.post.officer,
        )

    assert at_once(of_migraciones) == {"done": 1, "passport_already_cancelled": CLIENTS - 1}
