"""Are hours offered when the office is open, on the days it keeps, at the places it announces?"""

import json
from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from django.db import connection

from chancery.contexts.counter import actions, jobs, queries
from chancery.contexts.counter.actions import Hours, powers, schedules
from chancery.contexts.counter.models import Appointment, AppointmentState, Schedule
from chancery.contexts.counter.rules import ActKind, DayKind, Service
from chancery.contexts.counter.tests import factories
from chancery.contexts.counter.tests.factories import SERVICE, Counter
from chancery.kernel.base import clock
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import actions as calendars
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 18)
NINE_TO_TEN = Hours(SERVICE, time(9), time(10), 2, 3)
SATURDAY = date(2026, 5, 23)


@pytest.fixture
def at() -> Iterator[Counter]:
    with clock.set_to(factories.MONDAY):
        yield factories.counter()


def set_hours(at: Counter, hours: Hours = NINE_TO_TEN, **changes: object) -> Schedule:
    said: dict[str, object] = {"weekday": 1, "valid_from": TODAY, "actor": at.consul, **changes}
    return actions.set_hours(office=at.office, hours=hours, **said)  # type: ignore[arg-type]


def hours_on(at: Counter, day: date) -> list[str]:
    found = queries.days(at.office, SERVICE, first=day, count=1)
    return [f"{slot.local:%H:%M}" for each in found for slot in each.slots]


def test_hours_are_offered_on_their_weekday_since_their_date_but_not_on_a_holiday(at: Counter) -> None:
    set_hours(at, weekday=2, valid_from=date(2026, 5, 20))
    assert hours_on(at, date(2026, 5, 19)) == []
    assert hours_on(at, date(2026, 5, 26)) == ["09:00", "09:30"]
    assert hours_on(at, date(2026, 5, 27)) == []
    assert not organisation.calendar_of(at.office).is_working(date(2026, 6, 2))  # festa della Repubblica
    assert hours_on(at, date(2026, 6, 2)) == []


def test_what_is_over_today_is_not_offered(at: Counter) -> None:
    set_hours(at)
    with clock.advanced(timedelta(minutes=75)):  # 09:15 in Milan
        assert hours_on(at, TODAY) == ["09:30"]


def test_two_rows_of_one_hour_add_up(at: Counter) -> None:
    set_hours(at)
    set_hours(at, Hours(Service.PASSPORT, time(9), time(10), 2, 1))
    assert [slot.quota for day in queries.days(at.office, SERVICE, count=1) for slot in day.slots] == [3, 3]


def test_only_the_head_of_a_post_sets_hours(at: Counter) -> None:
    with pytest.raises(access.RoleMissing):
        set_hours(at, actor=at.officer)
    set_hours(at)


