"""Does our published service answer whatever comes, once, by the contract's codes, and tell nobody what was said?"""

import base64
import logging
from collections.abc import Iterator

import pytest
from django.test import Client
from lxml import etree

from chancery.contexts.exchanges import actions, rules
from chancery.contexts.exchanges.models import CargoHint, Incoming
from chancery.contexts.exchanges.rules import CargoTramite, RecepcionTramite, State
from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.factories import SECRET, Desk
from chancery.kernel.base import clock
from chancery.kernel.documents.tests import factories as files
from chancery.kernel.gateway import interoperability, soap
from chancery.kernel.gateway.soap import Element, Fields

pytestmark = pytest.mark.django_db
ADDRESS = "/servicios/Tramite"
NAMESPACE = "http://ws.wsiotramite.segdi.gob.pe/"


@pytest.fixture(autouse=True)
def _noon(settings: object) -> Iterator[None]:
    settings.PIDE_SECRETS = [SECRET, "the-one-before"]  # type: ignore[attr-defined]
    with clock.set_to(factories.NOON):
        yield


def post(body: bytes, *, secret: str = SECRET, kind: str = soap.MEDIA_TYPE) -> tuple[int, bytes]:
    response = Client().post(ADDRESS, body, content_type=kind, headers={"X-Pide-Secret": secret})
    assert response.status_code < 500
    return response.status_code, response.content


def call(operation: str, fields: Fields) -> Element:
    status, content = post(soap.write(NAMESPACE, operation, fields))
    assert status == 200, content
    message = soap.read(content, NAMESPACE)
    assert message.operation == f"{operation}Response"
    found = message.body.one("return")
    assert found is not None
    return found


def deliver(document: RecepcionTramite) -> Element:
    return call("recepcionarTramiteResponse", (("recepcionRequest", document.entity_fields()),))


def give(cargo: CargoTramite) -> Element:
    return call("cargoResponse", (("cargoRequest", cargo.entity_fields()),))


def ask(cuo: str) -> Element:
    return call("consultarTramiteResponse", (("request", cuo),))


def code(told: Element) -> str:
    return told.said("vcodres")


def test_a_document_is_kept_once_and_answered_alike(at: Desk) -> None:
    first = deliver(factories.document())
    assert code(first) == "0000"
    assert first.said("vdesres") == (
        "El documento N° CUO 2000000001 se encuentra a disposición para la recepción formal de la entidad "
        "destinataria Ministerio de Relaciones Exteriores en los horarios de atención de su Mesa de Partes."
    )
    assert deliver(factories.document()) == first
    kept = Incoming.objects.get()
    assert (kept.cuo, kept.state, kept.subject) == ("2000000001", State.PENDING, "Solicita información")
    assert ask("2000000001").said("cflgest") == "P"


def test_another_document_under_the_same_number_is_refused(at: Desk) -> None:
    deliver(factories.document())
    told = deliver(factories.document(vasu="Otro asunto"))
    assert (code(told), told.said("vdesres")) == ("-1", "Con el CUO 2000000001 ya se recibió otro documento.")
    assert Incoming.objects.get().subject == "Solicita información"
    with pytest.raises(actions.NumberTaken):
        actions.receive(document=factories.document(vasu="Otro"), actor=factories.SYSTEM)


def test_what_we_decided_is_told_with_its_receipt(at: Desk) -> None:
    received = factories.received()
    given = actions.accept(incoming_id=received.pk, actor=at.officer)
    told = ask("2000000001")
    assert (code(told), told.said("vdesres"), told.said("cflgest")) == ("0000", "DATOS ENCONTRADOS", "R")
    assert told.said("vnumregstd") == given.number
    assert rules.decode(told.said("bcarstd")).startswith(b"%PDF-")
    unknown = ask("2000000009")
    assert (code(unknown), unknown.said("vdesres")) == ("0001", "DATOS NO ENCONTRADOS")
    assert code(ask("' OR 1=1")) == "0001"


