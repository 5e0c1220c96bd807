"""Is whatever another entity sends looked at as every file is, its receipt too, and again when no scanner saw it?"""

from http import HTTPStatus
from typing import Any

import pytest
from django.urls import reverse

from chancery.contexts.correspondence import queries as correspondence
from chancery.contexts.exchanges import actions, queries, rules
from chancery.contexts.exchanges.models import Cargo, CargoHint, Outgoing
from chancery.contexts.exchanges.rules import Code, State
from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.annexes import Shelf, announced
from chancery.contexts.exchanges.tests.factories import SYSTEM, Desk
from chancery.contexts.exchanges.tests.sending import carry
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents import jobs as documents
from chancery.kernel.documents import queries as papers
from chancery.kernel.documents import scanning
from chancery.kernel.documents.tests import factories as files
from chancery.kernel.documents.tests.scanner import VIRUS, scanner_at
from chancery.kernel.gateway.simulators.interoperability import Component, InteroperabilityPlatform
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]
DOWN = "tcp://127.0.0.1:9"
SAFE, HARMFUL = files.pdf("Cargo limpio"), files.pdf("Cargo") + VIRUS


def settled(
    at: Desk, monkeypatch: pytest.MonkeyPatch, receipt: bytes, settings: Any, scanner: str
) -> Outgoing:
    """What we sent, with the receipt of the other entity."""
    whole = Component._tell

    def telling(self: Component, cuo: str) -> dict[str, str]:
        told = whole(self, cuo)
        return {**told, "bcarstd": rules.encode(receipt).decode()} if "bcarstd" in told else told

    monkeypatch.setattr(Component, "_tell", telling)
    sent = factories.sent(at)
    settings.SCANNER_URL = scanner
    for _ in range(3):
        carry(sent)
    return Outgoing.objects.select_related("cargo").get(pk=sent.pk)


def looks(at: Desk, sent: Outgoing) -> tuple[str, int, str]:
    """The page, the file's status, and what a program is told."""
    browser = browser_of(at.colleague)
    page = browser.get(reverse("exchanges:outgoing", args=[sent.pk])).content.decode()
    file = browser.get(reverse("exchanges:cargo_received", args=[sent.pk])).status_code
    told = browser.get(f"/api/v1/exchanges/sent/{sent.pk}").json()["cargo_doubt"]
    assert browser.get(f"/api/v1/exchanges/sent/{sent.pk}/cargo").status_code == file
    return page, file, told


@pytest.mark.parametrize(
    ("receipt", "doubt", "status", "words"),
    [
        (SAFE, "", HTTPStatus.OK, "Ver el cargo (PDF)"),
        (HARMFUL, scanning.VIRUS, HTTPStatus.NOT_FOUND, "encontró un programa dañino; no se puede abrir"),
        (b"%PDF-1.7 roto", "file_broken", HTTPStatus.OK, "está dañado"),
    ],
)
def test_another_entity_s_receipt_is_looked_at(
    at: Desk, platform: InteroperabilityPlatform, monkeypatch: pytest.MonkeyPatch, settings: Any,
    receipt: bytes, doubt: str, status: HTTPStatus, words: str,
) -> None:  # fmt: skip
    with scanner_at() as scanner:
        sent = settled(at, monkeypatch, receipt, settings, scanner)
    assert (sent.state, sent.cargo.doubt) == (State.RECEIVED, doubt), "what it says counts all the same"
    page, file, told = looks(at, sent)
    assert (file, told) == (status, doubt)
    assert words in page
    assert ("Ver el cargo (PDF)" in page) == (status == HTTPStatus.OK)
    assert ("Trate el archivo con cuidado" in page) == bool(doubt)


@pytest.mark.parametrize(("receipt", "doubt"), [(SAFE, ""), (HARMFUL, scanning.VIRUS)])
def test_a_receipt_that_no_scanner_saw_is_looked_at_again(
    at: Desk, platform: InteroperabilityPlatform, monkeypatch: pytest.MonkeyPatch, settings: Any,
    receipt: bytes, doubt: str,
) -> None:  # fmt: skip
    sent = settled(at, monkeypatch, receipt, settings, DOWN)
    page, file, told = looks(at, sent)
    assert (file, told) == (HTTPStatus.OK, scanning.NOT_SCANNED)
    assert "lo intenta otra vez cada diez minutos" in page
    with scanner_at() as settings.SCANNER_URL:
        documents.scan_again(0)
    page, file, told = looks(at, sent)
    assert (file == HTTPStatus.OK, told) == (not doubt, doubt)
    assert "examinó un archivo que no había podido examinar" in page
    assert ledger.has_entry(sent.id, "exchanges.note_scan")


