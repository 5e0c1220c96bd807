"""One world for each test of passports."""

import pytest

from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World


@pytest.fixture
def at() -> World:
    return factories.world()
