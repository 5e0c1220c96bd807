"""A visa as people see it: the traveller, the officer, the consul, who is asked, the border; and as strangers do not."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.visas.models import Application, Consultation, Label
from chancery.contexts.visas.procedures import State
from chancery.contexts.visas.rules import Criterion
from chancery.contexts.visas.tests import factories
from chancery.contexts.visas.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
FILING = "/tramites/visa/solicitar"


@pytest.fixture
def at() -> World:
    return factories.world()


def journey(**changes: object) -> dict[str, object]:
    return {
        "category": "tourist",
        "purpose": "Conocer Cusco",
        "arrives_on": (clock.today() + timedelta(days=30)).isoformat(),
        "days": "30",
        "address_in_peru": "Hotel de Prueba, Cusco",
        "sponsor": "",
        "sponsor_registration": "",
        **changes,
    }


def traveller(**changes: object) -> dict[str, object]:
    return {
        "surnames": "Rossi",
        "given_names": "Chiara",
        "sex": "F",
        "born_on": "1990-01-15",
        "nationality": "IT",
        "residence": "IT",
        "address": "Via Roma 1, Milano",
        "occupation": "",
        "passport_country": "IT",
        "passport_number": "YB1234567",
        "passport_expires_on": (clock.today() + timedelta(days=900)).isoformat(),
        "collective": "none",
        "family": "",
        **changes,
    }


def send(client: Client, step: int, **fields: object) -> str:
    """Send one of the pages; where it leads, or what it says is wrong."""
    answer = client.post(f"{FILING}?paso={step}", fields)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def file(client: Client, **changes: object) -> Application:
    assert send(client, 1, **journey(**changes)).endswith("?paso=2")
    assert send(client, 2, **traveller()).endswith("?paso=3")
    files = {
        name: SimpleUploadedFile(f"{name}.pdf", pdf(str(uuid4())))
        for name in ("passport", "photograph", "journey", "solvency")
    }
    assert send(client, 3, **files).endswith("?paso=4")
    assert "/tramites/visa/VISMIL-" in send(client, 4, office="cg-milan", is_true="on")
    return Application.objects.select_related("case").latest("case__opened_at")


def go(client: Client, application: Application, step: str, **fields: object) -> str:
    page = f"/tramites/visa/{application.case.number}/{step}"
    assert client.get(page).status_code == 200
    answer = client.post(page, fields)
    return answer.content.decode() if answer.status_code != 302 else ""


def heard() -> dict[str, object]:
    answers: dict[str, object] = {"notes": "Viaja por vacaciones", "waived_because": ""}
    for criterion in Criterion:
        answers |= {f"met_{criterion}": "yes", f"reason_{criterion}": "Se comprobó"}
    return answers


def test_the_whole_story_by_pages(at: World) -> None:
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    consul, border = browser_of(at.post.consul), browser_of(at.inspector)
    application = file(citizen)
    assert go(officer, application, "entrevista", **heard()) == ""
    assert go(consul, application, "conceder") == ""
    acts.pay(factories.again(application).case, at.post)
    assert go(officer, application, "imprimir") == ""
    label = Label.objects.get()
    printed = officer.get(f"/tramites/visa/{application.case.number}/etiqueta/{label.serial}")
    assert printed["Content-Type"] == "application/pdf"
    assert "no dice lo que debe" in go(
        consul, application, "revisar", zone=label.zone.replace("ROSSI", "ROSSA")
    )
    assert go(consul, application, "revisar", zone=label.zone) == ""
    too_soon = border.post("/frontera/visas/", {"zone": label.zone, "serial": "", "passport": "", "seal": ""})
    assert b'data-bar="not_delivered"' in too_soon.content
    assert officer.post(f"/expedientes/{application.case.number}/paso/entregar").status_code == 302
    seen = citizen.get(f"/tramites/visa/{application.case.number}/").content.decode()
    assert "Concedida" in seen
    assert label.serial not in seen
    assert at.post.consul.name not in seen.split("Qué pasó hasta ahora")[0]
    told = border.post("/frontera/visas/", {"zone": label.zone, "serial": "", "passport": "", "seal": ""})
    assert b'data-answer="yes"' in told.content


def test_the_traveller_reads_english(at: World) -> None:
    page = browser_of(at.post.citizen).get(f"{FILING}?idioma=en-gb").content.decode()
    assert "Which visa do you need?" in page
    assert "Tourist" in page


def test_what_is_refused_is_told_in_english_with_the_figures_of_the_case(at: World) -> None:
    browser = browser_of(at.post.citizen)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en-gb"
    assert send(browser, 1, **journey(days="184")).endswith("?paso=2")
    page = send(browser, 2, **traveller())
    assert "With that kind of visa one stays for between 1 and 183 days." in page
    assert "Con esa calidad" not in page


def test_the_traveller_reads_their_case_in_english_and_the_office_in_spanish(at: World) -> None:
    case = factories.refused(at, passport_number="YB0000007").case
    path = f"/tramites/visa/{case.number}/?idioma=en-gb"
    seen = browser_of(at.post.citizen).get(path)
    page = seen.content.decode()
    assert seen["Content-Language"] == "en-gb"
    for words in (
        "Visa to travel to Peru",
        "The visa requested",
        "Tourist · Temporary",
        "Italy",
        "Enters on",
        "30 days",
        "Refused. The profile is not consistent",
        "Particulars of the file",
        "Interview and assessment",
    ):
        assert words in page, words
    for words in ("Calidad", "Turista", "Italia", "Denegada", "Presentado", "Qué pasó", "Entrevista"):
        assert words not in page.split("<main", 1)[1].split("</main>")[0], words
    office = browser_of(at.post.officer).get(path)
    assert office["Content-Language"] == "es"
    page = office.content.decode()
    assert '<html lang="es"' in page
    assert "Turista · Temporal" in page
    assert "idioma=" not in page


def test_what_the_traveller_does_and_pays_is_in_english_too(at: World) -> None:
    filed = factories.filed(at, passport_number="YB0000008").case
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    path = f"/expedientes/{filed.number}/paso/desistir?idioma=en-gb"
    page = citizen.get(path).content.decode()
    inside = page.split("<main", 1)[1].split("</main>")[0]
    for words in (
        ">Withdraw</h1>",
        "The file will then be “Withdrawn”.",
        "Go back without doing it",
    ):
        assert words in inside, words
    assert "Desistir" not in inside
    charge = fees.charges_of(factories.granted(at, passport_number="YB0000009").case_id)[0]
    owed = f"/pagos/{charge.id}/"
    page = citizen.get(owed).content.decode()
    for words in (
        "Payment of the fee:",
        "To be paid",
        "Rule that requires it",
        "What is charged for",
        f"Pay {charge.money}",
    ):
        assert words in page, words
    assert "Monto" not in page.split("<main", 1)[1]
    assert "Monto" in browser_of(at.post.cashier).get(f"{owed}?idioma=en-gb").content.decode()
    refused = officer.get(path)
    assert (refused.status_code, refused["Content-Language"]) == (403, "es")
    done = citizen.post(path, follow=True).content.decode()
    assert "Withdraw: done." in done


def test_what_is_wrong_stands_beside_its_field(at: World) -> None:
    citizen = browser_of(at.post.citizen)
    send(citizen, 1, **journey())
    told = send(citizen, 2, **traveller(passport_expires_on=(clock.today() + timedelta(days=60)).isoformat()))
    assert "seis meses" in told
    assert "Via Roma 1" in told


def test_what_a_quality_asks_for_besides_is_told_where_it_is_handed_in_and_nothing_is_lost(at: World) -> None:
    citizen = browser_of(at.post.citizen)
    firm = {"category": "business", "sponsor": "Empresa de Prueba", "sponsor_registration": "20131312955"}
    send(citizen, 1, **journey(**firm))
    send(citizen, 2, **traveller())
    files = {
        name: SimpleUploadedFile(f"{name}.pdf", pdf(str(uuid4())))
        for name in ("passport", "photograph", "journey")
    }
    told = send(citizen, 3, **files)
    assert "Falta un requisito: Cartas de la empresa extranjera" in told
    assert "Falta un requisito: Cartas de la empresa extranjera" in send(
        citizen, 4, office="cg-milan", is_true="on"
    )
    letters = SimpleUploadedFile("letters.pdf", pdf(str(uuid4())))
    assert send(citizen, 3, letters=letters).endswith("?paso=4")
    assert send(citizen, 1, **journey()).endswith("?paso=2")
    assert "Falta un requisito: Prueba de que puede pagar el viaje" in send(citizen, 3)
    assert send(citizen, 1, **journey(**firm)).endswith("?paso=2")
    assert send(citizen, 3).endswith("?paso=4")
    assert "/tramites/visa/VISMIL-" in send(citizen, 4, office="cg-milan", is_true="on")


def test_a_document_that_the_quality_asks_for_is_not_called_optional(at: World) -> None:
    citizen = browser_of(at.post.citizen)
    firm = {"category": "business", "sponsor": "Empresa de Prueba", "sponsor_registration": "20131312955"}
    for asked, optional in ((journey(), "Cartas"), (journey(**firm), "Prueba de que puede pagar")):
        send(citizen, 1, **asked)
        send(citizen, 2, **traveller())
        page = citizen.get(f"{FILING}?paso=3").content.decode()
        labels = [label.split("</label>")[0] for label in page.split("<label ")[1:]]
        told = [label for label in labels if "opcional" in label]
        assert len(told) == 1, told
        assert optional in told[0]


def test_at_the_counter_for_who_stands_there(at: World) -> None:
    officer, person = browser_of(at.post.officer), at.post.applicant
    page = f"{FILING}?para={person.id}"
    assert officer.post(f"{page}&paso=1", journey()).status_code == 302
    assert officer.post(f"{page}&paso=2", traveller()).status_code == 302


class TestConsultation:
    def test_who_was_asked_reads_the_file_and_answers(self, at: World) -> None:
        consultation = factories.consulted(at, category="worker")
        migration = browser_of(at.migration)
        assert (
            str(consultation.application.case.number)
            in migration.get("/tramites/visa/consultas/").content.decode()
        )
        page = f"/tramites/visa/consultas/{consultation.id}/"
        shown = migration.get(page).content.decode()
        for told in (
            "Opinión favorable",
            "Trabajador · Residente",
            "Hotel de Prueba",
            "trabaja en una escuela",
        ):
            assert told in shown, told
        assert "Sin respuesta" not in shown
        handed_in = consultation.application.case.attachments.first()
        assert handed_in is not None
        assert migration.get(f"{page}archivos/{handed_in.upload_id}").status_code == 200
        missing = migration.get(f"{page}archivos/{uuid4()}")
        assert (missing.status_code, "visa_consulted_file_not_found" in missing.content.decode()) == (
            404,
            True,
        )
        given = {"is_authorised": "yes", "number": "Oficio 1", "answered_on": clock.today(), "note": ""}
        assert migration.post(page, {**given, "number": ""}).status_code == 422
        assert migration.post(page, given).status_code == 302
        assert factories.again(consultation.application).case.state == State.AUTHORISED

    def test_others_do_not_see_it(self, at: World) -> None:
        consultation = factories.consulted(at, category="worker")
        page = f"/tramites/visa/consultas/{consultation.id}/"
        assert browser_of(at.dgc).get(page).status_code == 404
        assert browser_of(at.post.citizen).get("/tramites/visa/consultas/").status_code == 403
        assert Consultation.objects.get().authority == "migration"


def test_every_other_page_opens_for_whom_it_is(at: World) -> None:
    label = factories.printed(at)
    officer, consul = browser_of(at.post.officer), browser_of(at.post.consul)
    assert go(officer, label.application, "inutilizar", reason="Se corrió") == ""
    gone = officer.get(f"/tramites/visa/{label.application.case.number}/etiqueta/{label.serial}")
    assert gone.status_code == 404
    assert "visa_label_not_found" in gone.content.decode()
    assert go(consul, label.application, "cancelar", reason="Fraude") == ""
    other = factories.interviewed(at, category="worker", passport_number="YB0000002")
    assert go(consul, other, "consultar", question="Opinión") == ""
    third = factories.interviewed(at, passport_number="YB0000003")
    assert go(consul, third, "denegar", ground="profile", reason="No se explica") == ""
    assert browser_of(at.auditor).get("/tramites/visa/control/").status_code == 200
    assert consul.get("/tramites/visa/control/").status_code == 403
    assert consul.get("/frontera/visas/").status_code == 403
    assert Client().get("/.well-known/visa-seal-keys.json").json()["keys"][0]["signer"] == "PEVS"


def test_the_applicant_downloads_no_label(at: World) -> None:
    label = factories.printed(at)
    page = f"/tramites/visa/{label.application.case.number}/etiqueta/{label.serial}"
    assert browser_of(at.post.citizen).get(page).status_code == 403


def test_a_border_officer_who_shows_nothing(at: World) -> None:
    border = browser_of(at.inspector)
    sent = {"zone": "", "serial": "", "passport": "", "seal": ""}
    assert border.post("/frontera/visas/", sent).status_code == 422
    assert border.post("/frontera/visas/", {**sent, "seal": "xyz"}).status_code == 422
    assert b'data-bar="unknown"' in border.post("/frontera/visas/", {**sent, "serial": "VI9"}).content


def test_an_entry_is_noted_on_the_border_page_and_stands_on_the_case(at: World) -> None:
    label = factories.delivered(at, category="transit", days=2)
    border = browser_of(at.inspector)
    shown = border.post("/frontera/visas/", {"serial": label.serial}).content.decode()
    for told in ('data-answer="yes"', "Registrar ingreso", "entradas: una", "Ninguno"):
        assert told in shown, told
    sent = {"serial": label.serial, "office": "mig-jorge-chavez", "key": str(uuid4())}
    done = border.post("/frontera/visas/ingreso", sent, follow=True).content.decode()
    assert "Ingreso registrado con la visa" in done
    again = border.post("/frontera/visas/ingreso", {**sent, "key": str(uuid4())})
    assert (again.status_code, "no le quedan entradas" in again.content.decode()) == (409, True)
    shown = border.post("/frontera/visas/", {"serial": label.serial}).content.decode()
    assert 'data-bar="used"' in shown
    assert "Registrar ingreso" not in shown
    page = (
        browser_of(at.post.citizen).get(f"/tramites/visa/{label.application.case.number}/").content.decode()
    )
    assert "Ingreso al Perú" in page
    assert "Usada" in page
    assert "No hay incidentes" in border.get("/frontera/visas/incidentes").content.decode()
    assert browser_of(at.post.citizen).get("/frontera/visas/incidentes").status_code == 403
    assert browser_of(at.post.consul).post("/frontera/visas/ingreso", sent).status_code == 403


def test_a_consul_gives_fewer_entries_and_days_and_every_page_says_so(at: World) -> None:
    application, consul = factories.interviewed(at), browser_of(at.post.consul)
    page = f"/tramites/visa/{application.case.number}/"
    offered = consul.get(f"{page}conceder").content.decode()
    for told in ("múltiples", "Se pidieron 30; la calidad permite hasta 183"):
        assert told in offered, told
    for typed, refusal in (
        ({"entries": "256", "stay_days": "10"}, "como máximo esta cantidad de entradas: 255"),
        ({"entries": "2", "stay_days": "184"}, "entre 1 y 183 días"),
        ({"entries": "0", "stay_days": "10"}, "mayor o igual a 1"),
    ):
        refused = consul.post(f"{page}conceder", typed)
        assert (refused.status_code, refusal in refused.content.decode()) == (422, True)
        assert f'value="{typed["entries"]}"' in refused.content.decode()
    assert go(consul, application, "conceder", entries="2", stay_days="10") == ""
    shown = browser_of(at.post.citizen).get(page).content.decode()
    assert "Concedida, 10 días. Entradas: 2" in shown
    label = factories.delivered(at, entries=2, stay_days=10, passport_number="YB7654321")
    shown = browser_of(at.inspector).post("/frontera/visas/", {"serial": label.serial}).content.decode()
    assert "entradas: 2; permanencia: 10 días" in shown


def test_the_holder_tells_a_lost_passport_and_the_border_asks(at: World) -> None:
    label = factories.delivered(at)
    citizen = browser_of(at.post.citizen)
    page = f"/tramites/visa/{label.application.case.number}/"
    assert "Anulado por otro nuevo" not in citizen.get(f"{page}perdida-pasaporte").content.decode()
    assert citizen.post(f"{page}perdida-pasaporte", {"fate": "voided", "reason": "x"}).status_code == 422
    assert (
        citizen.post(f"{page}perdida-pasaporte", {"fate": "stolen", "reason": "En el metro"}).status_code
        == 302
    )
    assert "Robado" in citizen.get(page).content.decode()
    assert "En el metro" in browser_of(at.post.officer).get(page).content.decode()
    shown = browser_of(at.inspector).post("/frontera/visas/", {"serial": label.serial}).content.decode()
    for told in ('data-answer="ask"', 'data-bar="passport_reported"', "Registrar ingreso"):
        assert told in shown, told
