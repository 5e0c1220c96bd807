"""Does a paper become a copy that is found by what it says, once a person has compared it, and never before?"""

import io
import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from PIL import Image

from chancery.contexts.correspondence import actions, jobs, queries
from chancery.contexts.correspondence.models import Digitisation, FileText, QualityCheck, Record
from chancery.contexts.correspondence.rules import DigitisationState
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.contexts.correspondence.tests.test_api import get, post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents import recognition
from chancery.kernel.documents.recognition import (
    Recognised,
    RecognisedPage,
    RecogniserMissing,
    RecognitionEndless,
    Scan,
    ScanTooManyPages,
)
from chancery.kernel.documents.store import StoreUnavailable
from chancery.kernel.documents.tests import scans
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db

TEXT = "SOLICITO copia del convenio\nde navegación en el lago Titicaca"
ALL_SEEN = {"is_legible": True, "is_complete": True, "is_straight": True, "is_upright": True}
Reads = Callable[[str], None]


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """A machine that reads at once what one says; the programs themselves are tried in the kernel and at the end."""
    picture = io.BytesIO()
    Image.new("L", (100, 140), 255).save(picture, "JPEG")

    def says(text: str) -> None:
        def recognise(
            given: Sequence[Scan], *, turns: bool = True, on_page: Callable[[int], None]
        ) -> Recognised:
            on_page(len(given))
            page = RecognisedPage(text, 64, picture.getvalue())
            return Recognised(b"%PDF-1.7 " + text.encode(), (page,) * len(given))

        monkeypatch.setattr(recognition, "recognise", recognise)

    says(TEXT)
    return says


def scanned(at: Ministry, record: Record | None = None, *, actor: Actor | None = None) -> Digitisation:
    who = actor or at.clerk
    return actions.digitise(
        record=record or factories.registered(at, to=at.unit), upload_ids=[UUID(a_scan(who))], actor=who
    )


def read(digitisation: Digitisation) -> Digitisation:
    jobs.recognise(digitisation_id=str(digitisation.id))
    return queries.digitisation(factories.SYSTEM, digitisation.id)


def found(actor: Actor, text: str) -> set[str]:
    return {each.number for each in queries.search(actor, text)}


def verbs(record: Record) -> list[str]:
    return [entry.verb.removeprefix("correspondence.") for entry in ledger.entries(record.id)]


class TestStory:
    def test_what_was_handed_in_is_kept_and_the_copy_stands_once_it_is_confirmed(
        self, at: Ministry, reads: Reads
    ) -> None:
        made = scanned(at)
        assert made.state is DigitisationState.WAITING
        seen = read(made)
        assert (seen.state, seen.pages_done) == (DigitisationState.TO_CHECK, 1)
        assert found(at.secretary, "Titicaca") == set()
        with pytest.raises(queries.DigitisationNotFound):
            queries.searchable_copy(seen)
        actions.confirm_digitisation(digitisation=seen, actor=at.clerk, **ALL_SEEN)
        copy = queries.searchable_copy(seen)
        assert copy.file is not None
        assert copy.file.sha256 != seen.originals.get().file_id
        assert found(at.secretary, "Titicaca") == {made.record.number}
        assert verbs(made.record)[-3:] == ["digitise", "recognise", "confirm_digitisation"]
        assert queries.open_digitisations(at.clerk).count() == 0

    def test_what_was_rejected_is_neither_shown_nor_found_and_is_scanned_again(
        self, at: Ministry, reads: Reads
    ) -> None:
        first = read(scanned(at))
        actions.reject_digitisation(digitisation=first, reason="Falta la última página", actor=at.clerk)
        with pytest.raises(queries.DigitisationNotFound):
            queries.searchable_copy(first)
        assert found(at.secretary, "Titicaca") == set()
        again = read(scanned(at, first.record))
        actions.confirm_digitisation(digitisation=again, actor=at.secretary, **ALL_SEEN)
        states = [each.state for each in queries.digitisations_of(first.record)]
        assert states == [DigitisationState.REJECTED, DigitisationState.CONFIRMED]

    def test_a_file_that_the_document_has_is_recognised_as_it_is(self, at: Ministry, reads: Reads) -> None:
        picture = factories.upload(at.clerk, scans.scan(scans.page(), "JPEG").content, "foto.jpg")
        record = factories.registered(at, upload_ids=[picture.id])
        assert [each.title for each in queries.undigitised(record)] == ["foto.jpg"]
        made = actions.digitise(record=record, ordinals=[1], actor=at.clerk)
        assert made.originals.get().file_id == picture.file_id
        assert list(queries.undigitised(record)) == []
        with pytest.raises(actions.AlreadyDigitised):
            actions.digitise(record=record, ordinals=[1], actor=at.clerk)
        actions.reject_digitisation(digitisation=read(made), reason="Salió de cabeza", actor=at.clerk)
        assert actions.digitise(record=record, ordinals=[1], turns=False, actor=at.clerk)


