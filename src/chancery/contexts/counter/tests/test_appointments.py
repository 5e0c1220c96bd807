"""Is an hour given to one person, in order, and to nobody who would sell it?"""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from chancery.contexts.counter import actions, jobs, queries, rules
from chancery.contexts.counter.actions import _seats as seats
from chancery.contexts.counter.actions import appointments
from chancery.contexts.counter.models import Appointment, AppointmentState, WaitingEntry
from chancery.contexts.counter.rules import Service
from chancery.contexts.counter.tests import factories
from chancery.contexts.counter.tests.factories import SERVICE, Counter
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Iterator[Counter]:
    with clock.set_to(factories.MONDAY):
        yield factories.expecting()


def wait_in_line(at: Counter, *actors: Actor) -> None:
    """One after another, a second apart."""
    for seconds, who in enumerate(actors):
        with clock.advanced(timedelta(seconds=seconds)):
            actions.join_waiting_list(office=at.office, service=SERVICE, actor=who)


def told(actor: Actor) -> list[str]:
    return list(
        Notice.objects.filter(recipient_id=actor.person_id)
        .order_by("created_at", "pk")
        .values_list("subject", flat=True)
    )


def test_one_books_an_hour_and_is_told_both_clocks(at: Counter) -> None:
    booked = factories.booked(at)
    assert (booked.state, booked.seat) == (AppointmentState.BOOKED, 1)
    assert "(Milán); 02:00 en Lima" in told(at.citizen)[0]
    assert [entry.verb for entry in ledger.entries(booked.id)] == ["counter.book"]
    assert not factories.slot(at, days=1).free


def test_who_reads_english_is_told_the_hour_in_english(at: Counter) -> None:
    person = identity.person_of(at.citizen)
    person.language = "en-gb"
    person.save(update_fields=["language"])
    booked = factories.booked(at)
    with clock.set_to(factories.after(booked)):
        actions.mark_absent(appointment=booked, actor=at.officer)
    first, last = Notice.objects.order_by("created_at")
    with translation.override("en-gb"):
        service = translation.gettext(SERVICE.label)
    assert first.reading_subject.startswith(f"Your appointment: {service}, ")
    assert "(Milán); 02:00 in Lima" in first.reading_text
    assert "(Milán); 02:00 en Lima" in first.text
    assert first.text.startswith("Lo esperamos en el Consulado General del Perú en Milán: ")
    assert last.reading_text.startswith("We expected you at ")


def test_an_hour_that_is_full_is_refused(at: Counter) -> None:
    factories.booked(at)
    with pytest.raises(seats.HourFull):
        factories.booked(at, factories.somebody())
    assert factories.booked(at, factories.somebody(), ordinal=1).seat == 1


def test_only_offered_hours_are_given(at: Counter) -> None:
    hour = factories.slot(at)
    for service, starts_at in (
        (Service.PASSPORT, hour.starts_at),
        (SERVICE, hour.starts_at + timedelta(minutes=5)),
        (SERVICE, hour.starts_at - timedelta(days=7)),
        (SERVICE, hour.starts_at + timedelta(days=7 * 20)),
    ):
        with pytest.raises(queries.HourNotOffered):
            actions.book(office=at.office, service=service, starts_at=starts_at, actor=at.citizen)
    actions.book(office=at.office, service=SERVICE, starts_at=hour.starts_at, actor=at.citizen)


def test_nobody_books_without_an_account(at: Counter) -> None:
    hour = factories.slot(at)
    with pytest.raises(access.PersonMissing):
        actions.book(office=at.office, service=SERVICE, starts_at=hour.starts_at, actor=people.SYSTEM)


def test_one_person_has_one_appointment_ahead_for_a_service_in_the_whole_network(at: Counter) -> None:
    factories.booked(at)
    with pytest.raises(seats.AlreadyAhead):
        factories.booked(at, ordinal=1)
    madrid = factories.expecting("cg-madrid")
    with pytest.raises(seats.AlreadyAhead):
        factories.booked(madrid, at.citizen)
    factories.open_hours(at, weekday=2, service=Service.PASSPORT)
    hour = factories.slot(at, service=Service.PASSPORT, ordinal=1)
    actions.book(office=at.office, service=Service.PASSPORT, starts_at=hour.starts_at, actor=at.citizen)


