"""Lima and a post in one process: two real databases, two stores of files, and a line between them that can be cut.

This thread works at either; the threads of a server are Lima as the post hears it.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from chancery.contexts.counter.tests import factories as counters
from chancery.contexts.counter.tests.factories import Counter
from chancery.contexts.stickers.tests import factories as custody
from chancery.contexts.stickers.tests.factories import Chain
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.documents import store as stores
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.gateway import breaker
from chancery.kernel.identity.models import Allowance
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.nodes import actions, line, queries, travels
from chancery.kernel.nodes.models import Node
from chancery.kernel.nodes.travels import Way
from chancery.kernel.organisation import queries as organisation
from tests import databases
from tests.nodes.line import Relay
from tests.sites import SiteServer, speak_at_once

SYSTEM = system_actor("Nodo del puesto")
CODE = "cg-milan"
STOCK = 200


@dataclass
class World:
    """What the tests share, since to copy a database takes longer than a test: two of them, who works in them, and
    the program of the node.
    """

    databases: dict[str, BaseDatabaseWrapper]
    at: Counter
    chain: Chain
    client_id: str
    secret: str
    folder: Path


@dataclass
class Two:
    """Lima and a post, each with its database; `line` runs between them."""

    world: World
    databases: dict[str, BaseDatabaseWrapper]
    line: Relay
    now: datetime = counters.MONDAY
    fault: str = ""

    @property
    def at(self) -> Counter:
        return self.world.at

    @contextmanager
    def lima(self) -> Iterator[None]:
        """This thread works in Lima inside the block."""
        with self._at(site.LIMA):
            yield

    @contextmanager
    def post(self) -> Iterator[None]:
        """This thread works at the post inside the block."""
        with self._at(CODE):
            yield

    @contextmanager
    def _at(self, code: str) -> Iterator[None]:
        before = connections["default"]
        connections["default"] = self.databases[code]
        try:
            with site.set_to(code), clock.set_to(self.now):
                yield
        finally:
            connections["default"] = before

    def talk(self) -> bool:
        """The post speaks to Lima; whether the line held."""
        breaker._breakers.clear()
        with self.post():
            held = line.talk(actor=SYSTEM)
            self.fault = queries.line().fault
        return held

    def program(self) -> Actor:
        """The node's program, as Lima sees it."""
        return Actor(
            "Nodo", Channel.API, "-", client_id=self.world.client_id, scopes=frozenset({actions.SCOPE})
        )


class _Stores:
    """The settings as the store reads them: each site keeps its files in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def STORE_URL(self) -> str:  # noqa: N802
        return f"file://{self.folder / (site.here() or 'lima')}"


@pytest.fixture(scope="session")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[World]:
    """A post whose officer has stickers and the consul's power, and whose node has been opened and has begun."""
    folder = tmp_path_factory.mktemp("world")
    with django_db_blocker.unblock():
        with _apart(folder):
            key_folder().ensure()
            tests = connections["default"]
            name = str(tests.settings_dict["NAME"])
            tests.close()
            made = {
                site.LIMA: databases.copied(f"{name}_world", name),
                CODE: databases.copied(f"{name}_world_post", name),
            }
            two = Two(None, made, None)  # type: ignore[arg-type]
            with two.lima():
                chain = custody.supplied(custody.chain(), STOCK)
                post = chain.at
                at = Counter(
                    post.office, post.consul, post.officer, post.cashier, post.citizen, post.applicant
                )
                for each in (at.consul, at.officer):
                    key_folder().ensure_holder(f"officer-{each.person_id}", each.name)
                counters.empowered(at)
                node, secret = actions.open_node(office=at.office, actor=people.SYSTEM)
                start = queries.start_for(node)
            with two.post():
                empty()
                actions.become_node(start=start, client_id=node.client_id, actor=SYSTEM)
        yield World(made, at, chain, node.client_id, secret, folder)
        for each in made.values():
            each.close()
        databases.drop(f"{name}_world")
        databases.drop(f"{name}_world_post")


@contextmanager
def _apart(folder: Path) -> Iterator[None]:
    """Files and keys are the two sites' own; only while one of them is used, since the world outlives its tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stores, "settings", _Stores(folder))
        patch.setattr("django.conf.settings.KEYS_URL", f"file://{folder / 'pki'}")
        yield


def empty() -> None:
    """As migrations leave a database: the tests' own begins with the network in it."""
    tables = ", ".join(travel.table for travel in travels.every(Way.UP, Way.DOWN))
    with connections["default"].cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")


@pytest.fixture(scope="session")
def server() -> Iterator[SiteServer]:
    """Lima over HTTP."""
    made = SiteServer()
    yield made
    made.close()


@pytest.fixture
def two(
    world: World, server: SiteServer, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Two]:
    """The same two sites for every test, with nothing left to tell, and a line that is up."""
    with django_db_blocker.unblock(), ExitStack() as stack:
        stack.enter_context(_apart(world.folder))
        relay = Relay(server.port)
        made = Two(world, world.databases, relay)
        server.asked = lambda: (made.databases[site.LIMA], made.now)
        stack.enter_context(posts.published())
        speak_at_once(monkeypatch)
        monkeypatch.setitem(settings.RATE_LIMITS, "tokens", "100000/10m/address")  # the clock stands still
        monkeypatch.setattr("django.conf.settings.CENTRAL_URL", f"http://127.0.0.1:{relay.port}")
        monkeypatch.setattr("django.conf.settings.NODE_CLIENT_ID", world.client_id)
        monkeypatch.setattr("django.conf.settings.NODE_CLIENT_SECRET", world.secret)
        yield made
        relay.restore()
        made.talk()
        relay.close()


@pytest.fixture
def in_may_again(two: Two) -> Iterator[None]:
    """The sites are shared: the other tests go on in May, and what Lima counts of calls in a while begins anew."""
    yield
    two.now = counters.MONDAY
    with two.lima():
        Allowance.objects.all().delete()


def node() -> Node:
    return Node.objects.select_related("office").get(office__code=CODE)


def office() -> Any:
    return organisation.office(CODE)
