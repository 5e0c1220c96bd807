"""Does a paper become a copy that is found by what it says, once a person has compared it, and never before?"""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from chancery.contexts.correspondence import actions, jobs, queries
from chancery.contexts.correspondence.models import Digitisation, QualityCheck, Record
from chancery.contexts.correspondence.rules import DigitisationState
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.contexts.correspondence.tests.scanning import (
    ALL_SEEN,
    Reads,
    forget_jobs,
    found,
    jobs_for,
    read,
    scanned,
)
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import recognition
from chancery.kernel.documents.recognition import (
    Recognised,
    RecogniserMissing,
    RecognitionEndless,
    Scan,
    ScanTooManyPages,
)
from chancery.kernel.documents.tests import scans
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


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
