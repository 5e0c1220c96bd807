"""A worker's visa from the traveller's telephone to the border, with Migraciones asked before and told after; and cancelled."""

from base64 import b64decode, b64encode

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree

from chancery.contexts.visas.models import Application, Consultation, Label
from chancery.contexts.visas.tests import factories
from chancery.contexts.visas.tests.factories import World
from chancery.contexts.visas.tests.test_views import file, go, heard
from chancery.kernel.base import clock
from chancery.kernel.fees import queries as fees
from chancery.kernel.gateway.published import FactKind
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
NOTHING = {"zone": "", "serial": "", "passport": "", "seal": ""}


@pytest.fixture
def at() -> World:
    return factories.world()


def register_of_migraciones() -> Client:
    """The program by which Migraciones learns of visas, with its token."""
    client, secret = identity.register_client(
        name="Migraciones", scopes=(FactKind.VISA.scope,), actor=people.SYSTEM
    )
    basic = b64encode(f"{client.id}:{secret}".encode()).decode()
    answer = Client().post(
        "/api/v1/oauth/token",
        {"grant_type": "client_credentials"},
        headers={"Authorization": f"Basic {basic}"},
    )
    return Client(headers={"Authorization": f"Bearer {answer.json()['access_token']}"})


def told(program: Client) -> list[tuple[str, str]]:
    """What the signed answer tells of today: what happened, and to which label."""
    day = clock.today().isoformat()
    answer = program.get("/api/v1/published/visas", {"since": day, "until": day}).json()
    report = etree.fromstring(b64decode(answer["signed"]))
    return [
        (each.findtext("hecho") or "", each.findtext("numero") or "") for each in report.findall("documento")
    ]


def granted(at: World) -> Application:
    """Asked for at home, heard at the counter, authorised by Migraciones, decided by the consul, and paid."""
    consul, officer = browser_of(at.post.consul), browser_of(at.post.officer)
    application = file(browser_of(at.post.citizen), category="worker")
    assert go(officer, application, "entrevista", **heard()) == ""
    refused = consul.post(f"/tramites/visa/{application.case.number}/conceder")
    assert refused.status_code == 409
    assert "Migraciones" in refused.content.decode()
    assert go(consul, application, "consultar", question="Contrato aprobado") == ""
    asked = Consultation.objects.get(application=application)
    answer = {"is_authorised": "yes", "number": "Oficio 12", "answered_on": clock.today(), "note": ""}
    page = f"/tramites/visa/consultas/{asked.id}/"
    assert browser_of(at.migration).post(page, answer).status_code == 302
    assert go(consul, application, "conceder") == ""
    charge = fees.charges_of(application.case_id).get()
    cash = {"means": "cash", "office": at.office.code}
    taken = browser_of(at.post.cashier).post(reverse("payments:take", args=[charge.id]), cash)
    assert taken.status_code == 302
    return factories.again(application)


def delivered(at: World) -> Label:
    """Printed by the officer, checked by the consul, handed over."""
    application = granted(at)
    officer, consul = browser_of(at.post.officer), browser_of(at.post.consul)
    assert go(officer, application, "imprimir") == ""
    label = Label.objects.get(application=application)
    assert "Oficio 12" in str(label.document.facts)
    assert go(consul, application, "revisar", zone=label.zone) == ""
    handed = officer.post(f"/expedientes/{application.case.number}/paso/entregar")
    assert handed.status_code == 302
    return label


def test_from_the_travellers_telephone_to_the_border(at: World) -> None:
    program, border = register_of_migraciones(), browser_of(at.inspector)
    assert told(program) == []
    label = delivered(at)
    shown = border.post("/frontera/visas/", {**NOTHING, "zone": label.zone}).content.decode()
    assert "La visa vale" in shown
    given = [("OTORGADA", ""), ("EXPEDIDO", label.serial)]
    assert told(program) == given

    consul = browser_of(at.post.consul)
    assert go(consul, label.application, "cancelar", reason="El contrato era falso") == ""
    shown = border.post("/frontera/visas/", {**NOTHING, "serial": label.serial}).content.decode()
    assert "La visa vale" not in shown
    assert told(program) == [*given, ("CANCELADO", label.serial)]
    seen = (
        browser_of(at.post.citizen).get(f"/tramites/visa/{label.application.case.number}/").content.decode()
    )
    assert "Cancelada" in seen
