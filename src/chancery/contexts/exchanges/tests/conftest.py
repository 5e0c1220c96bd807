"""A front desk that exchanges documents, and the State's platform beside it."""

from collections.abc import Iterator

import pytest

from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.factories import Desk
from chancery.kernel.gateway.simulators.interoperability import InteroperabilityPlatform


@pytest.fixture
def at() -> Desk:
    return factories.desk()


@pytest.fixture
def platform() -> Iterator[InteroperabilityPlatform]:
    with factories.platform() as made:
        yield made
