"""A passport as people see it: the citizen, the counter, the consul, Lima, the border, control; and as strangers do not."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chancery.contexts.passports.models import Application, Cancellation, Passport
from chancery.contexts.passports.procedures import State
from chancery.contexts.passports.rules import Inspection, PhotoQuestion
from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World
from chancery.contexts.passports.tests.test_enrolling import of
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
FILING = "/tramites/pasaporte/solicitar"
PAGE = "/tramites/pasaporte/"


def holder(at: World, **changes: object) -> dict[str, object]:
    who = at.post.applicant
    return {
        "relation": "self",
        "dni": who.document_number,
        "given_names": who.given_names,
        "first_surname": who.first_surname,
        "second_surname": who.second_surname,
        "sex": "F",
        "born_on": "1990-01-15",
        "born_at": "Huánuco",
        **changes,
    }


def earlier(**changes: object) -> dict[str, object]:
    return {
        "before": "none",
        "before_number": "",
        "before_issued_on": "",
        "before_authority": "",
        "evidence": "",
        "circumstances": "",
        **changes,
    }


def send(client: Client, step: int, **fields: object) -> str:
    """Send one of the pages; where it leads, or what it says is wrong."""
    answer = client.post(f"{FILING}?paso={step}", fields)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def file(client: Client, at: World, **changes: object) -> Application:
    assert send(client, 1, **holder(at)).endswith("?paso=2")
    assert send(client, 2, **earlier(**changes)).endswith("?paso=3")
    assert send(client, 3).endswith("?paso=4")
    assert f"{PAGE}PAS" in send(client, 4, office=at.office.code, is_true="on")
    return Application.objects.select_related("case").latest("case__opened_at")


def enrolment(content: bytes | None = None, **changes: object) -> dict[str, Any]:
    return {
        "photograph": SimpleUploadedFile("foto.jpg", content or factories.photograph()),
        "fingerprints": "captured",
        "fingerprints_reason": "",
        "signature": "captured",
        "signature_reason": "",
        **{f"met_{each}": "yes" for each in PhotoQuestion},
        **{f"reason_{each}": "" for each in PhotoQuestion},
        **changes,
    }


def control(passport: Passport) -> dict[str, str]:
    return {"zone": passport.zone, "chip": "04AB", **{f"met_{each}": "yes" for each in Inspection}}


def go(client: Client, application: Application, step: str, **fields: object) -> str:
    """Open and send the page of a step; what it says is wrong, or nothing."""
    page = f"{PAGE}{application.case.number}/{step}"
    assert client.get(page).status_code == 200
    answer = client.post(page, fields)
    return "" if answer.status_code == 302 else answer.content.decode()


def test_from_the_request_to_the_hand_over(at: World) -> None:
    citizen, officer, consul = (
        browser_of(each) for each in (at.post.citizen, at.post.officer, at.post.consul)
    )
    maker, checker = browser_of(at.maker), browser_of(at.checker)
    application = file(citizen, at)
    with factories.register(**{application.dni: of(at)}):
        assert go(officer, application, "enrolar", **enrolment()) == ""
    acts.pay(factories.again(application).case, at.post)
    batch = f"{PAGE}enviar/{at.office.code}/"
    assert application.holder in consul.get(batch).content.decode()
    assert consul.post(batch, {}).status_code == 422
    assert consul.post(batch, {"chosen": application.case.number}).status_code == 302
    assert str(application.case.number) in maker.get(f"{PAGE}lima/").content.decode()
    assert go(maker, application, "personalizar") == ""
    passport = Passport.objects.get()
    assert maker.get(f"{PAGE}{application.case.number}/libreta/{passport.serial}").status_code == 200
    assert go(checker, application, "certificar", **control(passport)) == ""
    shipment = f"{PAGE}lima/despacho/{at.office.code}/"
    assert maker.post(shipment, {"chosen": application.case.number, "guide": ""}).status_code == 422
    assert maker.post(shipment, {"chosen": application.case.number, "guide": "Valija 1"}).status_code == 302
    step = f"/expedientes/{application.case.number}/paso/recibir-en-la-oficina"
    assert officer.post(step).status_code == 302
    assert go(officer, application, "entregar", recognition="face", note="") == ""
    seen = citizen.get(f"{PAGE}{application.case.number}/").content.decode()
    assert passport.number in seen
    assert at.maker.name not in seen.split("Qué pasó hasta ahora")[0]
    assert factories.again(application).case.state == State.DELIVERED


def test_the_citizen_reads_english(at: World) -> None:
    citizen = browser_of(at.post.citizen)
    assert "Who is it for?" in citizen.get(f"{FILING}?idioma=en-gb").content.decode()
    passport = factories.delivered(at)
    page = citizen.get(f"{PAGE}informar/{passport.number}?idioma=en-gb").content.decode()
    assert "Cancel the passport now" in page


def test_what_is_wrong_stands_beside_its_field(at: World) -> None:
    citizen = browser_of(at.post.citizen)
    assert "en persona" in send(citizen, 1, **holder(at, relation="mother"))
    told = send(citizen, 1, **holder(at, born_on=f"{clock.today().year - 5}-01-01"))
    assert "El pasaporte de un menor" in told
    assert send(citizen, 1, **holder(at)).endswith("?paso=2")
    assert "Falta el número" in send(citizen, 2, **earlier(before="in_hand"))


def test_a_photograph_that_does_not_serve_is_told_at_the_counter(at: World) -> None:
    application = factories.filed(at)
    told = go(
        browser_of(at.post.officer),
        application,
        "enrolar",
        **enrolment(factories.photograph(size=(600, 600))),
    )
    assert "recorte la imagen" in told
    assert factories.again(application).case.state == State.REQUESTED


def test_a_silent_register_lets_the_counter_go_on(at: World) -> None:
    application = factories.filed(at)
    officer = browser_of(at.post.officer)
    assert go(officer, application, "enrolar", **enrolment()) == ""
    seen = officer.get(f"{PAGE}{application.case.number}/").content.decode()
    assert "Verificación pendiente" in seen
    with factories.register(**{application.dni: of(at)}):
        assert go(officer, application, "comprobar") == ""
    assert "Coincide con RENIEC" in officer.get(f"{PAGE}{application.case.number}/").content.decode()


class TestReport:
    def test_the_holder_cancels_it_from_the_case(self, at: World) -> None:
        passport = factories.delivered(at)
        citizen = browser_of(at.post.citizen)
        page = f"{PAGE}informar/{passport.number}"
        assert page in citizen.get(f"{PAGE}{passport.application.case.number}/").content.decode()
        said = {"ground": "lost", "circumstances": "En el tranvía"}
        assert citizen.post(page, said).status_code == 422
        assert citizen.post(page, {**said, "is_sure": "on"}).status_code == 302
        assert Cancellation.objects.get().number == passport.number
        assert browser_of(factories.another(at).post.citizen).get(page).status_code == 404

    def test_the_counter_cancels_any(self, at: World) -> None:
        officer = browser_of(at.post.officer)
        said = {
            "number": "116543210",
            "ground": "stolen",
            "dni": "91000009",
            "holder": "Julia Tapia",
            "circumstances": "En el tren",
            "office": at.office.code,
        }
        assert officer.get(f"{PAGE}cancelar/").status_code == 200
        assert officer.post(f"{PAGE}cancelar/", {**said, "dni": "1"}).status_code == 422
        assert officer.post(f"{PAGE}cancelar/", said).status_code == 302
        month = f"{clock.today():%Y-%m}"
        assert "Julia Tapia" in officer.get(f"{PAGE}perdidos/?mes={month}").content.decode()
        table = officer.get(f"{PAGE}perdidos/?mes={month}&formato=csv").content.decode()
        assert "116543210,Robado,cg-milan" in table
        assert "Ninguno en ese mes" in officer.get(f"{PAGE}perdidos/?mes=2020-01").content.decode()


def test_the_list_is_searched(at: World) -> None:
    application = factories.filed(at)
    officer = browser_of(at.post.officer)
    assert str(application.case.number) in officer.get(f"{PAGE}lista/").content.decode()
    found = officer.get(f"{PAGE}lista/?buscar={application.dni}&estado=requested").content.decode()
    assert application.holder in found
    assert application.holder not in officer.get(f"{PAGE}lista/?buscar=nadie").content.decode()
    assert browser_of(at.post.citizen).get(f"{PAGE}lista/").status_code == 403


def test_what_control_rejects_and_a_post_sends_back(at: World) -> None:
    passport = factories.personalised(at)
    application = passport.application
    checker, officer = browser_of(at.checker), browser_of(at.post.officer)
    assert browser_of(at.maker).get(f"{PAGE}{application.case.number}/certificar").status_code == 200
    assert go(checker, application, "rechazar", reason="El chip no abre") == ""
    gone = checker.get(f"{PAGE}{application.case.number}/libreta/{passport.serial}")
    assert (gone.status_code, "passport_page_not_found" in gone.content.decode()) == (404, True)
    assert officer.get(f"{PAGE}{application.case.number}/libreta/{passport.serial}").status_code == 403
    assert go(browser_of(at.maker), application, "personalizar") == ""
    second = Passport.objects.filter(voiding=None).get()
    assert go(checker, application, "certificar", **control(second)) == ""
    assert go(browser_of(at.maker), application, "despachar", guide="Valija 9") == ""
    back = f"/expedientes/{application.case.number}/paso/devolver-a-lima"
    assert officer.post(back, {"reason": "Roto"}).status_code == 302
    assert go(checker, application, "inutilizar", reason="Roto") == ""
    assert factories.again(application).case.state == State.SENT


def test_one_alone_is_sent_and_another_refused(at: World) -> None:
    consul = browser_of(at.post.consul)
    assert go(consul, factories.paid(at), "enviar") == ""
    other = factories.paid(factories.another(at))
    assert go(consul, other, "denegar", reason="Impedimento judicial") == ""


def test_stock_warns_of_what_ends(at: World) -> None:
    factories.personalised(at)
    page = browser_of(at.auditor).get(f"{PAGE}existencias/").content.decode()
    assert 'data-short="visa_label"' in page
    assert 'data-short="passport"' not in page
    assert "Libreta de pasaporte" in page


def test_the_border_reads_and_takes_the_list_along(at: World) -> None:
    border = browser_of(at.inspector)
    passport = factories.delivered(at)
    good = border.post("/frontera/pasaportes/", {"zone": passport.zone, "number": ""})
    assert b'data-answer="good"' in good.content
    factories.lost(at, passport)
    bad = border.post("/frontera/pasaportes/", {"zone": "", "number": passport.number})
    assert b'data-bar="cancelled"' in bad.content
    of_migraciones = border.post("/frontera/pasaportes/", {"zone": "", "number": "116543210"})
    assert b'data-answer="unknown"' in of_migraciones.content
    assert border.post("/frontera/pasaportes/", {"zone": "", "number": ""}).status_code == 422
    listed = border.get("/frontera/pasaportes/?formato=csv").content.decode()
    assert f"{passport.number},Perdido," in listed
    assert "Rosa" not in listed
    assert browser_of(at.post.officer).get("/frontera/pasaportes/").status_code == 403


def test_at_the_counter_for_who_stands_there(at: World) -> None:
    officer, person = browser_of(at.post.officer), at.post.applicant
    page = f"{FILING}?para={person.id}"
    assert officer.post(f"{page}&paso=1", holder(at)).status_code == 302
    lost = earlier(
        before="lost",
        before_number="116543210",
        before_issued_on=date(2018, 5, 2).isoformat(),
        before_authority="Migraciones",
        evidence="sworn",
        circumstances="En el metro",
    )
    assert officer.post(f"{page}&paso=2", lost).status_code == 302
