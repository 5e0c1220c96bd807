"""Do an officer at the page and a program at the API hand papers in, compare and confirm, each as they may?"""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chancery.contexts.correspondence import actions
from chancery.contexts.correspondence.models import Digitisation, QualityCheck
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.contexts.correspondence.tests.scanning import (
    ALL_SEEN,
    TEXT,
    Reads,
    a_scan,
    found,
    read,
    scanned,
    with_text,
)
from chancery.contexts.correspondence.tests.test_api import ROOT, get, post
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import recognition
from chancery.kernel.documents.tests import scans
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


class TestPages:
    def test_an_officer_scans_watches_compares_and_confirms(self, at: Ministry, reads: Reads) -> None:
        record = factories.registered(at, to=at.unit)
        clerk, own = browser_of(at.clerk), f"/correspondencia/{record.number}/"
        assert "Digitalizar el papel" in clerk.get(own).content.decode()
        assert clerk.get(f"{own}digitalizar").status_code == 200
        assert clerk.post(f"{own}digitalizar", {"as_it_lies": "on"}).status_code == 422
        sent = [file_of("b.jpg", "JPEG"), file_of("a.png", "PNG")]
        answer = clerk.post(f"{own}digitalizar", {"scans": sent})
        made = Digitisation.objects.get()
        page = f"/correspondencia/digitalizaciones/{made.id}/"
        assert answer["Location"] == page
        assert [each.title for each in made.originals.all()] == ["a.png", "b.jpg"]
        waiting = clerk.get(page)
        assert waiting["Refresh"] == "5"
        assert "Páginas reconocidas: 0 de 2" in waiting.content.decode()
        read(made)
        shown = clerk.get(page)
        assert "Refresh" not in shown
        assert "lago Titicaca" in shown.content.decode()
        assert "Confianza media: 64" in shown.content.decode()
        assert clerk.get(f"{page}paginas/2")["Content-Type"] == "image/jpeg"
        assert clerk.get(f"{page}paginas/3").status_code == 404
        assert clerk.get(f"{page}copia").status_code == 404
        assert clerk.post(page, {"is_legible": "on"}).status_code == 422
        assert clerk.post(page, dict.fromkeys(ALL_SEEN, "on"))["Location"] == own
        assert "Copia con texto (PDF/A)" in clerk.get(own).content.decode()
        assert clerk.get(f"{page}copia")["Content-Type"] == "application/pdf"
        sent[0].seek(0)
        assert clerk.get(f"{page}originales/2").content == sent[0].read()
        assert browser_of(at.lawyer).get(page).status_code == 404
        assert browser_of(at.citizen).get(page).status_code == 403

    def test_an_officer_rejects_and_scans_again(self, at: Ministry, reads: Reads) -> None:
        made = read(scanned(at))
        clerk, page = browser_of(at.clerk), f"/correspondencia/digitalizaciones/{made.id}/"
        assert made.record.number in clerk.get("/correspondencia/digitalizaciones/").content.decode()
        assert "Digitalizaciones por terminar (1)" in clerk.get("/correspondencia/").content.decode()
        assert clerk.get(f"{page}rechazar").status_code == 200
        assert clerk.post(f"{page}rechazar", {"reason": ""}).status_code == 422
        again = clerk.post(f"{page}rechazar", {"reason": "Sale cortada"})
        assert again["Location"] == f"/correspondencia/{made.record.number}/digitalizar"
        assert "Sale cortada" in clerk.get(page).content.decode()

    def test_a_file_of_the_document_is_recognised_by_a_button(self, at: Ministry, reads: Reads) -> None:
        picture = factories.upload(at.clerk, scans.scan(scans.page(), "PNG").content, "foto.png")
        record = factories.registered(at, upload_ids=[picture.id])
        clerk, own = browser_of(at.clerk), f"/correspondencia/{record.number}/"
        assert "Reconocer el texto de «foto.png»" in clerk.get(own).content.decode()
        answer = clerk.post(f"{own}archivos/1/digitalizar")
        assert answer["Location"] == f"/correspondencia/digitalizaciones/{Digitisation.objects.get().id}/"
        assert clerk.post(f"{own}archivos/1/digitalizar")["Location"] == own
        assert "ya se digitalizó" in clerk.get(own).content.decode()


