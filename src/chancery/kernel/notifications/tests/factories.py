"""A person to notify, an office that does it, and notices in every state, made by calling actions."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.notifications import actions, letters, personal
from chancery.kernel.notifications.models import Letter, Notice, ServiceMode, VisitOutcome
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network

CASE = UUID(int=7)
MONDAY = datetime(2026, 3, 2, 15, tzinfo=UTC)
DAY = timedelta(days=1)
LATER = MONDAY + 20 * DAY
HOME = "Jirón Lampa 545, Lima"
RECEIVED = personal.VisitMade(
    at=MONDAY + DAY,
    address=HOME,
    outcome=VisitOutcome.TO_PERSON,
    received_by="Rosa Inventada",
    received_document="DNI 40000123",
)
ABSENT = personal.VisitMade(
    at=MONDAY + DAY,
    address=HOME,
    outcome=VisitOutcome.ABSENT,
    act="Casa de dos pisos, puerta verde; nadie respondió",
    next_on=date(2026, 3, 5),
)
NOT_THERE = personal.VisitMade(
    at=MONDAY + DAY,
    address=HOME,
    outcome=VisitOutcome.NO_ADDRESS,
    act="La vecina del segundo piso dice que se mudó hace un año",
)
POSTED = letters.Posted(at=MONDAY + DAY, address=HOME, carrier="Serpost", tracking="RR123456789PE")


@dataclass(frozen=True)
class World:
    """An office with an officer and a head, and the person whom it has to notify."""

    office: Office
    officer: Actor
    head: Actor
    rosa: Person

    @property
    def citizen(self) -> Actor:
        return people.actor_of(self.rosa)


def world(*, address: str = HOME) -> World:
    network.load()
    office = organisation.office("legalisations-lima")
    serving = []
    for name, role in (("Olga", Role.OFFICER), ("Hilda", Role.SUPERVISOR)):
        person = people.make_person(name, "Notificadora")
        people.make_role(person, role, office)
        serving.append(people.actor_of(person))
    rosa = people.make_person("Rosa", "Inventada", address=address)
    return World(office, serving[0], serving[1], rosa)


def told(at: World, *, act_number: str = "", case_id: UUID = CASE, when: datetime = MONDAY) -> Notice:
    with clock.set_to(when):
        return actions.notify(
            recipient=at.rosa,
            subject="Denegada",
            text="Por esto.",
            case_id=case_id,
            act_number=act_number,
            office=at.office,
            actor=people.SYSTEM,
        )


def visited(
    notice: Notice, made: personal.VisitMade, actor: Actor, *, when: datetime = MONDAY + 10 * DAY
) -> Notice:
    with clock.set_to(when):
        personal.record_visit(notice=notice, made=made, actor=actor)
    notice.refresh_from_db()
    return notice


def asked_for_mail(at: World) -> World:
    """The person asked to be notified by certified mail."""
    with clock.set_to(MONDAY - DAY):
        actions.consent(mode=ServiceMode.MAIL, actor=at.citizen)
    return at


def posted(notice: Notice, actor: Actor, made: letters.Posted = POSTED) -> Letter:
    with clock.set_to(LATER):
        return letters.post(notice=notice, posted=made, actor=actor)
