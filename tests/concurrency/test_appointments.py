"""Sixteen who want one hour, one window, one offer: as many as there are seats have it, and the others are told."""

import pytest

from chancery.contexts.counter import actions, queries
from chancery.contexts.counter.models import Appointment, AppointmentState, Ticket
from chancery.contexts.counter.tests import factories
from chancery.contexts.counter.tests.factories import SERVICE
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock
from chancery.kernel.ledger import verification
from tests.concurrency.together import CLIENTS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_hour_has_as_many_people_as_seats() -> None:
    with clock.set_to(factories.MONDAY):
        at = factories.expecting(quota=3)
        people = [factories.somebody(f"Persona{number}") for number in range(CLIENTS)]
        answers = at_once(lambda number: factories.booked(at, people[number]))
    assert answers == {"done": 3, "appointment_hour_full": CLIENTS - 3}
    assert sorted(Appointment.objects.values_list("seat", flat=True)) == [1, 2, 3]
    assert list(verification.chains()) == []


def test_one_person_at_sixteen_screens_has_one_appointment() -> None:
    with clock.set_to(factories.MONDAY):
        at = factories.expecting(quota=CLIENTS)
        answers = at_once(lambda number: factories.booked(at, days=1 + number % 4, ordinal=number % 3))
    assert answers == {"done": 1, "appointment_already_ahead": CLIENTS - 1}


def test_seats_given_up_at_once_go_each_to_one_who_waits() -> None:
    with clock.set_to(factories.MONDAY):
        at = factories.expecting(quota=CLIENTS)
        holders = [factories.somebody(f"Tiene{number}") for number in range(CLIENTS)]
        held = [factories.booked(at, who) for who in holders]
        waiting = [factories.somebody(f"Espera{number}") for number in range(CLIENTS)]
        for who in waiting:
            actions.join_waiting_list(office=at.office, service=SERVICE, actor=who)
        answers = at_once(lambda number: actions.cancel(appointment=held[number], actor=holders[number]))
    assert answers == {"done": CLIENTS}
    offered = Appointment.objects.filter(state=AppointmentState.OFFERED)
    assert sorted(offered.values_list("seat", flat=True)) == list(range(1, CLIENTS + 1))
    assert offered.values("person").distinct().count() == CLIENTS


def test_sixteen_windows_call_sixteen_people() -> None:
    with clock.set_to(factories.MONDAY):
        at = factories.counter()
        answers = at_once(lambda _: actions.take_ticket(office=at.office, service=SERVICE, actor=at.officer))
        assert answers == {"done": CLIENTS}
        assert sorted(Ticket.objects.values_list("ordinal", flat=True)) == list(range(1, CLIENTS + 1))
        called = at_once(
            lambda number: actions.call_next(office=at.office, window=number + 1, actor=at.officer)
        )
        assert called == {"done": CLIENTS}
        assert queries.line_at(at.officer, at.office, 1).waiting == ()
    assert Ticket.objects.values("window").distinct().count() == CLIENTS


def test_acts_at_sixteen_windows_are_numbered_without_a_gap() -> None:
    with clock.set_to(factories.MONDAY):
        at = factories.counter()
        visits = [
            actions.receive(
                office=at.office, document=(factories.DNI, at.person.document_number, "PE"), actor=at.consul
            )
            for _ in range(CLIENTS)
        ]
        answers = at_once(lambda number: factories.attended(at, "28", visit=visits[number], actor=at.consul))
    assert answers == {"done": CLIENTS}
    assert sorted(Act.objects.values_list("entry_ordinal", flat=True)) == list(range(1, CLIENTS + 1))
    assert list(verification.chains()) == []
