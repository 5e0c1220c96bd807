"""Does what we say to the platform fit its contract, and does whatever it answers give an answer or a refusal?"""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zeep
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from chancery.contexts.exchanges.tests import factories
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.gateway import breaker, conversation, interoperability, simulators, soap
from chancery.kernel.gateway.conversation import PartnerResting, PartnerUnavailable
from chancery.kernel.gateway.interoperability import PLATFORM, NumberMalformed, PlatformRefused, SoapPlatform
from chancery.kernel.gateway.simulators.interoperability import (
    ASK,
    OTHERS,
    InteroperabilityPlatform,
    Mishap,
)
from chancery.kernel.gateway.simulators.server import Request, Response, running

CONTRACT = Path(simulators.__file__).parent / "interoperability.wsdl"
XSD = "{http://www.w3.org/2001/XMLSchema}schema"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "PAUSE_SECONDS", 0)
    breaker._breakers.clear()


@pytest.fixture
def simulator() -> Iterator[tuple[InteroperabilityPlatform, SoapPlatform, str]]:
    made = InteroperabilityPlatform(OTHERS)
    with running(made) as url:
        base = f"{url}/pide"
        yield made, SoapPlatform(f"{base}/IOTramite", f"{base}/Entidad", f"{base}/PcmCuo"), base


def test_what_is_sent_fits_the_platforms_schema() -> None:
    (declared,) = etree.parse(CONTRACT).iter(XSD)
    schema = etree.XMLSchema(etree.fromstring(etree.tostring(declared)))
    document = factories.document(
        lstanexos=("a.pdf", "b.pdf"), snumanx=2, vurldocanx="https://e.pe/x", vcuoref="1000000000"
    )
    cargo = factories.cargo("2000000001", vrucentrem="20990000019", vrucentrec="20131380101")
    asked = (("vrucentrem", "20131380101"), ("vrucentrec", "20990000019"), ("vcuo", "2000000001"))
    for operation, fields in (
        ("recepcionarTramiteResponse", document.platform_fields()),
        ("cargoResponse", cargo.platform_fields()),
        (ASK, asked),
    ):
        written = etree.fromstring(soap.write(PLATFORM, operation, (("request", tuple(fields)),)))
        schema.assertValid(_called(written))
    entity = etree.fromstring(
        soap.write(PLATFORM, "recepcionarTramiteResponse", (("request", document.entity_fields()),))
    )
    assert not schema.validate(_called(entity)), "the orders differ, and it matters"


def _called(envelope: etree._Element) -> etree._Element:
    (called,) = next(envelope.iter(f"{{{soap.ENVELOPE}}}Body"))
    return called


def test_the_simulated_platform_keeps_the_contract_that_it_publishes(
    simulator: tuple[InteroperabilityPlatform, SoapPlatform, str],
) -> None:
    _, _, base = simulator
    client = zeep.Client(f"{base}/IOTramite?wsdl")  # type: ignore[no-untyped-call]
    assert [kind.ccodtipdoctra for kind in client.service.getTipoDocumento()][:2] == ["01", "02"]
    asked = {"vrucentrem": OTHERS[1].ruc, "vrucentrec": OTHERS[0].ruc, "vcuo": "2000000001"}
    assert client.service.consultarTramiteResponse(request=asked).vcodres == "0001"


def test_catalogues_and_numbers(simulator: tuple[InteroperabilityPlatform, SoapPlatform, str]) -> None:
    _, platform, _ = simulator
    assert [each.ruc for each in platform.entities(2)] == [OTHERS[2].ruc]
    assert platform.entities(9) == ()
    assert platform.recognise(OTHERS[0].ruc) == "0000"
    assert platform.recognise("20131380101") == "-1"
    assert platform.kinds()[0].name == "OFICIO"
    first, second = platform.next_number("20131380101"), platform.next_number("20131380101")
    assert len(first) == len(second) == 10
    assert first != second