@pytest.mark.parametrize(
    ("hours", "changes", "refusal"),
    [
        (Hours(SERVICE, time(7), time(9), 2, 1), {}, schedules.OutsideOpeningHours),
        (NINE_TO_TEN, {"weekday": 6}, schedules.OutsideOpeningHours),
        (Hours(SERVICE, time(10), time(9), 2, 1), {}, schedules.HoursInvalid),
        (Hours(SERVICE, time(9), time(10), 7, 1), {}, schedules.HoursInvalid),
        (Hours(SERVICE, time(9), time(10), 2, 0), {}, schedules.HoursInvalid),
        (NINE_TO_TEN, {"valid_until": TODAY}, schedules.HoursInvalid),
        (NINE_TO_TEN, {"valid_from": date(2026, 5, 17)}, schedules.BeginsInThePast),
    ],
)
def test_hours_that_make_no_sense_are_refused(
    at: Counter, hours: Hours, changes: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        set_hours(at, hours, **changes)
    set_hours(at)


def test_hours_do_not_overlap_until_the_first_have_ended(at: Counter) -> None:
    row = set_hours(at)
    with pytest.raises(schedules.HoursOverlap):
        set_hours(at, Hours(SERVICE, time(9, 30), time(11), 2, 1))
    until = TODAY + timedelta(days=7)
    actions.end_hours(schedule=row, on=until, actor=at.consul)
    with pytest.raises(schedules.HoursEnded):
        actions.end_hours(schedule=row, on=until, actor=at.consul)
    set_hours(at, Hours(SERVICE, time(9, 30), time(11), 2, 1), valid_from=until)
    assert hours_on(at, until) == ["09:30", "10:00", "10:30"]
    with pytest.raises(queries.ScheduleNotFound):
        queries.schedule(factories.counter("cg-madrid").consul, row.id)


def test_no_hours_in_lima(at: Counter) -> None:
    lima = organisation.office("legalisations-lima")
    from chancery.kernel.acts.tests import factories as posts
    from chancery.kernel.base.actor import Role

    head = posts.serving(lima, Role.SUPERVISOR)
    with pytest.raises(schedules.NotAPostWithHours):
        actions.set_hours(office=lima, weekday=1, hours=NINE_TO_TEN, valid_from=TODAY, actor=head)


def announce(at: Counter, on: date = SATURDAY, kind: DayKind = DayKind.SATURDAY, **changes: object) -> object:
    said: dict[str, object] = {"hours": [NINE_TO_TEN], "norm": "Aviso 3-2026", "actor": at.consul, **changes}
    return actions.announce_day(office=at.office, on=on, kind=kind, **said)  # type: ignore[arg-type]


def test_a_saturday_and_an_itinerant_consulate_are_offered_like_any_day(at: Counter) -> None:
    announce(at)
    announce(at, kind=DayKind.ITINERANT, place="Biblioteca de Turín")
    day = queries.days(at.office, SERVICE, first=SATURDAY, count=1)[0]
    assert [(f"{slot.local:%H:%M}", slot.place) for slot in day.slots] == [
        ("09:00", ""), ("09:00", "Biblioteca de Turín"), ("09:30", ""), ("09:30", "Biblioteca de Turín"),
    ]  # fmt: skip
    away = day.slots[1]
    booked = actions.book(
        office=at.office, service=SERVICE, starts_at=away.starts_at, place=away.place, actor=at.citizen
    )
    assert booked.place == "Biblioteca de Turín"
    with pytest.raises(schedules.DayAnnounced):
        announce(at)


@pytest.mark.parametrize(
    ("on", "kind", "changes", "refusal"),
    [
        (date(2026, 5, 22), DayKind.SATURDAY, {}, schedules.NotASaturday),
        (date(2026, 5, 16), DayKind.SATURDAY, {}, schedules.DayNotAhead),
        (SATURDAY, DayKind.ITINERANT, {"place": "  "}, schedules.PlaceMissing),
        (date(2026, 6, 2), DayKind.ITINERANT, {"place": "Turín"}, schedules.OnAHoliday),
        (SATURDAY, DayKind.SATURDAY, {"hours": []}, schedules.HoursInvalid),
    ],
)
def test_special_days_that_make_no_sense_are_refused(
    at: Counter, on: date, kind: DayKind, changes: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        announce(at, on, kind, **changes)
    announce(at)


def test_a_day_called_off_tells_everybody_who_was_expected(at: Counter) -> None:
    set_hours(at, weekday=2)
    booked = factories.booked(at, days=0)
    day = booked.starts_at.date()
    with pytest.raises(schedules.ReasonNeeded):
        actions.call_off_day(office=at.office, on=day, reason=" ", actor=at.consul)
    with pytest.raises(schedules.DayNotAhead):
        actions.call_off_day(office=at.office, on=TODAY - timedelta(days=1), reason="Huelga", actor=at.consul)
    told = actions.call_off_day(office=at.office, on=day, reason="Huelga de {transporte}", actor=at.consul)
    assert told == 1
    assert Appointment.objects.get(pk=booked.pk).state == AppointmentState.CALLED_OFF
    assert hours_on(at, day) == []
    with pytest.raises(schedules.DayCalledOff):
        actions.call_off_day(office=at.office, on=day, reason="Huelga", actor=at.consul)


def test_a_holiday_declared_calls_off_what_was_booked_on_it_and_tells_why(at: Counter) -> None:
    set_hours(at, weekday=2)
    set_hours(at, weekday=3)
    booked, kept = factories.booked(at, days=0), factories.booked(at, factories.somebody(), days=1)
    day = booked.starts_at.date()
    pair = [people.make_administrator() for _ in range(2)]
    declared = calendars.propose_holiday(
        office=at.office, on=day, name="Duelo nacional", norm="Decreto", actor=pair[0]
    )
    calendars.approve_holiday(proposal=declared, actor=pair[1])
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'counter.closed_days'")
        (asked,) = [json.loads(args) for (args,) in cursor.fetchall()]
    for _ in range(2):
        jobs.closed_days(**asked)
    assert Appointment.objects.get(pk=booked.pk).state == AppointmentState.CALLED_OFF
    assert Appointment.objects.get(pk=kept.pk).state == AppointmentState.BOOKED
    told = Notice.objects.get(subject__startswith="La oficina suspendió su cita")
    assert told.recipient_id == at.person.id
    assert "Duelo nacional" in told.text
    with pytest.raises(access.RoleMissing):
        actions.call_off_closed(office=at.office, why="Porque sí", actor=at.consul)


def test_an_announced_day_stands_whatever_the_calendar_says(at: Counter) -> None:
    announce(at)
    hour = queries.days(at.office, factories.SERVICE, first=SATURDAY, count=1)[0].slots[0]
    booked = actions.book(
        office=at.office, service=hour.service, starts_at=hour.starts_at, place=hour.place, actor=at.citizen
    )
    assert actions.call_off_closed(office=at.office, why="Prueba", actor=people.SYSTEM) == 0
    assert Appointment.objects.get(pk=booked.pk).state == AppointmentState.BOOKED


def test_the_consul_lets_an_officer_of_the_window_sign_and_takes_it_back(at: Counter) -> None:
    officer = identity.person_of(at.officer)
    said = {"office": at.office, "kinds": [ActKind.SURVIVAL], "norm": "R. 1-2026", "valid_from": TODAY}
    assert not queries.may_sign(at.officer, at.office, ActKind.SURVIVAL)
    with pytest.raises(access.RoleMissing):
        actions.grant_signing_power(**said, officer=officer, actor=at.officer)  # type: ignore[arg-type]
    for wrong in (at.person, identity.person_of(at.consul)):
        with pytest.raises(powers.NotAnOfficerHere):
            actions.grant_signing_power(**said, officer=wrong, actor=at.consul)  # type: ignore[arg-type]
    with pytest.raises(powers.PowerIncomplete):
        actions.grant_signing_power(**{**said, "kinds": []}, officer=officer, actor=at.consul)  # type: ignore[arg-type]
    power = actions.grant_signing_power(**said, officer=officer, actor=at.consul)  # type: ignore[arg-type]
    assert queries.may_sign(at.officer, at.office, ActKind.SURVIVAL)
    assert not queries.may_sign(at.officer, at.office, ActKind.SIGNATURE)
    actions.end_signing_power(power=power, actor=at.consul)
    assert not queries.may_sign(at.officer, at.office, ActKind.SURVIVAL)
    with pytest.raises(powers.PowerEnded):
        actions.end_signing_power(power=power, actor=at.consul)


def test_the_head_is_told_of_a_month_without_a_saturday_and_nothing_is_refused(at: Counter) -> None:
    def told() -> list[str]:
        return [each.sentence for each in queries.shortfalls(at.office)]

    assert len(told()) == 2
    for on in (SATURDAY, date(2026, 6, 6)):
        actions.announce_day(
            office=at.office,
            on=on,
            kind=DayKind.SATURDAY,
            hours=[NINE_TO_TEN],
            norm="Comunicado 1",
            actor=at.consul,
        )
    assert told() == []
    page = browser_of(at.consul).get(f"/ventanilla/{at.office.code}/horarios/").content.decode()
    assert "Debe haber al menos" not in page
    actions.call_off_day(office=at.office, on=SATURDAY, reason="Obras", actor=at.consul)
    assert "mayo de 2026: 0" in told()[0]
    page = browser_of(at.consul).get(f"/ventanilla/{at.office.code}/horarios/").content.decode()
    assert "mayo de 2026: 0. Debe haber al menos 1 cada mes." in page
    assert "240-244" in page
