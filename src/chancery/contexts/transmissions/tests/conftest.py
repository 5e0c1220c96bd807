"""The offices and people of a transmission, for every test of this context that asks for them."""

import pytest

from chancery.contexts.transmissions.tests import factories
from chancery.contexts.transmissions.tests.factories import World


@pytest.fixture
def at() -> World:
    return factories.world()
