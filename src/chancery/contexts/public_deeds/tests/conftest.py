"""A post with its register of identities, for every test of a deed."""

from collections.abc import Iterator

import pytest

from chancery.contexts.public_deeds.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator


@pytest.fixture
def simulator() -> Iterator[CivilIdentitySimulator]:
    with factories.register() as running:
        yield running


@pytest.fixture
def at(simulator: CivilIdentitySimulator) -> Post:
    return acts.post()
