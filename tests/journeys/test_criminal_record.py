"""A certificate of criminal records from the citizen's telephone to an envelope: a namesake looked at, the line down, nobody told."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from chancery.contexts.criminal_records.models import Review
from chancery.contexts.criminal_records.tests import factories
from chancery.contexts.criminal_records.tests.factories import World
from chancery.contexts.criminal_records.tests.test_views import PAGE, TELLTALE, file, go
from chancery.kernel.base import clock
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.gateway import conversation, jobs
from chancery.kernel.gateway.simulators.registers import Fault
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world()


def test_from_the_citizens_telephone_to_the_envelope(
    at: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "PAUSE_SECONDS", 0)
    at.post.applicant.document_number = "70999996"
    at.post.applicant.save()
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    request = file(citizen)
    number = request.case.number
    assert go(officer, request, "verificar", is_same_person="on") == ""
    charge = fees.charges_of(request.case_id).get()
    cash = {"means": "cash", "office": at.office.code}
    till = browser_of(at.post.cashier)
    assert till.post(reverse("payments:take", args=[charge.id]), cash).status_code == 302

    with factories.answering(tmp_path) as judiciary:
        judiciary.fault = Fault.BROKEN
        assert go(officer, request, "consultar") == ""
        assert "Todavía no responde" in officer.get(f"{PAGE}{number}/").content.decode()
        judiciary.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            jobs.reconcile(timestamp=0)
    assert "Hay homónimos" in officer.get(f"{PAGE}{number}/").content.decode()
    assert officer.post(f"{PAGE}{number}/emitir").status_code == 409

    page = f"{PAGE}revisiones/{Review.objects.get().pk}/"
    said = {"outcome": "clean", "text": "", "number": "Oficio 40-2026-RNC"}
    assert browser_of(at.judiciary).post(page, said).status_code == 302
    assert browser_of(at.second).post(f"{page}confirmar", {"is_confirmed": "yes"}).status_code == 302

    assert go(officer, request, "emitir") == ""
    watcher = browser_of(at.supervisor)
    assert not TELLTALE.search(watcher.get(f"{PAGE}{number}/").content.decode())
    assert officer.post(f"/expedientes/{number}/paso/dejar-listo-para-entregar").status_code == 302
    handed = {
        "means": "relative",
        "recipient": "Juan Quispe",
        "document_number": "DNI 40000001",
        "authorisation": "Carta del 3 de marzo, firma legalizada",
    }
    assert go(officer, request, "entregar", **handed) == ""
    assert "Entregada" in citizen.get(f"{PAGE}{number}/").content.decode()

    paper = documents.of_case(request.case_id).get()
    assert citizen.get(f"{PAGE}{number}/certificado.pdf").content[:5] == b"%PDF-"
    shown = Client().get(f"/verificar/{paper.verification_code}").content.decode()
    assert "Vale hasta el" in shown
    assert at.post.applicant.full_name not in shown
