"""Does every signature get the answer it deserves, and does no file at all break the one who answers?"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel

from chancery.kernel.documents import signing
from chancery.kernel.documents.tests import factories
from chancery.kernel.documents.verification import Verdict, examine


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bytes]:
    """A PDF with one signature of the ministry's own."""
    with override_settings(KEYS_URL=f"file://{tmp_path_factory.mktemp('keys')}"):
        yield signing.sign(
            factories.pdf(), holder="officer-1", title="Olga", location="Lima", reason="Prueba"
        )


def verdicts(content: bytes, *roots: bytes) -> list[tuple[Verdict, str]]:
    return [(found.verdict, found.reason) for found in examine(content, trusted=roots).signatures]


def test_intact_and_of_a_trusted_root_passes(signed: bytes) -> None:
    root = signing.root_certificate()
    assert verdicts(signed, root) == [
        (Verdict.PASSED, "la firma está íntegra y su certificado es de confianza")
    ]
    [found] = examine(signed, trusted=[root]).signatures
    assert (found.signer, len(found.certificate_sha256)) == ("Olga", 64)
    assert found.signed_at is not None


def test_intact_and_of_a_stranger_is_left_open(signed: bytes, tmp_path: Path) -> None:
    with override_settings(KEYS_URL=f"file://{tmp_path}"):
        stranger = signing.root_certificate()
    for roots in ((), (stranger,)):
        [(verdict, reason)] = verdicts(signed, *roots)
        assert verdict == Verdict.INDETERMINATE
        assert "no está en la lista de confianza" in reason


def test_a_byte_changed_under_the_signature_fails(signed: bytes) -> None:
    at = signed.index(b"/MediaBox")
    altered = signed[: at + 11] + b"9" + signed[at + 12 :]
    assert verdicts(altered, signing.root_certificate()) == [
        (Verdict.FAILED, "el contenido cambió después de la firma")
    ]


def test_a_change_added_after_the_signature_fails(signed: bytes) -> None:
    assert verdicts(factories.changed_after(signed), signing.root_certificate()) == [
        (Verdict.FAILED, "se hicieron cambios no permitidos después de la firma")
    ]


def test_a_signature_of_another_file_fails(signed: bytes) -> None:
    other = signing.sign(
        factories.pdf("otro"), holder="officer-1", title="Olga", location="Lima", reason="Prueba"
    )
    begins, ends = (
        (pdf.index(b"/Contents <") + 11, pdf.index(b">", pdf.index(b"/Contents <")))
        for pdf in (signed, other)
    )
    grafted = signed[: begins[0]] + other[ends[0] : ends[1]] + signed[begins[1] :]
    assert len(grafted) == len(signed)
    [(verdict, _)] = verdicts(grafted, signing.root_certificate())
    assert verdict == Verdict.FAILED


def test_a_signature_that_cannot_be_read_fails(signed: bytes) -> None:
    at = signed.index(b"/Contents <") + 11
    assert verdicts(signed[:at] + b"ff" * 40 + signed[at + 80 :]) == [
        (Verdict.FAILED, "la firma no se puede leer")
    ]


def test_a_number_that_is_none_does_not_break_the_answer(signed: bytes) -> None:
    for found in re.finditer(rb" 0 R", signed):
        altered = signed[: found.start() + 1] + b"." + signed[found.start() + 2 :]
        assert [verdict for verdict, _ in verdicts(altered)] == [Verdict.FAILED]


def test_a_signature_of_which_traces_are_left_fails(signed: bytes) -> None:
    for trace in (b"/ByteRange", b"/AcroForm", b"/FT"):
        assert trace in signed
        assert [
            verdict for verdict, _ in verdicts(signed.replace(trace, b"/" + b"X" * (len(trace) - 1)))
        ] == [Verdict.FAILED]


def outside_signed(pdf: bytes, name: str, **wishes: object) -> bytes:
    """A further signature, as an authority of somebody else's makes it: an approval that forbids nothing."""
    signer = signing.key_store().signer("officer-1", "Olga")
    metadata = signers.PdfSignatureMetadata(field_name=name, **wishes)  # type: ignore[arg-type]
    spec = fields.SigFieldSpec(name)
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    return bytes(signers.PdfSigner(metadata, signer, new_field_spec=spec).sign_pdf(writer).getbuffer())


def test_each_of_several_signatures_passes_though_only_the_last_covers_the_whole_file(signed: bytes) -> None:
    both = outside_signed(outside_signed(factories.pdf(), "Una"), "Otra")
    assert [verdict for verdict, _ in verdicts(both, signing.root_certificate())] == [Verdict.PASSED] * 2


def test_no_signature_passes_that_leaves_out_a_part_of_its_own_revision(signed: bytes) -> None:
    one = outside_signed(factories.pdf(), "Una")
    for pdf in (one, outside_signed(one, "Otra")):
        with patch.object(EmbeddedPdfSignature, "evaluate_signature_coverage", _only_the_beginning):
            told = verdicts(pdf, signing.root_certificate())
        assert told[0] == (Verdict.FAILED, "la firma no cubre todo lo que había al firmar")
    assert told[1][0] == Verdict.PASSED


def test_what_nobody_signed_after_the_last_signature_fails_it() -> None:
    filled = factories.filled_after(outside_signed(factories.pdf_with_field(), "Una"))
    assert verdicts(filled, signing.root_certificate()) == [
        (Verdict.FAILED, "después de la última firma se agregó algo que nadie firmó")
    ]
    both = outside_signed(filled, "Otra")
    assert [verdict for verdict, _ in verdicts(both, signing.root_certificate())] == [Verdict.PASSED] * 2


def test_a_signature_after_one_that_allows_no_change_fails_that_one() -> None:
    closed = {"certify": True, "docmdp_permissions": fields.MDPPerm.NO_CHANGES}
    first = outside_signed(factories.pdf(), "Una", **closed)
    with patch.object(signers.PdfSigner, "_enforce_certification_constraints"):
        both = outside_signed(first, "Otra")
    assert [verdict for verdict, _ in verdicts(both, signing.root_certificate())] == [
        Verdict.FAILED,
        Verdict.PASSED,
    ]


def _only_the_beginning(signature: EmbeddedPdfSignature) -> SignatureCoverageLevel:
    is_first = signature.field_name == "Una"
    return (
        SignatureCoverageLevel.CONTIGUOUS_BLOCK_FROM_START if is_first else SignatureCoverageLevel.ENTIRE_FILE
    )


@pytest.mark.parametrize("content", [factories.pdf(), b"", b"nada", factories.encrypted_pdf()])
def test_a_file_without_a_signature_has_none(content: bytes) -> None:
    assert verdicts(content) == []


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_no_damage_passes_for_a_signature_nor_breaks_the_answer(signed: bytes, data: st.DataObject) -> None:
    root = signing.root_certificate()
    at = data.draw(st.integers(0, len(signed) - 1))
    put = data.draw(st.binary(max_size=5))
    removed = data.draw(st.integers(0, 5))
    altered = signed[:at] + put + signed[at + removed :]
    if altered == signed:
        return
    passed = [verdict for verdict, _ in verdicts(altered, root) if verdict == Verdict.PASSED]
    inside = signed.index(b"/Contents <"), signed.index(b">", signed.index(b"/Contents <"))
    assert not passed or inside[0] <= at <= inside[1] or at >= len(signed.rstrip())
