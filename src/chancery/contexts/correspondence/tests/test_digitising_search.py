"""Is a document found by what its files say, the old ones too, and read once whatever fails?"""

from pathlib import Path

import pytest

from chancery.contexts.correspondence import actions, jobs, queries
from chancery.contexts.correspondence.models import RecordText
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
    with_text,
)
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents import recognition
from chancery.kernel.documents.recognition import (
    RecogniserMissing,
)
from chancery.kernel.documents.store import StoreUnavailable
from chancery.kernel.documents.tests import scans

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


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
        assert RecordText.objects.filter(record=record, file__isnull=False).count() == 1
        assert found(at.secretary, "hidroaviones") == {record.number}
        assert list(queries.undigitised(record)) == []

    def test_a_picture_says_nothing_and_is_offered_to_be_recognised(self, at: Ministry) -> None:
        upload = factories.upload(at.clerk, scans.scan(scans.page()).content)
        record = factories.registered(at, upload_ids=[upload.id])
        jobs.read_files(record_id=str(record.id))
        assert RecordText.objects.get(record=record, file__isnull=False).says_something is False
        assert len(queries.undigitised(record)) == 1

    def test_what_was_erased_while_it_was_read_is_not_found_again(
        self, at: Ministry, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept, erased = with_text(at, "Hidroavión"), with_text(at, "Hidroavión perdido")
        whole = recognition.text_of

        def text_of(content: bytes) -> str:
            documents.erase(subjects=[erased.pk], authority="ACTA-1", actor=factories.SYSTEM)
            return whole(content)

        monkeypatch.setattr(recognition, "text_of", text_of)
        for record in (kept, erased):
            actions.read_files(record=record, actor=factories.SYSTEM)
        assert found(at.secretary, "hidroavión") == {kept.number}
        assert not RecordText.objects.filter(record=erased, file__isnull=False).exists()

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
        assert RecordText.objects.filter(file__isnull=False).count() == 3

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
        assert [each.record for each in RecordText.objects.filter(file__isnull=False)] == [kept]
        assert found(at.secretary, "hidroavión") == {kept.number}
        assert found(at.clerk, gone.subject) == {gone.number, kept.number}