def test_one_person_is_expected_at_one_window_at_a_time(at: Counter) -> None:
    madrid = factories.expecting("cg-madrid")
    factories.open_hours(madrid, service=Service.PASSPORT)
    hours = queries.days(madrid.office, Service.PASSPORT, count=30)[0].slots
    assert factories.booked(at, days=0).starts_at == hours[0].starts_at

    def book(starts_at: datetime) -> Appointment:
        return actions.book(
            office=madrid.office, service=Service.PASSPORT, starts_at=starts_at, actor=at.citizen
        )

    with pytest.raises(seats.ExpectedElsewhere) as refused:
        book(hours[0].starts_at)
    assert (refused.value.code, at.office.city in str(refused.value)) == ("appointment_overlaps", True)
    booked = book(hours[1].starts_at)
    with pytest.raises(seats.ExpectedElsewhere):
        actions.move(appointment=booked, starts_at=hours[0].starts_at, actor=at.citizen)
    assert actions.move(appointment=booked, starts_at=hours[2].starts_at, actor=at.citizen)


def test_the_database_itself_gives_no_seat_twice(at: Counter) -> None:
    booked = factories.booked(at)
    other = factories.somebody()
    with pytest.raises(IntegrityError, match="one_person_a_seat"), transaction.atomic():
        Appointment.objects.create(
            office=at.office, service=SERVICE, person=identity.person_of(other), starts_at=booked.starts_at,
            minutes=30, seat=booked.seat, state=AppointmentState.BOOKED,
        )  # fmt: skip


def test_given_up_with_nobody_waiting_it_is_free_at_once(at: Counter) -> None:
    actions.cancel(appointment=factories.booked(at), actor=at.citizen)
    assert factories.slot(at, days=1).free == 1
    assert factories.booked(at, factories.somebody()).seat == 1


def test_only_the_holder_or_the_office_gives_it_up(at: Counter) -> None:
    booked = factories.booked(at)
    stranger = factories.somebody()
    with pytest.raises(appointments.NotYours):
        actions.cancel(appointment=booked, actor=stranger)
    with pytest.raises(queries.AppointmentNotFound):
        queries.appointment(stranger, booked.id)
    actions.cancel(appointment=booked, actor=at.officer)
    with pytest.raises(appointments.NotAhead):
        actions.cancel(appointment=booked, actor=at.citizen)


def test_an_hour_given_up_goes_to_the_next_who_waits_and_not_to_a_buyer(at: Counter) -> None:
    booked = factories.booked(at)
    first, second, buyer = (factories.somebody(name) for name in ("Uno", "Dos", "Compra"))
    wait_in_line(at, first, second)
    actions.cancel(appointment=booked, actor=at.citizen)
    with pytest.raises(seats.HourFull):
        factories.booked(at, buyer)
    offered = Appointment.objects.get(person=identity.person_of(first))
    assert offered.is_offered
    assert told(first)[0].startswith("Se liberó una hora")
    with pytest.raises(appointments.NotYours):
        actions.accept(appointment=offered, actor=second)
    actions.accept(appointment=offered, actor=first)
    with pytest.raises(appointments.NotOffered):
        actions.accept(appointment=offered, actor=first)
    assert not queries.own_entries(first)
    assert queries.own_entries(second).count() == 1


