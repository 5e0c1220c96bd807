"""Is a notice taken to the person by the law's two visits, does it take effect from then, and is each written down?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications import actions, personal, queries
from chancery.kernel.notifications.models import Notice, ServedBy, ServiceMode, Visit, VisitOutcome
from chancery.kernel.notifications.personal import VisitMade
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network

pytestmark = pytest.mark.django_db
CASE = UUID(int=7)
MONDAY = datetime(2026, 3, 2, 15, tzinfo=UTC)
DAY = timedelta(days=1)
RECEIVED = VisitMade(
    at=MONDAY + DAY,
    address="Jirón Lampa 545, Lima",
    outcome=VisitOutcome.TO_PERSON,
    received_by="Rosa Inventada",
    received_document="DNI 40000123",
)
ABSENT = VisitMade(
    at=MONDAY + DAY,
    address="Jirón Lampa 545, Lima",
    outcome=VisitOutcome.ABSENT,
    act="Casa de dos pisos, puerta verde; nadie respondió",
    next_on=date(2026, 3, 5),
)


@pytest.fixture
def office() -> Office:
    network.load()
    return organisation.office("legalisations-lima")


@pytest.fixture
def officer(office: Office) -> Actor:
    person = people.make_person("Olga", "Notificadora")
    people.make_role(person, Role.OFFICER, office)
    return people.actor_of(person)


@pytest.fixture
def rosa() -> Person:
    return people.make_person("Rosa", "Inventada")


def told(rosa: Person, office: Office) -> Notice:
    with clock.set_to(MONDAY):
        return actions.notify(
            recipient=rosa,
            subject="Denegada",
            text="Por esto.",
            case_id=CASE,
            office=office,
            actor=people.SYSTEM,
        )


def visit(notice: Notice, made: VisitMade, officer: Actor, *, later: timedelta = 10 * DAY) -> Notice:
    with clock.set_to(MONDAY + later):
        personal.record_visit(notice=notice, made=made, actor=officer)
    notice.refresh_from_db()
    return notice


def test_who_receives_it_is_notified_that_day_and_it_leaves_the_list(
    rosa: Person, office: Office, officer: Actor
) -> None:
    notice = told(rosa, office)
    assert list(personal.to_serve(officer)) == [notice]
    served = visit(notice, RECEIVED, officer)
    assert (served.served_at, served.served_by) == (MONDAY + DAY, ServedBy.PERSONAL)
    assert list(personal.to_serve(officer)) == []
    proof = queries.proof_of_service(personal.notice_of(notice.pk, actor=officer))
    assert [(each.received_by, each.notifier_id) for each in proof.visits] == [
        ("Rosa Inventada", officer.person_id)
    ]
    verbs = [entry.verb for entry in ledger.entries(CASE)]
    assert verbs[-2:] == ["notifications.visit", "notifications.serve"]
    assert "Rosa" not in ledger.entries(CASE).get(verb="notifications.visit").facts
    with clock.set_to(MONDAY + 20 * DAY):
        actions.open_notice(notice=notice, actor=people.actor_of(rosa))
    notice.refresh_from_db()
    assert notice.served_by == ServedBy.PERSONAL


@pytest.mark.parametrize(
    ("made", "how"),
    [
        (replace(RECEIVED, outcome=VisitOutcome.TO_ANOTHER, relation="su hermana"), ServedBy.PERSONAL),
        (
            VisitMade(
                at=MONDAY + DAY,
                address="Jirón Lampa 545",
                outcome=VisitOutcome.REFUSED,
                act="No quiso firmar",
            ),
            ServedBy.REFUSAL,
        ),
    ],
)
def test_another_of_the_house_or_a_refusal_serve_it_too(
    rosa: Person, office: Office, officer: Actor, made: VisitMade, how: ServedBy
) -> None:
    assert visit(told(rosa, office), made, officer).served_by == how


def test_under_the_door_on_the_announced_day_of_the_second_visit_and_not_before(
    rosa: Person, office: Office, officer: Actor
) -> None:
    notice = told(rosa, office)
    door = VisitMade(
        at=MONDAY + 3 * DAY, address=ABSENT.address, outcome=VisitOutcome.UNDER_DOOR, act="Tampoco hoy"
    )
    with pytest.raises(personal.DoorTooEarly, match="todavía no hubo una primera"):
        visit(notice, door, officer)
    assert visit(notice, ABSENT, officer).served_at is None
    assert list(personal.to_serve(officer)) == [notice]
    for day in (2, 4):
        with pytest.raises(personal.DoorTooEarly, match="05/03/2026"):
            visit(notice, replace(door, at=MONDAY + day * DAY), officer)
    served = visit(notice, door, officer)
    assert (served.served_at, served.served_by) == (MONDAY + 3 * DAY, ServedBy.DOOR)
    assert [each.outcome for each in queries.proof_of_service(notice).visits] == ["absent", "under_door"]


def test_who_is_met_on_the_second_visit_receives_it(rosa: Person, office: Office, officer: Actor) -> None:
    notice = visit(told(rosa, office), ABSENT, officer)
    assert visit(notice, replace(RECEIVED, at=MONDAY + 4 * DAY), officer).served_by == ServedBy.PERSONAL


def test_a_missed_second_day_is_announced_again(rosa: Person, office: Office, officer: Actor) -> None:
    notice = visit(told(rosa, office), ABSENT, officer)
    again = replace(ABSENT, at=MONDAY + 4 * DAY, next_on=date(2026, 3, 9))
    door = VisitMade(
        at=MONDAY + 7 * DAY, address=ABSENT.address, outcome=VisitOutcome.UNDER_DOOR, act="Nadie"
    )
    assert visit(visit(notice, again, officer), door, officer).served_by == ServedBy.DOOR


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (replace(RECEIVED, at=MONDAY + 30 * DAY), "at"),
        (replace(RECEIVED, at=MONDAY - DAY), "at"),
        (replace(RECEIVED, address=" "), "address"),
        (replace(RECEIVED, received_by=""), "received_by"),
        (replace(RECEIVED, received_document=""), "received_document"),
        (replace(RECEIVED, outcome=VisitOutcome.TO_ANOTHER), "relation"),
        (replace(RECEIVED, next_on=date(2026, 3, 9)), "next_on"),
        (replace(ABSENT, act=""), "act"),
        (replace(ABSENT, next_on=None), "next_on"),
        (replace(ABSENT, next_on=date(2026, 3, 3)), "next_on"),
        (replace(ABSENT, next_on=date(2026, 3, 8)), "next_on"),
    ],
)
def test_what_a_visit_must_say(
    rosa: Person, office: Office, officer: Actor, made: VisitMade, field: str
) -> None:
    notice = told(rosa, office)
    with pytest.raises(Invalid) as refused:
        visit(notice, made, officer)
    assert list(refused.value.fields) == [field]
    assert visit(notice, RECEIVED, officer).served_at


def test_only_what_waits_for_it_and_only_its_office(rosa: Person, office: Office, officer: Actor) -> None:
    notice = told(rosa, office)
    elsewhere = people.make_person("Otra", "Oficial")
    people.make_role(elsewhere, Role.OFFICER, organisation.office("ode-cusco"))
    for stranger, refusal in (
        (people.actor_of(elsewhere), access.RoleMissingHere),
        (people.actor_of(rosa), access.RoleMissing),
    ):
        with pytest.raises(refusal):
            visit(notice, RECEIVED, stranger)
    with pytest.raises(queries.NoticeNotFound):
        personal.notice_of(notice.pk, actor=people.actor_of(elsewhere))
    visit(notice, RECEIVED, officer)
    with pytest.raises(personal.NotToBeServedInPerson, match="ya surtió efecto"):
        visit(notice, replace(RECEIVED, at=MONDAY + 2 * DAY), officer)
    Person.objects.filter(pk=rosa.pk).update(telephone="999000111")
    rosa.refresh_from_db()
    actions.consent(mode=ServiceMode.MAILBOX, actor=people.actor_of(rosa))
    with pytest.raises(personal.NotToBeServedInPerson, match="el medio que la persona autorizó"):
        visit(told(rosa, office), RECEIVED, officer)


def test_the_database_keeps_every_visit_as_it_was(rosa: Person, office: Office, officer: Actor) -> None:
    notice = visit(told(rosa, office), ABSENT, officer)
    changes: dict[str, Any] = {"act": "Otra cosa"}
    with pytest.raises(DatabaseError), transaction.atomic():
        Visit.objects.filter(notice=notice).update(**changes)
    with pytest.raises(DatabaseError), transaction.atomic():
        Visit.objects.filter(notice=notice).delete()
