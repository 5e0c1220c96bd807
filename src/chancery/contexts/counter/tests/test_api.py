"""Appointments and tickets for programs: the same gates, and nothing twice for one key."""

from base64 import b64encode
from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.test import Client

from chancery.contexts.counter.models import Appointment, Ticket
from chancery.contexts.counter.tests import factories
from chancery.contexts.counter.tests.factories import SERVICE, Counter
from chancery.kernel.base import clock
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import Account
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Iterator[Counter]:
    with clock.set_to(factories.MONDAY):
        yield factories.expecting()


def post(client: Client, path: str, sent: object = None, key: str = "") -> "Answer":
    headers = {"Idempotency-Key": key or str(uuid4())}
    return client.post(f"/api/v1{path}", sent or {}, "application/json", headers=headers)


def free(at: Counter) -> list[dict[str, object]]:
    asked = {"office": at.office.code, "service": SERVICE.value, "since": "2026-05-19"}
    answer = Client().get("/api/v1/appointments/availability", asked)
    assert answer.status_code == 200, answer.content
    return answer.json()["slots"]  # type: ignore[no-any-return]


def asked_for(at: Counter, ordinal: int = 0) -> dict[str, object]:
    hour = free(at)[ordinal]
    return {
        "office": at.office.code,
        "service": SERVICE.value,
        "starts_at": hour["starts_at"],
        "place": hour["place"],
    }


def test_availability_is_public_and_in_both_clocks(at: Counter) -> None:
    first = free(at)[0]
    assert first["local"] == "2026-05-19T09:00+02:00"
    assert str(first["starts_at"]).startswith("2026-05-19T07:00:00")
    assert first["free"] == 1


def test_an_hour_is_booked_once_for_one_key_moved_and_given_up(at: Counter) -> None:
    citizen, wanted = browser_of(at.citizen), asked_for(at)
    booked = post(citizen, "/appointments/", wanted, key="una-sola-vez")
    assert booked.status_code == 201, booked.content
    again = post(citizen, "/appointments/", wanted, key="una-sola-vez")
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.content == booked.content
    assert Appointment.objects.count() == 1
    number = booked.json()["id"]
    refused = post(citizen, "/appointments/", asked_for(at))
    assert refused.status_code == 409
    assert refused.json()["code"] == "appointment_already_ahead"
    later = asked_for(at, 1)
    moved = post(citizen, f"/appointments/{number}/move", {"starts_at": later["starts_at"], "place": ""})
    assert moved.json()["starts_at"] == later["starts_at"]
    assert citizen.get(f"/api/v1/appointments/{number}").json()["state"] == "booked"
    assert [each["id"] for each in citizen.get("/api/v1/appointments/").json()] == [number]
    assert post(citizen, f"/appointments/{number}/cancel").json()["state"] == "cancelled"


def test_strangers_and_other_citizens_have_no_part_in_it(at: Counter) -> None:
    wanted = asked_for(at)
    assert post(Client(), "/appointments/", wanted).status_code == 401
    booked = post(browser_of(at.citizen), "/appointments/", wanted).json()
    other = browser_of(factories.somebody())
    assert other.get(f"/api/v1/appointments/{booked['id']}").status_code == 404
    assert post(other, f"/appointments/{booked['id']}/cancel").status_code == 404
    nowhere = {**wanted, "starts_at": "2026-05-19T07:05:00Z"}
    assert post(other, "/appointments/", nowhere).json()["code"] == "appointment_hour_not_offered"


def test_a_program_books_for_the_person_for_whom_it_acts(at: Counter) -> None:
    account = Account.objects.get(person=at.person)
    program, secret = identity.register_client(
        name="Sistema", scopes=["cases:write", "cases:read"], acts_for=account, actor=people.SYSTEM
    )
    basic = b64encode(f"{program.id}:{secret}".encode()).decode()
    told = Client().post(
        "/api/v1/oauth/token",
        {"grant_type": "client_credentials"},
        headers={"Authorization": f"Basic {basic}"},
    )
    client = Client(headers={"Authorization": f"Bearer {told.json()['access_token']}"})
    assert post(client, "/appointments/", asked_for(at)).status_code == 201
    assert Appointment.objects.get().person == at.person


def test_tickets_are_given_and_called_by_the_office(at: Counter) -> None:
    officer = browser_of(at.officer)
    wanted = {"office": at.office.code, "service": "visa", "priority": "disability"}
    given = post(officer, "/tickets/", wanted, key="un-solo-turno")
    assert given.status_code == 201, given.content
    assert post(officer, "/tickets/", wanted, key="un-solo-turno").content == given.content
    assert Ticket.objects.count() == 1
    call = {"office": at.office.code, "window": 2}
    called = post(officer, "/tickets/call", call)
    assert (called.json()["number"], called.json()["window"]) == ("V001", 2)
    assert post(officer, "/tickets/call", call).status_code == 204
    assert post(officer, "/tickets/call", call).json()["code"] == "nobody_waits"
    assert post(browser_of(at.citizen), "/tickets/", wanted).status_code == 403
