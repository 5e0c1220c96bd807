"""Does the log's page say to a person what the log says to programs?"""

import pytest
from django.test import Client
from pytest_django import Settings

from chancery.kernel.ledger import actions, queries
from chancery.kernel.ledger.tests.factories import ACTOR, submit


@pytest.fixture(autouse=True)
def _own_keys(settings: Settings, tmp_path: object) -> None:
    settings.KEYS_URL = f"file://{tmp_path}"


@pytest.mark.django_db
def test_the_page_shows_the_signed_head_and_the_key(client: Client) -> None:
    assert "todavía no tiene su primera firma" in client.get("/log/").content.decode()
    submit(3)
    actions.sequence(actor=ACTOR)
    head = queries.checkpoint()
    assert head is not None
    page = client.get("/log/").content.decode()
    for shown in ('govuk-summary-list__value">3<', bytes(head.root).hex(), queries.vkey(), "verify_paper.py"):
        assert shown in page


@pytest.mark.django_db
def test_the_program_is_the_one_that_was_tried(client: Client) -> None:
    answer = client.get("/log/verify_paper.py")
    assert answer.status_code == 200
    assert "def root_of" in answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
