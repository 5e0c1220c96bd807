"""Is what fails asked for at one desk, with a level that counts in the hours of the post?"""

from datetime import datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from chancery.contexts.service_desk import actions, queries
from chancery.contexts.service_desk.models import ServiceLevel, ServiceTicket
from chancery.contexts.service_desk.rules import Impact, TicketPriority, Urgency, due_at, priority_of
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity.access import RoleMissing, RoleMissingHere
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.tests import factories as network
from chancery.kernel.organisation.writers import WrittenInLima

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 3, 20, 15, 30, tzinfo=clock.LIMA)


def serving(name: str, office: str, role: Role = Role.OFFICER) -> Actor:
    person = people.make_person(name, "Funcionaria")
    people.make_role(person, role, organisation.office(office))
    return people.actor_of(person)


@pytest.fixture(autouse=True)
def _levels() -> None:
    network.load()
    actions.load_levels(actor=people.SYSTEM)


def opened(actor: Actor, **changes: object) -> ServiceTicket:
    stated: dict[str, object] = {
        "office": organisation.office("leg"),
        "service": "Correo",
        "text": "No llegan los mensajes",
        "impact": Impact.SEVERAL,
        "urgency": Urgency.STOPPED,
    }
    return actions.open_ticket(**{**stated, **changes}, actor=actor)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("impact", "urgency", "priority"),
    [
        (Impact.POST, Urgency.STOPPED, TicketPriority.CRITICAL),
        (Impact.POST, Urgency.HINDERED, TicketPriority.HIGH),
        (Impact.SEVERAL, Urgency.STOPPED, TicketPriority.HIGH),
        (Impact.POST, Urgency.CAN_WAIT, TicketPriority.MEDIUM),
        (Impact.SEVERAL, Urgency.HINDERED, TicketPriority.MEDIUM),
        (Impact.ONE, Urgency.STOPPED, TicketPriority.MEDIUM),
        (Impact.SEVERAL, Urgency.CAN_WAIT, TicketPriority.LOW),
        (Impact.ONE, Urgency.HINDERED, TicketPriority.LOW),
        (Impact.ONE, Urgency.CAN_WAIT, TicketPriority.LOW),
    ],
)
def test_priority_is_impact_by_urgency(impact: Impact, urgency: Urgency, priority: TicketPriority) -> None:
    assert priority_of(impact, urgency) is priority


def test_a_level_counts_the_hours_of_the_post_alone() -> None:
    spans = [
        (FRIDAY.replace(hour=9, minute=0), FRIDAY.replace(hour=17, minute=0)),
        (FRIDAY.replace(day=23, hour=9, minute=0), FRIDAY.replace(day=23, hour=17, minute=0)),
    ]
    assert due_at(FRIDAY, 1, spans) == FRIDAY.replace(hour=16)
    assert due_at(FRIDAY, 4, spans) == FRIDAY.replace(day=23, hour=11, minute=30)
    assert due_at(FRIDAY.replace(hour=20), 1, spans) == FRIDAY.replace(day=23, hour=10, minute=0)
    with pytest.raises(ValueError, match="ended"):
        due_at(FRIDAY, 40, spans)


def test_a_ticket_opened_on_a_friday_is_due_on_monday() -> None:
    with clock.set_to(FRIDAY.replace(hour=21)):
        ticket = opened(serving("Luis", "leg"))
    assert ticket.priority == TicketPriority.HIGH
    assert ticket.resolve_by.astimezone(clock.LIMA).date().isoformat() in ("2026-03-23", "2026-03-24")
    assert ticket.respond_by < ticket.resolve_by


def test_a_ticket_is_taken_and_mended_and_whoever_asked_is_told() -> None:
    luis, agent = serving("Luis", "leg"), serving("Olga", "oti")
    ticket = opened(luis)
    with pytest.raises(RoleMissingHere):
        actions.take_ticket(ticket=ticket, actor=luis)
    actions.take_ticket(ticket=ticket, actor=agent)
    with pytest.raises(actions.ServiceTicketIncomplete):
        actions.resolve_ticket(ticket=ticket, solution=" ", actor=agent)
    actions.resolve_ticket(ticket=ticket, solution="Se reinició el servidor", actor=agent)
    with pytest.raises(actions.ServiceTicketResolved):
        actions.resolve_ticket(ticket=ticket, solution="Otra vez", actor=agent)
    assert Notice.objects.get(recipient_id=luis.person_id).text == "Se reinició el servidor"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE service_desk_serviceticket SET solution = 'otra' WHERE id = %s", [ticket.pk])


