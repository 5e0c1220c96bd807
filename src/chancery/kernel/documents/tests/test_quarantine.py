"""Is a virus set apart, by whom is a file released or discarded, and what when the scanner does not answer?"""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from pytest_django import Settings

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions, inspection, quarantined, queries, scanning
from chancery.kernel.documents.models import Upload, UploadState
from chancery.kernel.documents.tests import factories
from chancery.kernel.documents.tests.scanner import LIMIT, VIRUS, scanner_at
from chancery.kernel.identity.access import RoleMissing, SecondFactorMissing
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings: Settings, tmp_path: Path) -> None:
    settings.STORE_URL = f"file://{tmp_path}"


@pytest.fixture
def citizen() -> Actor:
    return factories.citizen()


@pytest.fixture(params=["tcp", "unix"])
def scanner(request: pytest.FixtureRequest, settings: Settings) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/clamd" if request.param == "unix" else None
        with scanner_at(place) as address:
            settings.SCANNER_URL = address
            yield


def infected() -> bytes:
    return factories.pdf(VIRUS.decode())


def serving(role: Role) -> Actor:
    person = people.make_person("Julia", "Funcionaria")
    people.make_role(person, role)
    return people.actor_of(person)


def receive(content: bytes, actor: Actor) -> Upload:
    return actions.receive(filename="partida.pdf", content=content, actor=actor)


def set_apart(actor: Actor, content: bytes | None = None) -> Upload:
    with pytest.raises(inspection.Quarantined):
        receive(content or factories.pdf_with_attachment(), actor)
    return Upload.objects.filter(state=UploadState.QUARANTINED).latest("begun_at")


def verbs(upload: Upload) -> list[str]:
    return list(Entry.objects.filter(chain=upload.id).order_by("position").values_list("verb", flat=True))


@pytest.mark.usefixtures("scanner")
def test_a_clean_file_passes_and_a_virus_is_set_apart(citizen: Actor) -> None:
    assert receive(factories.pdf(size=900_000), citizen).state == UploadState.CLEAN
    with pytest.raises(inspection.Quarantined) as refusal:
        receive(infected(), citizen)
    assert (refusal.value.code, "programa dañino" in str(refusal.value)) == ("file_quarantined", True)
    upload = Upload.objects.get(state=UploadState.QUARANTINED)
    assert (upload.finding, upload.detail) == ("virus_found", "Prueba.Eicar-1")
    assert verbs(upload) == ["documents.quarantine"]
    with pytest.raises(actions.UploadNotUsable):
        actions.use_upload(upload_id=upload.id, case_id=upload.id, actor=citizen)


@pytest.mark.usefixtures("scanner")
def test_a_virus_is_a_graver_doubt_than_a_file_inside() -> None:
    assert inspection.inspect(factories.pdf_with_attachment()).doubt == "embedded_files"
    assert inspection.inspect(factories.pdf_with_attachment() + VIRUS).doubt == "virus_found"


@pytest.mark.usefixtures("scanner")
def test_what_the_scanner_could_not_examine_is_set_apart() -> None:
    assert inspection.inspect(factories.pdf(size=LIMIT)).doubt == ""
    assert inspection.inspect(factories.pdf(size=LIMIT + 1)).doubt == "not_scanned"


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "unix:///nowhere/clamd"])
def test_while_the_scanner_is_down_files_are_set_apart_or_refused_as_the_ministry_chose(
    settings: Settings, address: str
) -> None:
    assert inspection.inspect(factories.pdf()).doubt == ""
    settings.SCANNER_URL = address
    assert inspection.inspect(factories.pdf()).doubt == "not_scanned"
    settings.SCANNER_DOWN = "refuse"
    with pytest.raises(scanning.ScannerUnavailable):
        inspection.inspect(factories.pdf())


@pytest.mark.parametrize("role", quarantined.REVIEWERS)
def test_who_answers_for_it_releases_and_its_owner_may_use_it(citizen: Actor, role: Role) -> None:
    upload = set_apart(citizen)
    actions.release(upload_id=upload.id, reason="El anexo es la misma partida", actor=serving(role))
    upload.refresh_from_db()
    assert upload.state == UploadState.CLEAN
    assert verbs(upload) == ["documents.quarantine", "documents.release_upload"]
    assert not quarantined.in_quarantine(actor=serving(role)).exists()
    actions.use_upload(upload_id=upload.id, case_id=upload.id, actor=citizen)


def test_the_same_bytes_are_accepted_once_released_and_not_once_discarded(citizen: Actor) -> None:
    content, supervisor = factories.pdf_with_attachment(), serving(Role.SUPERVISOR)
    discarded = set_apart(citizen, content)
    actions.discard(upload_id=discarded.id, reason="No se ve qué lleva", actor=supervisor)
    discarded.refresh_from_db()
    assert discarded.state == UploadState.REFUSED
    assert verbs(discarded) == ["documents.quarantine", "documents.discard_upload"]
    again = set_apart(citizen, content)
    actions.release(upload_id=again.id, reason="Es la misma partida", actor=supervisor)
    assert receive(content, citizen).state == UploadState.CLEAN


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR])
def test_who_only_reads_decides_nothing(citizen: Actor, role: Role) -> None:
    upload, reader = set_apart(citizen), serving(role)
    assert list(quarantined.in_quarantine(actor=reader)) == [upload]
    with pytest.raises(RoleMissing):
        actions.release(upload_id=upload.id, reason="Motivo", actor=reader)


@pytest.mark.parametrize("role", [None, Role.CASHIER, Role.REGISTRAR])
def test_nobody_else_sees_the_list(citizen: Actor, role: Role | None) -> None:
    upload = set_apart(citizen)
    stranger = serving(role) if role else citizen
    with pytest.raises(RoleMissing):
        quarantined.in_quarantine(actor=stranger)
    with pytest.raises(RoleMissing):
        quarantined.set_apart(upload.id, actor=stranger)


def test_a_decision_wants_a_second_factor_a_reason_another_person_and_is_made_once(citizen: Actor) -> None:
    upload, supervisor = set_apart(citizen), serving(Role.SUPERVISOR)
    careless = replace(supervisor, has_second_factor=False)
    own = set_apart(supervisor, factories.pdf_with_attachment() + b"\n")
    with pytest.raises(SecondFactorMissing):
        actions.release(upload_id=upload.id, reason="Motivo", actor=careless)
    with pytest.raises(actions.ReviewReasonMissing):
        actions.release(upload_id=upload.id, reason=" ", actor=supervisor)
    with pytest.raises(actions.ReviewBarred):
        actions.release(upload_id=own.id, reason="Motivo", actor=supervisor)
    clean = receive(factories.pdf(), citizen)
    with pytest.raises(queries.UploadUnknown):
        actions.release(upload_id=clean.id, reason="Motivo", actor=supervisor)
    actions.release(upload_id=upload.id, reason="Motivo", actor=supervisor)
    with pytest.raises(actions.AlreadyReviewed):
        actions.discard(upload_id=upload.id, reason="Motivo", actor=supervisor)


def test_a_decision_is_not_changed_afterwards(citizen: Actor) -> None:
    upload = set_apart(citizen)
    actions.discard(upload_id=upload.id, reason="Motivo", actor=serving(Role.SUPERVISOR))
    with pytest.raises(DatabaseError, match="can only be added to"), transaction.atomic():
        connection.cursor().execute("UPDATE documents_quarantinedecision SET reason = 'Otro'")