def test_an_offer_that_nobody_answers_passes_on_and_twice_ends_the_wait(at: Counter) -> None:
    booked = factories.booked(at, days=4)
    first, second = factories.somebody("Uno"), factories.somebody("Dos")
    wait_in_line(at, first, second)
    actions.cancel(appointment=booked, actor=at.citizen)
    jobs.offers(timestamp=0)
    assert Appointment.objects.filter(
        person=identity.person_of(first), state=AppointmentState.OFFERED
    ).exists()
    with clock.advanced(timedelta(hours=12)):
        jobs.offers(timestamp=0)
        late = Appointment.objects.get(person=identity.person_of(first))
        assert late.state == AppointmentState.LAPSED
        with pytest.raises(appointments.NotOffered):
            actions.accept(appointment=late, actor=first)
        offered = Appointment.objects.get(person=identity.person_of(second), state=AppointmentState.OFFERED)
        with clock.advanced(timedelta(seconds=1)):
            actions.decline(appointment=offered, actor=second)
        assert not Appointment.objects.filter(state=AppointmentState.OFFERED).exists()  # both let it pass
        other = factories.booked(at, factories.somebody("Tres"), days=2)
        with clock.advanced(timedelta(seconds=2)):
            actions.cancel(appointment=other, actor=people.actor_of(other.person))
        again = Appointment.objects.get(person=identity.person_of(first), state=AppointmentState.OFFERED)
        assert again.offered_until is not None
        with clock.set_to(again.offered_until):
            actions.lapse(appointment_id=again.id, actor=people.SYSTEM)
            assert WaitingEntry.objects.get(person=identity.person_of(first)).left_at is not None
            assert WaitingEntry.objects.get(person=identity.person_of(second)).left_at is None


def test_one_waits_in_one_list_and_not_beside_an_appointment(at: Counter) -> None:
    actions.join_waiting_list(office=at.office, service=SERVICE, actor=at.citizen)
    with pytest.raises(appointments.AlreadyWaiting):
        actions.join_waiting_list(office=at.office, service=SERVICE, actor=at.citizen)
    with pytest.raises(queries.HourNotOffered):
        actions.join_waiting_list(office=at.office, service=Service.VISA, actor=at.citizen)
    factories.booked(at)
    assert not queries.own_entries(at.citizen)
    with pytest.raises(seats.AlreadyAhead):
        actions.join_waiting_list(office=at.office, service=SERVICE, actor=at.citizen)


def test_one_leaves_the_list_oneself(at: Counter) -> None:
    entry = actions.join_waiting_list(office=at.office, service=SERVICE, actor=at.citizen)
    stranger = factories.somebody()
    with pytest.raises(queries.EntryNotFound):
        queries.entry(stranger, entry.id)
    with pytest.raises(appointments.NotYours):
        actions.leave_waiting_list(entry=entry, actor=stranger)
    actions.leave_waiting_list(entry=entry, actor=at.citizen)
    assert not queries.own_entries(at.citizen)


def test_it_is_moved_to_a_free_hour_and_the_one_left_goes_to_who_waits(at: Counter) -> None:
    booked = factories.booked(at)
    left = booked.starts_at
    waits = factories.somebody()
    actions.join_waiting_list(office=at.office, service=SERVICE, actor=waits)
    with pytest.raises(appointments.SameHour):
        actions.move(appointment=booked, starts_at=left, actor=at.citizen)
    later = factories.slot(at, days=1, ordinal=2)
    moved = actions.move(appointment=booked, starts_at=later.starts_at, actor=at.citizen)
    assert (moved.starts_at, moved.moves) == (later.starts_at, 1)
    assert Appointment.objects.get(person=identity.person_of(waits)).starts_at == left
    with pytest.raises(appointments.NotYours):
        actions.move(appointment=moved, starts_at=left, actor=at.officer)


def test_what_has_begun_is_neither_moved_nor_given_up(at: Counter) -> None:
    booked = factories.booked(at)
    with clock.set_to(booked.starts_at), pytest.raises(appointments.NotAhead):
        actions.cancel(appointment=booked, actor=at.citizen)


