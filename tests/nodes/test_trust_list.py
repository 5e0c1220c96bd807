"""A post with keys of its own: does it believe the list of trust services that Lima believed, and no other?"""

from pathlib import Path

import pytest
from pytest_django import Settings

from chancery.kernel.documents import actions, queries, signing
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.simulators.trust import TrustSimulator
from chancery.kernel.identity.tests import factories as people
from tests.nodes.two import Two

pytestmark = pytest.mark.django_db


def test_a_post_with_keys_of_its_own_believes_the_list_that_lima_believed(
    two: Two, settings: Settings, tmp_path: Path
) -> None:
    with running(TrustSimulator(signing.key_folder().path)) as address, two.lima():
        settings.TRUST_LIST_URL = f"{address}/trust/tsl"
        listed = actions.refresh_trust_list(actor=people.SYSTEM)
    assert two.talk(), two.fault
    settings.KEYS_URL = f"file://{tmp_path}/pki"
    signing.key_folder().ensure()
    with two.post():
        assert queries.trust_list() == listed
        settings.TRUST_LIST_OPERATORS = f"{tmp_path}/pki/list.pem"
        assert queries.trust_list() is None
