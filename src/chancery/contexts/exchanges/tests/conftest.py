"""A front desk that exchanges documents, and the State's platform beside it."""

from collections.abc import Iterator

import pytest

from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.factories import Desk
from chancery.kernel.base import clock
from chancery.kernel.gateway import breaker, conversation
from chancery.kernel.gateway.simulators.interoperability import InteroperabilityPlatform


@pytest.fixture
def at() -> Desk:
    return factories.desk()


@pytest.fixture
def platform() -> Iterator[InteroperabilityPlatform]:
    with factories.platform() as made:
        yield made


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No pause between attempts, at noon."""
    monkeypatch.setattr(conversation, "PAUSE_SECONDS", 0)
    breaker._breakers.clear()
    with clock.set_to(factories.NOON):
        yield
