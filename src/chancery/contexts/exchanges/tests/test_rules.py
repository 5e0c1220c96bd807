"""Do the values, the states and the encodings keep to the contract, to the letter and to the length?"""

import base64
import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.exchanges import rules
from chancery.contexts.exchanges.rules import (
    LENGTHS,
    AnnexesDiffer,
    Base64Unfit,
    CargoTramite,
    MoveRefused,
    NotPdf,
    Outcome,
    RecepcionTramite,
    Side,
    SingleEncoded,
    State,
    Text,
    WireUnfit,
)
from chancery.contexts.exchanges.tests import factories
from chancery.kernel.gateway import soap

NAMESPACE = "http://ws.wsiotramite.segdi.gob.pe/"


def travelled(value: RecepcionTramite | CargoTramite) -> soap.Element:
    """What the other side reads of it."""
    written = soap.write(NAMESPACE, "x", (("request", value.entity_fields()),))
    found = soap.read(written, NAMESPACE).body.one("request")
    assert found is not None
    return found


def test_a_document_and_a_receipt_arrive_as_they_left() -> None:
    sent = factories.document(lstanexos=("a.pdf", "b ñ.xlsx"), snumanx=2, vurldocanx="https://e.gob.pe/x")
    assert RecepcionTramite.read(travelled(sent)) == sent
    receipt = factories.cargo("2000000001", vobs="Falta firma", cflgest="O")
    assert CargoTramite.read(travelled(receipt)) == receipt


def test_the_fields_stand_in_the_order_of_each_side() -> None:
    sent = factories.document(lstanexos=("a.pdf",), snumanx=1, vurldocanx="https://e.gob.pe/x")
    platform, entity = [[name for name, _ in told] for told in (sent.platform_fields(), sent.entity_fields())]
    assert platform[-6:] == [
        "bpdfdoc",
        "vnomdoc",
        "lstanexos",
        "vurldocanx",
        "ctipdociderem",
        "vnumdociderem",
    ]
    assert entity[-6:] == ["vurldocanx", "bpdfdoc", "vnomdoc", "lstanexos", "ctipdociderem", "vnumdociderem"]
    assert "vrucentrem" not in [name for name, _ in factories.cargo("2000000001").entity_fields()]


def test_a_file_is_encoded_twice_and_nothing_else_is_taken_for_it() -> None:
    once = base64.b64encode(b"%PDF-1.7 x")
    assert rules.encode(b"%PDF-1.7 x") == base64.b64encode(once)
    lines = base64.encodebytes(once).decode()
    assert rules.decode(lines) == b"%PDF-1.7 x"
    for text, refusal in (
        (once.decode(), SingleEncoded),
        ("no es base64!", Base64Unfit),
        (base64.b64encode(b"tampoco!").decode(), Base64Unfit),
        (base64.b64encode(base64.b64encode(b"GIF89a")).decode(), NotPdf),
        ("", Base64Unfit),
    ):
        with pytest.raises(refusal):
            rules.decode(text)
    assert rules.decode_once(once.decode()) == b"%PDF-1.7 x"
    with pytest.raises(NotPdf):
        rules.decode_once(base64.b64encode(b"GIF89a").decode())


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(content: bytes) -> None:
    pdf = b"%PDF-" + content
    assert rules.decode(rules.encode(pdf).decode()) == pdf
    with pytest.raises((Base64Unfit, NotPdf, SingleEncoded)):
        rules.decode(content.decode("latin-1"))


def test_the_lengths_are_those_of_the_columns_of_the_states_component() -> None:
    assert {
        "vcuo": 10, "vcuoref": 10, "vrucentrem": 11, "vrucentrec": 11, "vasu": 500, "vuniorgrem": 250,
        "vuniorgdst": 150, "vnomdst": 100, "vnomcardst": 100, "vnumdoc": 100, "vobs": 250, "vurldocanx": 200,
        "vnomdoc": 200, "vnumregstd": 14, "vanioregstd": 4, "vnumdociderem": 9,
    }.items() <= LENGTHS.items()  # fmt: skip


