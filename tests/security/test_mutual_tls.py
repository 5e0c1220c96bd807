"""Does a partner's program come in with its own certificate, by a real handshake with the proxy as we ship it, and nobody else?"""

import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from chancery.kernel.documents.pki import fingerprint
from chancery.kernel.gateway import published, queries, serving
from chancery.kernel.gateway.models import ServedAnswer
from chancery.kernel.gateway.published import FactKind
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests import factories as people

pytestmark = pytest.mark.django_db(transaction=True)
CONFIGURATION = Path(__file__).parents[2] / "ops/haproxy.cfg"
VISAS, DOCUMENTS = "/api/v1/published/visas", "/api/v1/published/travel-documents"
SPAN = f"?since={date(2026, 11, 20)}&until={date(2026, 11, 20)}"
HEADER = "X-Client-Certificate"


@dataclass(frozen=True)
class Holder:
    """A throwaway certificate, with its key, in one file; what it issues stands beside it."""

    path: Path
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def sha256(self) -> str:
        return fingerprint(self.certificate)

    def issue(self, name: str, *, usage: x509.ObjectIdentifier) -> "Holder":
        return made(self.path.parent, name, issuer=self, usage=usage)


def made(
    folder: Path, name: str, *, issuer: Holder | None = None, usage: x509.ObjectIdentifier | None = None
) -> Holder:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    )
    if usage is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
    certificate = builder.sign(issuer.key if issuer else key, hashes.SHA256())
    path = folder / f"{name}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + private)
    return Holder(path, key, certificate)


@dataclass(frozen=True)
class Line:
    """Our proxy, seen from outside, and the authorities on either side of it."""

    port: int
    ours: Holder
    partners: Holder

    def ask(
        self,
        path: str,
        token: str = "",
        *,
        shows: Holder | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, Any]:
        """What the platform answers on a new line. Raises `OSError` where the handshake is refused."""
        context = ssl.create_default_context(cadata=_pem(self.ours))
        if shows is not None:
            context.load_cert_chain(shows.path)
        connection = http.client.HTTPSConnection("localhost", self.port, context=context, timeout=20)
        sent = {**({"Authorization": f"Bearer {token}"} if token else {}), **(headers or {})}
        try:
            connection.request("GET", path, headers=sent)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()


