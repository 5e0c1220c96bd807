"""What the tests of trust share: trust services that answer over HTTP, and somebody who signs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django import Settings

from chancery.kernel.documents import signing
from chancery.kernel.documents.pki import Folder
from chancery.kernel.documents.tests import factories, own_key
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.simulators.trust import TrustSimulator
from chancery.kernel.identity.tests import factories as people
from chancery.web.signing.tests.authority import trusted
from tests.trust.desk import Desk


@dataclass(frozen=True)
class Trust:
    """The services' address and the folder of their keys."""

    address: str
    folder: Folder

    def pem(self, name: str) -> str:
        return str(self.folder.path / f"{name}.pem")


@pytest.fixture
def trust(settings: Settings, tmp_path: Path) -> Iterator[Trust]:
    keys = tmp_path / "keys"
    with running(TrustSimulator(keys)) as address:
        settings.KEYS_URL = f"file://{keys}"
        settings.TIMESTAMP_URL = f"{address}/trust/tsa"
        settings.REVOCATION_URL = f"{address}/trust/ocsp"
        settings.TRUST_LIST_URL = f"{address}/trust/tsl"
        folder = signing.key_folder()
        folder.ensure()
        yield Trust(f"{address}/trust", folder)


def sign(text: str = "Documento", holder: str = "seal") -> bytes:
    return signing.sign(factories.pdf(text), holder=holder, title="Sello", location="Lima", reason="Prueba")


@pytest.fixture
def desk(settings: Settings, tmp_path: Path) -> Iterator[Desk]:
    with trusted(settings, tmp_path):
        office = people.make_office()
        person, actor = own_key.officer(office=office)
        holder = own_key.certified(person)
        yield Desk(person, actor, office, holder, own_key.prepared(person, actor, office))
