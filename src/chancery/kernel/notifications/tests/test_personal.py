"""Is a notice taken to the person by the law's two visits, does it take effect from then, and is each written down?"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications import actions, personal, queries, serving
from chancery.kernel.notifications.models import ServedBy, ServiceMode, Visit, VisitOutcome
from chancery.kernel.notifications.personal import VisitMade
from chancery.kernel.notifications.tests.factories import (
    ABSENT,
    CASE,
    DAY,
    HOME,
    MONDAY,
    RECEIVED,
    World,
    told,
    visited,
    world,
)
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return world()


def test_who_receives_it_is_notified_that_day_and_it_leaves_the_list(at: World) -> None:
    notice = told(at)
    assert list(serving.to_serve(at.officer)) == [notice]
    served = visited(notice, RECEIVED, at.officer)
    assert (served.served_at, served.served_by) == (MONDAY + DAY, ServedBy.PERSONAL)
    assert list(serving.to_serve(at.officer)) == []
    (made,) = serving.notice_of(notice.pk, actor=at.officer).visits.all()
    assert (made.received_by, made.notifier_id) == ("Rosa Inventada", at.officer.person_id)
    verbs = [entry.verb for entry in ledger.entries(CASE)]
    assert verbs[-2:] == ["notifications.visit", "notifications.serve"]
    assert "Rosa" not in ledger.entries(CASE).get(verb="notifications.visit").facts
    with clock.set_to(MONDAY + 20 * DAY):
        actions.open_notice(notice=notice, actor=at.citizen)
    notice.refresh_from_db()
    assert notice.served_by == ServedBy.PERSONAL


@pytest.mark.parametrize(
    ("made", "how"),
    [
        (replace(RECEIVED, outcome=VisitOutcome.TO_ANOTHER, relation="su hermana"), ServedBy.PERSONAL),
        (
            VisitMade(
                at=MONDAY + DAY,
                address=HOME,
                outcome=VisitOutcome.REFUSED,
                act="No quiso firmar",
            ),
            ServedBy.REFUSAL,
        ),
    ],
)
def test_another_of_the_house_or_a_refusal_serve_it_too(at: World, made: VisitMade, how: ServedBy) -> None:
    assert visited(told(at), made, at.officer).served_by == how


def test_under_the_door_on_the_announced_day_of_the_second_visit_and_not_before(at: World) -> None:
    notice = told(at)
    door = VisitMade(
        at=MONDAY + 3 * DAY, address=ABSENT.address, outcome=VisitOutcome.UNDER_DOOR, act="Tampoco hoy"
    )
    with pytest.raises(personal.DoorTooEarly, match="todavía no hubo una primera"):
        visited(notice, door, at.officer)
    assert visited(notice, ABSENT, at.officer).served_at is None
    assert list(serving.to_serve(at.officer)) == [notice]
    for day in (2, 4):
        with pytest.raises(personal.DoorTooEarly, match="05/03/2026"):
            visited(notice, replace(door, at=MONDAY + day * DAY), at.officer)
    with pytest.raises(personal.DoorTooEarly, match="Jirón Lampa"):
        visited(notice, replace(door, address="Otra calle 1"), at.officer)
    served = visited(notice, door, at.officer)
    assert (served.served_at, served.served_by) == (MONDAY + 3 * DAY, ServedBy.DOOR)
    assert [each.outcome for each in notice.visits.all()] == ["absent", "under_door"]


def test_who_is_met_on_the_second_visit_receives_it(at: World) -> None:
    notice = visited(told(at), ABSENT, at.officer)
    assert visited(notice, replace(RECEIVED, at=MONDAY + 4 * DAY), at.officer).served_by == ServedBy.PERSONAL


def test_a_missed_second_day_is_announced_again(at: World) -> None:
    notice = visited(told(at), ABSENT, at.officer)
    again = replace(ABSENT, at=MONDAY + 4 * DAY, next_on=date(2026, 3, 9))
    door = VisitMade(
        at=MONDAY + 7 * DAY, address=ABSENT.address, outcome=VisitOutcome.UNDER_DOOR, act="Nadie"
    )
    assert visited(visited(notice, again, at.officer), door, at.officer).served_by == ServedBy.DOOR


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
def test_what_a_visit_must_say(at: World, made: VisitMade, field: str) -> None:
    notice = told(at)
    with pytest.raises(Invalid) as refused:
        visited(notice, made, at.officer)
    assert list(refused.value.fields) == [field]
    assert visited(notice, RECEIVED, at.officer).served_at


def test_only_what_waits_for_it_and_only_its_office(at: World) -> None:
    notice = told(at)
    elsewhere = people.make_person("Otra", "Oficial")
    people.make_role(elsewhere, Role.OFFICER, organisation.office("ode-cusco"))
    for stranger, refusal in (
        (people.actor_of(elsewhere), access.RoleMissingHere),
        (at.citizen, access.RoleMissing),
    ):
        with pytest.raises(refusal):
            visited(notice, RECEIVED, stranger)
    with pytest.raises(queries.NoticeNotFound):
        serving.notice_of(notice.pk, actor=people.actor_of(elsewhere))
    visited(notice, RECEIVED, at.officer)
    with pytest.raises(serving.NotForTheOfficeToServe, match="ya surtió efecto"):
        visited(notice, replace(RECEIVED, at=MONDAY + 2 * DAY), at.officer)
    Person.objects.filter(pk=at.rosa.pk).update(telephone="999000111")
    at.rosa.refresh_from_db()
    actions.consent(mode=ServiceMode.MAILBOX, actor=at.citizen)
    with pytest.raises(serving.NotForTheOfficeToServe, match="el medio que la persona autorizó"):
        visited(told(at), RECEIVED, at.officer)


def test_the_database_keeps_every_visit_as_it_was(at: World) -> None:
    notice = visited(told(at), ABSENT, at.officer)
    changes: dict[str, Any] = {"act": "Otra cosa"}
    with pytest.raises(DatabaseError), transaction.atomic():
        Visit.objects.filter(notice=notice).update(**changes)
    with pytest.raises(DatabaseError), transaction.atomic():
        Visit.objects.filter(notice=notice).delete()
