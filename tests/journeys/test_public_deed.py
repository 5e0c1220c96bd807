"""A special power from a citizen's home to a registrar in Lima, and its revocation, through the pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from chancery.contexts.public_deeds import queries
from chancery.contexts.public_deeds.models import Deed
from chancery.contexts.public_deeds.rules.kinds import CopyKind, Part
from chancery.contexts.public_deeds.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation
from tests.journeys import world

pytestmark = pytest.mark.django_db
ABOUT = {
    "nationality": "peruana",
    "civil_status": "soltera",
    "occupation": "contadora",
    "address": "Via Roma 12, Milán",
}


@pytest.fixture
def simulator() -> Iterator[CivilIdentitySimulator]:
    with factories.register() as running:
        yield running


@pytest.fixture
def at(simulator: CivilIdentitySimulator) -> Post:
    return acts.post()


def draft(citizen: Client, at: Post, attorney: Person | None, **about: object) -> Deed:
    """The six pages that a citizen sends from home."""
    address = reverse("public_deeds:file")

    def send(page: int, **typed: object) -> str:
        answer = citizen.post(f"{address}?paso={page}", typed)
        assert answer.status_code == 302, answer.content.decode()
        return str(answer["Location"])

    send(1, **{"kind": "special_power", "object": factories.FLAT, **about})
    send(2, chosen_faculties=["sell_property"] if attorney else [], value="", currency="")
    send(3, birth_on="1985-05-17", **ABOUT)
    named = {
        "part": "attorney",
        "given_names": attorney.given_names if attorney else "",
        "first_surname": attorney.first_surname if attorney else "",
        "second_surname": attorney.second_surname if attorney else "",
        "document_kind": "dni",
        "document_number": attorney.document_number if attorney else "",
        "document_country": "PE",
    }
    send(4, **named, **ABOUT)
    send(5)
    number = send(6, office=at.office.code, is_true="on").rstrip("/").rsplit("/", 1)[-1]
    return Deed.objects.get(case__number=number)


def press(browser: Client, deed: Deed, step: str, **typed: object) -> str:
    """Open the step's page, press its button, and read what comes."""
    address = reverse(f"public_deeds:{step}", args=[deed.case.number])
    assert browser.get(address).status_code == 200
    answer = browser.post(address, typed, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def conclude(deed: Deed, at: Post) -> Deed:
    """The counter, the consul and the cashier do their parts."""
    officer, consul, cashier = browser_of(at.officer), browser_of(at.consul), browser_of(at.cashier)
    for party in deed.parties.all():
        assert "Confirmada" in press(officer, deed, "check_identity", party=str(party.id), original_seen="on")
    assert officer.get(reverse("public_deeds:qualify", args=[deed.case.number])).status_code == 403
    assert "Calificada" in press(consul, deed, "qualify", capacity="on", freedom="on", knowledge="on")
    charge = fees.charges_of(deed.case_id).get()
    taken = cashier.post(
        reverse("payments:take", args=[charge.id]), {"means": "cash", "office": at.office.code}
    )
    assert taken.status_code == 302
    assert "Asentada" in press(consul, deed, "enter")
    grantor = deed.parties.get(part=Part.GRANTOR)
    assert "Firmas en curso" in press(
        officer, deed, "sign", party=str(grantor.id), manner="signature_and_print"
    )
    assert "Concluida" in press(consul, deed, "conclude")
    return factories.again(deed)


def test_from_a_citizens_home_to_a_registrar_in_lima(
    at: Post, simulator: CivilIdentitySimulator, tmp_path: Path
) -> None:
    attorney = people.make_person("Julio César", "Huamán")
    factories.tell(simulator)
    citizen, stranger = browser_of(at.citizen), Client()
    deed = draft(citizen, at, attorney)
    page = citizen.get(reverse("public_deeds:case", args=[deed.case.number])).content.decode()
    assert "Borrador" in page
    assert "Completar el borrador" in page
    deed = conclude(deed, at)

    paper = deed.conclusion.document
    got = citizen.get(reverse("verification:download", args=[paper.verification_code])).content
    assert "Signature is Valid" in world.says(tmp_path, got, "pdfsig", "-nocert")
    assert "No syntax or stream encoding errors" in world.says(tmp_path, got, "qpdf", "--check")
    assert (
        "Documento auténtico y vigente"
        in stranger.get(f"/verificar/{paper.verification_code}").content.decode()
    )

    assert paper.number in citizen.get(reverse("public_deeds:deeds")).content.decode()
    asked = citizen.post(
        reverse("public_deeds:request_copy", args=[deed.id]),
        {"kind": "letter", "registry": "Lima"},
        follow=True,
    )
    assert "Pidió: Parte" in asked.content.decode()
    copy = queries.copies_of(deed).get()
    assert copy.case.state == "paid"
    consul = browser_of(at.consul)
    issued = consul.post(reverse("public_deeds:issue_copy", args=[copy.case.number]), follow=True)
    assert "Expedida" in issued.content.decode()
    copy.refresh_from_db()
    assert copy.document is not None

    clerk = browser_of(acts.serving(organisation.office("sunarp-lima"), Role.REGISTRY_CLERK))
    sent = {"office": at.office.code, "year": deed.entry.year, "number": deed.entry.number}
    assert 'data-answer="stands"' in clerk.post(reverse("public_deeds:consult"), sent).content.decode()
    told = Notice.objects.filter(recipient=at.applicant, subject__startswith="Alguien verificó")
    assert sorted("registrador" in notice.text for notice in told) == [False, True]

    revoking = draft(citizen, at, None, kind="special_power_revocation", original=paper.number)
    revoking = conclude(revoking, at)
    for document in (paper, copy.document):
        shown = stranger.get(f"/verificar/{document.verification_code}").content.decode()
        assert f"Revocada por la escritura N.º {revoking.entry.printed_number}" in shown
    assert "no la inscriba" in clerk.post(reverse("public_deeds:consult"), sent).content.decode()
    assert documents.by_verification_code(paper.verification_code) == paper


def test_what_cannot_be_drafted_is_told_on_its_page_and_loses_nothing(at: Post) -> None:
    citizen, address = browser_of(at.citizen), reverse("public_deeds:file")
    citizen.post(f"{address}?paso=1", {"kind": "special_power", "object": factories.FLAT})
    refused = citizen.post(f"{address}?paso=2", {"chosen_faculties": [], "value": "", "currency": ""})
    assert refused.status_code == 422
    assert "Elija al menos una facultad" in refused.content.decode()
    wrong = citizen.post(f"{address}?paso=2", {"chosen_faculties": ["bank"], "value": "mucho"})
    assert "Escriba una suma" in wrong.content.decode()
    again = browser_of(at.citizen)
    assert "Huiracocha" in again.get(f"{address}?paso=1").content.decode()


def test_a_draft_is_completed_person_by_person(at: Post, simulator: CivilIdentitySimulator) -> None:
    deed = factories.drafted(at)
    citizen = browser_of(at.citizen)
    address = reverse("public_deeds:complete", args=[deed.case.number])
    witness = {
        "part": "witness",
        "given_names": "Ana",
        "first_surname": "Torres",
        "document_kind": "passport",
        "document_number": "YA7654321",
        "document_country": "IT",
        "birth_on": "1980-01-01",
        **ABOUT,
    }
    page = citizen.post(f"{address}?persona=nueva", witness, follow=True).content.decode()
    assert "Ana Torres" in page
    citizen.post(f"{address}?persona=3", {**witness, "given_names": "Anita"})
    assert queries.parties_of(factories.again(deed))[2].given_names == "Anita"
    citizen.post(f"{address}?persona=3", {**witness, "quitar": "1"})
    assert len(queries.parties_of(factories.again(deed))) == 2
    assert citizen.get(f"{address}?persona=9").status_code == 404
    text = citizen.post(
        address, {"kind": "special_power", "chosen_faculties": ["bank"], "object": "Otra cosa"}, follow=True
    )
    assert text.status_code == 200
    assert factories.again(deed).object == "Otra cosa"
    assert citizen.post(address, {"kind": "special_power"}).status_code == 422
    assert (
        browser_of(at.officer).get(reverse("public_deeds:redraft", args=[deed.case.number])).status_code
        == 200
    )
    assert citizen.get(reverse("public_deeds:redraft", args=[deed.case.number])).status_code == 403


@pytest.mark.parametrize("kind", ["deed", *CopyKind])
def test_the_programs_of_others_believe_every_paper_of_a_deed(
    at: Post, simulator: CivilIdentitySimulator, tmp_path: Path, kind: str
) -> None:
    deed = factories.concluded(at, simulator)
    paper = (
        deed.conclusion.document if kind == "deed" else factories.issued(deed, at, CopyKind(kind)).document
    )
    assert paper is not None
    got = Client().get(reverse("verification:download", args=[paper.verification_code])).content
    believed = world.says(tmp_path, got, "pdfsig", "-nocert")
    assert believed.count("Signature is Valid") == 1
    assert "Total document signed" in believed
    assert "No syntax or stream encoding errors" in world.says(tmp_path, got, "qpdf", "--check")
