"""Two ministries in one process: two real databases, two stores of files, two servers, and the State's platform between.

This thread works at either; the threads of a server are the ministry that it serves.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from chancery.contexts.exchanges import jobs
from chancery.contexts.exchanges.models import Entity, WireKind
from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.factories import Desk
from chancery.kernel.base import clock
from chancery.kernel.documents import store as stores
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.gateway import breaker, interoperability
from chancery.kernel.gateway.simulators.interoperability import InteroperabilityPlatform, Member
from chancery.kernel.gateway.simulators.server import running
from tests import databases
from tests.sites import SiteServer, speak_at_once

NAMES = {"20131380101": "Ministerio de Relaciones Exteriores", "20990000019": "Ministerio de la Prueba"}
OURS, THEIRS = NAMES
SECRETS = {OURS: "secret-of-ours", THEIRS: "secret-of-theirs"}

_here: ContextVar[str] = ContextVar("ministry", default="")


class _Settings:
    """The settings, but for what tells one ministry from the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[str, dict[str, Any]] = {}

    def __getattr__(self, name: str) -> Any:
        if name == "STORE_URL":
            return f"file://{self.folder / (_here.get() or 'nobody')}"
        own = self.known.get(_here.get(), {})
        return own[name] if name in own else getattr(settings, name)


@dataclass
class Ministry:
    """One of the two: its database, who works in it, and its address."""

    ruc: str
    database: BaseDatabaseWrapper
    at: Desk
    url: str = ""

    @contextmanager
    def here(self) -> Iterator[Desk]:
        """This thread works there inside the block."""
        before, token = connections["default"], _here.set(self.ruc)
        connections["default"] = self.database
        try:
            yield self.at
        finally:
            connections["default"] = before
            _here.reset(token)


@dataclass
class Two:
    """Both, and the platform between them; the clock moves as the outboxes are emptied."""

    ours: Ministry
    theirs: Ministry
    platform: InteroperabilityPlatform
    now: datetime = factories.NOON

    def both(self) -> tuple[tuple[Ministry, Ministry], tuple[Ministry, Ministry]]:
        return (self.ours, self.theirs), (self.theirs, self.ours)

    @contextmanager
    def at(self, ministry: Ministry) -> Iterator[Desk]:
        with ministry.here() as desk, clock.set_to(self.now):
            yield desk

    def push(self) -> None:
        """An hour later, both do what is due."""
        self.now += timedelta(hours=1, minutes=1)
        for ministry in (self.ours, self.theirs):
            breaker._breakers.clear()
            with self.at(ministry):
                jobs.push(0)


@pytest.fixture(scope="session")
def ministries(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Ministry, Ministry, _Settings]]:
    """Each with its front desk, and the other one in its catalogue."""
    folder = tmp_path_factory.mktemp("ministries")
    told = _Settings(folder)
    with django_db_blocker.unblock():
        made = []
        with _apart(told):
            key_folder().ensure()
            tests = connections["default"]
            name = str(tests.settings_dict["NAME"])
            tests.close()
            for ruc in NAMES:
                database = databases.copied(f"{name}_{ruc}", name)
                ministry = Ministry(ruc, database, None)  # type: ignore[arg-type]
                with ministry.here(), clock.set_to(factories.NOON):
                    ministry.at = factories.desk()
                    Entity.objects.all().delete()
                    for other in NAMES.keys() - {ruc}:
                        Entity.objects.create(ruc=other, name=NAMES[other], category=1)
                    WireKind.objects.get_or_create(code="01", defaults={"name": "OFICIO"})
                made.append(ministry)
        yield made[0], made[1], told
        for ministry in made:
            ministry.database.close()
            databases.drop(str(ministry.database.settings_dict["NAME"]))


@contextmanager
def _apart(told: _Settings) -> Iterator[None]:
    """Files, keys and addresses are the two ministries' own; only while one of them is used."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stores, "settings", told)
        patch.setattr(interoperability, "settings", told)
        patch.setattr("django.conf.settings.KEYS_URL", f"file://{told.folder / 'pki'}")
        yield


@pytest.fixture
def two(
    ministries: tuple[Ministry, Ministry, _Settings],
    django_db_blocker: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Two]:
    """Both at work, with nothing on the way."""
    ours, theirs, told = ministries
    with django_db_blocker.unblock(), ExitStack() as stack:
        stack.enter_context(_apart(told))
        servers = SiteServer(), SiteServer()
        for ministry, server in zip((ours, theirs), servers, strict=True):
            ministry.url = f"http://127.0.0.1:{server.port}"
            stack.callback(server.close)
        members = [
            Member(each.ruc, NAMES[each.ruc], f"{each.url}/servicios/Tramite", secret=SECRETS[each.ruc])
            for each in (ours, theirs)
        ]
        platform = InteroperabilityPlatform(members)
        address = stack.enter_context(running(platform))
        for each in (ours, theirs):
            told.known[each.ruc] = {
                **factories.addresses(address),
                "PIDE_SECRETS": [SECRETS[each.ruc]],
                "ENTITY_RUC": each.ruc,
                "ENTITY_NAME": NAMES[each.ruc],
                "BASE_URL": each.url,
                "ANNEX_ORIGINS": [ours.url, theirs.url],
            }
        speak_at_once(monkeypatch)
        made = Two(ours, theirs, platform)
        for ministry, server in zip((ours, theirs), servers, strict=True):
            server.asked = partial(_asked, ministry, made)
        yield made


def _asked(ministry: Ministry, two: Two) -> tuple[BaseDatabaseWrapper, datetime]:
    """What a server's thread is from now on: that ministry, at the hour of both."""
    _here.set(ministry.ruc)
    return ministry.database, two.now
