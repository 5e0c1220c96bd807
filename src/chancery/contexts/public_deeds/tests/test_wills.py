"""Does anybody but its testator and the consul learn that a will exists, while the testator lives?"""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.actions.wills import Death
from chancery.contexts.public_deeds.models import Deed
from chancery.contexts.public_deeds.rules.kinds import Book, CopyKind
from chancery.contexts.public_deeds.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import queries as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as papers
from chancery.kernel.documents.models import Document
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
Register = CivilIdentitySimulator
SECRET = "Lega su biblioteca a la Universidad de San Marcos."


def will(at: Post, simulator: Register) -> Deed:
    return factories.concluded(at, simulator, "will", object=SECRET)


def everybody_else(at: Post, deed: Deed) -> dict[str, Actor]:
    """Every role there is, at the post and in Lima, an heir and a witness; none may know."""
    found = {
        role.value: acts.serving(at.office, role)
        for role in (Role.OFFICER, Role.SUPERVISOR, Role.CASHIER, Role.REGISTRAR, Role.ADMINISTRATOR)
    }
    witness = next(party.person for party in queries.parties_of(deed) if party.part == "witness")
    assert witness is not None
    return found | {
        "auditor": acts.serving(organisation.office("mre"), Role.AUDITOR),
        "headquarters": acts.serving(organisation.office("dgc"), Role.SUPERVISOR),
        "accountant": acts.serving(organisation.office("urc"), Role.ACCOUNTANT),
        "registry_clerk": acts.serving(organisation.office("sunarp-lima"), Role.REGISTRY_CLERK),
        "consul_elsewhere": acts.serving(organisation.office("cg-madrid"), Role.CONSUL),
        "witness": people.actor_of(witness),
        "citizen": people.actor_of(people.make_person("Heredera", "Impaciente")),
    }


def test_a_will_is_not_there_for_anybody_else(at: Post, simulator: Register, settings: Settings) -> None:
    settings.RATE_LIMITED = {}  # so many questions are guesses, and guesses are stopped
    deed = will(at, simulator)
    case, paper = deed.case, deed.conclusion.document
    code = paper.verification_code
    addresses = [
        f"/tramites/escritura/{case.number}/",
        f"/escrituras/{deed.id}/",
        f"/tramites/escritura/{case.number}/abrir",
        f"/tramites/escritura/{case.number}/reservado/{paper.number}.pdf",
        f"/expedientes/{case.number}/historia",
        f"/expedientes/{case.number}/plazos",
        f"/verificar/{code}",
        f"/verificar/{code}/documento.pdf",
        f"/verificar/{code}/prueba.tlog-proof",
        f"/api/v1/documents/{code}",
        f"/api/v1/public-deeds/{case.number}",
        f"/api/v1/cases/{case.number}",
    ]
    nobody = [(name, browser_of(actor), actor) for name, actor in everybody_else(at, deed).items()]
    for name, browser, actor in [*nobody, ("stranger", Client(), None)]:
        for address in addresses:
            if browser.get(address).status_code == 302:
                continue
            assert browser.get(address).status_code in (401, 404), (name, address)
        if actor is None:
            continue
        assert case not in cases.visible_to(actor), name
        assert case not in cases.search(actor, at.applicant.document_number), name
        assert case not in cases.work_queue(actor).cases, name
        assert queries.search(actor, "biblioteca San Marcos") == (), name
        assert not queries.visible_to(actor).filter(pk=deed.pk).exists(), name
        for page in (
            "/bandeja/",
            f"/buscar/?q={at.applicant.document_number}",
            "/escrituras/",
            "/mis-tramites/",
        ):
            assert case.number not in browser.get(page).content.decode(), (name, page)
    file = SimpleUploadedFile("papel.pdf", papers.content(paper.file_id), "application/pdf")
    answer = Client().post("/verificar/archivo/", {"file": file}).content.decode()
    assert 'data-answer="unregistered"' in answer
    assert paper.number not in answer


def test_its_consul_and_its_testator_see_it(at: Post, simulator: Register) -> None:
    deed = will(at, simulator)
    case, paper = deed.case, deed.conclusion.document
    for actor in (at.consul, at.citizen):
        browser = browser_of(actor)
        page = browser.get(f"/tramites/escritura/{case.number}/").content.decode()
        assert "biblioteca" in page
        assert f"/verificar/{paper.verification_code}" not in page
        got = browser.get(f"/tramites/escritura/{case.number}/reservado/{paper.number}.pdf")
        assert got.content.startswith(b"%PDF")
        assert browser.get(f"/escrituras/{deed.id}/").status_code == 200
        assert browser.get(f"/tramites/escritura/{case.number}/reservado/EPT-1.pdf").status_code == 404
    assert queries.search(at.consul, "biblioteca San Marcos") == ()