class TestDigitise:
    def test_who_has_not_the_paper_scans_nothing_of_it(self, at: Ministry) -> None:
        record = factories.registered(at, to=at.unit)
        with pytest.raises(actions.NotYoursToDigitise):
            scanned(at, record, actor=at.lawyer)
        auditor = factories.serving("Aurora", "mre", Role.AUDITOR)
        with pytest.raises(RoleMissing):
            actions.digitise(record=record, ordinals=[1], actor=auditor)
        assert scanned(at, record, actor=at.secretary)

    def test_nothing_is_no_scan(self, at: Ministry) -> None:
        record = factories.registered(at)
        with pytest.raises(actions.NothingToDigitise):
            actions.digitise(record=record, actor=at.clerk)
        assert scanned(at, record)

    def test_a_scan_that_cannot_be_recognised_is_refused_at_the_window(
        self, at: Ministry, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert scanned(at)
        monkeypatch.setattr(recognition, "PAGES", 0)
        with pytest.raises(ScanTooManyPages):
            scanned(at)
        assert Digitisation.objects.count() == 1


class TestRecognise:
    def test_a_job_that_runs_twice_reads_once(self, at: Ministry, reads: Reads) -> None:
        made = read(scanned(at))
        reads("otra cosa")
        assert read(made).recognition.file_id == made.recognition.file_id
        assert verbs(made.record).count("recognise") == 1

    def test_a_refusal_is_told_and_settles_it(self, at: Ministry, monkeypatch: pytest.MonkeyPatch) -> None:
        def endless(given: Sequence[Scan], **how: object) -> Recognised:
            raise RecognitionEndless(minutes=11)

        monkeypatch.setattr(recognition, "recognise", endless)
        made = read(scanned(at))
        assert made.state is DigitisationState.UNREADABLE
        assert "más de 11 minutos" in made.recognition.refusal
        assert queries.open_digitisations(at.clerk).count() == 0
        with pytest.raises(actions.DigitisationNotToCheck):
            actions.confirm_digitisation(digitisation=made, actor=at.clerk, **ALL_SEEN)
        page = browser_of(at.clerk).get(f"/correspondencia/digitalizaciones/{made.id}/").content.decode()
        assert "más de 11 minutos" in page
        assert "Escanear otra vez" in page

    def test_without_the_programs_it_waits_until_they_are_there(
        self, at: Ministry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reads: Reads
    ) -> None:
        whole = recognition.recognise

        def missing(given: Sequence[Scan], **how: object) -> Recognised:
            raise RecogniserMissing

        monkeypatch.setattr(recognition, "recognise", missing)
        with monkeypatch.context() as bare:
            bare.setenv("PATH", str(tmp_path))
            made = read(scanned(at))
            assert made.state is DigitisationState.WAITING
            page = browser_of(at.clerk).get(f"/correspondencia/digitalizaciones/{made.id}/")
            assert "falta el programa" in page.content.decode()
            assert "Refresh" not in page
            waiting = browser_of(at.clerk).get("/correspondencia/digitalizaciones/").content.decode()
            assert "falta el programa" in waiting
        monkeypatch.setattr(recognition, "recognise", whole)
        forget_jobs()
        with clock.set_to(clock.now() + timedelta(minutes=6)):
            jobs.recognise_waiting(timestamp=0)
        assert len(jobs_for(actions.RECOGNISE)) == 1
        assert read(made).state is DigitisationState.TO_CHECK


class TestCheck:
    def test_each_of_the_four_things_must_have_been_seen(self, at: Ministry, reads: Reads) -> None:
        made = read(scanned(at))
        for name in ALL_SEEN:
            with pytest.raises(actions.QualityNotSeen) as refused:
                actions.confirm_digitisation(digitisation=made, actor=at.clerk, **{**ALL_SEEN, name: False})
            assert list(refused.value.fields) == [name]
        check = actions.confirm_digitisation(digitisation=made, actor=at.clerk, **ALL_SEEN)
        assert (check.by, check.is_confirmed) == (at.clerk.name, True)

    def test_a_rejection_says_why(self, at: Ministry, reads: Reads) -> None:
        made = read(scanned(at))
        with pytest.raises(actions.ReasonNeeded):
            actions.reject_digitisation(digitisation=made, reason=" ", actor=at.clerk)
        assert actions.reject_digitisation(digitisation=made, reason="Ilegible", actor=at.clerk)

    def test_it_is_looked_at_once_and_by_who_has_the_paper(self, at: Ministry, reads: Reads) -> None:
        waiting = scanned(at)
        with pytest.raises(actions.DigitisationNotToCheck):
            actions.confirm_digitisation(digitisation=waiting, actor=at.clerk, **ALL_SEEN)
        made = read(waiting)
        with pytest.raises(actions.NotYoursToDigitise):
            actions.confirm_digitisation(digitisation=made, actor=at.lawyer, **ALL_SEEN)
        actions.confirm_digitisation(digitisation=made, actor=at.clerk, **ALL_SEEN)
        with pytest.raises(actions.DigitisationNotToCheck):
            actions.reject_digitisation(digitisation=made, reason="Tarde", actor=at.clerk)

    def test_what_was_found_is_never_changed(self, at: Ministry, reads: Reads) -> None:
        made = read(scanned(at))
        actions.confirm_digitisation(digitisation=made, actor=at.clerk, **ALL_SEEN)
        with pytest.raises(DatabaseError), transaction.atomic():
            QualityCheck.objects.update(by="otro")
        with pytest.raises(DatabaseError), transaction.atomic():
            Digitisation.objects.update(pages=7)


class TestSearch:
    def test_a_file_is_found_by_stems_without_accents_and_misspelt(self, at: Ministry, reads: Reads) -> None:
        made = read(scanned(at))
        actions.confirm_digitisation(digitisation=made, actor=at.clerk, **ALL_SEEN)
        number = {made.record.number}
        for text in ("navegación", "NAVEGACION", "navegaciones lagos", "titicaca", "titikaca", "navegasion"):
            assert found(at.secretary, text) == number, text
        assert found(at.secretary, "aeropuerto") == set()
        assert found(at.lawyer, "titicaca") == set()

    def test_words_of_the_document_and_of_its_file_are_found_together(
        self, at: Ministry, reads: Reads
    ) -> None:
        made = read(scanned(at))
        actions.confirm_digitisation(digitisation=made, actor=at.clerk, **ALL_SEEN)
        other = factories.registered(at, to=at.unit, subject="Informe sobre el Titicaca")
        assert found(at.secretary, "comunicación titicaca") == {made.record.number}
        assert found(at.secretary, "titicaca") == {made.record.number, other.number}

    def test_an_ordinary_pdf_is_found_by_what_it_says_and_read_once(self, at: Ministry) -> None:
        upload = factories.upload(at.clerk, scans.written("Ruego gestionar el hidroavión"))
        record = factories.registered(at, to=at.unit, upload_ids=[upload.id])
        for _ in range(2):
            jobs.read_files(record_id=str(record.id))
        assert FileText.objects.filter(record=record).count() == 1
        assert found(at.secretary, "hidroaviones") == {record.number}
        assert list(queries.undigitised(record)) == []

    def test_a_picture_says_nothing_and_is_offered_to_be_recognised(self, at: Ministry) -> None:
        upload = factories.upload(at.clerk, scans.scan(scans.page()).content)
        record = factories.registered(at, upload_ids=[upload.id])
        jobs.read_files(record_id=str(record.id))
        assert FileText.objects.get(record=record).says_something is False
        assert len(queries.undigitised(record)) == 1

    def test_where_pdftotext_is_missing_the_document_is_registered_and_its_files_wait(
        self, at: Ministry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        upload = factories.upload(at.clerk, scans.written("Hidroavión"))
        record = factories.registered(at, to=at.unit, upload_ids=[upload.id])
        with monkeypatch.context() as bare:
            bare.setenv("PATH", str(tmp_path))
            with pytest.raises(RecogniserMissing):
                jobs.read_files(record_id=str(record.id))
        assert found(at.secretary, "convenios") == {record.number}
        jobs.read_files(record_id=str(record.id))
        assert found(at.secretary, "hidroavión") == {record.number}

    def test_a_file_of_many_words_is_read_as_far_as_the_limit(self, at: Ministry, reads: Reads) -> None:
        reads("principio " + "relleno " * 30_000 + "final")
        made = read(scanned(at))
        actions.confirm_digitisation(digitisation=made, actor=at.clerk, **ALL_SEEN)
        assert found(at.secretary, "principio") == {made.record.number}
        assert found(at.secretary, "final") == set()

    def test_what_is_older_than_the_index_is_read_in_batches_and_once(
        self, at: Ministry, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(jobs, "_BATCH", 2)
        older = [with_text(at, f"Hidroavión {number}") for number in range(3)]
        forget_jobs()
        jobs.read_unread(timestamp=1)
        assert found(at.secretary, "hidroaviones") == {each.number for each in older[:2]}
        (following,) = jobs_for("correspondence.read_unread")
        forget_jobs()
        for _ in range(2):  # the worker died before it could say that it had ended, and began again
            jobs.read_unread(**following)
        assert found(at.secretary, "hidroaviones") == {each.number for each in older}
        assert jobs_for("correspondence.read_unread") == []
        jobs.read_unread(timestamp=2)
        assert FileText.objects.count() == 3

    def test_what_the_store_does_not_give_keeps_nothing_else_from_being_read(
        self, at: Ministry, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lost, kept = with_text(at, "Hidroavión perdido"), with_text(at, "Hidroavión")
        whole, missing = stored.content, lost.files.get().file_id

        def content(sha256: str) -> bytes:
            if sha256 == missing:
                raise StoreUnavailable
            return whole(sha256)

        with monkeypatch.context() as broken:
            broken.setattr(stored, "content", content)
            jobs.read_unread(timestamp=1)
        assert found(at.secretary, "hidroavión") == {kept.number}
        jobs.read_unread(timestamp=2)
        assert found(at.secretary, "hidroavión") == {kept.number, lost.number}

    def test_what_was_given_up_for_good_is_not_read_again(self, at: Ministry) -> None:
        gone, kept = with_text(at, "Hidroavión"), with_text(at, "Hidroavión")
        documents.erase(subjects=[gone.id], authority="CED-1", actor=factories.SYSTEM)
        jobs.read_unread(timestamp=1)
        assert [each.record for each in FileText.objects.all()] == [kept]


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
        for _ in range(2):
            confirmed = post(clerk, f"{own}/confirm", ALL_SEEN, key="otra-misma-clave")
            assert confirmed["state"] == "confirmed"
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


def a_scan(actor: Actor) -> str:
    content = scans.scan(scans.page([str(uuid4())])).content
    return str(factories.upload(actor, content, "escaneo.pdf").id)


def with_text(at: Ministry, says: str) -> Record:
    upload = factories.upload(at.clerk, scans.written(says))
    return factories.registered(at, to=at.unit, upload_ids=[upload.id])


def forget_jobs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def jobs_for(task: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s", [task])
        return [json.loads(row[0]) for row in cursor.fetchall()]


def file_of(name: str, kind: str) -> SimpleUploadedFile:
    given = scans.scan(scans.page([name]), kind)
    return SimpleUploadedFile(name, given.content, given.media_type)


def test_a_page_laid_askew_and_upside_down_is_found_by_its_words(at: Ministry) -> None:
    """With the real programs, from the window to the search."""
    clerk, record = browser_of(at.clerk), factories.registered(at, to=at.unit)
    sheet = scans.scan(scans.askew(scans.page(), 3).rotate(180), "JPEG")
    photograph = SimpleUploadedFile("hoja.jpg", sheet.content, sheet.media_type)
    answer = clerk.post(f"/correspondencia/{record.number}/digitalizar", {"scans": [photograph]})
    made = read(Digitisation.objects.get())
    assert made.state is DigitisationState.TO_CHECK
    assert "Quispe" in clerk.get(answer["Location"]).content.decode()
    assert clerk.post(answer["Location"], dict.fromkeys(ALL_SEEN, "on")).status_code == 302
    for text in ("municipalidad", "Ñahui", "convenios bolivia", "titikaca"):
        assert found(at.secretary, text) == {record.number}, text