@contextmanager
def proxied(folder: Path, platform: str) -> Iterator[Line]:
    """HAProxy as we ship it, before whatever listens at `platform`."""
    program = shutil.which("haproxy")
    assert program, "haproxy is needed: ops/install-test-programs"
    ours, partners = made(folder, "nuestra"), made(folder, "entidades")
    server = ours.issue("localhost", usage=ExtendedKeyUsageOID.SERVER_AUTH)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = {
        "CHANCERY_PROXY_BIND": f"127.0.0.1:{port}",
        "CHANCERY_PROXY_CERTIFICATE": str(server.path),
        "CHANCERY_PROXY_PARTNERS": str(partners.path),
        "CHANCERY_PROXY_PLATFORM": platform,
    }
    running = subprocess.Popen(
        [program, "-db", "-f", str(CONFIGURATION)],
        env={**os.environ, **given},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        _wait_for(port, running)
        yield Line(port, ours, partners)
    finally:
        running.terminate()
        running.communicate(timeout=20)


def _wait_for(port: int, running: subprocess.Popen[str]) -> None:
    for _ in range(100):
        assert running.poll() is None, running.communicate()[0]
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the proxy does not listen")


def _pem(holder: Holder) -> str:
    return holder.certificate.public_bytes(serialization.Encoding.PEM).decode()


@pytest.fixture
def line(
    tmp_path: Path, live_server: LiveServer, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Line]:
    settings.CLIENT_CERTIFICATE_HEADER = HEADER
    monkeypatch.setattr(published, "_sources", {kind: [] for kind in FactKind})
    with proxied(tmp_path, urlsplit(live_server.url).netloc) as line:
        yield line


def partner(line: Line, name: str, *scopes: str, daily: int = 9) -> tuple[str, str, Holder]:
    """A program bound to a certificate of its own: its id, a token, and the certificate."""
    client, secret = identity.register_client(name=name, scopes=scopes, actor=people.SYSTEM)
    holder = line.partners.issue(name, usage=ExtendedKeyUsageOID.CLIENT_AUTH)
    serving.set_terms(
        client_id=client.id, daily=daily, certificate=holder.sha256, actor=people.make_administrator()
    )
    basic = b64encode(f"{client.id}:{secret}".encode()).decode()
    connection = http.client.HTTPSConnection(
        "localhost", line.port, context=ssl.create_default_context(cadata=_pem(line.ours)), timeout=20
    )
    connection.request(
        "POST",
        "/api/v1/oauth/token",
        body="grant_type=client_credentials",
        headers={"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded"},
    )
    token = json.loads(connection.getresponse().read())["access_token"]
    connection.close()
    return client.id, token, holder


def refusal(answer: tuple[int, Any]) -> tuple[int, str]:
    return answer[0], answer[1]["code"]


def test_a_partner_comes_in_with_its_own_certificate_alone(line: Line) -> None:
    _, token, own = partner(line, "Migraciones", FactKind.VISA.scope)
    _, _, others = partner(line, "Otra entidad", FactKind.VISA.scope)
    unknown = (403, "published_certificate_unknown")
    assert line.ask(VISAS + SPAN, token, shows=own)[0] == 200
    assert refusal(line.ask(VISAS + SPAN, token)) == unknown
    assert refusal(line.ask(VISAS + SPAN, token, shows=others)) == unknown
    for name in (HEADER, HEADER.lower(), "X_Client_Certificate"):
        assert refusal(line.ask(VISAS + SPAN, token, headers={name: own.sha256})) == unknown
        assert refusal(line.ask(VISAS + SPAN, token, shows=others, headers={name: own.sha256})) == unknown
    assert line.ask(VISAS + SPAN, token, shows=own, headers={HEADER: others.sha256})[0] == 200


def test_the_certificate_of_another_authority_does_not_pass_the_handshake(line: Line, tmp_path: Path) -> None:
    _, token, own = partner(line, "Migraciones", FactKind.VISA.scope)
    (tmp_path / "ajena").mkdir()
    stranger = made(tmp_path / "ajena", "entidades")  # the same name, another key
    forged = stranger.issue("Migraciones", usage=ExtendedKeyUsageOID.CLIENT_AUTH)
    with pytest.raises(OSError):
        line.ask(VISAS + SPAN, token, shows=forged)
    itself = made(tmp_path / "ajena", "Migraciones")
    with pytest.raises(OSError):
        line.ask(VISAS + SPAN, token, shows=itself)
    assert line.ask(VISAS + SPAN, token, shows=own)[0] == 200


def test_scope_and_quota_are_those_of_the_partner_on_the_line(line: Line) -> None:
    first, token, own = partner(line, "Migraciones", FactKind.VISA.scope, daily=2)
    second, others_token, others = partner(line, "Otra entidad", FactKind.VISA.scope, daily=1)
    assert line.ask(DOCUMENTS + SPAN, token, shows=own)[0] == 403
    assert line.ask(VISAS + SPAN, token, shows=own)[0] == 200
    assert line.ask(VISAS + SPAN, others_token, shows=others)[0] == 200
    assert refusal(line.ask(VISAS + SPAN, others_token, shows=others)) == (409, "published_quota_exhausted")
    assert line.ask(VISAS + SPAN, token, shows=own)[0] == 200
    assert refusal(line.ask(VISAS + SPAN, token, shows=own)) == (409, "published_quota_exhausted")
    assert (queries.served_today(first), queries.served_today(second)) == (2, 1)
    assert {each.client_name for each in ServedAnswer.objects.all()} == {"Migraciones", "Otra entidad"}


def test_who_is_bound_to_nothing_needs_no_certificate(line: Line) -> None:
    client_id, token, _ = partner(line, "Migraciones", FactKind.VISA.scope)
    serving.set_terms(client_id=client_id, daily=9, actor=people.make_administrator())
    assert line.ask(VISAS + SPAN, token)[0] == 200


class Echo(BaseHTTPRequestHandler):
    """Tells which headers reached it: a server that, unlike ours in tests, drops none by itself."""

    def do_GET(self) -> None:
        content = json.dumps([[name.lower(), value] for name, value in self.headers.items()]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *told: object) -> None:
        """Nothing: the test reads the answer."""


def test_what_only_the_proxy_may_say_is_not_believed_from_outside(tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    forged = dict.fromkeys(
        (
            HEADER,
            "X_Client_Certificate",
            "X-Forwarded-For",
            "X_Forwarded_For",
            "X-Forwarded-Host",
            "Forwarded",
        ),
        "aa" * 32,
    )
    try:
        with proxied(tmp_path, f"127.0.0.1:{server.server_port}") as line:
            own = line.partners.issue("Migraciones", usage=ExtendedKeyUsageOID.CLIENT_AUTH)
            _, bare = line.ask("/", headers=forged)
            _, shown = line.ask("/", shows=own, headers=forged)
    finally:
        server.shutdown()
        server.server_close()
    for told in (bare, shown):
        assert "aa" * 32 not in {value for _, value in told}
        assert ["x-forwarded-for", "127.0.0.1"] in told
        assert ["x-forwarded-proto", "https"] in told
    assert [value.lower() for name, value in shown if name == HEADER.lower()] == [own.sha256]
    assert HEADER.lower() not in {name for name, _ in bare}
