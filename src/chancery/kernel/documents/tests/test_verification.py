"""Does every signature get the answer it deserves, and does no file at all break the one who answers?"""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

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


def changed_after(signed: bytes) -> bytes:
    """The same with a page turned in a later revision, which leaves the signed bytes as they were."""
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = NumberObject(90)  # type: ignore[no-untyped-call]
    writer.update_container(page)
    written = io.BytesIO()
    writer.write(written)  # type: ignore[no-untyped-call]
    return written.getvalue()


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
    assert verdicts(changed_after(signed), signing.root_certificate()) == [
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
