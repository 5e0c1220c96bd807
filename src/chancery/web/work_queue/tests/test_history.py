"""Does everybody read the history of a case in words, and the raw record only who keeps or audits it?"""

import json
import re

import pytest
from django.conf import settings
from django.test import Client

from chancery.contexts.apostilles.procedures import APOSTILLE
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import links
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.ledger.models import Entry
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.notifications.models import Notice
from chancery.web import acts

pytestmark = pytest.mark.django_db
KERNEL = settings.ROOT / "src/chancery/kernel"


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def history(browser: Client, number: str) -> str:
    return browser.get(f"/expedientes/{number}/historia").content.decode()


def test_the_applicant_reads_acts_and_facts_in_words(at: Ministry) -> None:
    request = factories.taken(at)
    factories.advance(request, "observe", at.officer, reason="Falta la última página")
    page = history(browser_of(at.citizen), request.case.number)
    for words in (
        "Presentación",
        "Monto: S/ 31.00",
        "Observar",
        "Pasó a: «Observada»",
        "Motivo: Falta la última página",
    ):
        assert words in page
    told = [each.subject for each in Notice.objects.filter(case_id=request.case.id)]
    assert len(told) > 1
    for subject in told:
        assert f"Aviso: {subject}" in page
    assert f"Aviso: {told[0]}" in history(browser_of(at.officer), request.case.number)
    assert re.search(r"Plazos: .*Subsanar la observación, hasta el \d\d/\d\d/\d{4}", page)
    assert "apostilles.observe" not in page
    assert "&quot;" not in page


def test_what_another_was_told_is_not_named_to_the_applicant(at: Ministry) -> None:
    request = factories.taken(at)
    other = people.make_person("Otra", "Interesada")
    notifications.notify(
        recipient=other, subject="Solo para otra", text="…", case_id=request.case.id, actor=people.SYSTEM
    )
    assert "Solo para otra" not in history(browser_of(at.citizen), request.case.number)
    assert "Solo para otra" in history(browser_of(at.officer), request.case.number)


def test_only_what_the_applicant_was_told_is_said_of_an_act(at: Ministry) -> None:
    """A notice to somebody else, or one after another notice, is told of no act: it stands by itself."""
    request = factories.taken(at)
    page = links.page_of(request.case)
    before = browser_of(at.officer).get(page).content.decode().count("con aviso al solicitante")
    other = people.make_person("Otra", "Interesada")
    for recipient, subject in ((other, "Solo para otra"), (request.case.applicant, "Tras otro aviso")):
        notifications.notify(
            recipient=recipient, subject=subject, text="…", case_id=request.case.id, actor=people.SYSTEM
        )
    seen = browser_of(at.officer).get(page).content.decode()
    assert before > 0
    assert seen.count("con aviso al solicitante") == before
    assert 'Aviso: <span lang="es">Solo para otra</span>' in seen
    assert 'Aviso: <span lang="es">Tras otro aviso</span>' in seen
    assert "Solo para otra" not in browser_of(at.citizen).get(page).content.decode()


def test_officers_and_auditors_may_open_the_record_as_it_is_kept(at: Ministry) -> None:
    apostille = factories.issued(at)
    number = apostille.request.case.number
    auditor = people.make_person("Aída", "Auditora")
    people.make_role(auditor, Role.AUDITOR, at.office)
    last = ledger.entries(apostille.request.case_id)
    for actor in (at.officer, people.actor_of(auditor)):
        page = history(browser_of(actor), number)
        assert f"Documento: {apostille.number}" in page
        assert "apostilles.issue" in page
        assert all(entry.hash in page for entry in last)


def test_every_act_that_the_kernel_writes_on_a_case_has_a_title() -> None:
    """Of the verbs in the source: what is a job's name, or of another chain, is not an act on a case."""
    sources = "\n".join(path.read_text() for path in KERNEL.rglob("*.py") if "tests" not in path.parts)
    verbs = set(re.findall(r'verb="((?:fees|notifications|documents|gateway|cases)\.\w+)"', sources))
    verbs |= set(re.findall(r'_record\("(fees\.\w+_refund)"', sources))
    verbs |= {f"notifications.{verb}" for verb in re.findall(r'_record\((?:\w|\.)+, "(\w+)"', sources)}
    verbs |= {f"notifications.{verb}" for verb in re.findall(r'serving\.record\(\s*\w+,\s*"(\w+)"', sources)}
    elsewhere = {
        "documents.quarantine",
        "documents.refresh_trust_list",
        "documents.scan_again",
        "notifications.consent",
        "notifications.withdraw",
    }
    elsewhere |= {f"notifications.{verb}_period" for verb in ("propose", "approve", "decline")}
    seal_keys = (
        "propose_seal_key",
        "propose_seal_key_revocation",
        "approve_seal_key_change",
        "decline_seal_key_change",
    )
    elsewhere |= {f"notifications.{verb}" for verb in seal_keys}
    elsewhere |= {f"gateway.{verb}" for verb in ("register_credential", "renew_credential", "set_terms")}
    elsewhere |= {"fees.approve_tariff", "fees.load_tariff", "fees.reconcile"}
    assert len(verbs) > 15
    unnamed = {verb for verb in verbs - elsewhere if acts.title(Entry(verb=verb), APOSTILLE) == acts.UNNAMED}
    assert unnamed == set()


def test_an_act_of_the_register_of_signatures_is_named_too(at: Ministry) -> None:
    page = browser_of(at.officer).get(f"/firmas/{signatories.signatory().id}/").content.decode()
    assert "Aprobación de la propuesta" in page
    assert "signatories.approve" not in page


def test_a_period_that_a_holiday_moved_tells_both_days_and_why() -> None:
    due = {"decision": {"from": "2026-05-06", "to": "2026-05-07"}, "correction": "paused"}
    moved = Entry(verb="cases.recount", facts=json.dumps({"due": due, "why": "se declaró feriado"}))
    told = dict(acts.facts(moved, APOSTILLE))
    assert "vencía el 06/05/2026 y ahora vence el 07/05/2026" in told["Plazos"]
    assert told["Plazos"].endswith(", en suspenso")
    assert told["Motivo del cambio"] == "se declaró feriado"
