"""What an officer sees beside the form: the document, the registered signature, and why the step was refused."""

from datetime import date

import pytest

from chancery.contexts.apostilles.models import Apostille, Form
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base import clock
from chancery.kernel.fees.models import Charge
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.web.tests.spanish import left_in_spanish

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def test_the_document_stands_beside_the_case_and_beside_every_step_of_the_officer(at: Ministry) -> None:
    number, officer = factories.taken(at).case.number, browser_of(at.officer)
    case = f"/tramites/apostilla/{number}/"
    for address in (case, f"{case}emitir", f"{case}denegar", f"/expedientes/{number}/paso/observar"):
        page = officer.get(address).content.decode()
        assert page.count('<iframe class="app-document"') == 1, address
    citizen = browser_of(at.citizen)
    assert "<iframe" not in citizen.get(case).content.decode()
    assert "documento.pdf" in citizen.get(case).content.decode()


def test_the_registered_signature_and_seal_are_shown_with_the_choice(at: Ministry) -> None:
    entry = signatories.signatory()
    address = f"/tramites/apostilla/{factories.taken(at).case.number}/emitir"
    specimen = entry.specimens.get()
    page = browser_of(at.officer).get(address).content.decode()
    assert f"/firmas/facsimiles/{specimen.id}/firma" in page
    assert "Sello redondo de la Secretaría General" in page
    assert f"/firmas/facsimiles/{specimen.id}/sello" not in page


def test_a_signature_out_of_tenure_is_refused_beside_the_form_and_the_case_stays(at: Ministry) -> None:
    late = signatories.signatory(valid_from=clock.today(), valid_until=None)
    good = signatories.signatory("Inés Quiroga Paz")
    number = factories.taken(at).case.number
    officer, address = browser_of(at.officer), f"/tramites/apostilla/{number}/emitir"
    typed = {"signatory_id": str(good.id), "sheets": 7, "original_seen": "on"}
    refused = officer.post(f"{address}?cadena={late.id}&firma=Quiroga", typed)
    page = refused.content.decode()
    assert refused.status_code == 409
    assert 'data-refusal="signature_out_of_tenure"' in page
    assert 'name="sheets" value="7"' in page
    assert f'value="{good.id}" checked' in page
    assert "<iframe" in page
    assert not Apostille.objects.exists()
    assert "Emitida" in officer.post(f"{address}?firma=Quiroga", typed, follow=True).content.decode()


def test_without_a_facsimile_there_is_nothing_to_compare_and_the_form_stays(at: Ministry) -> None:
    unseen = signatories.signatory("Ulises Sin Facsímil", facsimile=None)
    good = signatories.signatory()
    address = f"/tramites/apostilla/{factories.taken(at).case.number}/emitir"
    page = browser_of(at.officer).get(f"{address}?cadena={unseen.id}").content.decode()
    assert 'data-refusal="specimen_missing"' in page
    assert str(good.id) in page


def test_an_electronic_original_that_cannot_be_certified_keeps_its_page(at: Ministry) -> None:
    late = signatories.signatory(valid_from=date(2026, 2, 1))
    original = factories.signed_pdf()
    signatories.certificate(late.id, factories.outside_pem())
    asked = factories.taken(at, content=original, form=Form.ELECTRONIC, signed_on=date(2026, 1, 15))
    officer, address = browser_of(at.officer), f"/tramites/apostilla/{asked.case.number}/emitir"
    refused = officer.post(address)
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "data-refusal=" in page
    assert "Lo que dicen las firmas digitales" in page
    today = factories.taken(
        at, content=factories.signed_pdf("Otro"), form=Form.ELECTRONIC, signed_on=clock.today()
    )
    issued = officer.post(f"/tramites/apostilla/{today.case.number}/emitir", follow=True)
    assert "Emitida" in issued.content.decode()