def test_one_asks_for_ones_own_office_in_words() -> None:
    luis = serving("Luis", "leg")
    with pytest.raises(RoleMissingHere):
        opened(luis, office=organisation.office("oti"))
    with pytest.raises(RoleMissing):
        opened(people.actor_of(people.make_person()))
    with pytest.raises(actions.ServiceTicketIncomplete):
        opened(luis, text=" ")
    assert opened(luis).pk


def test_one_sees_ones_own_and_the_desk_all() -> None:
    luis, agent = serving("Luis", "leg"), serving("Olga", "oti")
    ticket = opened(luis)
    assert queries.by_number(luis, ticket.number) == ticket
    assert queries.by_number(agent, ticket.number) == ticket
    with pytest.raises(queries.ServiceTicketNotFound):
        queries.by_number(serving("Otra", "leg"), ticket.number)


def test_without_a_level_nobody_promises_anything() -> None:
    luis = serving("Luis", "leg")
    ServiceLevel.objects.all().delete()
    with pytest.raises(queries.ServiceLevelNotFound):
        opened(luis)
    actions.load_levels(actor=people.SYSTEM)
    assert opened(luis).pk
    assert actions.load_levels(actor=people.SYSTEM) == 0


def test_a_node_keeps_no_tickets(monkeypatch: pytest.MonkeyPatch) -> None:
    luis = serving("Luis", "leg")
    monkeypatch.setattr(site, "is_node", lambda: True)
    with pytest.raises(WrittenInLima):
        opened(luis)
    monkeypatch.undo()
    assert opened(luis).pk


def test_the_whole_story_in_pages() -> None:
    luis, agent = browser_of(serving("Luis", "leg")), browser_of(serving("Olga", "oti"))
    page = luis.get("/mesa-de-servicio/nuevo/")
    assert page.status_code == 200
    sent = {"office": "leg", "service": "Red", "text": "", "impact": "post", "urgency": "stopped"}
    refused = luis.post("/mesa-de-servicio/nuevo/", sent)
    assert refused.status_code == 422
    assert "Red" in refused.content.decode()
    answer = luis.post("/mesa-de-servicio/nuevo/", {**sent, "text": "No hay red"})
    address = answer["Location"]
    assert "Crítica" in luis.get(address).content.decode()
    assert agent.post(f"{address}tomar").status_code == 302
    assert agent.post(address, {"solution": ""}).status_code == 422
    assert agent.post(address, {"solution": "Se cambió un cable"}).status_code == 302
    assert "Resuelto" in luis.get(address).content.decode()
    assert "Red" in agent.get("/mesa-de-servicio/").content.decode()
    assert Client().get("/mesa-de-servicio/").status_code in (302, 403)


def test_the_whole_story_by_program() -> None:
    luis, agent = browser_of(serving("Luis", "leg")), browser_of(serving("Olga", "oti"))

    def post(browser: Client, address: str, sent: object = None) -> dict[str, object]:
        answer = browser.post(
            f"/api/v1/service-desk/{address}",
            sent or {},
            "application/json",
            headers={"Idempotency-Key": str(uuid4())},
        )
        assert answer.status_code == 201, answer.content
        return dict(answer.json())

    sent = {"office": "leg", "service": "Red", "text": "No hay red", "impact": "one", "urgency": "can_wait"}
    number = post(luis, "", sent)["number"]
    assert [each["number"] for each in agent.get("/api/v1/service-desk/").json()] == [number]
    assert post(agent, f"{number}/take")["taken_at"]
    assert post(agent, f"{number}/resolve", {"solution": "Se cambió un cable"})["resolved_at"]
    assert luis.get(f"/api/v1/service-desk/{number}").json()["solution"] == "Se cambió un cable"
