"""An apostille from a citizen's first page to a stranger's check, through the pages, with nothing pretended."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import zxingcpp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from chancery.contexts.apostilles.models import Request
from chancery.contexts.apostilles.procedures import APOSTILLE, State
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor
from chancery.kernel.documents import evidence, verification
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.tests.factories import use_card
from chancery.kernel.gateway.simulators.payments import Payments
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.simulators.trust import TrustSimulator
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger.actions import ensure_log_key
from chancery.kernel.procedures.vocabulary import Step
from tests.journeys import world

pytestmark = pytest.mark.django_db(transaction=True)
ACTOR = system_actor("Prueba")


@pytest.fixture
def at(settings: Settings, live_server: LiveServer, tmp_path: Path) -> Iterator[Ministry]:
    """A ministry with its partners, each a real server."""
    settings.BASE_URL = live_server.url
    settings.PAYMENTS_NOTICE_URL = f"{live_server.url}/pagos/aviso"
    payments = Payments(settings.PAYMENTS_SECRET)
    settings.KEYS_URL = f"file://{tmp_path / 'pki'}"
    with running(payments, TrustSimulator(tmp_path / "pki")) as base:
        settings.REVOCATION_URL = f"{base}/trust/ocsp"
        settings.PAYMENTS_URL = f"{base}/payments"
        settings.TIMESTAMP_URL = f"{base}/trust/tsa"
        key_folder().ensure()
        ensure_log_key(actor=ACTOR)
        yield factories.ministry()
        payments.settle_notices()


def send(client: Client, step: int, **fields: object) -> str:
    """Send one of the four pages; where it leads, or what it says is wrong."""
    answer = client.post(f"{reverse('apostilles:file')}?paso={step}", fields)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def pdf(content: bytes, name: str = "documento.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def fill(client: Client, content: bytes, form: str = "paper", signed_on: str = "2026-01-15") -> str:
    send(client, 1, destination="ES", document_class="administrative")
    send(
        client,
        2,
        form=form,
        name="Partida de nacimiento",
        issued_by="Registro de prueba",
        signed_by="Íñigo Núñez Quispe",
        signed_on=signed_on,
    )
    return send(client, 3, source_document=pdf(content))


def file(client: Client, content: bytes, **fields: str) -> Request:
    assert fill(client, content, **fields).endswith("?paso=4")
    number = send(client, 4, office="legalisations-lima", is_true="on").rstrip("/").rsplit("/", 1)[-1]
    return Request.objects.select_related("case").get(case__number=number)


def pay(client: Client, request: Request) -> None:
    charge = fees.charges_of(request.case_id).get()
    address = client.post(reverse("payments:pay", args=[charge.id]))["Location"]
    back = use_card(address).headers["Location"]
    assert client.get(urlsplit(back).path).status_code == 200
    for _ in range(200):
        request.case.refresh_from_db()
        if request.case.state == State.FILED:
            return
        time.sleep(0.05)
    raise AssertionError(request.case.state)


def plain(request: Request, step: Step) -> str:
    return reverse("case_steps:step", args=[request.case.number, step.slug])


def press(client: Client, request: Request, step: str, **fields: object) -> str:
    """Open the step's page, press its button, and read the case's page afterwards."""
    declared = APOSTILLE.step(step)
    assert declared is not None
    address = (
        reverse(f"apostilles:{step}", args=[request.case.number])
        if not declared.plain
        else plain(request, declared)
    )
    assert client.get(address).status_code == 200
    answer = client.post(address, fields, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_from_the_first_page_to_a_strangers_check(at: Ministry, tmp_path: Path) -> None:
    citizen, officer, stranger = browser_of(at.citizen), browser_of(at.officer), Client()
    assert "S/ 31.00" in stranger.get(reverse("home:service", args=["apostilla"])).content.decode()
    request = file(citizen, world.scanned())
    assert (
        "Falta el pago"
        in citizen.get(reverse("apostilles:case", args=[request.case.number])).content.decode()
    )
    pay(citizen, request)
    assert request.case.number in officer.get(reverse("work_queue:work_queue")).content.decode()
    press(officer, request, "take")
    signatory = signatories.signatory()
    shown = press(officer, request, "issue", signatory_id=str(signatory.id), sheets=1, original_seen="on")
    assert "Emitida" in shown
    paper = documents.of_case(request.case_id).get()
    assert (
        "Documento auténtico y vigente"
        in stranger.get(f"/verificar/{paper.verification_code}").content.decode()
    )

    got = citizen.get(reverse("verification:download", args=[paper.verification_code])).content
    assert "Signature is Valid" in world.says(tmp_path, got, "pdfsig", "-nocert")
    assert "No syntax or stream encoding errors" in world.says(tmp_path, got, "qpdf", "--check")
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-f", "1", "-l", "1", tmp_path / "paper.pdf", tmp_path / "page"],
        check=True,
    )
    read = zxingcpp.read_barcodes(Image.open(next(tmp_path.glob("page*.png"))))
    opened = stranger.get(urlsplit(read[0].text).path)
    assert paper.number in opened.content.decode()

    for content, answer in (
        (got, "authentic"),
        (world.one_byte_changed(got), "altered"),
        (factories.pdf(), "unknown"),
    ):
        checked = stranger.post(reverse("verification:file"), {"file": pdf(content)}).content.decode()
        assert f'data-answer="{answer}"' in checked
    press(citizen, request, "receive")
    request.case.refresh_from_db()
    assert request.case.state == State.DELIVERED


def test_the_evidence_that_lasts_is_added_and_a_proof_verifies_offline(at: Ministry, tmp_path: Path) -> None:
    apostille = factories.issued(at)
    signed = documents.content(apostille.document.file_id)
    evidence.lift(document_id=apostille.document_id, actor=ACTOR)
    ledger.sequence(actor=ACTOR)
    paper = documents.by_verification_code(apostille.document.verification_code)
    lifted = documents.content(documents.newest_file(paper))
    assert lifted.startswith(signed)
    assert len(lifted) > len(signed)
    assert verification.examine(lifted).signatures[0].verdict is not verification.Verdict.FAILED
    stranger = Client()
    (tmp_path / "paper.pdf").write_bytes(lifted)
    proof = stranger.get(reverse("verification:proof", args=[paper.verification_code])).content
    (tmp_path / "proof").write_bytes(proof)
    assert len(proof) < 8000
    vkey = stranger.get(reverse("transparency_log:vkey")).content.decode().strip()
    script = Path(__file__).parents[2] / "tools/verify_paper.py"
    command = [sys.executable, str(script), str(tmp_path / "paper.pdf"), str(tmp_path / "proof"), vkey]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    (tmp_path / "paper.pdf").write_bytes(
        world.one_byte_changed(lifted[: len(signed)]) + lifted[len(signed) :]
    )
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_an_electronic_original_is_apostilled_as_it_is(at: Ministry) -> None:
    citizen, officer = browser_of(at.citizen), browser_of(at.officer)
    original = factories.signed_pdf()
    signatories.certificate(signatories.signatory().id, factories.outside_pem())
    request = file(citizen, original, form="electronic", signed_on=clock.today().isoformat())
    pay(citizen, request)
    press(officer, request, "take")
    shown = officer.get(reverse("apostilles:issue", args=[request.case.number])).content.decode()
    assert "Rectora de prueba" in shown
    assert "Emitida" in press(officer, request, "issue")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (world.encrypted(), "protegido con contraseña"),
        (b"Esto no es un PDF", "no es un PDF, JPG ni PNG"),
        (b"%PDF-1.7 roto", "dañado"),
        (b"", "vac"),
        (world.with_script(), "programas o acciones automáticas"),
        (world.heavy(25_000_000), "supera el tamaño"),
    ],
    ids=["encrypted", "no-pdf", "broken", "empty", "active", "too-large"],
)
def test_a_file_that_cannot_come_in_is_refused_in_words_and_loses_nothing(
    at: Ministry, content: bytes, words: str
) -> None:
    citizen = browser_of(at.citizen)
    said = fill(citizen, content)
    assert words in said
    assert re.search(r'id="id_source_document-error"', said)
    assert send(citizen, 3, source_document=pdf(world.scanned())).endswith("?paso=4")
    assert "Partida de nacimiento" in citizen.get(f"{reverse('apostilles:file')}?paso=4").content.decode()


def test_twenty_megabytes_come_in(at: Ministry) -> None:
    citizen = browser_of(at.citizen)
    request = file(citizen, world.heavy())
    sent = citizen.get(reverse("apostilles:case", args=[request.case.number])).content.decode()
    assert "19" in sent or "20" in sent


def test_a_draft_survives_a_lost_session(at: Ministry) -> None:
    citizen = browser_of(at.citizen)
    fill(citizen, world.scanned())
    citizen.logout()
    again = browser_of(at.citizen)
    assert "Continuar: Apostilla" in again.get(reverse("my_cases:my_cases")).content.decode()
    assert "Partida de nacimiento" in again.get(f"{reverse('apostilles:file')}?paso=4").content.decode()
