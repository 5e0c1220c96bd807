"""What does the page say of a file, and is there a file by which it breaks?"""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as limited
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pytest_django.fixtures import Settings

from chancery.contexts.apostilles.tests import factories
from chancery.contexts.public_deeds.tests import factories as deeds
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor
from chancery.kernel.documents import actions, evidence, queries, signing
from chancery.kernel.documents.models import Document
from chancery.kernel.documents.tests.factories import changed_after
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.simulators.trust import TrustSimulator

pytestmark = pytest.mark.django_db
ALTERED_AFTER = "se cambió después de que el Ministerio lo emitió"


@pytest.fixture
def trusted(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """Trust services that answer, and nobody who counts how often one asks."""
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, "100000/m/address")
    settings.STORE_URL, settings.KEYS_URL = f"file://{tmp_path}/store", f"file://{tmp_path}/keys"
    with running(TrustSimulator(tmp_path / "keys")) as address:
        settings.TIMESTAMP_URL = f"{address}/trust/tsa"
        settings.REVOCATION_URL = f"{address}/trust/ocsp"
        yield


@pytest.fixture
def published(trusted: None) -> tuple[bytes, bytes]:
    """An apostille as it was signed, and as it is handed out: with the evidence that lasts."""
    return lifted(factories.issued(factories.ministry()).document)


@pytest.fixture
def reserved(trusted: None) -> Document:
    """A will, of which nobody may know."""
    with deeds.register() as simulator:
        return deeds.concluded(acts.post(), simulator, "will").conclusion.document


def lifted(document: Document) -> tuple[bytes, bytes]:
    evidence.lift(document_id=document.id, actor=system_actor("Prueba"))
    return queries.content(document.file_id), queries.content(queries.newest_file(document))


def answer(client: Client, content: bytes) -> str:
    sent = SimpleUploadedFile("documento.pdf", content, "application/pdf")
    response = client.post(reverse("verification:file"), {"file": sent})
    assert response.status_code == 200
    return response.content.decode()


def signed_further(content: bytes, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The same with somebody else's signature, by a program that does not mind that no change is allowed."""
    monkeypatch.setattr(signers.PdfSigner, "_enforce_certification_constraints", lambda *_: None)
    signer = signing.key_store().signer("outside-notary", "Notario de prueba")
    metadata = signers.PdfSignatureMetadata(field_name="Otra", subfilter=fields.SigSeedSubFilter.PADES)
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    signed = signers.PdfSigner(metadata, signer, new_field_spec=fields.SigFieldSpec("Otra")).sign_pdf(writer)
    return bytes(signed.getbuffer())


def padded_otherwise(content: bytes) -> bytes:
    """The same with another byte where no signature can cover: in the room that its own signature left free."""
    padding = content.index(b"0" * 40, content.index(b"/Contents <")) + 20
    return content[:padding] + b"1" + content[padding + 1 :]


def test_every_file_that_was_published_is_authentic(published: tuple[bytes, bytes], client: Client) -> None:
    for content in published:
        assert 'data-answer="authentic"' in answer(client, content)


@limited(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_flipped_in_what_is_handed_out_is_said_to_be_altered(
    published: tuple[bytes, bytes], client: Client, data: st.DataObject
) -> None:
    content = bytearray(published[1])
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=3, unique=True)):
        content[at] ^= data.draw(st.integers(1, 255))
    page = answer(client, bytes(content))
    assert 'data-answer="altered"' in page
    assert "El archivo fue alterado" in page


@pytest.mark.parametrize("which", [0, 1], ids=["as-signed", "with-evidence"])
def test_what_no_signature_can_cover_is_compared_with_what_we_keep(
    published: tuple[bytes, bytes], client: Client, which: int
) -> None:
    content = published[which]
    page = answer(client, padded_otherwise(content))
    assert 'data-answer="altered"' in page
    assert ALTERED_AFTER in page


def test_what_is_put_behind_the_signed_part_alters_it(published: tuple[bytes, bytes], client: Client) -> None:
    signed, kept = published
    for content in (kept[:-1], kept + b"\n", changed_after(signed), changed_after(kept)):
        page = answer(client, content)
        assert 'data-answer="altered"' in page
        assert ALTERED_AFTER in page


def test_who_signs_our_file_again_makes_a_file_that_is_not_ours(
    published: tuple[bytes, bytes], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for content in published:
        assert 'data-answer="extended"' in answer(client, signed_further(content, monkeypatch))
        hidden = signed_further(changed_after(content), monkeypatch)
        assert 'data-answer="altered"' in answer(client, hidden)


def test_a_signature_of_ours_on_what_is_not_in_the_register_is_told_apart(
    published: tuple[bytes, bytes], client: Client
) -> None:
    assert 'data-answer="unregistered"' in answer(client, factories.signed_pdf(str(clock.now())))


def test_no_file_made_from_a_reserved_paper_tells_of_it_until_it_is_disclosed(
    reserved: Document, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed, kept = lifted(reserved)
    further = signed_further(signed, monkeypatch)
    says_of = {
        signed: (("unregistered",), "authentic"),
        kept: (("unregistered",), "authentic"),
        padded_otherwise(signed): (("unregistered",), "altered"),
        changed_after(kept): (("altered", "unregistered"), "altered"),
        kept + b"\n": (("altered", "unregistered"), "altered"),
        further: (("altered", "foreign"), "extended"),
    }
    for content, (while_reserved, _) in says_of.items():
        page = answer(client, content)
        assert any(f'data-answer="{word}"' in page for word in while_reserved)
        assert ALTERED_AFTER not in page
        assert reserved.number not in page
        assert reserved.verification_code not in page.replace("-", "")
    actions.disclose(document=reserved, reason="Murió el testador.", actor=system_actor("Prueba"))
    for content, (_, once_disclosed) in says_of.items():
        assert f'data-answer="{once_disclosed}"' in answer(client, content)
