"""What the tests of sending share: the other entity, one step of a sending, and what was told of it."""

import pytest

from chancery.contexts.exchanges import actions
from chancery.contexts.exchanges.models import Outgoing
from chancery.contexts.exchanges.tests.factories import SYSTEM, THEIRS
from chancery.kernel.base.actor import Actor
from chancery.kernel.gateway import breaker
from chancery.kernel.gateway.simulators.interoperability import (
    Component,
    InteroperabilityPlatform,
)
from chancery.kernel.notifications.models import Notice


def theirs(platform: InteroperabilityPlatform) -> Component:
    return platform.components.setdefault(THEIRS, Component())


def carry(sent: Outgoing) -> Outgoing:
    breaker._breakers.clear()
    actions.deliver(outgoing_id=sent.pk, actor=SYSTEM)
    return Outgoing.objects.get(pk=sent.pk)


def told(sent: Outgoing, actor: Actor) -> set[str]:
    """What somebody was told of a sending, by notices that lead to its page."""
    found = Notice.objects.filter(recipient=actor.person_id, link__endswith=f"/enviados/{sent.pk}/")
    return set(found.values_list("subject", flat=True))


def deciding(monkeypatch: pytest.MonkeyPatch, flag: str, why: str) -> None:
    """Let the other entity decide so, once it has received."""
    whole = Component._tell
    decision = {"cflgest": flag, "vobs": why}
    monkeypatch.setattr(
        Component,
        "_tell",
        lambda self, cuo: (answer := whole(self, cuo)) | (decision if answer.get("cflgest") == "R" else {}),
    )


def said(platform: InteroperabilityPlatform, operation: str) -> int:
    return sum(1 for each, _ in platform.said if each == operation)
