"""Is a paper that somebody removed or changed behind the guards found?"""

import uuid
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from chancery.kernel.base import clock, ids
from chancery.kernel.documents import actions, checks
from chancery.kernel.documents.models import Document
from chancery.kernel.identity.tests.factories import make_office
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import verification
from chancery.kernel.ledger.tests.factories import ACTOR, guard_off

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _three_papers(settings: Settings, tmp_path: Path) -> None:
    """Two of them placed in the public log, the third waiting."""
    settings.STORE_URL = settings.KEYS_URL = f"file://{tmp_path}"
    office = make_office()
    for content in (b"one", b"two", b"three"):
        ordinal = ledger.next_ordinal(series="TST", year=2026)
        document = Document.objects.create(
            kind="example", title="Ejemplo", number=ids.format_number("TST", 2026, ordinal), series="TST",
            year=2026, ordinal=ordinal, case_id=uuid.uuid4(), office=office, issued_at=clock.now(),
            issued_by="Prueba", verification_code=ids.verification_code(), facts="{}", public_facts="{}",
            file=actions.keep(content, "application/pdf"),
        )  # fmt: skip
        ledger.submit(document_id=document.pk, statement=actions.statement(document))
        if ordinal == 2:
            ledger.sequence(actor=ACTOR)


def faults() -> list[str]:
    return [*checks.numbers(), *checks.logged(), *checks.files()]


def tamper(table: str, statement: str) -> None:
    with guard_off(table), connection.cursor() as cursor:
        cursor.execute(statement)


def test_what_nobody_touched_has_no_faults() -> None:
    assert faults() == []
    every = verification.every_check()
    assert {"números de los documentos", "documentos en el registro público", "archivos"} <= every.keys()


@pytest.mark.parametrize(
    ("ordinal", "words"),
    [(2, "falta el número TST-2026-000002"), (3, "falta el número TST-2026-000003")],
)
def test_a_removed_paper_leaves_its_number_missing(ordinal: int, words: str) -> None:
    tamper("documents_document", f"DELETE FROM documents_document WHERE ordinal = {ordinal}")
    assert faults() == [f"documentos: {words}"]


def test_a_number_never_given_is_found() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_numberseries SET last = 2 WHERE series = 'TST'")
    assert faults() == ["documentos: la serie TST-2026 dio 2 números y hay uno con el 3"]


@pytest.mark.parametrize("ordinal", [1, 3])
def test_a_paper_that_is_not_what_was_logged_is_found(ordinal: int) -> None:
    number = Document.objects.get(ordinal=ordinal).number
    tamper("documents_document", f"UPDATE documents_document SET kind = 'other' WHERE ordinal = {ordinal}")
    assert faults() == [f"documento {number}: no es lo que dice de él el registro público"]


def test_a_paper_that_was_never_submitted_is_found() -> None:
    number = Document.objects.get(ordinal=3).number
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_submission")
    assert faults() == [f"documento {number}: no está en el registro público ni espera su lugar"]


def test_a_changed_and_a_lost_file_are_found(tmp_path: Path) -> None:
    changed, lost = (Document.objects.get(ordinal=ordinal).file_id for ordinal in (1, 2))
    (tmp_path / changed[:2] / changed[2:4] / changed).write_bytes(b"other")
    (tmp_path / lost[:2] / lost[2:4] / lost).unlink()
    assert sorted(faults()) == sorted(
        [f"archivo {changed}: su contenido no corresponde a su huella", f"archivo {lost}: no se puede leer"]
    )
