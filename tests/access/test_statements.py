"""What does a page cost? Ten statements at most, whoever looks and however much there is, and little on the wire (quality.md, «Speed»)."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chancery.contexts.apostilles import actions
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.fees.tests.factories import provider_running
from chancery.kernel.identity.tests.browsers import browser_of
from tests.access import world
from tests.access.world import World
from tests.browser import pages

pytestmark = pytest.mark.django_db

MOST = 10
FIRST_VISIT, NEXT_VISIT = 60_000, 14_000


@pytest.fixture
def at() -> Iterator[World]:
    with provider_running() as simulator:
        yield world.build(simulator)


def statements(browser: Client, path: str) -> list[str]:
    """What a page asks of the database once the process is warm."""
    browser.get(path)
    return asked_for(browser, path)[0]


def asked_for(browser: Client, path: str) -> tuple[list[str], bytes]:
    """What a page asks of the database, and the page; savepoints are the test's own."""
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(path)
    told = [each["sql"] for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    return told, answer.content


def test_no_page_takes_more_than_ten_and_a_public_one_is_light(at: World) -> None:
    """Both of one ministry: to make it takes longer than to ask for its pages.

    What a cold process asks of too much is asked again of a warm one, which then counts.
    """
    dearer, sent = {}, {}
    for seen in pages.every_page(at):
        asked, page = asked_for(at.browsers[seen.who], seen.path)
        if len(asked) > MOST:
            asked, page = asked_for(at.browsers[seen.who], seen.path)
        if len(asked) > MOST:
            dearer[seen.path] = len(asked)
        if seen.who == "anonymous":
            sent[seen.path] = len(gzip.compress(page))
    assert dearer == {}
    assert len(sent) > 25
    assert {path: size for path, size in sent.items() if size > NEXT_VISIT} == {}
    once = brought_once()
    assert {path: size for path, size in sent.items() if size + once > FIRST_VISIT} == {}


def brought_once() -> int:
    """The bytes of what every page shares, which a browser then keeps."""
    built = Path(settings.ROOT) / "src/chancery/web/static_built"
    shared = sum(len(gzip.compress((built / name).read_bytes())) for name in ("chancery.css", "chancery.js"))
    return shared + sum(path.stat().st_size for path in (built.parent / "static").glob("*.svg"))


@pytest.mark.parametrize("path", ["/bandeja/", "/buscar/?q=Solicitante", "/por-notificar/"])
def test_an_officers_list_takes_the_same_with_many_more_rows(path: str) -> None:
    ministry = factories.ministry()
    browser = browser_of(ministry.officer)
    before = _with(ministry, 2, browser, path)
    assert _with(ministry, 12, browser, path) == before <= MOST


def test_a_citizens_own_cases_take_the_same_with_many_more() -> None:
    ministry = factories.ministry()
    browser = browser_of(ministry.citizen)
    before = _with(ministry, 2, browser, "/mis-tramites/")
    assert _with(ministry, 12, browser, "/mis-tramites/") == before <= MOST


def _with(ministry: Ministry, cases: int, browser: Client, path: str) -> int:
    for _ in range(cases):
        factories.taken(ministry)
        actions.refuse(request=factories.taken(ministry), reason="Sin firma", actor=ministry.officer)
    return len(statements(browser, path))