def test_the_namespace_of_the_service_of_numbers_is_a_setting(
    simulator: tuple[InteroperabilityPlatform, SoapPlatform, str],
) -> None:
    *_, base = simulator
    told = {"PIDE_NUMBERS_URL": f"{base}/PcmCuo"}
    with override_settings(**told):
        assert len(interoperability.platform().next_number("20131380101")) == 10
    with (
        override_settings(**told, PIDE_NUMBERS_NAMESPACE="http://otro.pide.gob.pe/"),
        pytest.raises(soap.UnreadableMessage),
    ):
        interoperability.platform().next_number("20131380101")


def test_a_platform_that_fails_is_a_refusal_and_soon_left_in_peace(
    simulator: tuple[InteroperabilityPlatform, SoapPlatform, str],
) -> None:
    made, platform, _ = simulator
    document = factories.document(vrucentrec=OTHERS[0].ruc).platform_fields()
    made.go_wrong(Mishap.MALFORMED)
    with pytest.raises(soap.UnreadableMessage):
        platform.deliver(document)
    made.choose = lambda _: Mishap.BROKEN
    for _ in range(5):
        with pytest.raises(PartnerUnavailable):
            platform.deliver(document)
    with pytest.raises(PartnerResting):
        platform.deliver(document)


class Odd:
    """Answers anything with the same bytes."""

    prefix = "/"

    def __init__(self, body: bytes, status: int = 200) -> None:
        self.body, self.status = body, status

    def handle(self, request: Request) -> Response:
        return Response(self.status, self.body, soap.MEDIA_TYPE)


@pytest.mark.parametrize(
    ("body", "status", "refusal"),
    [
        (soap.fault("Server", "x"), 400, PlatformRefused),
        (soap.fault("Server", "x"), 200, soap.UnreadableMessage),
        (
            soap.write(PLATFORM, "otraResponse", (("return", (("vcodres", "0000"),)),)),
            200,
            soap.UnreadableMessage,
        ),
        (soap.write(PLATFORM, f"{ASK}Response", ()), 200, soap.UnreadableMessage),
        (soap.write(PLATFORM, f"{ASK}Response", (("return", ()),)), 200, soap.UnreadableMessage),
        (b"", 200, soap.UnreadableMessage),
    ],
)
def test_what_is_no_answer_is_a_refusal(body: bytes, status: int, refusal: type[Unavailable]) -> None:
    with running(Odd(body, status)) as url:
        platform = SoapPlatform(f"{url}/a", f"{url}/b", f"{url}/c")
        with pytest.raises(refusal):
            platform.ask(asking="1", asked="2", cuo="3")


@pytest.mark.parametrize("number", ["", "123", "12345678901", "12345678x0", "١٢٣٤٥٦٧٨٩٠"])
def test_a_number_of_another_shape_is_not_used(number: str) -> None:
    body = soap.write(interoperability.NUMBERS, "getCUOEntidadResponse", (("return", number),))
    with running(Odd(body)) as url, pytest.raises(NumberMalformed):
        SoapPlatform(f"{url}/a", f"{url}/b", f"{url}/c").next_number("20131380101")


@given(st.binary(max_size=400))
def test_any_bytes_are_a_message_or_are_refused(content: bytes) -> None:
    with contextlib.suppress(soap.UnreadableMessage):
        assert soap.read(content, PLATFORM).operation


@given(st.text())
def test_any_text_can_be_written_and_read(text: str) -> None:
    written = soap.write(PLATFORM, "x", (("vasu", text),))
    assert soap.read(written, PLATFORM).operation == "x"


def test_the_secret_is_the_new_one_or_the_one_before() -> None:
    with override_settings(PIDE_SECRETS=["nueva", "vieja"]):
        assert [interoperability.is_platform(each) for each in ("nueva", "vieja", "", "otra")] == [
            True,
            True,
            False,
            False,
        ]
    with override_settings(PIDE_SECRETS=[]):
        assert not interoperability.is_platform("")


def test_an_instant_is_read_or_is_none() -> None:
    assert interoperability.parsed_instant("2026-07-14T12:00:00Z") == datetime(2026, 7, 14, 12, tzinfo=UTC)
    assert interoperability.parsed_instant("2026-07-14T07:00:00") == datetime(2026, 7, 14, 12, tzinfo=UTC)
    assert interoperability.parsed_instant("ayer") is None
