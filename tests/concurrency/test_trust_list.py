"""Workers that fetch the same list of trust services at once keep it once, and none fails."""

from pathlib import Path

import pytest
from pytest_django import Settings

from chancery.kernel.base.actor import system_actor
from chancery.kernel.documents import actions, queries, signing
from chancery.kernel.documents.models import TrustListEdition
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.simulators.trust_list import signed_list
from chancery.kernel.ledger.models import Entry
from chancery.web.signing.tests.authority import trusted
from tests.concurrency.together import at_once
from tests.trust.desk import Published

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS = 8


def test_a_list_that_eight_workers_fetch_is_kept_once(settings: Settings, tmp_path: Path) -> None:
    with (
        trusted(settings, tmp_path),
        running(Published(signed_list(signing.key_folder().path))) as address,
    ):
        settings.TRUST_LIST_URL = f"{address}/lista"
        answers = at_once(lambda _: actions.refresh_trust_list(actor=system_actor("Prueba")), WORKERS)
        listed = queries.trust_list()
    assert answers == {"done": WORKERS}
    assert listed is not None
    assert TrustListEdition.objects.get().number == listed.number
    assert Entry.objects.filter(verb="documents.refresh_trust_list").count() == 1
