"""What is a paper, as bytes? The same for the same facts, archivable, readable aloud, revocable, and told of when lost."""

import io
import json
import subprocess
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pytest
from asgiref.sync import async_to_sync
from asn1crypto import cms
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer
from pytest_django import DjangoAssertNumQueries, Settings

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents import actions, queries, signing, typesetting, verification
from chancery.kernel.documents.models import Document
from chancery.kernel.documents.store import StoreUnavailable
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger.models import Entry
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures.vocabulary import PaperKind

pytestmark = pytest.mark.django_db

KIND = PaperKind("example", "Constancia de prueba", "TST", Path(__file__).with_name("example.typ"))
AT = datetime(2026, 3, 2, 15, tzinfo=UTC)
ATTRIBUTES = PdfCMSSignedAttributes(signing_time=None)
STATED = {
    "title": "Constancia", "number": "TST-2026-000001-1", "office": "Oficina", "signer": "Olga", "code": "ABCD",
    "address": "https://ejemplo.invalid/verificar/ABCD", "qr": typesetting.qr_svg("ABCD"), "holder": "Ñusta Ávila",
    "text": "Visite http://ejemplo.invalid/ o escriba a nadie@ejemplo.invalid",
}  # fmt: skip


@dataclass(frozen=True)
class Facts:
    """What the example states."""

    holder: str
    text: str

    def public(self) -> dict[str, str]:
        return {"Titular": self.holder}


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.STORE_URL, settings.KEYS_URL = f"file://{tmp_path}/store", f"file://{tmp_path}/keys"
    return tmp_path / "store"


@pytest.fixture
def officer() -> Actor:
    person = people.make_person("Olga", "Funcionaria")
    people.make_role(person, Role.OFFICER)
    return people.actor_of(person)


@pytest.fixture
def office() -> Office:
    return people.make_office()


@pytest.fixture
def document(officer: Actor, office: Office) -> Document:
    return issue(officer, office)


def issue(
    officer: Actor, office: Office, *, kind: PaperKind = KIND, underlying: bytes | None = None
) -> Document:
    return actions.issue(
        kind=kind,
        facts=Facts("Ñusta Ávila", "Se expide para el trámite que convenga."),
        case_id=uuid.uuid4(),
        office=office,
        actor=officer,
        underlying=underlying,
    )


def path_of(folder: Path, name: str) -> Path:
    return folder / name[:2] / name[2:4] / name


@pytest.fixture
def opened(document: Document) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(queries.content(document.file_id))) as pdf:
        yield pdf


def test_the_same_facts_and_instant_give_the_same_bytes() -> None:
    once = typesetting.render(KIND.template, STATED, at=AT)
    assert typesetting.render(KIND.template, dict(reversed(STATED.items())), at=AT) == once
    assert typesetting.render(KIND.template, {**STATED, "holder": "Otra"}, at=AT) != once
    assert typesetting.render(KIND.template, STATED, at=AT.replace(minute=1)) != once


def test_a_paper_says_that_it_is_archivable_and_accessible(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as metadata:
        assert metadata.pdfa_status == "2A"
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert str(metadata["dc:title"]).startswith("Constancia de prueba TST-")
    assert opened.Root.Lang == "es-PE"
    assert bool(opened.Root.MarkInfo.Marked)
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)


def test_a_paper_is_tagged_as_it_is_read(opened: pikepdf.Pdf) -> None:
    kinds = {
        str(item["/S"]) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item
    }
    assert {"/Document", "/H1", "/P", "/Table", "/TH", "/TD"} <= kinds


def test_a_paper_bears_the_official_names_of_its_day_and_keeps_them(
    officer: Actor, office: Office, tmp_path: Path
) -> None:
    decade = "Decenio de la Igualdad de Oportunidades para Mujeres y Hombres"
    year = "Año de la Esperanza y el Fortalecimiento de la Democracia"
    for day, names in ((12, [decade]), (28, [decade, year])):
        with clock.set_to(datetime(2026, 1, day, 15, tzinfo=UTC)):
            paper = issue(officer, office)
        (tmp_path / "paper.pdf").write_bytes(queries.content(paper.file_id))
        command = ["pdftotext", "-layout", str(tmp_path / "paper.pdf"), "-"]
        read = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert [name for name in (decade, year) if f"«{name}»" in read] == names
        assert json.loads(paper.facts)["denominations"] == names
        assert [finding.message for finding in pdfua.validate(str(tmp_path / "paper.pdf")).findings] == []


def test_nothing_on_a_paper_is_a_link(opened: pikepdf.Pdf) -> None:
    annotations = [annotation for page in opened.pages for annotation in page.get("/Annots", [])]
    assert [str(a.Subtype) for a in annotations if a.Subtype != "/Widget"] == []


@pytest.mark.parametrize("has_attachment", [False, True])
def test_a_paper_passes_what_a_machine_can_check_of_pdf_ua(has_attachment: bool, tmp_path: Path) -> None:
    pages = typesetting.render(KIND.template, STATED, at=AT, has_attachment=has_attachment)
    (tmp_path / "paper.pdf").write_bytes(pages)
    assert [finding.message for finding in pdfua.validate(str(tmp_path / "paper.pdf")).findings] == []


