"""Does the demonstration's desk hold tickets of every level, mended and not, in time and late?"""

import heapq
from datetime import UTC, datetime

import pytest

from chancery.contexts.service_desk import actions, demo
from chancery.contexts.service_desk.models import ServiceTicket
from chancery.contexts.service_desk.rules import TicketPriority
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.tests import factories as network

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "until", [datetime(2026, 7, 20, 20, tzinfo=UTC), datetime(2026, 11, 29, 5, 30, tzinfo=UTC)]
)
def test_every_level_is_asked_for_and_some_are_late(until: datetime) -> None:
    network.load(range(2025, 2028))
    asking = {}
    for code in ("leg", "cg-milan", "cg-tokio"):
        person = people.make_person("Luis", code)
        people.make_role(person, Role.OFFICER, organisation.office(code))
        asking[code] = people.actor_of(person)
    agent = people.make_person("Olga", "Mesa")
    people.make_role(agent, Role.OFFICER, organisation.office("oti"))
    actions.load_levels(actor=people.SYSTEM)
    with clock.set_to(until):
        told = demo.stories(cast=demo.Cast(asking=asking, agent=people.actor_of(agent)), seed=7)
        agenda = [(next(story), ordinal, story) for ordinal, story in enumerate(told)]
    heapq.heapify(agenda)
    while agenda and agenda[0][0] <= until:
        at, ordinal, story = heapq.heappop(agenda)
        with clock.set_to(at):
            wanted = next(story, None)
        if wanted is not None:
            heapq.heappush(agenda, (wanted, ordinal, story))
    tickets = {ticket.service: ticket for ticket in ServiceTicket.objects.all()}
    assert len(tickets) == len(demo.FAILURES)
    assert {ticket.priority for ticket in tickets.values()} == set(TicketPriority)
    late = {name for name, each in tickets.items() if each.resolved_at and each.resolved_at > each.resolve_by}
    assert late == {"Impresora de autoadhesivos", "Pantalla"}
    waiting = {name: each for name, each in tickets.items() if each.resolved_at is None}
    assert {name for name, each in waiting.items() if each.resolve_by < until} >= {"Telefonía"}
    assert [name for name, each in waiting.items() if each.taken_at is None] == ["Lector de tarjetas"]
    assert waiting["Lector de tarjetas"].resolve_by > until
