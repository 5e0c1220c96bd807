"""Both legalisations from a citizen's first page to a stranger's check: in Lima for abroad, and by a consul of abroad."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from chancery.contexts.apostilles.tests import factories as apostilles
from chancery.contexts.legalisations.models import Request
from chancery.contexts.legalisations.procedures import State
from chancery.contexts.legalisations.tests import factories
from chancery.contexts.legalisations.tests.factories import Ministry
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import queries as cases
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.tests.browsers import browser_of
from tests.journeys import world
from tests.journeys.test_apostille import pay, pdf

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class Service:
    """One of the two: its address, the office that serves it, its price, and the series of its papers."""

    slug: str
    office: str
    price: str
    series: str

    def officer(self, at: Ministry) -> Actor:
        return at.officer if self.office == at.office.code else at.consul


FOR_ABROAD = Service("legalizacion", "legalisations-lima", "S/ 31.00", "LEG-")
OF_ABROAD = Service("legalizacion-consular", "cg-hanoi", "US$ 30.00", "LEC-")
both = pytest.mark.parametrize("service", [FOR_ABROAD, OF_ABROAD], ids=lambda service: service.slug)


@pytest.fixture
def at(settings: Settings, live_server: LiveServer, tmp_path: Path) -> Iterator[Ministry]:
    with world.partners(settings, live_server.url, tmp_path):
        yield factories.ministry()


def file(
    client: Client, service: Service, content: bytes, *, form: str = "paper", signed_on: str = "2026-01-15"
) -> Request:
    """The four pages, and what came of them."""
    told = {
        "form": form,
        "name": "Certificado de origen",
        "issued_by": "Cámara de prueba",
        "signed_on": signed_on,
    }
    pages: list[dict[str, object]] = [
        {"country": "VN", "nature": "public"},
        {**told, "signed_by": "Íñigo Núñez Quispe"},
        {"source_document": pdf(content)},
        {"office": service.office, "is_true": "on"},
    ]
    address = f"/tramites/{service.slug}/solicitar"
    for number, fields in enumerate(pages, 1):
        assert client.get(f"{address}?paso={number}").status_code == 200
        answer = client.post(f"{address}?paso={number}", fields)
        assert answer.status_code == 302, answer.content.decode()
    number = answer["Location"].rstrip("/").rsplit("/", 1)[-1]
    return Request.objects.select_related("case").get(case__number=number)


def press(client: Client, request: Request, code: str, **fields: object) -> str:
    """Open a step's page, send it, and read the case's page afterwards."""
    step = cases.procedure_of(request.case).step(code)
    assert step is not None
    own = reverse(f"legalisations:{code}", args=[request.case.number]) if not step.plain else ""
    address = own or reverse("case_steps:step", args=[request.case.number, step.slug])
    assert client.get(address).status_code == 200
    answer = client.post(address, fields, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def under_review(
    at: Ministry, service: Service, content: bytes, **told: str
) -> tuple[Client, Client, Request]:
    """The citizen, who examines, and the request between them."""
    citizen, officer = browser_of(at.citizen), browser_of(service.officer(at))
    request = file(citizen, service, content, **told)
    pay(citizen, request)  # type: ignore[arg-type]
    assert request.case.number in officer.get(reverse("work_queue:work_queue")).content.decode()
    press(officer, request, "take")
    return citizen, officer, request


@both
def test_from_the_first_page_to_a_strangers_check(at: Ministry, service: Service, tmp_path: Path) -> None:
    stranger = Client()
    assert service.price in stranger.get(f"/tramites/{service.slug}/").content.decode()
    citizen, officer, request = under_review(at, service, world.scanned())
    signatory = signatories.signatory()
    shown = press(officer, request, "issue", signatory_id=str(signatory.id), sheets=2, original_seen="on")
    assert "Emitida" in shown
    paper = documents.of_case(request.case_id).get()
    assert paper.number.startswith(service.series)
    got = citizen.get(reverse("verification:download", args=[paper.verification_code])).content
    assert "Signature is Valid" in world.says(tmp_path, got, "pdfsig", "-nocert")
    opened = stranger.get(urlsplit(world.qr_of(got, tmp_path)).path).content.decode()
    assert "Documento auténtico y vigente" in opened
    assert paper.number in opened
    for content, answer in ((got, "authentic"), (world.one_byte_changed(got), "altered")):
        checked = stranger.post(reverse("verification:file"), {"file": pdf(content)}).content.decode()
        assert f'data-answer="{answer}"' in checked
    press(citizen, request, "receive")
    request.case.refresh_from_db()
    assert request.case.state == State.DELIVERED


@both
def test_a_tampered_original_is_observed_and_the_true_one_is_legalised(
    at: Ministry, service: Service
) -> None:
    today = clock.today().isoformat()
    citizen, officer, request = under_review(
        at, service, world.tampered_original(), form="electronic", signed_on=today
    )
    refused = officer.post(reverse("legalisations:issue", args=[request.case.number]))
    assert refused.status_code == 409
    assert 'data-refusal="original_signature_refused"' in refused.content.decode()
    press(officer, request, "observe", reason="El archivo fue modificado después de firmado")
    signatories.certificate(signatories.signatory().id, apostilles.outside_pem())
    press(citizen, request, "correct", source_document=pdf(apostilles.signed_pdf()))
    assert "Emitida" in press(officer, request, "issue")


@both
def test_a_refusal_reaches_the_applicant_as_a_paper_with_its_reason(at: Ministry, service: Service) -> None:
    citizen, officer, request = under_review(at, service, world.scanned())
    assert "Denegada" in press(officer, request, "refuse", reason="La firma no consta en el registro")
    paper = documents.of_case(request.case_id).get()
    page = citizen.get(reverse("legalisations:case", args=[request.case.number])).content.decode()
    assert paper.number in page
    assert citizen.get(reverse("verification:download", args=[paper.verification_code])).content.startswith(
        b"%PDF"
    )
    request.case.refresh_from_db()
    assert request.case.state == State.REFUSED
