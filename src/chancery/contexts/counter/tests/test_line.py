"""Is each called in turn, to one window, by a number that says nothing of anybody?"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from chancery.contexts.counter import actions, queries
from chancery.contexts.counter.actions import line
from chancery.contexts.counter.models import Ticket, TicketState
from chancery.contexts.counter.rules import Priority, Service
from chancery.contexts.counter.tests import factories
from chancery.contexts.counter.tests.factories import SERVICE, Counter
from chancery.kernel.base import clock
from chancery.kernel.identity import access

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Iterator[Counter]:
    with clock.set_to(factories.MONDAY):
        yield factories.counter()


def take(at: Counter, *, service: Service = SERVICE, priority: Priority = Priority.NONE) -> Ticket:
    with clock.advanced(timedelta(seconds=Ticket.objects.count())):  # never two in one instant
        return actions.take_ticket(office=at.office, service=service, priority=priority, actor=at.officer)


def call(at: Counter, window: int = 1) -> Ticket | None:
    return actions.call_next(office=at.office, window=window, actor=at.officer)


def test_numbers_begin_anew_each_day_for_each_service(at: Counter) -> None:
    assert [take(at).number, take(at).number, take(at, service=Service.VISA).number] == [
        "L001",
        "L002",
        "V001",
    ]
    madrid = factories.counter("cg-madrid")
    assert take(madrid).number == "L001"
    with clock.advanced(timedelta(days=1)):
        assert take(at).number == "L001"


def test_only_the_door_gives_tickets(at: Counter) -> None:
    with pytest.raises(access.RoleMissing):
        actions.take_ticket(office=at.office, service=SERVICE, actor=at.citizen)
    take(at)


def test_who_is_called_next_ends_who_was_there(at: Counter) -> None:
    first, second = take(at), take(at, priority=Priority.PREGNANT)
    assert call(at) == second
    assert call(at) == first
    second.refresh_from_db()
    assert second.state == TicketState.DONE
    assert call(at) is None
    with pytest.raises(line.NobodyWaits):
        call(at)


def test_those_who_came_at_one_instant_are_called_by_their_number(at: Counter) -> None:
    with clock.set_to(clock.now()):
        of = {SERVICE: 9, Service.VISA: 3}
        taken, visas = (
            [
                actions.take_ticket(office=at.office, service=each, actor=at.officer).number
                for _ in range(many)
            ]
            for each, many in of.items()
        )
        called = [each.number for each in (call(at) for _ in range(12)) if each is not None]
        assert called in (taken + visas, visas + taken)
        shown = queries.screen(at.office).calls
    assert [each.number for each in shown][:3] == called[:-4:-1]


def test_windows_are_numbered(at: Counter) -> None:
    take(at)
    with pytest.raises(line.WindowInvalid):
        call(at, window=0)
    assert call(at, window=99) is not None


def test_called_again_skipped_and_finished_by_the_window_that_has_it(at: Counter) -> None:
    ticket = take(at)
    with pytest.raises(line.NotCalled):
        actions.skip(ticket=ticket, window=1, actor=at.officer)
    call(at)
    with pytest.raises(line.NotCalled):
        actions.call_again(ticket=ticket, window=2, actor=at.officer)
    assert actions.call_again(ticket=ticket, window=1, actor=at.officer).calls == 2
    actions.skip(ticket=ticket, window=1, actor=at.officer)
    with pytest.raises(line.NotCalled):
        actions.finish(ticket=ticket, window=1, actor=at.officer)
    other = take(at)
    call(at)
    actions.finish(ticket=other, window=1, actor=at.officer)
    assert Ticket.objects.get(pk=other.pk).state == TicketState.DONE


def test_sent_to_another_window_one_is_its_next(at: Counter) -> None:
    ticket, waits = take(at), take(at)
    call(at)
    with pytest.raises(line.SameWindow):
        actions.send_to_window(ticket=ticket, window=1, to=1, actor=at.officer)
    with pytest.raises(line.WindowInvalid):
        actions.send_to_window(ticket=ticket, window=1, to=100, actor=at.officer)
    actions.send_to_window(ticket=ticket, window=1, to=4, actor=at.officer)
    assert call(at, window=1) == waits
    assert call(at, window=4) == ticket


def test_an_appointment_whose_hour_has_come_goes_before_the_turn(at: Counter) -> None:
    for weekday in range(1, 6):
        factories.open_hours(at, weekday=weekday)
    booked = factories.booked(at, days=0)
    turn = take(at)
    with clock.set_to(booked.starts_at):
        expected = actions.arrive(appointment=booked, actor=at.officer)
        assert call(at) == expected
        assert call(at) == turn


def test_the_line_is_seen_by_its_own_office(at: Counter) -> None:
    ticket = take(at)
    elsewhere = factories.counter("cg-madrid")
    assert [row for row, _ in queries.line_at(at.officer, at.office, 1).rows] == [ticket]
    with pytest.raises(access.RoleMissing):
        queries.line_at(elsewhere.officer, at.office, 1)
    with pytest.raises(queries.TicketNotFound):
        queries.ticket(elsewhere.officer, elsewhere.office, ticket.id)


def test_the_screen_shows_numbers_and_windows_and_nobodys_name(at: Counter) -> None:
    for weekday in range(1, 6):
        factories.open_hours(at, weekday=weekday)
    booked = factories.booked(at, days=0)
    with clock.set_to(booked.starts_at):
        actions.arrive(appointment=booked, actor=at.officer)
        take(at)
        call(at, window=7)
        page = Client().get(f"/pantalla/{at.office.code}/")
    shown = page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Refresh"] == "5"
    assert "<script" not in shown
    assert "L001" in shown
    assert "<td>7</td>" in shown
    for personal in (at.person.first_surname, at.person.document_number, at.person.given_names):
        assert personal not in shown


def test_statistics_tell_each_hour(at: Counter) -> None:
    take(at)
    with clock.advanced(timedelta(minutes=30)):
        call(at)
        with clock.advanced(timedelta(hours=2)):
            take(at)
            call(at)
            found = queries.statistics(at.officer, at.office, queries.today_at(at.office))
    assert [(each.hour, each.taken, each.served, each.wait_minutes) for each in found] == [
        (8, 1, 1, 30), (9, 0, 0, None), (10, 1, 0, 0),
    ]  # fmt: skip
    with pytest.raises(access.RoleMissing):
        queries.statistics(at.citizen, at.office, queries.today_at(at.office))
