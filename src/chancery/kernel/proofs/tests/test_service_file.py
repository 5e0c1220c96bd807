"""Can a court read the file of a service, and check all of it with programs that are not ours?"""

import json
import re
import subprocess
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from chancery.kernel.base import clock
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents.actions import UploadNotUsable
from chancery.kernel.documents.models import Document
from chancery.kernel.documents.tests.factories import pdf
from chancery.kernel.identity import access
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications.models import Notice, VisitOutcome
from chancery.kernel.notifications.personal import VisitMade
from chancery.kernel.notifications.tests.factories import (
    ABSENT,
    CASE,
    DAY,
    HOME,
    LATER,
    MONDAY,
    RECEIVED,
    World,
    told,
    visited,
    world,
)
from chancery.kernel.proofs import actions, queries
from chancery.kernel.proofs.actions import Shown
from chancery.kernel.proofs.models import Proof, ProofKind

pytestmark = pytest.mark.django_db
DOOR = VisitMade(at=MONDAY + 3 * DAY, address=HOME, outcome=VisitOutcome.UNDER_DOOR, act="Tampoco hoy")


@pytest.fixture
def at() -> World:
    return world()


def at_the_door(at: World) -> Notice:
    return visited(visited(told(at), ABSENT, at.officer), DOOR, at.officer)


def attached(notice: Notice, at: World, shown: Shown, *, text: str = "Acta") -> Proof:
    with clock.set_to(LATER + queries.of_notice(notice).count() * timedelta(minutes=1)):
        upload = documents.receive(filename="acta.pdf", content=pdf(text), actor=at.officer)
        return actions.attach(notice=notice, upload_id=upload.id, shown=shown, actor=at.officer)


def issued(notice: Notice, at: World) -> Document:
    with clock.set_to(LATER):
        return actions.issue_file(notice=notice, actor=at.officer)


def run(folder: Path, *command: str) -> str:
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def test_a_court_checks_the_signature_the_files_and_the_record_without_us(at: World, tmp_path: Path) -> None:
    notice = at_the_door(at)
    first, second = notice.visits.all()
    act = attached(notice, at, Shown(kind=ProofKind.ACT, attempt=first.pk), text="La primera visita")
    attached(notice, at, Shown(kind=ProofKind.DOOR, attempt=second.pk), text="Lo que se dejó")
    document = issued(notice, at)
    (tmp_path / "expediente.pdf").write_bytes(stored.content(document.file_id))

    signature = run(tmp_path, "pdfsig", "-nocert", "expediente.pdf")
    assert "Signature is Valid" in signature
    assert "Total document signed" in signature
    assert "No syntax or stream encoding errors" in run(tmp_path, "qpdf", "--check", "expediente.pdf")
    run(tmp_path, "pdfdetach", "-saveall", "expediente.pdf")
    checked = run(tmp_path, "sha256sum", "-c", "SHA256SUMS")
    assert checked.splitlines() == [
        "01-notificacion.json: OK",
        "prueba-01.pdf: OK",
        "prueba-02.pdf: OK",
        "registro.jsonl: OK",
    ]
    taken_out = sha256((tmp_path / "prueba-01.pdf").read_bytes()).hexdigest()
    assert taken_out == act.upload.file_id
    told_of = (tmp_path / "01-notificacion.json").read_bytes()
    assert json.loads(told_of)["text"] == "Por esto."
    assert sha256(told_of).hexdigest() == notice.sha256
    hashes = [sha256(line).hexdigest() for line in (tmp_path / "registro.jsonl").read_bytes().splitlines()]
    kept = [entry.hash for entry in ledger.entries(CASE) if str(notice.pk) in entry.facts]
    assert hashes == kept[: len(hashes)]
    assert len(hashes) == len(kept) - 1

    read = " ".join(run(tmp_path, "pdftotext", "-layout", "expediente.pdf", "-").split())
    assert "Surte efecto desde el 5 de marzo de 2026" in read
    assert "Se dejó bajo la puerta" in read
    assert "Tampoco hoy" in read
    assert "prueba-02.pdf" in read
    assert taken_out in re.sub(r"[\s\u200b]", "", read)


def test_a_changed_byte_is_seen(at: World, tmp_path: Path) -> None:
    content = bytearray(stored.content(issued(at_the_door(at), at).file_id))
    content[len(content) // 4] ^= 1
    (tmp_path / "expediente.pdf").write_bytes(content)
    said = subprocess.run(
        ["pdfsig", "-nocert", "expediente.pdf"], cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert "Signature is Valid" not in said.stdout


def test_what_is_not_served_yet_says_so(at: World, tmp_path: Path) -> None:
    notice = visited(told(at), ABSENT, at.officer)
    document = issued(notice, at)
    assert '"effective_on":""' in document.facts
    assert list(queries.files_of(notice)) == [document]
    assert queries.file_of(notice, document.number) == document
    with pytest.raises(queries.ServiceFileNotFound):
        queries.file_of(told(at), document.number)


def test_a_stranger_learns_nothing_from_its_code(at: World) -> None:
    document = issued(at_the_door(at), at)
    assert "Rosa" not in document.public_facts
    assert "Denegada" not in document.public_facts


def test_a_proof_shows_what_was_written_down_and_is_used_once(at: World) -> None:
    notice, other = at_the_door(at), told(at)
    with pytest.raises(actions.ServiceAttemptUnknown):
        attached(notice, at, Shown(kind=ProofKind.ACT, attempt=uuid4()))
    proof = attached(notice, at, Shown(kind=ProofKind.ACT, note="Hoja 1"))
    with pytest.raises(UploadNotUsable):
        actions.attach(
            notice=other, upload_id=proof.upload_id, shown=Shown(kind=ProofKind.ACT), actor=at.officer
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Proof.objects.filter(pk=proof.pk).update(note="Otra")


def test_only_the_office_adds_binds_and_looks(at: World) -> None:
    notice = visited(told(at), replace(RECEIVED), at.officer)
    proof = attached(notice, at, Shown(kind=ProofKind.RECEIPT))
    for refused in (
        lambda: actions.issue_file(notice=notice, actor=at.citizen),
        lambda: queries.proof(proof.pk, actor=at.citizen),
        lambda: actions.attach(
            notice=notice, upload_id=uuid4(), shown=Shown(kind=ProofKind.ACT), actor=at.citizen
        ),
    ):
        with pytest.raises(access.RoleMissing):
            refused()
    assert queries.proof(proof.pk, actor=at.head) == proof
    with pytest.raises(queries.ProofNotFound):
        queries.proof(uuid4(), actor=at.head)
