"""Do other registers' programs learn of visas and travel documents, by SOAP and by REST, signed, and within their quota?"""

import subprocess
from base64 import b64decode, b64encode
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import zeep
from cryptography import x509
from django.test import Client, override_settings
from lxml import etree
from signxml.exceptions import InvalidDigest
from signxml.xades.xades import XAdESVerifier
from zeep.transports import Transport

from chancery.kernel.base import clock
from chancery.kernel.documents import xml_signing
from chancery.kernel.documents.signing import root_certificate
from chancery.kernel.documents.xml_signing import DSIG, XADES
from chancery.kernel.gateway import published, queries, serving
from chancery.kernel.gateway.models import ServedAnswer
from chancery.kernel.gateway.published import FactEvent, FactKind, TravelDocumentFact
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger
from chancery.web.published.report import NAMESPACE

pytestmark = pytest.mark.django_db
ADDRESS = "/api/servicios/RegistrosConsulares"
BOTH = (FactKind.VISA.scope, FactKind.TRAVEL_DOCUMENT.scope)
DAY = date(2026, 11, 20)
HOLDER: dict[str, Any] = {
    "office": "Consulado General en Milán",
    "holder_name": "Anna Rossi & Söhne",
    "holder_document_kind": "passport",
    "holder_document_number": "YA1234567",
    "holder_document_country": "IT",
}
FACTS = {
    FactKind.VISA: (
        TravelDocumentFact(
            FactEvent.GRANTED, datetime(2026, 11, 20, 15, tzinfo=UTC), "Visa de turista",
            number="VIS-2026-000001-1", valid_from=DAY, valid_until=DAY + timedelta(days=183), entries=0,
            stay_days=30, **HOLDER,
        ),
        TravelDocumentFact(FactEvent.REFUSED, datetime(2026, 11, 21, 4, 59, tzinfo=UTC), "Visa de trabajo", **HOLDER),
        TravelDocumentFact(FactEvent.REFUSED, datetime(2026, 11, 21, 5, tzinfo=UTC), "Visa de estudiante", **HOLDER),
    ),
    FactKind.TRAVEL_DOCUMENT: (
        TravelDocumentFact(
            FactEvent.CANCELLED, datetime(2026, 11, 20, 16, tzinfo=UTC), "Salvoconducto", number="SAL-1", **HOLDER
        ),
    ),
}  # fmt: skip


class Source:
    """A context's facts, of those above."""

    def __init__(self, kind: FactKind) -> None:
        self.kind = kind

    def __call__(self, since: datetime, until: datetime) -> list[TravelDocumentFact]:
        return [fact for fact in FACTS[self.kind] if since <= fact.at < until]


class Inside(Transport):
    """An outside SOAP library's way to our service without a network."""

    def __init__(self, browser: Client) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.browser, self.last = browser, b""

    def load(self, url: str) -> bytes:
        return self.browser.get(ADDRESS).content

    def post(self, address: str, message: bytes, headers: dict[str, str]) -> Any:
        answer = self.browser.post(ADDRESS, message, content_type=headers["Content-Type"])
        self.last = answer.content
        answer.encoding = "utf-8"  # type: ignore[attr-defined]
        return answer


@pytest.fixture(autouse=True)
def sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "_sources", {kind: [] for kind in FactKind})
    for kind in FactKind:
        published.add(kind, Source(kind))


def program(name: str, *scopes: str) -> tuple[str, Client]:
    """A partner's program with a token, and its id."""
    client, secret = identity.register_client(name=name, scopes=scopes, actor=people.SYSTEM)
    basic = b64encode(f"{client.id}:{secret}".encode()).decode()
    answer = Client().post(
        "/api/v1/oauth/token",
        {"grant_type": "client_credentials"},
        headers={"Authorization": f"Basic {basic}"},
    )
    return client.id, Client(headers={"Authorization": f"Bearer {answer.json()['access_token']}"})


@pytest.fixture
def migraciones() -> Client:
    return program("Migraciones", *BOTH)[1]


def soap_client(browser: Client, port: str) -> tuple[Any, Inside]:
    transport = Inside(browser)
    client = zeep.Client(ADDRESS, transport=transport, port_name=port)  # type: ignore[no-untyped-call]
    return client.service, transport