def test_a_receipt_that_we_are_told_of_is_looked_at(at: Desk, settings: Any) -> None:
    sent = factories.sent(at)
    Outgoing.objects.filter(pk=sent.pk).update(cuo="1000000001")
    with scanner_at() as settings.SCANNER_URL:
        reply = actions.take_cargo(cargo=factories.cargo("1000000001", bcarstd=HARMFUL), actor=SYSTEM)
    assert reply.code == Code.OK
    with pytest.raises(papers.FileHarmful):
        papers.content(CargoHint.objects.get().file_id)
    settings.SCANNER_URL, settings.SCANNER_DOWN = DOWN, "refuse"
    with pytest.raises(scanning.ScannerUnavailable):
        actions.take_cargo(cargo=factories.cargo("1000000001", vnumregstd="2"), actor=SYSTEM)
    assert CargoHint.objects.count() == 1


def test_an_annex_that_no_scanner_saw_is_looked_at_again_also_where_correspondence_has_it(
    at: Desk, settings: Any
) -> None:
    shelf = Shelf(uno=HARMFUL)
    browser = browser_of(at.officer)
    with running(shelf) as url:
        settings.ANNEX_ORIGINS, settings.SCANNER_URL = [url], DOWN
        received = announced(f"{url}/anexos/uno", "a.pdf")
        actions.fetch_annexes(incoming_id=received.pk, actor=SYSTEM)
    page, annex = (
        reverse("exchanges:incoming", args=[received.pk]),
        reverse("exchanges:received_annex", args=[received.pk, 1]),
    )
    listed = f"/api/v1/exchanges/received/{received.pk}/annexes"
    assert "lo intenta otra vez cada diez minutos" in browser.get(page).content.decode()
    assert browser.get(annex).status_code == HTTPStatus.OK
    assert browser.get(listed).json()["annexes"][0]["doubt"] == scanning.NOT_SCANNED
    cargo = actions.accept(incoming_id=received.pk, actor=at.officer)
    assert cargo.record_id is not None
    kept = correspondence.record(cargo.record_id).files[1].sha256
    with scanner_at() as settings.SCANNER_URL:
        documents.scan_again(0)
    shown = browser.get(page).content.decode()
    assert "programa dañino; no se puede abrir" in shown
    assert annex not in shown
    assert browser.get(annex).status_code == browser.get(f"{listed}/1").status_code == HTTPStatus.NOT_FOUND
    assert browser.get(listed).json()["annexes"][0]["doubt"] == scanning.VIRUS
    of_record = reverse("correspondence:file_of", args=[cargo.record_number, 2])
    assert browser.get(of_record).status_code == HTTPStatus.NOT_FOUND
    with pytest.raises(papers.FileHarmful):
        papers.content(kept)


def test_a_document_that_no_scanner_saw_is_looked_at_again_before_it_is_received(
    at: Desk, settings: Any
) -> None:
    settings.SCANNER_URL = DOWN
    clean, harmful = factories.received(), factories.received("2000000002", bpdfdoc=HARMFUL)
    assert {clean.doubt, harmful.doubt} == {scanning.NOT_SCANNED}
    with scanner_at() as settings.SCANNER_URL:
        documents.scan_again(0)
    clean.refresh_from_db()
    harmful.refresh_from_db()
    assert (clean.doubt, harmful.doubt) == ("", scanning.VIRUS)
    with pytest.raises(actions.DocumentHarmful):
        actions.accept(incoming_id=harmful.pk, actor=at.officer)
    assert actions.accept(incoming_id=clean.pk, actor=at.officer)
    with pytest.raises(NotFound):
        queries.received_file(harmful)
    assert not Cargo.objects.filter(incoming=harmful).exists()