def test_the_index_of_wills_is_the_consuls_and_an_auditor_reads_figures_alone(
    at: Post, simulator: Register
) -> None:
    deed = will(at, simulator)
    year = deed.entry.year
    assert queries.index(at.consul, at.office, Book.WILLS, year)[0].people.startswith("Solicitante")
    auditor = acts.serving(organisation.office("mre"), Role.AUDITOR)
    (row,) = queries.index(auditor, at.office, Book.WILLS, year, alphabetical=True)
    assert (row.people, row.title, row.case_number) == ("—", "Reservada", "")
    assert row.fojas == f"1-{deed.entry.last_foja}"
    with pytest.raises(queries.DeedNotFound):
        queries.index(at.officer, at.office, Book.WILLS, year)
    assert queries.index(at.officer, at.office, Book.DEEDS, year) == ()
    asked: dict[str, str | int] = {
        "office": at.office.code,
        "book": "wills",
        "year": year,
        "order": "chronological",
    }
    assert browser_of(at.officer).get("/escrituras/indice/", asked).status_code == 404
    assert browser_of(at.consul).get("/escrituras/indice/", asked).status_code == 200


def test_the_public_log_and_the_numbers_of_deeds_tell_nothing_of_it(at: Post, simulator: Register) -> None:
    before = factories.concluded(at, simulator)
    deed = will(at, simulator)
    after = factories.concluded(at, simulator)
    assert (before.entry.number, after.entry.number) == (1, 2)
    assert after.entry.first_foja == (before.entry.last_foja or 0) + 1
    assert deed.entry.number == 1
    assert deed.conclusion.document.kind == "reserved_deed"
    assert "testament" not in documents.statement(deed.conclusion.document).decode().lower()
    assert deed.entry.folded_text == ""


def test_only_its_testator_has_a_testimony_of_it(at: Post, simulator: Register) -> None:
    deed = will(at, simulator)
    heir = people.make_person("Heredera", "Ansiosa")
    for kind, applicant in ((CopyKind.TESTIMONY, heir), (CopyKind.SUMMARY, at.applicant)):
        with pytest.raises(actions.WillCopyLimited):
            factories.copy(deed, at, kind, applicant=applicant, actor=people.actor_of(applicant))
    copy = factories.issued(deed, at)
    assert copy.document is not None
    assert copy.document.kind == "reserved_copy"
    assert Client().get(f"/verificar/{copy.document.verification_code}").status_code == 404
    assert copy.case not in cases.visible_to(at.officer)


def certificate(at: Post) -> Death:
    upload = documents.receive(filename="acta.pdf", content=pdf("Acta de defunción"), actor=at.consul)
    return Death(
        on=organisation.local_date(at.office), certificate="Acta 123, Comune di Milano", upload_id=upload.id
    )


def test_only_a_death_that_the_register_knows_opens_it(at: Post, simulator: Register) -> None:
    deed = will(at, simulator)
    death = certificate(at)
    with pytest.raises(actions.DeathNotRegistered):
        actions.open_will(deed=deed, death=death, actor=at.consul)
    factories.tell(simulator, **{f"dni{at.applicant.document_number}": {"restriccion": "FALLECIMIENTO"}})
    late = Death(
        on=organisation.local_date(at.office) + timedelta(days=1), certificate="X", upload_id=death.upload_id
    )
    with pytest.raises(actions.DiedInFuture):
        actions.open_will(deed=deed, death=late, actor=at.consul)
    with pytest.raises(actions.NotAWill):
        actions.open_will(
            deed=factories.concluded(acts.post("cg-madrid"), simulator), death=death, actor=_madrid()
        )
    assert Client().get(f"/verificar/{deed.conclusion.document.verification_code}").status_code == 404
    page = browser_of(at.consul).post(
        f"/tramites/escritura/{deed.case.number}/abrir",
        {
            "died_on": deed.entry.entered_on.isoformat(),
            "certificate": "Acta 123, Comune di Milano",
            "file": SimpleUploadedFile("acta.pdf", pdf("Acta de defunción"), "application/pdf"),
        },
        follow=True,
    )
    assert "quedó abierto" in page.content.decode()
    assert Client().get(f"/verificar/{deed.conclusion.document.verification_code}").status_code == 200
    with pytest.raises(actions.AlreadyOpened):
        actions.open_will(deed=deed, death=death, actor=at.consul)
    heir = people.make_person("Heredera", "Cierta")
    factories.copy(deed, at, applicant=heir, actor=at.consul)


def _madrid() -> Actor:
    return acts.serving(organisation.office("cg-madrid"), Role.CONSUL)


def test_a_will_is_revoked_by_another_and_stays_secret(at: Post, simulator: Register) -> None:
    deed = will(at, simulator)
    factories.concluded(
        at, simulator, "will_revocation", original=deed.conclusion.document.number, original_other=""
    )
    assert not queries.standing(factories.again(deed)).stands
    assert Client().get(f"/verificar/{deed.conclusion.document.verification_code}").status_code == 404
    assert Document.objects.filter(kind="reserved_deed", revocation__isnull=False).count() == 1
