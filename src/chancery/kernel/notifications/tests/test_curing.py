"""Is a defective service done again, and does what the person knows cure it?"""

from dataclasses import replace

import pytest

from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.notifications import actions, curing, history, jobs, personal, queries, serving
from chancery.kernel.notifications.curing import Declared
from chancery.kernel.notifications.models import Flaw, FlawKind, Knowledge, Notice, ServedBy, ServiceMode
from chancery.kernel.notifications.models import VisitOutcome as Outcome
from chancery.kernel.notifications.tests.factories import (
    ABSENT,
    CASE,
    DAY,
    HOME,
    LATER,
    MONDAY,
    RECEIVED,
    World,
    told,
    visited,
    world,
)

pytestmark = pytest.mark.django_db
DECLARED = Declared(at=MONDAY + DAY, account="Escrito del 3 de marzo: «recibí la resolución»")


@pytest.fixture
def at() -> World:
    return world()


def found(notice: Notice, at: World, *, account: str = "Se dejó en la casa de al lado") -> Flaw:
    with clock.set_to(MONDAY + 12 * DAY):
        flaw = curing.find_flaw(notice=notice, kind=FlawKind.ADDRESS, account=account, actor=at.head)
    notice.refresh_from_db()
    return flaw


def test_a_defective_service_has_no_effect_and_is_done_again(at: World) -> None:
    notice = told(at)
    with pytest.raises(curing.NothingServed):
        found(notice, at)
    visited(notice, RECEIVED, at.officer)
    with pytest.raises(Invalid):
        found(notice, at, account=" ")
    with pytest.raises(access.RoleMissing):
        curing.find_flaw(notice=notice, kind=FlawKind.ADDRESS, account="x", actor=at.officer)
    flaw = found(notice, at)
    assert (notice.served_at, notice.served_by) == (None, "")
    assert (flaw.undone_served_at, flaw.undone_served_by) == (MONDAY + DAY, ServedBy.PERSONAL)
    assert list(serving.to_serve(at.officer)) == [notice]
    assert queries.due(notice).on > (MONDAY + 12 * DAY).date()
    again = visited(notice, replace(RECEIVED, at=MONDAY + 14 * DAY), at.officer, when=LATER)
    assert again.served_at == MONDAY + 14 * DAY
    titles = [happening.title for happening in history.of(again)]
    assert [t for t in titles if "rehacerla" in t]


def test_after_a_flaw_the_door_needs_two_new_visits(at: World) -> None:
    notice = visited(told(at), ABSENT, at.officer)
    door = personal.VisitMade(at=MONDAY + 3 * DAY, address=HOME, outcome=Outcome.UNDER_DOOR, act="Nadie")
    visited(notice, door, at.officer)
    found(notice, at)
    with pytest.raises(personal.DoorTooEarly):
        visited(notice, replace(door, at=MONDAY + 14 * DAY), at.officer, when=LATER)


def test_what_the_person_declares_cures_it_from_that_day(at: World) -> None:
    notice = told(at)
    with pytest.raises(Invalid) as refused, clock.set_to(LATER):
        curing.note_declaration(notice=notice, declared=replace(DECLARED, account=""), actor=at.officer)
    assert list(refused.value.fields) == ["account"]
    with pytest.raises(Invalid) as refused, clock.set_to(LATER):
        curing.note_declaration(notice=notice, declared=replace(DECLARED, at=LATER + DAY), actor=at.officer)
    assert list(refused.value.fields) == ["at"]
    with clock.set_to(LATER):
        curing.note_declaration(notice=notice, declared=DECLARED, actor=at.officer)
    notice.refresh_from_db()
    assert (notice.served_at, notice.served_by) == (DECLARED.at, ServedBy.DECLARED)
    with pytest.raises(serving.NotForTheOfficeToServe):
        curing.note_declaration(notice=notice, declared=DECLARED, actor=at.officer)


def test_who_acts_in_the_case_knows_what_was_told_in_it(at: World) -> None:
    notice, other = told(at), told(at, case_id=at.rosa.pk)
    with clock.set_to(MONDAY + DAY):
        actions.note_conduct(case_id=CASE, person=at.rosa, doing="Apelar", actor=at.citizen)
    notice.refresh_from_db()
    other.refresh_from_db()
    assert (notice.served_at, notice.served_by) == (MONDAY + DAY, ServedBy.CONDUCT)
    assert other.served_at is None
    assert Knowledge.objects.get().account == "Apelar"


def test_a_mailbox_without_an_alert_becomes_the_offices_to_serve(at: World) -> None:
    at.rosa.telephone = "999000111"
    at.rosa.save()
    with clock.set_to(MONDAY - DAY):
        actions.consent(mode=ServiceMode.MAILBOX, actor=at.citizen)
    notice = told(at)
    notice.delivery.delete()
    for days, count in ((7, 0), (8, 1)):
        with clock.set_to(MONDAY + days * DAY):
            jobs.sweep(0)
            assert len(serving.to_serve(at.officer)) == count