@pytest.mark.parametrize("name", [name for name in LENGTHS if name in RecepcionTramite.__dataclass_fields__])
def test_no_field_of_a_document_is_longer_than_its_column(name: str) -> None:
    factories.document().check()
    too_long: dict[str, Any] = {name: "9" * (LENGTHS[name] + 1)}
    with pytest.raises(WireUnfit) as caught:
        replace(factories.document(), **too_long).check()
    assert name in caught.value.fields


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"vasu": " "}, "vasu"),
        ({"vrucentrec": "20131380102"}, "vrucentrec"),
        ({"vcuo": "12345"}, "vcuo"),
        ({"vcuoref": "abcdefghij"}, "vcuoref"),
        ({"ctipdociderem": "3"}, "ctipdociderem"),
        ({"bpdfdoc": b""}, "bpdfdoc"),
        ({"snumfol": 0}, "snumfol"),
        ({"snumfol": 40_000}, "snumfol"),
        ({"vnomdoc": "../oficio.pdf"}, "vnomdoc"),
        ({"vnomdoc": "oficio\u202efdp.exe"}, "vnomdoc"),
        ({"vnomdoc": "oficio\x85.pdf"}, "vnomdoc"),
        ({"lstanexos": ("a.pdf",), "snumanx": 1}, "vurldocanx"),
        ({"lstanexos": ("a.pdf", "a.pdf"), "snumanx": 2, "vurldocanx": "https://e.pe/x"}, "lstanexos"),
        ({"lstanexos": ("a/b.pdf",), "snumanx": 1, "vurldocanx": "https://e.pe/x"}, "lstanexos"),
        ({"lstanexos": ("a.pdf",), "snumanx": 3, "vurldocanx": "https://e.pe/x"}, "snumanx"),
        ({"lstanexos": tuple(f"{n}.pdf" for n in range(51)), "vurldocanx": "https://e.pe/x"}, "lstanexos"),
    ],
)
def test_what_does_not_fit_is_named_in_spanish(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(WireUnfit) as caught:
        factories.document(**changes).check()
    assert list(caught.value.fields) == [field]
    assert str(caught.value).startswith("El documento no cumple el contrato de interoperabilidad: ")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"cflgest": "E"}, "cflgest"),
        ({"cflgest": "O"}, "vobs"),
        ({"vobs": "x" * 251, "cflgest": "O"}, "vobs"),
        ({"vnumregstd": "x" * 15}, "vnumregstd"),
        ({"vanioregstd": "26"}, "vanioregstd"),
        ({"bcarstd": b""}, "bcarstd"),
        ({"vusuregstd": ""}, "vusuregstd"),
    ],
)
def test_a_receipt_says_what_the_contract_wants(changes: dict[str, Any], field: str) -> None:
    factories.cargo("2000000001").check(by_platform=False)
    with pytest.raises(WireUnfit) as caught:
        factories.cargo("2000000001", **changes).check(by_platform=False)
    assert field in caught.value.fields


@pytest.mark.parametrize(("name", "text"), [("dfecdoc", "ayer"), ("snumanx", "-1"), ("snumfol", "dos")])
def test_what_is_no_date_and_no_number_is_refused(name: str, text: str) -> None:
    element = travelled(factories.document())
    inside = {**element.inside, name: (soap.Element(text),)}
    with pytest.raises(WireUnfit):
        RecepcionTramite.read(soap.Element("", inside))


def test_an_annex_that_the_contract_lets_be_nil_is_none() -> None:
    element = travelled(factories.document())
    inside = {**element.inside, "lstanexos": (soap.Element(),)}
    assert RecepcionTramite.read(soap.Element("", inside)) == factories.document()


def test_an_instant_without_an_offset_is_limas() -> None:
    element = travelled(factories.document())
    inside = {**element.inside, "dfecdoc": (soap.Element("2026-07-14T09:00:00"),)}
    assert RecepcionTramite.read(soap.Element("", inside)).dfecdoc.utcoffset() == timedelta(hours=-5)


def test_the_same_document_has_one_fingerprint_and_another_has_another() -> None:
    first = factories.document()
    assert first.fingerprint() == factories.document().fingerprint()
    assert first.fingerprint() != factories.document(vasu="Otro").fingerprint()
    assert first.fingerprint() != factories.document(bpdfdoc=first.bpdfdoc + b"\n").fingerprint()
    receipt = factories.cargo("2000000001")
    assert receipt.fingerprint() == factories.cargo("2000000001").fingerprint()
    assert receipt.fingerprint() != factories.cargo("2000000002").fingerprint()
    assert (
        receipt.fingerprint() != factories.cargo("2000000001", bcarstd=receipt.bcarstd + b"\n").fingerprint()
    )