def test_a_receipt_is_noted_once_and_one_of_nothing_is_refused(at: Desk) -> None:
    with factories.platform() as platform:
        sent = factories.sent(at)
        actions.deliver(outgoing_id=sent.pk, actor=factories.SYSTEM)
        sent.refresh_from_db()
        assert sent.cuo is not None
        told = give(factories.cargo(sent.cuo))
        assert (code(told), told.said("vdesres")) == ("0000", "RECEPCION DE CARGO EXITOSO")
        assert give(factories.cargo(sent.cuo)) == told
        assert CargoHint.objects.count() == 1
        sent.refresh_from_db()
        assert sent.state == State.SENT, "a receipt is believed when the receiver himself has said it"
        for _ in range(2):
            actions.deliver(outgoing_id=sent.pk, actor=factories.SYSTEM)
        sent.refresh_from_db()
        assert sent.state == State.RECEIVED
        assert len(platform.components[factories.THEIRS].received) == 1
        late = give(factories.cargo(sent.cuo, vnumregstd="000009-2026"))
        assert (code(late), late.said("vdesres")) == ("-1", "EL CARGO YA SE ENCUENTRA REGISTRADO")
        assert code(give(factories.cargo(sent.cuo, vnumregstd="000001-2026"))) == "0000"
    lost = give(factories.cargo("2999999999"))
    assert (code(lost), lost.said("vdesres")) == ("-1", "NO SE PUDO REGISTRAR EL CARGO")


def test_a_receipt_that_comes_after_it_was_asked_for_is_taken_as_the_same(at: Desk) -> None:
    with factories.platform():
        sent = factories.sent(at)
        for _ in range(3):
            actions.deliver(outgoing_id=sent.pk, actor=factories.SYSTEM)
        sent.refresh_from_db()
        assert (sent.state, CargoHint.objects.count()) == (State.RECEIVED, 0)
        number = sent.cargo.number
        assert code(give(factories.cargo(str(sent.cuo), vnumregstd=number))) == "0000"
        assert code(give(factories.cargo(str(sent.cuo), vnumregstd=f"{number}9"))) == "-1"
        assert CargoHint.objects.count() == 0


def test_what_was_sent_to_another_entity_by_mistake_is_refused(at: Desk) -> None:
    told = deliver(factories.document(vrucentrec="20100070970"))
    assert (code(told), told.said("vdesres")) == ("-1", str(actions.NotForUs()))
    with pytest.raises(actions.NotForUs):
        actions.receive(document=factories.document(vrucentrem=factories.OURS), actor=factories.SYSTEM)
    assert not Incoming.objects.exists()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (base64.b64encode(files.pdf()).decode(), str(rules.SingleEncoded())),
        ("%%%", str(rules.Base64Unfit())),
        (base64.b64encode(b"no!").decode(), str(rules.Base64Unfit())),
        (rules.encode(b"GIF89a").decode(), str(rules.NotPdf())),
        ("", str(rules.Base64Unfit())),
    ],
)
def test_a_file_badly_encoded_is_answered_by_code(at: Desk, file: str, said: str) -> None:
    fields = [
        (name, file if name == "bpdfdoc" else value) for name, value in factories.document().entity_fields()
    ]
    told = call("recepcionarTramiteResponse", (("recepcionRequest", fields),))
    assert (code(told), told.said("vdesres")) == ("-1", said)
    assert not Incoming.objects.exists()


@pytest.mark.parametrize("name", ["vasu", "vnumdoc", "vnomentemi", "vnumdociderem", "vurldocanx", "vcuo"])
def test_an_over_long_field_is_answered_by_code(at: Desk, name: str) -> None:
    fields = [(each, value) for each, value in factories.document().entity_fields() if each != name]
    told = call("recepcionarTramiteResponse", (("recepcionRequest", [*fields, (name, "9" * 800)]),))
    assert code(told) == "-1"
    assert "tiene más de" in told.said("vdesres")
    assert not Incoming.objects.exists()


def test_an_empty_operation_is_answered_by_code(at: Desk) -> None:
    for operation in ("recepcionarTramiteResponse", "cargoResponse"):
        assert code(call(operation, ())) == "-1"
    assert code(call("consultarTramiteResponse", ())) == "0001"


_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>'
    b'<n:consultarTramiteResponse xmlns:n="http://ws.wsiotramite.segdi.gob.pe/"><request>&b;</request>'
    b"</n:consultarTramiteResponse></S:Body></S:Envelope>"
)
_GOOD = soap.write(NAMESPACE, "consultarTramiteResponse", (("request", "1"),))


