"""A process that signs a batch of two hundred is killed twice, once half-way: another goes on where it stopped, and no number is lost or doubled."""

import os
import signal
import subprocess
import sys
import time
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from chancery.config import supervisor
from chancery.contexts.memoranda import actions, jobs, queries
from chancery.contexts.memoranda.models import HeadSignature
from chancery.contexts.memoranda.tests import factories
from chancery.kernel.documents.models import Document
from chancery.kernel.ledger import verification

pytestmark = pytest.mark.django_db(transaction=True)
DOCUMENTS, KILLS = 200, (17, 100)
PATIENCE = 240
_WORK = """
import sys
import django
django.setup()
from chancery.contexts.memoranda import jobs
jobs.sign_batch(batch_id=sys.argv[1])
"""


def worker(batch_id: object) -> subprocess.Popen[bytes]:
    """A process of its own that signs on the database of this test."""
    address = urlsplit(os.environ["DATABASE_URL"])
    here = address._replace(path=f"/{connection.settings_dict['NAME']}")
    environment = {
        **os.environ,
        "DATABASE_URL": urlunsplit(here),
        "DJANGO_SETTINGS_MODULE": "chancery.config.settings",
        "PYTHONPATH": str(supervisor.ROOT / "src"),
    }
    return subprocess.Popen(
        [sys.executable, "-c", _WORK, str(batch_id)], env=environment, cwd=supervisor.ROOT
    )


def test_a_killed_worker_leaves_a_batch_that_another_ends() -> None:
    at = factories.ministry()
    chosen = [(factories.for_signature(at), 1) for _ in range(DOCUMENTS)]
    batch = actions.sign_many(chosen=chosen, actor=at.head)
    for enough in KILLS:
        process, until = worker(batch.pk), time.monotonic() + PATIENCE
        while HeadSignature.objects.count() < enough:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert HeadSignature.objects.count() < DOCUMENTS
    jobs.sign_batch(batch_id=str(batch.pk))
    items = list(queries.items_of(batch))
    assert [item.is_signed for item in items] == [True] * DOCUMENTS
    assert [item.document.signature.ordinal for item in items] == list(range(1, DOCUMENTS + 1))
    assert Document.objects.count() == DOCUMENTS
    assert list(queries.numbers()) == []
    assert list(verification.chains()) == []
