"""A passport from the citizen's telephone to the border: the register silent at first, a booklet that fails, one that is lost."""

from base64 import b64decode

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree

from chancery.contexts.passports.models import Application, Passport
from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World
from chancery.contexts.passports.tests.test_api import program
from chancery.contexts.passports.tests.test_enrolling import of
from chancery.contexts.passports.tests.test_views import PAGE, control, enrolment, file, go
from chancery.kernel.base import clock
from chancery.kernel.fees import queries as fees
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway.models import PendingConsultation
from chancery.kernel.gateway.published import FactKind
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.identity.tests.factories import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world()


def told(register: Client) -> list[tuple[str, str]]:
    """What the signed answer tells of today: what happened, and to which passport."""
    day = clock.today().isoformat()
    answer = register.get("/api/v1/published/travel-documents", {"since": day, "until": day}).json()
    report = etree.fromstring(b64decode(answer["signed"]))
    return [
        (each.findtext("hecho") or "", each.findtext("numero") or "") for each in report.findall("documento")
    ]


def paid(at: World) -> Application:
    """Asked for at home, enrolled while RENIEC is silent, paid at the cashier's."""
    application = file(browser_of(at.post.citizen), at)
    assert go(browser_of(at.post.officer), application, "enrolar", **enrolment()) == ""
    charge = fees.charges_of(application.case_id).get()
    cash = {"means": "cash", "office": at.office.code}
    taken = browser_of(at.post.cashier).post(reverse("payments:take", args=[charge.id]), cash)
    assert taken.status_code == 302
    return factories.again(application)


def made(at: World, application: Application) -> Passport:
    """Personalised by one, rejected by another, personalised again, certified, despatched and received."""
    maker, checker = browser_of(at.maker), browser_of(at.checker)
    assert go(maker, application, "personalizar") == ""
    assert go(checker, application, "rechazar", reason="El chip no abre") == ""
    assert go(maker, application, "personalizar") == ""
    passport = Passport.objects.get(voiding=None)
    assert maker.post(f"{PAGE}{application.case.number}/certificar", control(passport)).status_code == 403
    assert go(checker, application, "certificar", **control(passport)) == ""
    assert go(maker, application, "despachar", guide="Valija 12") == ""
    step = f"/expedientes/{application.case.number}/paso/recibir-en-la-oficina"
    assert browser_of(at.post.officer).post(step).status_code == 302
    return passport


def test_from_the_telephone_to_the_border_and_lost(at: World) -> None:
    migraciones, border = program(FactKind.TRAVEL_DOCUMENT.scope), browser_of(at.inspector)
    officer, consul, citizen = (
        browser_of(each) for each in (at.post.officer, at.post.consul, at.post.citizen)
    )
    application = paid(at)
    early = consul.post(f"{PAGE}{application.case.number}/enviar")
    assert early.status_code == 409
    assert "Verificación pendiente" in early.content.decode()
    with factories.register(**{application.dni: of(at)}):
        gateway.reconcile(consultation_id=PendingConsultation.objects.get().id, actor=SYSTEM)
    assert go(consul, application, "enviar") == ""
    passport = made(at, application)
    typed = {"zone": passport.zone, "number": ""}
    assert "no consta como entregado" in border.post("/frontera/pasaportes/", typed).content.decode()
    assert told(migraciones) == []

    assert go(officer, application, "entregar", recognition="fingerprint", note="") == ""
    assert "El pasaporte vale" in border.post("/frontera/pasaportes/", typed).content.decode()
    assert told(migraciones) == [("EXPEDIDO", passport.number)]

    gone = {"ground": "stolen", "circumstances": "En la estación", "is_sure": "on"}
    assert citizen.post(f"{PAGE}informar/{passport.number}", gone).status_code == 302
    assert "Robado" in border.post("/frontera/pasaportes/", typed).content.decode()
    assert told(migraciones) == [("EXPEDIDO", passport.number), ("CANCELADO", passport.number)]
