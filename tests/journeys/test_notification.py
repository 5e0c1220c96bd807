"""From a refusal to its notice under the door, the time to appeal that begins there, and the file that a court checks alone."""

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chancery.contexts.apostilles import actions
from chancery.contexts.apostilles.procedures import State
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.cases import jobs
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 9, 7, 15, tzinfo=UTC)
DAY = timedelta(days=1)
DOOR = {"address": "Jirón Lampa 545", "act": "Nadie respondió; puerta verde"}


def test_who_is_never_at_home_is_notified_all_the_same_and_the_court_sees_how(tmp_path: Path) -> None:
    with clock.set_to(MONDAY):
        at = factories.ministry()
        request = factories.taken(at)
        actions.refuse(request=request, reason="La firma no corresponde", actor=at.officer)
    notice = Notice.objects.exclude(act_number="").get(case_id=request.case_id)
    page = reverse("serving:notice", args=[notice.pk])
    case = reverse("apostilles:case", args=[request.case.number])
    with clock.set_to(MONDAY + DAY + timedelta(hours=1)):
        officer, citizen = browser_of(at.officer), browser_of(at.citizen)
        assert page in officer.get(case).content.decode()
        assert "Corre desde que surta efecto la notificación" in citizen.get(case).content.decode()
        first = {**DOOR, "on": "2026-09-08", "hour": "10:00", "outcome": "absent", "next_on": "2026-09-10"}
        assert officer.post(f"{page}visita/", first).status_code == 302
    with clock.set_to(MONDAY + 3 * DAY + timedelta(hours=1)):
        officer, citizen = browser_of(at.officer), browser_of(at.citizen)
        second = {**DOOR, "on": "2026-09-10", "hour": "10:30", "outcome": "under_door"}
        assert officer.post(f"{page}visita/", second).status_code == 302
        act = SimpleUploadedFile("acta.pdf", factories.pdf("Acta de la segunda visita"), "application/pdf")
        proof = {"file": act, "kind": "act", "attempt": str(notice.visits.latest("visited_at").pk)}
        assert officer.post(f"{page}prueba/", proof).status_code == 302
        assert "01/10/2026" in citizen.get(case).content.decode()
        assert officer.post(f"{page}expediente/").status_code == 302
        shown = citizen.get(reverse("mailbox:proof_of_service", args=[notice.pk])).content.decode()
        assert "10/09/2026" in shown
        assert "se dejó bajo la puerta" in shown
        own = citizen.get(reverse("mailbox:open_notice", args=[notice.pk])).content.decode()
        [address] = [part for part in own.split('"') if part.endswith(".pdf") and "/expediente/" in part]
        (tmp_path / "expediente.pdf").write_bytes(citizen.get(address).content)

    def run(*command: str) -> str:
        return subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    assert "Signature is Valid" in run("pdfsig", "-nocert", "expediente.pdf")
    run("pdfdetach", "-saveall", "expediente.pdf")
    assert "02-acto.pdf: OK" in run("sha256sum", "-c", "SHA256SUMS")
    assert "Signature is Valid" in run("pdfsig", "-nocert", "02-acto.pdf")
    assert "hasta el 01/10/2026" in " ".join(run("pdftotext", "-layout", "expediente.pdf", "-").split())

    for days, state in ((23, State.REFUSED), (25, State.SETTLED)):
        with clock.set_to(MONDAY + days * DAY):
            jobs.sweep(timestamp=0)
        request.case.refresh_from_db()
        assert request.case.state == state