def is_good(document: bytes, folder: Path) -> bool:
    """What xmlsec1 says of the signature, and of everything it covers, by a chain up to the ministry's root."""
    signed, root = folder / "signed.xml", folder / "root.cer"
    signed.write_bytes(document)
    root.write_bytes(root_certificate())
    ran = subprocess.run(
        ["xmlsec1", "--verify", "--trusted-der", str(root), "--id-attr:Id", "informe",
         "--id-attr:Id", f"{XADES}:SignedProperties", str(signed)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    is_whole = "SignedInfo References (ok/all): 2/2" in ran.stderr
    assert is_whole or ran.returncode, ran.stderr
    return ran.returncode == 0


@pytest.mark.parametrize("port", ["Soap11", "Soap12"])
def test_an_outside_client_reads_visas_and_travel_documents(port: str, migraciones: Client) -> None:
    service, _ = soap_client(migraciones, port)
    told = service.consultarVisas(desde=DAY, hasta=DAY)
    assert [each.hecho for each in told.documento] == ["OTORGADA", "DENEGADA"]
    first, second = told.documento
    assert (first.numero, first.titular, first.validoDesde) == (
        "VIS-2026-000001-1",
        "Anna Rossi & Söhne",
        DAY,
    )
    assert (first.entradas, first.diasPermanencia) == (0, 30)
    assert (second.numero, second.validoHasta, second.entradas) == (None, None, None)
    assert told.destinatario == "Migraciones"
    other = service.consultarDocumentosDeViaje(desde=DAY, hasta=DAY)
    assert [each.hecho for each in other.documento] == ["CANCELADO"]
    kept = ServedAnswer.objects.order_by("answered_at")
    assert [(each.kind, each.facts) for each in kept] == [("visa", 2), ("travel_document", 1)]
    assert kept[0].client_name == "Migraciones"


def test_another_program_verifies_the_signature_and_finds_any_change(
    migraciones: Client, tmp_path: Path
) -> None:
    service, transport = soap_client(migraciones, "Soap12")
    service.consultarVisas(desde=DAY, hasta=DAY)
    assert is_good(transport.last, tmp_path)
    assert not is_good(transport.last.replace(b"DENEGADA", b"OTORGADA"), tmp_path)
    rest = migraciones.get("/api/v1/published/visas", {"since": f"{DAY}", "until": f"{DAY}"}).json()
    signed = b64decode(rest["signed"])
    assert is_good(signed, tmp_path)
    time = b"<xades:SigningTime>2"
    assert not is_good(signed.replace(time, time[:-1] + b"3"), tmp_path)


def as_xades(document: bytes) -> list[Any]:
    """What an outside verifier of XAdES read in it: the report, and the properties that were signed with it."""
    found = etree.fromstring(document).findtext(f".//{{{DSIG}}}X509Certificate", "")
    certificate = x509.load_der_x509_certificate(b64decode(found))
    return XAdESVerifier().verify(document, x509_cert=certificate, expect_references=2)


def test_a_verifier_of_xades_reads_when_and_with_which_certificate_it_was_signed(
    migraciones: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It compares the certificate with its signed digest (EN 319 132-1, §5.2.2), which an XML signature knows nothing of."""
    span = {"since": f"{DAY}", "until": f"{DAY}"}
    report, properties = as_xades(
        b64decode(migraciones.get("/api/v1/published/visas", span).json()["signed"])
    )
    assert report.signed_xml.tag == f"{{{NAMESPACE}}}informe"
    assert properties.signed_properties.findtext(f".//{{{XADES}}}SigningTime").endswith("Z")

    def of_another(signature: etree._Element, certificate: bytes, mark: str) -> etree._Element:
        return stated(signature, certificate[::-1], mark)

    stated = xml_signing._properties
    monkeypatch.setattr(xml_signing, "_properties", of_another)
    wrong = b64decode(migraciones.get("/api/v1/published/visas", span).json()["signed"])
    assert is_good(wrong, tmp_path)
    with pytest.raises(InvalidDigest):
        as_xades(wrong)


def test_rest_tells_the_same(migraciones: Client) -> None:
    told = migraciones.get("/api/v1/published/visas", {"since": f"{DAY}", "until": f"{DAY}"}).json()
    assert [fact["event"] for fact in told["facts"]] == ["OTORGADA", "DENEGADA"]
    report = etree.fromstring(b64decode(told["signed"]))
    assert report.tag == f"{{{NAMESPACE}}}informe"
    assert [each.findtext("hecho") for each in report.findall("documento")] == ["OTORGADA", "DENEGADA"]
    other = migraciones.get("/api/v1/published/travel-documents", {"since": f"{DAY}", "until": f"{DAY}"})
    assert other.json()["facts"][0]["number"] == "SAL-1"


def test_who_lacks_the_scope_or_a_token_is_told_nothing() -> None:
    _, only_documents = program("Otra entidad", FactKind.TRAVEL_DOCUMENT.scope)
    service, _ = soap_client(only_documents, "Soap11")
    with pytest.raises(zeep.exceptions.Fault, match="visas:read"):
        service.consultarVisas(desde=DAY, hasta=DAY)
    span = {"since": f"{DAY}", "until": f"{DAY}"}
    refused = only_documents.get("/api/v1/published/visas", span)
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert only_documents.get("/api/v1/published/travel-documents", span).status_code == 200
    assert service.consultarDocumentosDeViaje(desde=DAY, hasta=DAY)
    stranger, _ = soap_client(Client(), "Soap11")
    with pytest.raises(zeep.exceptions.Fault, match="token"):
        stranger.consultarVisas(desde=DAY, hasta=DAY)
    with pytest.raises(serving.NotAPartner):
        serving.serve(kind=FactKind.VISA, since=DAY, until=DAY, actor=people.SYSTEM)


def test_each_partner_has_a_quota_of_its_own() -> None:
    administrator = people.make_administrator()
    client_id, browser = program("Migraciones", *BOTH)
    _, other = program("Otra entidad", *BOTH)
    nobody = people.actor_of(people.make_person("Ana", "Nadie"))
    with pytest.raises(access.RoleMissing):
        serving.set_terms(client_id=client_id, daily=1, actor=nobody)
    page, terms = browser_of(administrator), f"/administracion/personas/sistemas/{client_id}/condiciones/"
    assert terms in page.get("/administracion/personas/sistemas/").content.decode()
    assert page.post(terms, {"daily": "1", "certificate": "abc"}).status_code == 422
    assert page.post(terms, {"daily": "1"}).status_code == 302
    assert "Hoy hizo 0 de 1 consultas" in page.get(terms).content.decode()
    assert ledger.entries(UUID(client_id)).filter(verb="gateway.set_terms").exists()
    service, _ = soap_client(browser, "Soap11")
    assert service.consultarVisas(desde=DAY, hasta=DAY)
    with pytest.raises(zeep.exceptions.Fault, match="1 consultas"):
        service.consultarVisas(desde=DAY, hasta=DAY)
    span = {"since": f"{DAY}", "until": f"{DAY}"}
    refused = browser.get("/api/v1/published/visas", span)
    assert (refused.status_code, refused.json()["code"]) == (409, serving.PartnerQuotaExhausted.code)
    with override_settings(PUBLISHED_DAILY_QUOTA=2):
        assert queries.terms_of(client_id).daily == 1
        assert [other.get("/api/v1/published/visas", span).status_code for _ in range(3)] == [200, 200, 409]
    with clock.advanced(timedelta(days=1)):
        assert queries.served_today(client_id) == 0


def test_who_is_bound_to_a_certificate_shows_it() -> None:
    administrator = people.make_administrator()
    client_id, browser = program("Migraciones", *BOTH)
    shown = "AB:" * 31 + "AB"
    with pytest.raises(serving.CertificateMalformed):
        serving.set_terms(client_id=client_id, daily=9, certificate="AB:CD", actor=administrator)
    serving.set_terms(client_id=client_id, daily=9, certificate=shown, actor=administrator)
    span = {"since": f"{DAY}", "until": f"{DAY}"}

    def ask(**headers: str) -> tuple[int, str]:
        answer = browser.get("/api/v1/published/visas", span, headers=headers)
        return answer.status_code, answer.json().get("code", "")

    unknown = (403, serving.CertificateUnknown.code)
    assert ask(**{"X-Client-Certificate": shown}) == unknown
    with override_settings(CLIENT_CERTIFICATE_HEADER="X-Client-Certificate"):
        assert ask() == unknown
        assert ask(**{"X-Client-Certificate": "CD:" * 31 + "CD"}) == unknown
        assert ask(**{"X-Client-Certificate": shown}) == (200, "")


def test_a_span_is_a_month_at_most_and_in_order(migraciones: Client) -> None:
    service, _ = soap_client(migraciones, "Soap11")
    for until in (DAY - timedelta(days=1), DAY + timedelta(days=31)):
        with pytest.raises(zeep.exceptions.Fault, match="31 días"):
            service.consultarVisas(desde=DAY, hasta=until)
        with pytest.raises(published.SpanInvalid):
            published.check_span(DAY, until)
    answer = migraciones.get("/api/v1/published/visas", {"since": f"{DAY}", "until": "2027-02-01"})
    assert (answer.status_code, answer.json()["code"]) == (422, published.SpanInvalid.code)
    assert service.consultarVisas(desde=DAY, hasta=DAY + timedelta(days=30))
    assert len(service.consultarVisas(desde=DAY, hasta=DAY + timedelta(days=1)).documento) == 3


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"nada", "text/xml", 400),
        (b"{}", "application/json", 415),
        (b"<!DOCTYPE a><a/>", "application/soap+xml", 400),
        (b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r:otra xmlns:r="'
         + NAMESPACE.encode() + b'"/></s:Body></s:Envelope>', "text/xml", 400),
        (b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r:consultarVisas xmlns:r="'
         + NAMESPACE.encode() + b'"><desde>ayer</desde></r:consultarVisas></s:Body></s:Envelope>', "text/xml", 422),
    ],
)  # fmt: skip
def test_what_is_no_question_gets_a_fault(body: bytes, kind: str, status: int, migraciones: Client) -> None:
    answer = migraciones.post(ADDRESS, body, content_type=kind)
    assert answer.status_code == status
    assert b"Fault" in answer.content
    assert not ServedAnswer.objects.exists()


def test_a_source_is_added_once() -> None:
    source = Source(FactKind.VISA)
    published.add(FactKind.VISA, source)
    published.add(FactKind.VISA, source)
    assert len(published._sources[FactKind.VISA]) == 2