def test_the_way_to_the_payment_is_shown_only_to_who_may_take_it(at: Ministry) -> None:
    request = factories.filed(at)
    company = identity.register_company(
        name="Ejemplo S.A.C.", registration="20512333797", actor=people.SYSTEM
    )
    represents = people.make_person("Renata", "Representante")
    identity.represent(
        person=represents,
        company=company,
        evidence="Partida",
        valid_from=people.LONG_AGO,
        actor=people.SYSTEM,
    )
    type(request.case).objects.filter(pk=request.case_id).update(company=company)
    case = f"/tramites/apostilla/{request.case.number}/"
    payer, other = (
        browser_of(actor).get(case).content.decode() for actor in (at.citizen, people.actor_of(represents))
    )
    assert "Pague S/ 31.00" in payer
    assert "/pagos/" in payer
    assert "Rosa Solicitante" in other
    assert "debe pagar S/ 31.00" in other
    assert "/pagos/" not in other
    assert "/pagos/" not in browser_of(at.officer).get(case).content.decode()


def test_when_the_case_moved_meanwhile_the_refusal_has_its_own_page(at: Ministry) -> None:
    request, officer = factories.taken(at), browser_of(at.officer)
    address = f"/tramites/apostilla/{request.case.number}/denegar"
    assert officer.post(address, {"reason": "No corresponde"}).status_code == 302
    again = officer.post(address, {"reason": "No corresponde"})
    assert again.status_code == 409
    assert 'data-refusal="wrong_state"' in again.content.decode()
    assert "Ahora no es posible" in again.content.decode()


def test_who_waits_reads_first_what_was_told_last(at: Ministry) -> None:
    owing, taken = factories.filed(at), factories.taken(at)
    citizen = browser_of(at.citizen)
    told = "Lo último que le comunicamos"
    assert told not in citizen.get(f"/tramites/apostilla/{owing.case.number}/").content.decode()
    page = citizen.get(f"/tramites/apostilla/{taken.case.number}/").content.decode()
    assert page.index(told) < page.index("Qué se puede hacer ahora") < page.index("Desistir")
    assert (
        told not in browser_of(at.officer).get(f"/tramites/apostilla/{taken.case.number}/").content.decode()
    )


def test_from_what_was_paid_one_goes_on_to_the_case(at: Ministry) -> None:
    asked = factories.taken(at)
    charge = Charge.objects.get(case_id=asked.case.id)
    case = f'href="/tramites/apostilla/{asked.case.number}/"'
    for address in (
        f"/pagos/{charge.id}/",
        f"/pagos/recibos/{charge.payments.get().receipt.number}",
        f"/pagos/retorno/{charge.payments.get().attempt_id}",
    ):
        assert case in browser_of(at.citizen).get(address).content.decode(), address


def test_the_applicant_asks_and_follows_in_english(at: Ministry) -> None:
    request = factories.issued(at).request
    case, citizen = request.case, browser_of(at.citizen)
    own = (at.applicant.full_name, "documento.pdf", request.title, request.issued_by)
    assert left_in_spanish(citizen, f"/tramites/apostilla/{case.number}/", *own) == set()
    page = citizen.get(f"/tramites/apostilla/{case.number}/?idioma=en-gb").content.decode()
    for words in ("Apostille of a public document", "Issued", "Spain", "Confirm receipt"):
        assert words in page, words
    assert left_in_spanish(citizen, "/tramites/apostilla/solicitar", *own) == set()
    assert (
        browser_of(at.officer).get(f"/tramites/apostilla/{case.number}/?idioma=en-gb")["Content-Language"]
        == "es"
    )


def test_why_a_document_is_not_apostilled_is_told_in_the_language_of_the_page(at: Ministry) -> None:
    citizen = browser_of(at.citizen)
    address = "/tramites/apostilla/solicitar?paso=1&idioma="
    for destination, document, english, spanish in (
        (
            "VN",
            "administrative",
            "is not in force between Vietnam and Peru",
            "Vietnam no aplica el Convenio",
        ),
        (
            "ES",
            "customs",
            "cannot be apostilled: it is an administrative document",
            "no se puede apostillar: es un",
        ),
        ("ES", "private", "Have it certified by a notary and", "Hágalo certificar por un notario y"),
    ):
        typed = {"destination": destination, "document_class": document}
        said = citizen.post(f"{address}en-gb", typed).content.decode()
        assert english in said
        assert spanish not in said
        assert spanish in citizen.post(f"{address}es", typed).content.decode()
    good = {"destination": "ES", "document_class": "administrative"}
    assert citizen.post(f"{address}en-gb", good).status_code == 302
