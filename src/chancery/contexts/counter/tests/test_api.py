"""Appointments and tickets for programs: the same gates, and nothing twice for one key."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
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


def test_the_line_is_seen_and_each_turn_goes_its_way(at: Counter) -> None:
    officer = browser_of(at.officer)
    wanted = {"office": at.office.code, "service": "visa"}
    turns = []
    for seconds in range(3):
        with clock.advanced(timedelta(seconds=seconds)):
            turns.append(post(officer, "/tickets/", wanted).json())
    first, second, third = turns
    window: dict[str, str | int] = {"office": at.office.code, "window": 2}
    seen = officer.get("/api/v1/tickets/", window).json()
    assert [each["ticket"]["number"] for each in seen["waiting"]] == ["V001", "V002", "V003"]
    assert browser_of(at.citizen).get("/api/v1/tickets/", window).status_code == 403
    post(officer, "/tickets/call", window)
    assert post(officer, f"/tickets/{second['id']}/skip", window).json()["code"] == "ticket_not_called"
    assert post(officer, f"/tickets/{first['id']}/repeat", window).json()["state"] == "called"
    sent = post(officer, f"/tickets/{first['id']}/send", {**window, "to": 3}).json()
    assert (sent["number"], sent["state"]) == ("V001", "waiting")
    assert post(officer, "/tickets/call", {**window, "window": 3}).json()["number"] == "V001"
    done = post(officer, f"/tickets/{first['id']}/finish", {**window, "window": 3})
    assert done.json()["state"] == "done"
    assert post(officer, "/tickets/call", window).json()["number"] == "V002"
    assert post(officer, f"/tickets/{second['id']}/skip", window).json()["state"] == "skipped"
    assert post(browser_of(at.citizen), f"/tickets/{third['id']}/finish", window).status_code in (403, 404)


def test_one_waits_for_an_hour_and_answers_what_is_offered(at: Counter) -> None:
    gives_up, waits = browser_of(at.citizen), browser_of(factories.somebody())
    wanted = asked_for(at)
    number = post(gives_up, "/appointments/", wanted).json()["id"]
    entry = post(waits, "/appointments/waiting", {"office": at.office.code, "service": SERVICE.value}).json()
    assert [each["id"] for each in waits.get("/api/v1/appointments/waiting").json()] == [entry["id"]]
    assert post(gives_up, f"/appointments/waiting/{entry['id']}/leave").status_code == 404
    post(gives_up, f"/appointments/{number}/cancel")
    (offered,) = waits.get("/api/v1/appointments/").json()
    assert (offered["state"], offered["starts_at"]) == ("offered", wanted["starts_at"])
    assert post(gives_up, f"/appointments/{offered['id']}/accept").status_code == 404
    assert post(waits, f"/appointments/{offered['id']}/accept").json()["state"] == "booked"
    assert post(waits, f"/appointments/{offered['id']}/decline").json()["code"] == "appointment_not_offered"
    assert waits.get("/api/v1/appointments/waiting").json() == []


def test_who_waits_no_longer_leaves_the_list(at: Counter) -> None:
    citizen = browser_of(at.citizen)
    entry = post(
        citizen, "/appointments/waiting", {"office": at.office.code, "service": SERVICE.value}
    ).json()
    assert post(citizen, f"/appointments/waiting/{entry['id']}/leave").status_code == 204
    assert citizen.get("/api/v1/appointments/waiting").json() == []


def test_who_was_expected_gets_a_turn_or_is_noted_absent(at: Counter) -> None:
    appointment, officer = factories.booked(at), browser_of(at.officer)
    address = f"/appointments/{appointment.id}"
    assert post(officer, f"{address}/arrive").json()["code"] == "appointment_not_today"
    assert post(officer, f"{address}/absent").json()["code"] == "appointment_not_begun"
    with clock.set_to(appointment.starts_at):
        assert post(browser_of(at.citizen), f"{address}/arrive").status_code == 403
        assert post(browser_of(at.officer), f"{address}/arrive").json()["state"] == "waiting"
    other = factories.booked(at, factories.somebody(), ordinal=1)
    with clock.set_to(factories.after(other)):
        noted = post(browser_of(at.officer), f"/appointments/{other.id}/absent")
        assert noted.json()["state"] == "absent"


def test_from_a_document_to_a_signed_paper(at: Counter) -> None:
    officer, consul = browser_of(at.officer), browser_of(at.consul)
    passport = {
        "office": at.office.code, "kind": "passport", "number": "YA7654321", "country": "IT",
    }  # fmt: skip
    assert post(officer, "/visits/", passport).json()["code"] == "visitor_names_needed"
    names = {"given_names": "Giulia", "first_surname": "Rossi", "nationality": "it"}
    assert post(browser_of(at.citizen), "/visits/", {**passport, "names": names}).status_code == 403
    visit = post(officer, "/visits/", {**passport, "names": names}, key="una-sola-visita")
    assert visit.status_code == 201, visit.content
    assert (
        post(officer, "/visits/", {**passport, "names": names}, key="una-sola-visita").json() == visit.json()
    )
    address = f"/visits/{visit.json()['id']}"
    assert post(officer, f"{address}/acts", {"item": "28"}).json()["code"] == "cash_not_enough"
    assert post(officer, f"{address}/acts", {"item": "99"}).json()["code"] == "counter_item_unknown"
    done = post(officer, f"{address}/acts", {"item": "28", "tendered": "100.00"})
    assert done.status_code == 201, done.content
    assert not done.json()["is_signed"]
    (waiting,) = consul.get(f"/api/v1/visits/offices/{at.office.code}/to-be-signed").json()
    assert (waiting["case"], waiting["document"]) == (done.json()["acts"][0]["case"], "")
    sign = f"/visits/acts/{waiting['case']}/sign"
    assert post(officer, sign).json()["code"] == "signing_not_delegated"
    signed = post(consul, sign)
    assert signed.status_code == 200, signed.content
    assert officer.get(f"/api/v1{address}").json()["acts"] == [signed.json()]
    assert Client().get(f"/api/v1/documents/{signed.json()['verification_code']}").status_code == 200
    assert browser_of(at.citizen).get(f"/api/v1{address}").status_code == 404
