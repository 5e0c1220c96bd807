"""From what a stranger tells at the door to what changed because of it, with a wrong turn in between."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from chancery.contexts.complaints.models import Complaint
from chancery.contexts.complaints.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


def test_a_complaint_that_was_a_delay_is_answered_by_the_superior_and_changes_something() -> None:
    at = factories.ministry()
    stranger, keeper, superior = Client(), browser_of(at.keeper), browser_of(at.superior)
    with clock.set_to(factories.WORKING):
        page = stranger.post(
            "/reclamaciones/nueva/?matter=service&motive=time",
            {
                "office": at.office.code,
                "text": "Mi apostilla lleva dos meses sin respuesta.",
                "name": "Rosa Quispe",
                "document_kind": "dni",
                "document_number": "90000123",
                "email": "rosa@example.org",
                "reply_by": "email",
                "token": "t",
            },
        ).content.decode()
        number = Complaint.objects.get().number
        code = re.search(r"Clave:<br><strong>([^<]+)<", page)
        sheet = re.search(r'href="(/verificar/[^"]+)"', page)
    assert number in page
    assert code is not None
    assert sheet is not None
    assert stranger.get(f"{sheet[1]}/documento.pdf").status_code == 200
    with clock.set_to(factories.WORKING + timedelta(days=3)):
        keeper.post(
            f"/libro/{number}/derivar",
            {"regime": "delay", "office": at.office.code, "reason": "Su trámite no avanza"},
        )
    proof = {"number": number, "code": code[1]}
    with clock.set_to(factories.WORKING + timedelta(days=4)):
        followed = stranger.post("/reclamaciones/seguimiento/", proof).content.decode()
        assert "Queja por defecto de tramitación" in followed
        assert "25/03/2026" in followed  # three working days from the day on which it was told
        superior.post(
            f"/libro/{number}/responder",
            {
                "outcome": "accepted",
                "text": "El trámite estaba detenido.",
                "measure": "Se ordenó emitirla hoy.",
            },
        )
        superior.post(
            f"/libro/{number}/mejorar",
            {"title": "Avisar a los siete días", "office": "trc", "due_on": "2026-05-29"},
        )
        answered = stranger.post("/reclamaciones/seguimiento/", proof).content.decode()
        assert "Se ordenó emitirla hoy." in answered
        rated = stranger.post("/reclamaciones/seguimiento/opinion", {**proof, "score": "5"})
        assert "Gracias" in rated.content.decode()
        indicators = stranger.get("/reclamaciones/indicadores/?formato=csv").content.decode()
    assert f"2026-03,{at.office.code}," in indicators
    assert "delay" in indicators