@pytest.mark.parametrize(
    "body",
    [
        b"<",
        b"{}",
        _GOOD[:-9],
        _BOMB,
        _BOMB.decode().encode("utf-16"),
        b'<?xml version="1.0" encoding="UTF-7"?>' + _BOMB.partition(b"?>")[2],
        _BOMB.replace(b"&b;", b"&c;").replace(b'<!ENTITY b "', b'<!ENTITY c SYSTEM "file:///etc/passwd'),
        _GOOD.replace(b"wsiotramite", b"wsiopidetramite"),
        _GOOD.replace(b"consultarTramiteResponse", b"borrarTodo"),
        _GOOD.replace(b"soap/envelope", b"soap-envelope"),
        b"<a>" * 5000,
        b"\0" * 100,
        b"\xff\xfe<",
    ],
)
def test_what_is_no_message_is_a_fault_and_never_ours(body: bytes) -> None:
    status, content = post(body)
    assert status == 400
    assert etree.fromstring(content).findtext(f".//{{{soap.ENVELOPE}}}Fault/faultcode") == "soapenv:Client"


def test_reading_gives_a_message_or_says_that_there_is_none() -> None:
    assert soap.read(_GOOD, NAMESPACE).body.said("request") == "1"
    with pytest.raises(soap.UnreadableMessage):
        soap.read(_GOOD[:-1], NAMESPACE)


def test_only_the_platform_comes_in() -> None:
    for secret in ("", "otro", SECRET + "x", "ñandú"):
        status, content = post(_GOOD, secret=secret)
        assert status == 401
        assert b"Fault" in content
    assert post(_GOOD, secret="the-one-before")[0] == 200
    assert post(_GOOD, kind="application/json")[0] == post(b"")[0] == 415
    assert Client().put(ADDRESS).status_code == 405


def test_what_is_too_large_is_not_read_to_its_end(settings: object, at: Desk) -> None:
    settings.UPLOAD_LIMIT = 1000  # type: ignore[attr-defined]
    assert post(_GOOD.replace(b">1<", b">" + b"1" * 300_000 + b"<"))[0] == 413
    told = deliver(factories.document(bpdfdoc=files.pdf(size=5000)))
    assert code(told) == "-1"


def test_a_document_larger_than_a_parser_likes_comes_in(at: Desk) -> None:
    told = deliver(factories.document(bpdfdoc=files.pdf(size=9_000_000)))
    assert code(told) == "0000"


@pytest.mark.parametrize(
    ("content", "doubt"),
    [
        (files.encrypted_pdf(), "file_encrypted"),
        (files.pdf_that_runs("JavaScript"), "file_active_content"),
        (b"%PDF-1.4 roto", "file_broken"),
    ],
)
def test_a_file_to_be_wary_of_is_kept_with_its_doubt(at: Desk, content: bytes, doubt: str) -> None:
    assert code(deliver(factories.document(bpdfdoc=content))) == "0000"
    assert Incoming.objects.get().doubt == doubt


def test_nothing_of_what_was_said_goes_to_a_log(at: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="chancery")
    deliver(factories.document())
    deliver(factories.document(vnumdociderem="x" * 10))
    give(factories.cargo("2999999999"))
    for secret in ("40000123", factories.THEIRS, "Flora", "Solicita", "2999999999", SECRET):
        assert secret not in caplog.text


def test_the_contract_is_served_at_its_address() -> None:
    page = Client().get(f"{ADDRESS}?wsdl")
    assert page["Content-Type"].startswith("text/xml")
    contract = etree.fromstring(page.content)
    assert contract.get("targetNamespace") == NAMESPACE
    operations = contract.findall(".//{http://schemas.xmlsoap.org/wsdl/}portType/*")
    assert [each.get("name") for each in operations] == [
        "recepcionarTramiteResponse",
        "cargoResponse",
        "consultarTramiteResponse",
    ]
    (address,) = contract.iter("{http://schemas.xmlsoap.org/wsdl/soap/}address")
    assert address.get("location") == interoperability.ourselves().address + ADDRESS
