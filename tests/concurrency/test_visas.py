"""Many hands at once over one visa: one decision, one label, one serial of the custody; and one use of each entry."""

from uuid import uuid4

import pytest

from chancery.contexts.stickers import queries as stock
from chancery.contexts.visas import actions
from chancery.contexts.visas.models import Decision, Label, VisaEntry
from chancery.contexts.visas.rules import Ground
from chancery.contexts.visas.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.ledger import verification
from chancery.kernel.organisation import queries as organisation
from tests.concurrency.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
HANDS = 6


def test_a_visa_is_decided_printed_and_used_up_once_whoever_else_tries() -> None:
    at = factories.world()
    heard = factories.interviewed(at)

    def decide(hand: int) -> None:
        if hand % 2:
            actions.refuse(application=heard, ground=Ground.PROFILE, reason="No", actor=at.post.consul)
        else:
            actions.grant(application=heard, entries=2, actor=at.post.consul)

    assert at_once(decide, HANDS) == {"done": 1, "wrong_state": HANDS - 1}
    assert Decision.objects.count() == 1

    paid = factories.paid(at, passport_number="YB0000002", entries=2)
    printed = at_once(lambda _: actions.print_label(application=paid, actor=at.post.officer), HANDS)
    assert printed == {"done": 1, "wrong_state": HANDS - 1}
    label = Label.objects.get(application=paid)
    assert list(stock.conservation()) == []
    assert list(stock.stickers_and_acts()) == []

    actions.check_label(application=factories.again(paid), zone=label.zone, actor=at.post.consul)
    cases.advance(case=factories.again(paid).case, code="deliver", actor=at.post.officer)
    gate = organisation.office("mig-jorge-chavez")
    officer = acts.serving(gate, Role.BORDER_OFFICER, "Otro inspector")

    def enter(_: int) -> None:
        actions.record_entry(serial=label.serial, office=gate, key=uuid4(), actor=officer)

    assert at_once(enter, HANDS) == {"done": 2, "visa_used_up": HANDS - 2}
    assert sorted(VisaEntry.objects.values_list("ordinal", flat=True)) == [1, 2]
    assert list(verification.chains()) == []
