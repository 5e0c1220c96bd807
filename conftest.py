"""What every test stands on: a network closed but for the loopback."""

import gc
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as configured
from django.template import Context, Template
from django.test import TransactionTestCase
from django.test.utils import instrumented_test_render
from hypothesis import settings
from tests import emptying, ground, prepared

settings.register_profile("house", deadline=None)  # no test fails because the machine is busy
settings.load_profile("house")

_connect = socket.socket.connect


LONGEST = (
    "tests/crash/", "tests/concurrency/test_http", "tests/access/", "tests/browser/test_pages", "tests/api/test_schema",
    "tests/config/", "tests/browser/",
)  # fmt: skip


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no worker is busy long after the others; last, those that empty the database."""

    def place(item: pytest.Item) -> tuple[bool, int]:
        marker = item.get_closest_marker("django_db")
        empties = (marker is not None and marker.kwargs.get("transaction", False)) or bool(
            {"live_server", "transactional_db"} & set(getattr(item, "fixturenames", ()))
        )
        long = (rank for rank, start in enumerate(LONGEST) if item.nodeid.startswith(start))
        return empties, next(long, len(LONGEST))

    items.sort(key=place)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """All that the platform and its tests are made of stays until the end: it is not searched for garbage again and again.

    What a test leaves is searched seldom: nearly all of it goes by itself.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_configure() -> None:
    """Accounts made by the hundred do not wait for a hash that is slow on purpose, nor statements to be prepared again."""
    prepared.keep()
    configured.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """A database whose server ends with the run is not dropped first, which takes each worker seconds."""
    return ground.THROWN_AWAY in os.environ or bool(request.config.getvalue("reuse_db"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The run's database, with the network and the tariff in it: to load them in each test would be half of the time.

    What was noted of the loading is forgotten, so that each test begins with an empty ledger.
    """
    from django.db import connection

    from chancery.kernel.fees import actions as fees
    from chancery.kernel.identity.tests.factories import SYSTEM
    from chancery.kernel.organisation.tests import factories as network

    with django_db_blocker.unblock():
        network.load()
        fees.load_tariff(actor=SYSTEM)
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE ledger_entry, ledger_numberseries RESTART IDENTITY")
        beginning = emptying.keep()
    TransactionTestCase._fixture_teardown = lambda case: emptying.put_back(beginning)  # type: ignore[attr-defined]


@pytest.fixture(autouse=True, scope="session")
def _templates_unwatched(django_test_environment: None) -> None:
    """The test client copies the context of every template that a page is made of, and few tests look at it: see `contexts`."""

    def render(template: Template, context: Context) -> str:
        return template.nodelist.render(context)

    Template._render = render  # type: ignore[attr-defined]  # as it is without tests


@pytest.fixture
def contexts(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test that looks at `response.context`."""
    monkeypatch.setattr(Template, "_render", instrumented_test_render)


def _guarded_connect(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise RuntimeError(f"the network is closed in tests: {address[0]}")
    _connect(self, address)


@pytest.fixture(autouse=True, scope="session")
def _closed_network() -> Iterator[None]:
    socket.socket.connect = _guarded_connect  # type: ignore[method-assign,assignment]
    yield
    socket.socket.connect = _connect  # type: ignore[method-assign]
