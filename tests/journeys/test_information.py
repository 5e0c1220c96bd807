"""From a citizen's three fields to the redacted file in hand, the publication without a name, and the portal that counts it."""

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chancery.contexts.information import queries
from chancery.contexts.information.models import Request
from chancery.contexts.information.tests import factories
from chancery.contexts.transparency import jobs
from chancery.kernel.base import clock, ids
from chancery.kernel.cases.jobs import sweep
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.tests.test_redaction import SECRET, document
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


def test_a_request_from_abroad_is_answered_in_part_published_and_counted(tmp_path: Path) -> None:
    with clock.set_to(factories.WORKING):
        at = factories.ministry()
        citizen, consul, stranger = browser_of(at.citizen), browser_of(at.at_post), Client()
        asked = {
            "text": "El informe de gestión de Milán de 2025",
            "delivery": "electronic",
            "office": "cg-milan",
        }
        case = citizen.post("/tramites/acceso-informacion/solicitar", asked)["Location"]
        request = Request.objects.get()
        number = request.case.number
        assert number in consul.get("/acceso-informacion/").content.decode()
        consul.post(f"{case}prorroga", {"until": "2026-12-21", "reason": "Hay que revisar dos mil folios"})

    with clock.set_to(factories.WORKING + timedelta(days=20)):
        sweep(timestamp=0)
        citizen, consul = browser_of(at.citizen), browser_of(at.at_post)
        upload = SimpleUploadedFile("informe.pdf", document(), "application/pdf")
        consul.post(f"{case}archivos/agregar", {"title": "Informe de gestión", "file": upload})
        ((found, _),) = queries.found_of(factories.again(request))
        box = {"left_0": 0, "top_0": 20, "right_0": 100, "bottom_0": 32, "exemption_0": "art17_privacy"}
        consul.post(f"{case}archivos/{found.id}/tachar?pagina=1", box)
        consul.post(f"{case}entregar", {"text": "Se entrega, sin el nombre de un tercero."})
        (answer,) = queries.answers_of(factories.again(request))
        assert not answer.is_late
        given = answer.delivered.get()
        taken = tmp_path / "entregado.pdf"
        taken.write_bytes(citizen.get(f"{case}entregado/{given.id}").content)
        read = subprocess.run(["pdftotext", str(taken), "-"], capture_output=True, check=True).stdout.decode()
        assert SECRET not in read
        assert "Segunda hoja" in read
        letter = documents.of_case(request.case_id).get(kind="information_answer")
        told = stranger.get(f"/verificar/{ids.format_code(letter.verification_code)}").content.decode()
        assert "Se entrega lo pedido" in told
        assert at.applicant.first_surname not in told

        public = {
            "question": asked["text"],
            "answer": "Se entrega el informe.",
            "is_confirmed": "on",
            "files": [str(given.id)],
        }
        consul.post(f"{case}publicar", public)
        assert "informe de gestión de Milán" in stranger.get("/informacion/?q=informes").content.decode()
        (shown,) = queries.search("informes")
        assert (
            at.applicant.first_surname
            not in stranger.get(f"/informacion/respuestas/{shown.id}/").content.decode()
        )
        citizen.post(f"/expedientes/{number}/paso/confirmar-que-la-recibio")

        jobs.refresh(timestamp=0)
        counted = stranger.get("/transparencia/datos/solicitudes-informacion.csv").content.decode()
        assert counted.splitlines()[1].split(",")[3] == "partial"
        assert number not in counted
