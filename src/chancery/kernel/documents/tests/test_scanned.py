"""Is a file that came while the scanner did not answer looked at again, and nobody given it once it is found harmful?"""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions, events, inspection, jobs, quarantined, queries, scanning
from chancery.kernel.documents.models import ScannerFinding, Upload, UploadState
from chancery.kernel.documents.tests import factories
from chancery.kernel.documents.tests.scanner import LIMIT, VIRUS, scanner_at
from chancery.kernel.documents.tests.test_quarantine import infected, serving, set_apart, verbs

pytestmark = pytest.mark.django_db
DOWN = "tcp://127.0.0.1:9"


@pytest.fixture(autouse=True)
def _store(settings: Settings, tmp_path: Path) -> None:
    settings.STORE_URL = f"file://{tmp_path}"
    settings.SCANNER_URL = DOWN


@pytest.fixture
def citizen() -> Actor:
    return factories.citizen()


def examined(settings: Settings) -> None:
    """The job, while the scanner answers."""
    with scanner_at() as settings.SCANNER_URL:
        jobs.scan_again(0)
    settings.SCANNER_URL = DOWN


def test_what_is_clean_is_its_owner_s_to_use_and_what_is_not_stays_for_its_own_doubt(
    citizen: Actor, settings: Settings
) -> None:
    contents = (factories.pdf(), infected(), factories.pdf_with_attachment())
    clean, harmful, carrying = (set_apart(citizen, content) for content in contents)
    assert {each.finding for each in (clean, harmful, carrying)} == {scanning.NOT_SCANNED}
    jobs.scan_again(0)
    assert ScannerFinding.objects.filter(is_pending=True).count() == 3, "nobody looked"
    examined(settings)
    for upload in (clean, harmful, carrying):
        upload.refresh_from_db()
    assert (clean.state, clean.finding) == (UploadState.CLEAN, "")
    assert (harmful.state, harmful.finding) == (UploadState.QUARANTINED, scanning.VIRUS)
    assert (harmful.detail, carrying.finding) == ("Prueba.Eicar-1", "embedded_files")
    assert verbs(clean) == verbs(harmful) == ["documents.quarantine", "documents.scan_again"]
    assert not quarantined.unscanned(limit=10)
    actions.use_upload(upload_id=clean.id, case_id=clean.id, actor=citizen)
    with pytest.raises(actions.UploadNotUsable):
        actions.use_upload(upload_id=carrying.id, case_id=clean.id, actor=citizen)


def test_what_was_released_unseen_and_is_found_harmful_is_given_to_nobody(
    citizen: Actor, settings: Settings
) -> None:
    upload = set_apart(citizen, infected())
    actions.release(upload_id=upload.id, reason="Es la partida", actor=serving(Role.SUPERVISOR))
    assert queries.content(upload.file_id) == infected()
    examined(settings)
    with pytest.raises(queries.FileHarmful):
        queries.content(upload.file_id)
    with pytest.raises(inspection.Quarantined):
        actions.receive(filename="partida.pdf", content=infected() + b"\n", actor=citizen)


def test_what_was_decided_meanwhile_stays_decided(citizen: Actor, settings: Settings) -> None:
    upload = set_apart(citizen, factories.pdf())
    actions.discard(upload_id=upload.id, reason="No se lee", actor=serving(Role.SUPERVISOR))
    examined(settings)
    upload.refresh_from_db()
    assert upload.state == UploadState.REFUSED


def test_one_that_cannot_be_examined_keeps_no_other_waiting(citizen: Actor, settings: Settings) -> None:
    large = set_apart(citizen, factories.pdf(size=LIMIT + 1))
    with clock.advanced(timedelta(minutes=1)):
        small = set_apart(citizen, factories.pdf())
    assert quarantined.unscanned(limit=1) == [large.file_id]
    with clock.advanced(timedelta(minutes=2)):
        examined(settings)
    assert quarantined.unscanned(limit=2) == [small.file_id, large.file_id], (
        "it ended with the first that failed"
    )
    with clock.advanced(timedelta(minutes=3)):
        examined(settings)
    assert quarantined.unscanned(limit=2) == [large.file_id]
    assert Upload.objects.get(pk=small.pk).state == UploadState.CLEAN


def test_without_a_scanner_nothing_is_taken_for_clean(citizen: Actor, settings: Settings) -> None:
    upload = set_apart(citizen, factories.pdf())
    settings.SCANNER_URL = ""
    jobs.scan_again(0)
    upload.refresh_from_db()
    assert upload.state == UploadState.QUARANTINED
    assert quarantined.unscanned(limit=1) == [upload.file_id]


def test_who_keeps_it_is_told_once(
    citizen: Actor, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[events.FileScanned] = []
    monkeypatch.setattr("chancery.kernel.documents.actions.scanned.publish", told.append)
    upload = set_apart(citizen, factories.pdf() + VIRUS)
    examined(settings)
    examined(settings)
    assert [(each.sha256, each.doubt) for each in told] == [(upload.file_id, scanning.VIRUS)]


def test_what_was_erased_is_waited_for_no_more(
    citizen: Actor, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_apart(citizen, factories.pdf())

    def erased(_: str) -> bytes:
        raise queries.FileErased

    monkeypatch.setattr(queries, "bytes_of", erased)
    examined(settings)
    assert not ScannerFinding.objects.exists()
