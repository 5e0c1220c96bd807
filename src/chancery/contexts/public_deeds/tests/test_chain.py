"""Are copies of twenty-five lines, does a revocation hold from its instant, and is the grantor told of each use?"""

import json
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from tests.journeys import world

from chancery.contexts.public_deeds import actions, jobs, queries
from chancery.contexts.public_deeds.models import Asker, Deed
from chancery.contexts.public_deeds.procedures import CopyState
from chancery.contexts.public_deeds.rules.kinds import CopyKind, Part
from chancery.contexts.public_deeds.tests import factories
from chancery.contexts.public_deeds.tests.factories import ATTESTED
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import queries as cases
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.identity import access
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
Register = CivilIdentitySimulator


def told(content: bytes, folder: Path) -> str:
    """What another program reads in a paper."""
    file = folder / "read.pdf"
    file.write_bytes(content)
    command = ["pdftotext", "-layout", str(file), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_testimony_has_twenty_five_lines_a_page_and_every_word_of_the_deed(
    at: Post, simulator: Register, tmp_path: Path
) -> None:
    deed = factories.concluded(at, simulator, clauses="Rendirá cuenta documentada de lo que cobre. " * 40)
    copy = factories.issued(deed, at)
    assert copy.document is not None
    assert copy.case.state == CopyState.ISSUED
    assert copy.fojas > 3
    content = documents.content(copy.document.file_id)
    assert "Signature is Valid" in world.says(tmp_path, content, "pdfsig", "-nocert")
    assert "No syntax or stream encoding errors" in world.says(tmp_path, content, "qpdf", "--check")
    fojas = told(content, tmp_path).split("\f")[: copy.fojas]
    facts = documents.by_verification_code(copy.document.verification_code).facts
    lines = [line["text"] for line in json.loads(facts)["lines"]]
    assert len(fojas) == -(-len(lines) // 25)
    for place, foja in enumerate(fojas):
        squeezed = " ".join(foja.split())
        wanted = lines[place * 25 : place * 25 + 25]
        assert [line for line in wanted if " ".join(line.split()) not in squeezed] == []
        assert "Verifique este documento" in squeezed
    charge = Act.objects.get(document=copy.document).charge
    assert charge.consular_amount == 16 + 8 * (copy.fojas - 1)


def test_the_first_letter_is_free_and_the_next_is_not_and_a_summary_has_its_item(
    at: Post, simulator: Register
) -> None:
    deed = factories.concluded(at, simulator)
    with pytest.raises(actions.RegistryMissing):
        actions.request_copy(deed=deed, kind=CopyKind.LETTER, applicant=at.applicant, actor=at.citizen)
    first = factories.issued(deed, at, CopyKind.LETTER)
    assert Act.objects.get(document=first.document).charge.free_by
    second = factories.issued(deed, at, CopyKind.LETTER)
    assert second.ordinal == 2
    assert (Act.objects.get(document=second.document).charge.consular_amount or 0) >= 16
    summary = factories.issued(deed, at, CopyKind.SUMMARY)
    assert Act.objects.get(document=summary.document).charge.consular_amount == 4
    assert summary.document is not None
    assert "Vigente" in summary.document.facts


def test_copies_are_for_who_made_a_concluded_deed_of_the_book(at: Post, simulator: Register) -> None:
    deed = factories.signed(at, simulator)
    with pytest.raises(actions.NotConcluded):
        factories.copy(deed, at)
    actions.conclude(deed=deed, actor=at.consul)
    deed = factories.again(deed)
    stranger = people.make_person("Otra", "Persona")
    with pytest.raises(actions.NotAParty):
        factories.copy(deed, at, applicant=stranger, actor=people.actor_of(stranger))
    with pytest.raises(actions.NotConcluded):
        factories.copy(factories.concluded(at, simulator, "pension_power"), at)
    with pytest.raises(cases.CaseNotFound):
        queries.copy(at.citizen, deed.case.number)
    assert queries.copy(at.citizen, factories.copy(deed, at).case.number).deed == deed


def revocation(deed: Deed, at: Post, simulator: Register, kind: str = "special_power_revocation") -> Deed:
    return factories.concluded(
        at, simulator, kind, original=deed.conclusion.document.number, original_other=""
    )


def shown(document: Document) -> str:
    return Client().get(f"/verificar/{document.verification_code}").content.decode()


def test_a_revoked_power_says_so_on_every_paper_from_the_instant(at: Post, simulator: Register) -> None:
    deed = factories.concluded(at, simulator)
    copy = factories.issued(deed, at)
    waiting = factories.copy(deed, at, CopyKind.SUMMARY)
    assert copy.document is not None
    for document in (deed.conclusion.document, copy.document):
        assert 'data-answer="valid"' in shown(document)
    revoking = revocation(deed, at, simulator)
    for document in (deed.conclusion.document, copy.document):
        page = shown(document)
        assert 'data-answer="revoked"' in page
        assert f"Revocada por la escritura N.º {revoking.entry.printed_number}" in page
        answer = Client().get(f"/api/v1/documents/{document.verification_code}").json()
        assert answer["is_revoked"] is True
    standing = queries.standing(factories.again(deed))
    assert (standing.words, standing.stands) == ("Revocada", False)
    with pytest.raises(actions.CopyOfRevoked):
        factories.copy(deed, at)
    with pytest.raises(actions.CopyOfRevoked):
        actions.issue_copy(copy=waiting, actor=at.consul)
    with pytest.raises(actions.NoLongerStands):
        revocation(deed, at, simulator)
    page = browser_of(at.citizen).get(f"/escrituras/{deed.id}/").content.decode()
    assert 'data-standing="revoked"' in page
    assert revoking.conclusion.document.number in page


def test_a_revocation_reaches_what_hangs_from_the_power(at: Post, simulator: Register) -> None:
    attorney = people.make_person("Apoderada", "Primera")
    deed = factories.concluded(
        at,
        simulator,
        people=[factories.stated(at.applicant), factories.stated(attorney, Part.ATTORNEY)],
        faculties=("bank", "substitute"),
    )
    theirs = acts.Post(at.office, attorney, people.actor_of(attorney), at.officer, at.consul, at.cashier)
    passed_on = factories.concluded(
        theirs,
        simulator,
        "special_power_substitution",
        original=deed.conclusion.document.number,
        original_other="",
    )
    assert "Sustituida por la escritura" in shown(deed.conclusion.document)
    assert queries.standing(factories.again(deed)).words == "Vigente, con cambios"
    revocation(deed, at, simulator)
    assert not queries.standing(factories.again(passed_on)).stands
    assert 'data-answer="revoked"' in shown(passed_on.conclusion.document)


def test_only_who_gave_a_power_revokes_it_and_nobody_probes_for_anothers(
    at: Post, simulator: Register
) -> None:
    attorney = people.make_person("Apoderada", "Sola")
    deed = factories.concluded(
        at, simulator, people=[factories.stated(at.applicant), factories.stated(attorney, Part.ATTORNEY)]
    )
    number = deed.conclusion.document.number
    stranger = people.make_person("Extraño", "Curioso")
    others = acts.Post(at.office, stranger, people.actor_of(stranger), at.officer, at.consul, at.cashier)
    for original in (number, "EPUMIL-2026-999999-9", ""):
        with pytest.raises(actions.OriginalUnknown):
            factories.drafted(others, "special_power_revocation", original=original, original_other="")
    with pytest.raises(actions.OriginalUnknown):
        factories.drafted(at, "general_power_revocation", original=number, original_other="")
    theirs = acts.Post(at.office, attorney, people.actor_of(attorney), at.officer, at.consul, at.cashier)
    drafted = factories.checked(
        theirs, "special_power_revocation", simulator, original=number, original_other=""
    )
    with pytest.raises(actions.NotTheGrantor):
        actions.qualify(deed=drafted, attested=ATTESTED, actor=at.consul)
    revocation(deed, at, simulator)


def test_two_revocations_at_the_end_are_one(at: Post, simulator: Register) -> None:
    deed = factories.concluded(at, simulator)
    number = deed.conclusion.document.number
    one = factories.signed(at, simulator, "special_power_revocation", original=number, original_other="")
    two = factories.signed(at, simulator, "special_power_revocation", original=number, original_other="")
    actions.conclude(deed=one, actor=at.consul)
    with pytest.raises(actions.NoLongerStands):
        actions.conclude(deed=two, actor=at.consul)


def test_the_grantor_is_told_of_each_use_by_who_is_known_and_once_a_day_of_the_others(
    at: Post, simulator: Register
) -> None:
    deed = factories.concluded(at, simulator)
    code = deed.conclusion.document.verification_code
    clerk = acts.serving(organisation.office("sunarp-lima"), Role.REGISTRY_CLERK)

    def notices() -> list[str]:
        return list(
            Notice.objects.filter(recipient=at.applicant, text__contains="consultó si vale")
            .order_by("created_at")
            .values_list("text", flat=True)
        )

    Client().get(f"/verificar/{code}")
    Client().get(f"/api/v1/documents/{code}")
    assert [use.asker for use in queries.uses_of(deed)] == [Asker.HOLDER, Asker.HOLDER]
    assert len(notices()) == 1
    assert "una persona que tiene el código" in notices()[0]
    browser_of(clerk).get(f"/verificar/{code}")
    assert len(notices()) == 2
    actions.consult(deed=deed, actor=clerk)
    assert len(notices()) == 3
    stranger = people.actor_of(people.make_person("Extraño", "Curioso"))
    browser_of(stranger).get(f"/verificar/{code}")
    assert len(notices()) == 4
    assert stranger.name not in notices()[3]
    browser_of(at.citizen).get(f"/verificar/{code}")
    with site.set_to(at.office.code):
        assert Client().get(f"/verificar/{code}").status_code == 200
    assert queries.uses_of(deed).count() == 5
    assert queries.with_untold_uses() == [deed.pk]
    jobs.tell_uses(0)
    assert len(notices()) == 4
    with clock.set_to(clock.now() + timedelta(days=1, minutes=1)):
        Client().get(f"/verificar/{code}/documento.pdf")
        assert len(notices()) == 4
        jobs.tell_uses(0)
        assert "2 veces, una persona que tiene el código consultó si vale" in notices()[4]
        jobs.tell_uses(0)
        Client().get(f"/verificar/{code}")
        assert len(notices()) == 5
    with pytest.raises(DatabaseError), transaction.atomic():
        queries.uses_of(deed).update(asker=Asker.REGISTRY)
    with pytest.raises(access.RoleMissing):
        actions.consult(deed=deed, actor=at.officer)


def test_a_registrar_finds_it_by_its_number_and_nobody_else_does(at: Post, simulator: Register) -> None:
    deed = factories.concluded(at, simulator)
    clerk = browser_of(acts.serving(organisation.office("sunarp-lima"), Role.REGISTRY_CLERK))
    assert deed.entry.number == 1
    sent: dict[str, str | int] = {"office": at.office.code, "year": deed.entry.year, "number": 1}
    page = clerk.post("/escrituras/registro/", sent).content.decode()
    assert 'data-answer="stands"' in page
    assert at.applicant.full_name in page
    assert (
        "Ninguna escritura concluida"
        in clerk.post("/escrituras/registro/", {**sent, "number": 2}).content.decode()
    )
    revocation(deed, at, simulator)
    assert "no la inscriba" in clerk.post("/escrituras/registro/", sent).content.decode()
    answer = clerk.get("/api/v1/public-deeds/registry", sent).json()
    assert (answer["stands"], answer["chain"][0]["effect"]) == (False, "Revocada")
    assert browser_of(at.citizen).post("/escrituras/registro/", sent).status_code == 403


def test_one_byte_changed_is_refused(at: Post, simulator: Register) -> None:
    deed = factories.concluded(at, simulator)
    content = documents.content(deed.conclusion.document.file_id)
    for said, answer in ((content, "authentic"), (world.one_byte_changed(content), "altered")):
        file = SimpleUploadedFile("poder.pdf", said, "application/pdf")
        assert (
            f'data-answer="{answer}"' in Client().post("/verificar/archivo/", {"file": file}).content.decode()
        )