class TestApi:
    def test_a_program_hands_in_asks_and_confirms_once(self, at: Ministry, reads: Reads) -> None:
        clerk, record = browser_of(at.clerk), factories.registered(at, to=at.unit)
        body = {"uploads": [a_scan(at.clerk)], "turns": False}
        made = post(clerk, f"/records/{record.number}/digitisations", body, key="la-misma-clave", status=201)
        again = post(clerk, f"/records/{record.number}/digitisations", body, key="la-misma-clave", status=201)
        assert again == made
        assert (made["record"], made["state"], made["pages"]) == (record.number, "waiting", 1)
        kept = Digitisation.objects.get()
        assert kept.turns is False
        read(kept)
        own = f"/digitisations/{made['id']}"
        assert get(clerk, own)["texts"] == [{"number": 1, "text": TEXT, "confidence": 64}]
        assert clerk.get(f"{ROOT}{own}/pages/1")["Content-Type"] == "image/jpeg"
        get(clerk, f"{own}/pages/2", status=404)
        get(clerk, f"{own}/copy", status=404)
        for _ in range(2):
            confirmed = post(clerk, f"{own}/confirm", ALL_SEEN, key="otra-misma-clave")
            assert confirmed["state"] == "confirmed"
        assert clerk.get(f"{ROOT}{own}/copy")["Content-Type"] == "application/pdf"
        get(browser_of(at.lawyer), f"{own}/copy", status=404)
        assert QualityCheck.objects.count() == 1
        assert found(at.secretary, "Titicaca") == {record.number}

    def test_a_program_rejects_and_hands_in_the_file_again(self, at: Ministry, reads: Reads) -> None:
        clerk, record = browser_of(at.clerk), with_text(at, "Convenio")
        address = f"/records/{record.number}/digitisations"
        made = post(clerk, address, {"files": [1]}, status=201)
        refused = post(clerk, address, {"files": [1]}, status=409)
        assert refused["code"] == "record_file_already_digitised"
        read(Digitisation.objects.get())
        own = f"/digitisations/{made['id']}"
        assert post(clerk, f"{own}/reject", {"reason": " "}, status=422)["code"] == "record_reason_missing"
        assert post(clerk, f"{own}/reject", {"reason": "Sale cortada"})["state"] == "rejected"
        late = post(clerk, f"{own}/reject", {"reason": "Otra vez"}, status=409)
        assert late["code"] == "digitisation_not_to_check"
        assert post(clerk, address, {"files": [1]}, status=201)["id"] != made["id"]

    def test_what_is_no_scan_is_refused(self, at: Ministry, monkeypatch: pytest.MonkeyPatch) -> None:
        clerk, record = browser_of(at.clerk), factories.registered(at, to=at.unit)
        address = f"/records/{record.number}/digitisations"
        assert post(clerk, address, {}, status=422)["code"] == "nothing_to_digitise"
        assert post(clerk, address, {"files": [1]}, status=404)["code"] == "record_file_not_found"
        of_another = {"uploads": [a_scan(at.secretary)]}
        assert post(clerk, address, of_another, status=404)["code"] == "upload_unknown"
        good = {"uploads": [a_scan(at.clerk)]}
        with monkeypatch.context() as small:
            small.setattr(recognition, "PAGES", 0)
            assert post(clerk, address, good, status=422)["code"] == "scan_too_many_pages"
        keyless = clerk.post(f"/api/v1/correspondence{address}", json.dumps(good), "application/json")
        assert keyless.json()["code"] == "idempotency_key_missing"
        assert not Digitisation.objects.exists()
        assert post(clerk, address, good, status=201)

    def test_who_has_not_the_paper_neither_hands_in_nor_confirms(self, at: Ministry, reads: Reads) -> None:
        record = factories.in_hand(at).record
        actions.route(record=record, to=[factories.to(at.other)], actor=at.secretary)
        sent, lawyer = browser_of(at.secretary), browser_of(at.lawyer)
        address = f"/records/{record.number}/digitisations"
        body = {"uploads": [a_scan(at.secretary)]}
        assert post(sent, address, body, status=403)["code"] == "record_not_yours_to_digitise"
        made = post(lawyer, address, {"uploads": [a_scan(at.lawyer)]}, status=201)
        own = f"/digitisations/{made['id']}"
        assert post(lawyer, f"{own}/confirm", ALL_SEEN, status=409)["code"] == "digitisation_not_to_check"
        read(Digitisation.objects.get())
        for verb, told in (("confirm", ALL_SEEN), ("reject", {"reason": "Ilegible"})):
            refused = post(sent, f"{own}/{verb}", told, status=403)
            assert refused["code"] == "record_not_yours_to_digitise"
        unseen = post(lawyer, f"{own}/confirm", {**ALL_SEEN, "is_legible": False}, status=422)
        assert unseen["code"] == "digitisation_quality_not_seen"
        assert post(lawyer, f"{own}/confirm", ALL_SEEN)["state"] == "confirmed"

    def test_who_may_not_see_the_document_finds_no_scan_of_it(self, at: Ministry) -> None:
        made = scanned(at)
        own, record = f"/digitisations/{made.id}", f"/records/{made.record.number}/digitisations"
        assert get(browser_of(at.lawyer), own, status=404)["code"] == "digitisation_not_found"
        assert post(browser_of(at.lawyer), record, {"files": [1]}, status=404)["code"] == "record_not_found"
        auditor = browser_of(factories.serving("Aurora", "mre", Role.AUDITOR))
        for who, address, told in (
            (auditor, record, {"files": [1]}),
            (auditor, f"{own}/confirm", ALL_SEEN),
            (auditor, f"{own}/reject", {"reason": "Ilegible"}),
            (browser_of(at.citizen), record, {"files": [1]}),
        ):
            assert post(who, address, told, status=403)["code"] == "role_missing"
        get(browser_of(at.citizen), own, status=403)
        assert get(auditor, own)["id"] == str(made.id)


def file_of(name: str, kind: str) -> SimpleUploadedFile:
    given = scans.scan(scans.page([name]), kind)
    return SimpleUploadedFile(name, given.content, given.media_type)
