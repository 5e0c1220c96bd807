"""A ministry that is complained of: a post with its responsible and its head, its superior, and whoever complains."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from chancery.contexts.complaints import actions
from chancery.contexts.complaints.actions import Complainant, Particulars
from chancery.contexts.complaints.models import Complaint
from chancery.contexts.complaints.rules import (
    ComplaintMotive,
    ComplaintOutcome,
    Facts,
    Matter,
    PastDue,
    ReplyBy,
    Wish,
)
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, Role
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network

SYSTEM = people.SYSTEM
WORKING = datetime(2026, 3, 20, 15, tzinfo=clock.LIMA)
"""A Friday afternoon on which the ministry works."""
NOBODY = identity.anonymous_actor(channel=Channel.WEB, request_id="prueba")

SERVICE = Facts(Matter.SERVICE, motive=ComplaintMotive.TREATMENT)
DECISION = Facts(Matter.DECISION, wish=Wish.CHANGE)
STALLED = Facts(Matter.STALLED, past_due=PastDue.YES)
IDEA = Facts(Matter.IDEA)
FAVOUR = Facts(Matter.FAVOUR)
WHO = Complainant(
    name="Rosa Quispe Mamani",
    document_kind="dni",
    document_number="90000123",
    email="rosa@example.org",
    telephone="+51 999 000 111",
    address="Jr. de la Prueba 123, Lima",
    reply_by=ReplyBy.EMAIL,
)
HIDDEN = Complainant(is_anonymous=True)


@dataclass(frozen=True)
class Ministry:
    """An office in Lima with its book, the one above it, the secretary general, an auditor and a citizen."""

    office: Office
    other: Office
    keeper: Actor
    head: Actor
    superior: Actor
    secretary: Actor
    auditor: Actor
    outsider: Actor
    citizen: Actor
    person: Person


def ministry() -> Ministry:
    """The network and the people."""
    network.load()
    person = people.make_person("Rosa", "Quispe")
    return Ministry(
        office=organisation.office("legalisations-lima"),
        other=organisation.office("ode-cusco"),
        keeper=serving("Lucía", "legalisations-lima", Role.COMPLAINTS_OFFICER),
        head=serving("Héctor", "legalisations-lima", Role.SUPERVISOR),
        superior=serving("Susana", "trc", Role.SUPERVISOR),
        secretary=serving("Inés", "sge", Role.COMPLAINTS_OFFICER),
        auditor=serving("Aurelio", "mre", Role.AUDITOR),
        outsider=serving("Oscar", "ode-cusco", Role.COMPLAINTS_OFFICER),
        citizen=people.actor_of(person),
        person=person,
    )


def serving(name: str, office: str, role: Role) -> Actor:
    """Somebody who serves at an office."""
    person = people.make_person(name, "Funcionaria")
    people.make_role(person, role, organisation.office(office))
    return people.actor_of(person)


def told(at: Ministry, facts: Facts = SERVICE, **changes: object) -> Particulars:
    """What somebody tells of the office."""
    stated = Particulars(
        facts=facts,
        office=at.office,
        text="Esperé tres horas y nadie me explicó qué faltaba.",
        request="Que expliquen los requisitos en la puerta.",
        complainant=WHO,
    )
    return replace(stated, **changes)  # type: ignore[arg-type]


def filed(
    at: Ministry, facts: Facts = SERVICE, *, actor: Actor = NOBODY, token: str = "", **changes: object
) -> Complaint:
    """An entry told at the door."""
    return actions.file(particulars=told(at, facts, **changes), token=token or str(uuid4()), actor=actor)


def answered(at: Ministry, complaint: Complaint | None = None, actor: Actor | None = None) -> Complaint:
    """An entry that was answered."""
    entry = complaint or filed(at)
    actions.answer(
        complaint=entry,
        outcome=ComplaintOutcome.ACCEPTED,
        text="Tiene razón: no había nadie en informes ese día.",
        measure="Se puso a una persona en informes.",
        actor=actor or at.keeper,
    )
    return entry


def words(answer: Any) -> str:
    """What the page says."""
    return str(answer.content.decode())