def test_an_original_is_attached_bit_for_bit(officer: Actor, office: Office) -> None:
    original = b"%PDF-1.7 el original\x00\xff"
    document = issue(officer, office, underlying=original)
    with pikepdf.open(io.BytesIO(queries.content(document.file_id))) as pdf:
        assert pdf.open_metadata().pdfa_status == "3A"
        assert pdf.attachments["original.pdf"].get_file().read_bytes() == original
        assert [str(spec.AFRelationship) for spec in pdf.Root.AF] == ["/Source"]


def test_a_series_has_no_gap_and_each_paper_one_code(officer: Actor, office: Office) -> None:
    made = [issue(officer, office) for _ in range(3)]
    assert [document.ordinal for document in made] == [1, 2, 3]
    assert len({document.verification_code for document in made}) == 3


def test_what_the_fonts_lack_is_refused_and_spends_no_number(officer: Actor, office: Office) -> None:
    def issued(text: str) -> Document:
        facts = Facts("Ñusta", text)
        return actions.issue(kind=KIND, facts=facts, case_id=uuid.uuid4(), office=office, actor=officer)

    for text, what in (("Bien 😀", "«😀»"), ("\uf0b7 punto", "U+F0B7")):
        with pytest.raises(typesetting.Unprintable) as refused:
            issued(text)
        assert what in str(refused.value)
    assert issued("Bien").ordinal == 1


def test_a_seal_signs_where_the_kind_says_so(officer: Actor, office: Office) -> None:
    sealed = issue(officer, office, kind=replace(KIND, code="sealed", signed_by="seal"))
    for document, signer in ((sealed, "Sello del Ministerio"), (issue(officer, office), officer.name)):
        report = verification.examine(queries.content(document.file_id))
        assert [signature.signer for signature in report.signatures] == [signer]
        assert document.issued_by == officer.name


def test_a_paper_is_revoked_once_and_with_a_reason(document: Document, officer: Actor) -> None:
    with pytest.raises(actions.RevocationReasonMissing):
        actions.revoke(document=document, reason="  ", actor=officer)
    assert not queries.is_revoked(Document.objects.get(pk=document.pk))
    actions.revoke(document=document, reason="Datos equivocados", actor=officer)
    with pytest.raises(actions.AlreadyRevoked):
        actions.revoke(document=document, reason="Otra vez", actor=officer)
    standing = queries.standing(document.verification_code)
    assert standing.revoked_at is not None
    assert standing.revocation_reason == "Datos equivocados"
    verbs = Entry.objects.filter(chain=document.case_id).values_list("verb", flat=True)
    assert list(verbs) == ["documents.revoke"]


def test_a_paper_is_found_by_its_code_and_by_its_bytes(document: Document) -> None:
    code = document.verification_code
    for typed in (code, f" {code} ", f"{code[:4]}-{code[4:]}".lower()):
        assert queries.by_verification_code(typed) == document
    assert queries.by_content(document.file_id) == document
    assert queries.by_content("ab" * 32) is None


@pytest.mark.parametrize("code", ["", "AAAA", "A" * 16, "'; --", "ñ" * 16])
def test_no_other_code_opens_anything(document: Document, code: str) -> None:
    with pytest.raises(queries.DocumentNotFound):
        queries.by_verification_code(code)


def test_a_file_that_the_store_lost_is_told_and_not_invented(document: Document, folder: Path) -> None:
    assert queries.content(document.file_id).startswith(b"%PDF")
    path_of(folder, document.file_id).unlink()
    with pytest.raises(StoreUnavailable):
        queries.content(document.file_id)
    with pytest.raises(NotFound):
        queries.content("ab" * 32)


def test_a_stranger_is_answered_by_one_statement(
    document: Document, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        standing = queries.standing(document.verification_code)
    assert (standing.number, standing.sha256) == (document.number, document.file_id)
    assert standing.public_facts == {"Titular": STATED["holder"]}
    assert (standing.revoked_at, standing.lifted_at, standing.is_logged) == (None, None, False)
    assert standing.office.name == document.office.name


def test_a_signature_from_the_mould_is_as_the_library_makes_it() -> None:
    signer = signing.key_store().signer("seal", "Sello del Ministerio")
    theirs = Signer.async_sign

    def signed(digest: bytes, made_by: Any) -> Any:
        made = async_to_sync(made_by)(digest, "sha256", use_pades=True, signed_attr_settings=ATTRIBUTES)
        parsed = cms.ContentInfo.load(made.dump())["content"]
        signature = parsed["signer_infos"][0].native.pop("signature")
        parsed["signer_infos"][0]["signature"] = b""
        return parsed.dump(), signature

    for digest in (b"a" * 32, b"b" * 32):
        ours, signature = signed(digest, signer.async_sign)
        assert ours == signed(digest, partial(theirs, signer))[0]
        assert signature != signed(digest, signer.async_sign)[1]
