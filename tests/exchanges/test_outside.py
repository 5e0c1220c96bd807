"""Does a program in another language speak to our service from its WSDL, and do we speak to a server made of the platform's?

Both are made by a SOAP library of Node's (`soap`), which shares no line with ours nor with Python's.
"""

import json
import socket
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from chancery.contexts.exchanges.models import Incoming
from chancery.contexts.exchanges.tests import factories
from chancery.kernel.documents import queries as files
from chancery.kernel.gateway import breaker, simulators
from chancery.kernel.gateway.interoperability import SoapPlatform
from tests.exchanges.two import OURS, SECRETS, Two
from tests.node import node_for

HERE = Path(__file__).parent / "outside"
CONTRACT = Path(simulators.__file__).parent / "interoperability.wsdl"


@pytest.fixture(scope="session")
def node() -> str:
    return node_for(HERE)


@pytest.fixture
def platform(node: str) -> Iterator[SoapPlatform]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [node, "server.mjs", str(port), str(CONTRACT)]
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            assert any(line.startswith("ready") for line in process.stdout)
            breaker._breakers.clear()
            base = f"http://127.0.0.1:{port}/pide"
            yield SoapPlatform(f"{base}/IOTramite", f"{base}/Entidad", f"{base}/PcmCuo")
        finally:
            process.terminate()


def test_a_client_in_another_language_speaks_to_our_service(two: Two, node: str) -> None:
    document = factories.document("2666666666")
    fields = {
        name: getattr(document, name)
        for name in document.__dataclass_fields__
        if name not in ("lstanexos", "bpdfdoc")
    }
    request = {**fields, "bpdfdoc": b64encode(b64encode(document.bpdfdoc)).decode()}
    ran = subprocess.run(
        [node, "client.mjs", f"{two.ours.url}/servicios/Tramite?wsdl", SECRETS[OURS], json.dumps(request, default=str)],
        cwd=HERE, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    first, again, standing, refused = json.loads(ran.stdout)
    assert first["vcodres"] == "0000"
    assert again == first
    assert standing == {"vcodres": "0000", "cflgest": "P"}
    assert "credencial" in refused["fault"]
    with two.at(two.ours):
        assert files.content(Incoming.objects.get(cuo="2666666666").file_id) == document.bpdfdoc


def test_we_speak_to_a_server_that_another_library_made_of_the_platforms_contract(
    platform: SoapPlatform,
) -> None:
    document = factories.document(
        "2555555555", lstanexos=("a.pdf", "b.pdf"), snumanx=2, vurldocanx="https://e.pe/x"
    )
    asked = {"asking": document.vrucentrem, "asked": document.vrucentrec, "cuo": document.vcuo}
    assert platform.ask(**asked).code == "0001"
    delivered = platform.deliver(document.platform_fields())
    digest = sha256(document.bpdfdoc).hexdigest()
    assert (delivered.code, delivered.text) == ("0000", f"{digest}|{document.vasu}|a.pdf,b.pdf")
    assert platform.ask(**asked).flag == "P"
    cargo = factories.cargo(document.vcuo, vrucentrem=document.vrucentrem, vrucentrec=document.vrucentrec)
    assert platform.acknowledge(cargo.platform_fields()).code == "0000"
    standing = platform.ask(**asked)
    assert (standing.flag, standing.number) == (cargo.cflgest, cargo.vnumregstd)
    lost = factories.cargo("2555555556", vrucentrem=document.vrucentrem, vrucentrec=document.vrucentrec)
    assert platform.acknowledge(lost.platform_fields()).code == "-1"
    assert [kind.name for kind in platform.kinds()] == ["OFICIO", "CARTA"]