class TestStates:
    def test_what_may_become_of_an_exchange(self) -> None:
        rules.check_move(Side.SENDER, State.PENDING, State.SENT)
        rules.check_move(Side.SENDER, State.PENDING, State.RECEIVED)
        rules.check_move(Side.RECEIVER, State.OBSERVED, State.NOT_FILED)
        for side, state, target in (
            (Side.SENDER, State.SENT, State.PENDING),
            (Side.SENDER, State.RECEIVED, State.OBSERVED),
            (Side.RECEIVER, State.PENDING, State.SENT),
            (Side.RECEIVER, State.NOT_FILED, State.RECEIVED),
        ):
            with pytest.raises(MoveRefused):
                rules.check_move(side, state, target)

    def test_the_deprecated_state_is_read_and_never_written(self) -> None:
        assert rules.state_of("S") is State.OBSERVED
        assert rules.state_of("?") is None
        reached = {target for side in Side for state in State for target in rules.available(side, state)}
        assert State.CURED not in reached

    def test_the_texts_are_those_of_the_states_component(self) -> None:
        assert Text.DELIVERED.format(cuo="1234567890", entity="MRE") == (
            "El documento N° CUO 1234567890 se encuentra a disposición para la recepción formal de la entidad "
            "destinataria MRE en los horarios de atención de su Mesa de Partes."
        )
        assert [str(text) for text in Text][1:] == [
            "ERROR INTENTELO NUEVAMENTE",
            "RECEPCION DE CARGO EXITOSO",
            "EL CARGO YA SE ENCUENTRA REGISTRADO",
            "NO SE PUDO REGISTRAR EL CARGO",
            "DATOS ENCONTRADOS",
            "DATOS NO ENCONTRADOS",
        ]
        assert {outcome.label for outcome in Outcome} >= {"Cargo de recepción"}

    def test_pauses_grow_to_an_hour(self) -> None:
        pauses = [rules.next_attempt(attempts) for attempts in range(1, 12)]
        assert pauses[0] == timedelta(seconds=30)
        assert pauses == sorted(pauses)
        assert pauses[-1] == timedelta(hours=1)

    def test_a_registry_number_fits_the_contract(self) -> None:
        assert rules.registry_number(2026, 7) == "2026-000007"
        assert len(rules.registry_number(2026, 999_999)) <= LENGTHS["vnumregstd"]


class TestAnnexes:
    def test_one_is_itself_and_several_are_a_zip(self) -> None:
        assert rules.unbundle(["a.pdf"], b"%PDF", limit=100) == (b"%PDF",)
        packed = rules.bundle([("a.pdf", b"uno"), ("b.pdf", b"dos")])
        assert rules.unbundle(["b.pdf", "a.pdf"], packed, limit=100) == (b"dos", b"uno")
        assert packed == rules.bundle([("a.pdf", b"uno"), ("b.pdf", b"dos")])
        only = rules.bundle([("a.pdf", b"uno")])
        assert rules.unbundle(["a.pdf"], only, limit=1000) == (b"uno",)
        assert rules.unbundle(["todo.zip"], only, limit=1000) == (only,)

    def test_those_that_are_counted_and_not_named_are_one(self) -> None:
        there: dict[str, Any] = {"snumanx": 2, "vurldocanx": "https://e.gob.pe/x"}
        assert factories.document(**there).announced == (rules.UNNAMED,)
        assert factories.document(**there, lstanexos=("a.pdf", "b.pdf")).announced == ("a.pdf", "b.pdf")
        assert factories.document(**{**there, "snumanx": 0}).announced == ()
        assert factories.document(**{**there, "vurldocanx": ""}).announced == ()
        packed = rules.bundle([("a.pdf", b"uno")])
        assert rules.unbundle([rules.UNNAMED], packed, limit=1000, is_whole=True) == (packed,)

    def test_an_annex_that_its_entity_calls_so_is_taken_out_as_any_other(self) -> None:
        packed = rules.bundle([(rules.UNNAMED, b"x")])
        assert rules.unbundle([rules.UNNAMED], packed, limit=1000) == (b"x",)

    def test_what_differs_from_what_was_announced_is_refused(self) -> None:
        packed = rules.bundle([("a.pdf", b"uno")])
        for names, fetched in (
            (["a.pdf", "b.pdf"], packed),
            (["a.pdf", "b.pdf"], b"%PDF"),
            (["a.pdf"], b""),
            (["a.pdf"], packed[:-30] + b"x" * 8 + packed[-22:]),
        ):
            with pytest.raises(AnnexesDiffer):
                rules.unbundle(names, fetched, limit=1000)

    @pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
    def test_a_zip_damaged_inside_is_refused_however_it_was_packed(self, method: int) -> None:
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", method) as made:
            made.writestr("a.pdf", bytes(range(256)) * 400)
        damaged = bytearray(written.getvalue())
        damaged[45:60] = (byte ^ 255 for byte in damaged[45:60])
        with pytest.raises(AnnexesDiffer, match="dañado"):
            rules.unbundle(["a.pdf"], bytes(damaged), limit=1_000_000)

    def test_a_zip_that_swells_is_not_unpacked(self) -> None:
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("a.pdf", b"0" * 5_000_000)
        with pytest.raises(AnnexesDiffer):
            rules.unbundle(["a.pdf"], written.getvalue(), limit=1_000_000)
