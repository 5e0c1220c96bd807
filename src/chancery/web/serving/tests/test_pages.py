"""From the refusal of a request to its notice under the door, by letter or by publication, by pages."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chancery.contexts.apostilles import actions
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.documents.models import Document
from chancery.kernel.documents.tests.factories import pdf
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.notifications.models import Letter, Notice, ServedBy, ServiceMode
from chancery.kernel.notifications.tests.factories import (
    DAY,
    HOME,
    LATER,
    MONDAY,
    asked_for_mail,
    told,
    world,
)
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.proofs.models import Proof

pytestmark = pytest.mark.django_db
GAZETTE = {"medium": "gazette", "on": "2026-03-13", "reference": "Página 2", "inquiry": "RENIEC y SUNAT"}


@pytest.fixture
def at() -> factories.Ministry:
    return factories.ministry()


def test_a_refusal_is_taken_to_the_applicant(at: factories.Ministry) -> None:
    request = factories.taken(at)
    actions.refuse(request=request, reason="No corresponde", actor=at.officer)
    notice = Notice.objects.get(case_id=request.case_id, subject__contains="denegada")
    assert notice.office == at.office
    officer, citizen = browser_of(at.officer), browser_of(at.citizen)
    assert "/por-notificar/" in officer.get("/bandeja/").content.decode()
    last = f"/por-notificar/{notice.pk}/"
    listed = officer.get("/por-notificar/").content.decode()
    assert last in listed
    assert "Sin domicilio registrado" in listed
    receipts = Notice.objects.filter(case_id=request.case_id).exclude(pk=notice.pk)
    assert {each.subject.split(":")[0].rsplit(" ", 1)[0] for each in receipts} >= {"Recibimos su solicitud"}
    assert not receipts.filter(takes_effect=True).exists()
    assert listed.count(request.case.number) == 1
    assert "No corresponde" not in listed
    assert "No corresponde" in officer.get(last).content.decode()
    assert citizen.get(last).status_code == 403

    now = clock.now().astimezone(clock.LIMA)
    calendar = organisation.calendar_of(at.office)
    next_on = calendar.next_working(now.date() + timedelta(days=1))
    typed = {
        "on": now.date().isoformat(), "hour": f"{now:%H:%M:%S}", "address": "Jirón Lampa 545", "outcome": "absent",
        "act": "Nadie", "next_on": next_on.isoformat(),
    }  # fmt: skip
    with clock.advanced(timedelta(minutes=1)):
        typed["hour"] = f"{clock.now().astimezone(clock.LIMA):%H:%M:%S}"
        assert (
            "Escriba lo que consta" in officer.post(f"{last}visita/", {**typed, "act": ""}).content.decode()
        )
        early = officer.post(f"{last}visita/", {**typed, "outcome": "under_door", "next_on": ""})
        assert "segunda visita" in early.content.decode()
        assert officer.post(f"{last}visita/", typed)["Location"] == last
    with clock.advanced(timedelta(days=(next_on - now.date()).days, minutes=5)):
        officer, citizen = browser_of(at.officer), browser_of(at.citizen)
        second = {**typed, "on": next_on.isoformat(), "outcome": "under_door", "next_on": ""}
        assert officer.post(f"{last}visita/", second)["Location"] == last
        assert officer.post(f"{last}visita/", second).status_code == 422
        assert last not in officer.get("/por-notificar/").content.decode()
        proof = citizen.get(f"/buzon/{notice.pk}/constancia/").content.decode()
    notice.refresh_from_db()
    assert notice.served_by == ServedBy.DOOR
    assert "Lo actuado" in proof
    assert "se dejó bajo la puerta" in proof


def test_every_attempt_its_proof_and_the_file_by_pages() -> None:
    at = asked_for_mail(world())
    notice = told(at)
    page = f"/por-notificar/{notice.pk}/"
    with clock.set_to(LATER):
        officer, head, citizen = browser_of(at.officer), browser_of(at.head), browser_of(at.citizen)
        listed = officer.get("/por-notificar/").content.decode()
        assert "Visita al domicilio o Correo certificado" in listed
        assert "09/03/2026" in listed
        sent = {"on": "2026-03-03", "hour": "10:00", "address": HOME, "carrier": "Serpost", "tracking": "RR1"}
        wrong = officer.post(f"{page}correo/", {**sent, "on": "2026-12-03"})
        assert (wrong.status_code, "No puede ser posterior" in wrong.content.decode()) == (422, True)
        assert officer.post(f"{page}correo/", sent)["Location"] == page
        letter = Letter.objects.get()
        shown = officer.get(page).content.decode()
        assert f"{page}correo/{letter.pk}/" in shown
        assert "RR1" in shown
        returned = {"on": "2026-03-09", "hour": "09:00", "outcome": "unknown", "remark": "Se mudó"}
        assert officer.post(f"{page}correo/{letter.pk}/", returned)["Location"] == page
        early = officer.post(f"{page}publicacion/", GAZETTE)
        assert (early.status_code, "antes corresponde" in early.content.decode()) == (422, True)
        gone = {
            "on": "2026-03-10", "hour": "09:00", "address": HOME, "outcome": "no_address", "act": "Nadie la conoce",
        }  # fmt: skip
        assert officer.post(f"{page}visita/", gone)["Location"] == page
        assert "publicación" in officer.get(page).content.decode()
        for medium in ("web", "gazette", "newspaper"):
            assert officer.post(f"{page}publicacion/", {**GAZETTE, "medium": medium})["Location"] == page
        notice.refresh_from_db()
        assert notice.served_by == ServedBy.PUBLISHED

        public = Client().get("/notificaciones-publicadas/").content.decode()
        assert "Rosa Inventada" in public
        assert "13/03/2026" in public
        assert "Por esto" not in public
        assert at.rosa.document_number not in public

        visit = notice.visits.get()
        act = pdf("Acta")
        file = SimpleUploadedFile("acta.pdf", act, "application/pdf")
        given = {"file": file, "kind": "act", "attempt": str(visit.pk), "note": "Hoja 1"}
        assert officer.post(f"{page}prueba/", given)["Location"] == page
        proof = Proof.objects.get()
        assert (proof.attempt, proof.kind) == (visit.pk, "act")
        assert officer.get(f"/por-notificar/prueba/{proof.pk}/").content == act
        assert citizen.get(f"/por-notificar/prueba/{proof.pk}/").status_code == 403
        assert officer.post(f"{page}expediente/")["Location"] == page
        document = Document.objects.get(kind="service_file")
        assert document.number in officer.get(page).content.decode()
        pdf_address = f"expediente/{document.number}.pdf"
        assert officer.get(f"{page}{pdf_address}").content.startswith(b"%PDF")
        assert citizen.get(f"{page}{pdf_address}").status_code == 403
        assert citizen.get(f"/buzon/{notice.pk}/{pdf_address}").content.startswith(b"%PDF")
        assert browser_of(at.head).get(f"/buzon/{notice.pk}/{pdf_address}").status_code == 404

        flawed = {"kind": "form", "account": "La edición no es la citada"}
        assert officer.post(f"{page}defecto/", flawed).status_code == 403
        assert "ordenar que se rehaga" in head.get(page).content.decode()
        assert head.post(f"{page}defecto/", flawed)["Location"] == page
        declared = {"on": "2026-03-20", "hour": "09:00", "account": "Escrito 12"}
        assert officer.post(f"{page}declaracion/", declared)["Location"] == page
        mine = citizen.get(f"/buzon/{notice.pk}/").content.decode()
        assert "La persona declaró que la recibió" in mine
        assert "Se ordenó rehacerla" in mine
        assert "20/03/2026" in mine


def test_what_runs_by_digital_ways_is_listed_with_its_day() -> None:
    at = world()
    Person.objects.filter(pk=at.rosa.pk).update(telephone="999000111")
    with clock.set_to(MONDAY - DAY):
        notifications.consent(mode=ServiceMode.MAILBOX, actor=at.citizen)
    told(at)
    with clock.set_to(MONDAY):
        officer = browser_of(at.officer)
        assert "En curso por medios electrónicos (1)" in officer.get("/por-notificar/").content.decode()
        listed = officer.get("/por-notificar/en-curso/").content.decode()
    assert "Denegada" in listed
    assert "Casilla electrónica" in listed
