"""How many statements does a page take? Ten at most, whoever looks and however much there is (quality.md, «Speed»)."""

from collections.abc import Iterator

import pytest
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


@pytest.fixture
def at() -> Iterator[World]:
    with provider_running() as simulator:
        yield world.build(simulator)


def statements(browser: Client, path: str) -> list[str]:
    """What a page asks of the database once the process is warm; savepoints are the test's own."""
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        browser.get(path)
    return [each["sql"] for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def test_no_page_takes_more_than_ten(at: World) -> None:
    dearer = {
        (seen.path, len(asked))
        for seen in pages.every_page(at)
        if len(asked := statements(at.browsers[seen.who], seen.path)) > MOST
    }
    assert dearer == set()


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
