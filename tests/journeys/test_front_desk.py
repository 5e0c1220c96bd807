"""From the citizen's first page to the receipt that anyone verifies, and to the unit that answers."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.models import Presentation, Record
from chancery.contexts.correspondence.tests import factories
from chancery.kernel.base import clock, ids
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
FILING = "/tramites/mesa-de-partes/presentar"


def _pdf(title: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("escrito.pdf", factories.pdf(title), "application/pdf")


def test_a_document_from_the_web_to_its_answer() -> None:
    at = factories.ministry()
    with clock.set_to(factories.WORKING):
        citizen, clerk, secretary = browser_of(at.citizen), browser_of(at.clerk), browser_of(at.secretary)
        citizen.post(
            f"{FILING}?paso=1", {"kind": "request", "subject": "Pido copia de un convenio", "sheets": 1}
        )
        citizen.post(f"{FILING}?paso=2", {"addressee": "oti"})
        citizen.post(f"{FILING}?paso=3", {"main": _pdf("Sin firma"), "annex_1": _pdf("Anexo")})
        case = citizen.post(f"{FILING}?paso=4", {"office": "gda", "is_true": "on"})["Location"]
        presented = Presentation.objects.get()
        number = presented.case.number
        certificate = documents.of_case(presented.case_id).get()
        told = Client().get(f"/verificar/{ids.format_code(certificate.verification_code)}").content.decode()
        assert "Constancia de presentación" in told
        assert "Archivo 2" in told

        clerk.post(f"/expedientes/{number}/paso/tomar-en-verificacion")
        clerk.post(f"/expedientes/{number}/paso/observar", {"reason": "Falta la firma"})
        assert "Falta la firma" in citizen.get(case).content.decode()
        citizen.post(f"/expedientes/{number}/paso/subsanar", {"main": _pdf("Firmado"), "reason": "Ya firmé"})
        clerk.post(f"{case}registrar", {"addressee": "oti", "instruction": "reply", "note": "", "sheets": 1})

        record = Record.objects.get()
        receipt = documents.of_case(presented.case_id).get(kind="reception_receipt")
        told = Client().get(f"/verificar/{ids.format_code(receipt.verification_code)}").content.decode()
        assert record.number in told
        movement = queries.holder_of(record)
        own = f"/correspondencia/movimientos/{movement.id}/"
        secretary.post(f"{own}recibir")
        secretary.post(f"{own}atender", {"reason": "Se remitió la copia", "reply_number": "OF 15-2026-OTI"})

    asked = {"number": record.number, "code": ids.format_code(presented.follow_code)}
    followed = Client().post("/mesa-de-partes/seguimiento/", asked).content.decode()
    assert "Atendido" in followed
    assert at.unit.name in followed
    assert "Se remitió" not in followed

    with clock.advanced(timedelta(days=20 * 365)):
        for paper, said in ((certificate, "Archivo 2"), (receipt, record.number)):
            told = Client().get(f"/verificar/{ids.format_code(paper.verification_code)}").content.decode()
            assert said in told, paper.title
