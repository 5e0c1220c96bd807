"""A robbed passport in Milan: asked for at home, proved, granted, paid, printed, handed over, stolen again, and a second one."""

from base64 import b64decode, b64encode

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree

from chancery.contexts.travel_papers.models import Application, TravelPaper
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import World
from chancery.contexts.travel_papers.tests.test_views import PROVED, file, go, shown
from chancery.kernel.base import clock
from chancery.kernel.fees import queries as fees
from chancery.kernel.gateway.published import FactKind
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world()


def register_of_migraciones() -> Client:
    """The program by which Migraciones learns of travel documents, with its token."""
    client, secret = identity.register_client(
        name="Migraciones", scopes=(FactKind.TRAVEL_DOCUMENT.scope,), actor=people.SYSTEM
    )
    basic = b64encode(f"{client.id}:{secret}".encode()).decode()
    answer = Client().post(
        "/api/v1/oauth/token",
        {"grant_type": "client_credentials"},
        headers={"Authorization": f"Basic {basic}"},
    )
    return Client(headers={"Authorization": f"Bearer {answer.json()['access_token']}"})


def told(program: Client) -> list[tuple[str, str]]:
    """What the signed answer tells of today: what happened, and to which salvoconducto."""
    day = clock.today().isoformat()
    answer = program.get("/api/v1/published/travel-documents", {"since": day, "until": day}).json()
    report = etree.fromstring(b64decode(answer["signed"]))
    return [
        (each.findtext("hecho") or "", each.findtext("numero") or "") for each in report.findall("documento")
    ]


def pay(at: World, application: Application) -> None:
    charge = fees.charges_of(application.case_id).get()
    cash = {"means": "cash", "office": at.office.code}
    taken = browser_of(at.post.cashier).post(reverse("payments:take", args=[charge.id]), cash)
    assert taken.status_code == 302


def handed_over(at: World, application: Application) -> TravelPaper:
    """Granted by the consul, paid at the till, printed by the officer, read and handed over."""
    officer, consul = browser_of(at.post.officer), browser_of(at.post.consul)
    assert go(consul, application, "conceder") == ""
    pay(at, application)
    assert go(officer, application, "imprimir") == ""
    paper = TravelPaper.objects.get(application=application)
    assert go(officer, application, "entregar", zone=paper.zone) == ""
    return paper


def test_from_a_robbery_to_the_border_and_again(at: World) -> None:
    program, border = register_of_migraciones(), browser_of(at.inspector)
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    application = file(citizen)
    assert go(officer, application, "identidad", **PROVED) == ""
    assert told(program) == []
    paper = handed_over(at, application)
    assert told(program) == [("EXPEDIDO", paper.number)]
    assert 'data-answer="yes"' in shown(border, zone=paper.zone)
    page = f"/verificar/{paper.document.verification_code}"
    stranger = Client().get(page).content.decode()
    assert paper.number in stranger
    assert "Ñahui" not in stranger

    assert go(citizen, application, "perdida", ground="stolen", reason="En la estación, hoy") == ""
    assert 'data-answer="no"' in shown(border, zone=paper.zone)
    assert told(program) == [("EXPEDIDO", paper.number), ("CANCELADO", paper.number)]
    assert "Robado" in Client().get(page).content.decode()

    second = file(citizen, second_cause="También me robaron el salvoconducto")
    assert go(officer, second, "identidad", **PROVED) == ""
    consul = browser_of(at.post.consul)
    refused = consul.post(f"/tramites/salvoconducto/{second.case.number}/conceder")
    assert refused.status_code == 409
    assert paper.number in refused.content.decode()
    assert go(officer, second, "aprobar-otro", reason="Denuncia a la vista") == ""
    other = handed_over(at, second)
    assert int(other.number[3:]) == int(paper.number[3:]) + 1
    assert 'data-answer="yes"' in shown(border, number=other.number)