def test_at_the_door_one_gets_a_ticket_on_the_day_alone(at: Counter) -> None:
    booked = factories.booked(at)
    with pytest.raises(appointments.NotToday):
        actions.arrive(appointment=booked, actor=at.officer)
    with clock.set_to(booked.starts_at - timedelta(minutes=10)):
        with pytest.raises(access.RoleMissing):
            actions.arrive(appointment=booked, actor=at.citizen)
        ticket = actions.arrive(appointment=booked, actor=at.officer)
        assert (ticket.number, ticket.appointment_id) == ("L001", booked.id)
        with pytest.raises(appointments.NotAhead):
            actions.arrive(appointment=booked, actor=at.officer)


def absent(at: Counter, days: int) -> None:
    booked = factories.booked(at, days=days)
    with clock.set_to(booked.starts_at), pytest.raises(appointments.NotYetAbsent):
        actions.mark_absent(appointment=booked, actor=at.officer)
    with clock.set_to(factories.after(booked)):
        actions.mark_absent(appointment=booked, actor=at.officer)
        with pytest.raises(appointments.NotAhead):
            actions.mark_absent(appointment=booked, actor=at.officer)


def test_who_stays_away_twice_waits_before_booking_again(at: Counter) -> None:
    absent(at, 1)
    absent(at, 2)
    rule = rules.agenda_rule(clock.today())
    with clock.advanced(timedelta(days=4)):
        with pytest.raises(appointments.Paused) as refused:
            factories.booked(at, days=0)
        with pytest.raises(appointments.Paused):
            actions.join_waiting_list(office=at.office, service=SERVICE, actor=at.citizen)
    assert refused.value.facts["until"] == "19/06/2026"
    with clock.advanced(timedelta(days=4 + rule.pause_days)):
        factories.booked(at, days=0)


def test_who_comes_late_the_same_day_was_not_absent(at: Counter) -> None:
    booked = factories.booked(at)
    with clock.set_to(factories.after(booked)):
        actions.mark_absent(appointment=booked, actor=at.officer)
        actions.arrive(appointment=booked, actor=at.officer)
        assert queries.days_of_absence(booked.person_id) == []


def test_nobody_was_absent_from_an_office_that_did_not_open(at: Counter) -> None:
    first, second = factories.booked(at), factories.booked(at, factories.somebody(), ordinal=1)
    with clock.advanced(timedelta(days=3)):
        jobs.past(timestamp=0)
        first.refresh_from_db()
        assert first.state == AppointmentState.CALLED_OFF
    kept = factories.booked(at, days=2)
    stays_away = factories.booked(at, factories.somebody(), days=2, ordinal=1)
    with clock.set_to(kept.starts_at):
        actions.arrive(appointment=kept, actor=at.officer)
    with clock.set_to(kept.starts_at + timedelta(days=1)):
        jobs.past(timestamp=0)
        stays_away.refresh_from_db()
        assert stays_away.state == AppointmentState.ABSENT
    second.refresh_from_db()
    assert second.state == AppointmentState.CALLED_OFF


def test_one_is_reminded_the_day_before_once(at: Counter) -> None:
    booked = factories.booked(at, days=2)
    jobs.reminders(timestamp=0)
    assert len(told(at.citizen)) == 1
    with clock.set_to(booked.starts_at - timedelta(hours=20)):
        jobs.reminders(timestamp=0)
        jobs.reminders(timestamp=0)
    assert [subject.split(":")[0] for subject in told(at.citizen)] == ["Su cita", "Recordatorio de su cita"]


def test_officers_see_their_office_and_citizens_themselves(at: Counter) -> None:
    booked = factories.booked(at)
    elsewhere = factories.counter("cg-madrid")
    day = booked.starts_at.date()
    assert [hour.appointments for hour in queries.day_list(at.officer, at.office, day)] == [(booked,)]
    assert queries.appointment(at.officer, booked.id) == booked
    with pytest.raises(queries.AppointmentNotFound):
        queries.appointment(elsewhere.officer, booked.id)
    with pytest.raises(access.RoleMissing):
        queries.day_list(elsewhere.officer, at.office, day)
    with pytest.raises(access.RoleMissing):
        queries.day_list(at.citizen, at.office, day)
