"""Does the head of a post keep its hours by program as on the pages, and only the consul let an officer sign?"""

from collections.abc import Iterator

import pytest
from django.test import Client

from chancery.contexts.counter.models import Closure, Schedule, SigningPower, SpecialDay
from chancery.contexts.counter.tests import factories
from chancery.contexts.counter.tests.factories import SERVICE, Counter
from chancery.kernel.base import clock
from chancery.kernel.identity.tests.browsers import browser_of, told

pytestmark = pytest.mark.django_db
HOURS = {
    "service": SERVICE.value,
    "weekday": 1,
    "opens": "09:00",
    "closes": "10:00",
    "valid_from": "2026-05-18",
}
SATURDAY = {
    "on": "2026-05-23",
    "kind": "saturday",
    "norm": "Aviso 1",
    "services": [SERVICE.value],
    "opens": "09:00",
    "closes": "10:00",
}


@pytest.fixture
def at() -> Iterator[Counter]:
    with clock.set_to(factories.MONDAY):
        yield factories.counter()


@pytest.fixture
def consul(at: Counter) -> Client:
    return browser_of(at.consul)


def test_hours_are_set_listed_and_ended(at: Counter, consul: Client) -> None:
    path = f"schedules/{at.office.code}/hours"
    assert told(browser_of(at.officer), path, HOURS, 403)["code"] == "role_missing"
    early = {**HOURS, "opens": "05:00"}
    assert told(consul, path, early, 422)["code"] == "schedule_outside_opening_hours"
    assert told(consul, path, {**HOURS, "opens": "9"}, 422)["code"] == "invalid"
    assert told(consul, path, {**HOURS, "per_hour": 7}, 422)["code"] == "schedule_hours_invalid"
    made = told(consul, path, HOURS)
    assert (made["opens"], made["closes"], made["per_hour"], made["quota"]) == ("09:00", "10:00", 4, 1)
    assert told(consul, path, HOURS, 409)["code"] == "schedule_overlaps"
    assert consul.get(f"/api/v1/schedules/{at.office.code}").json()["week"] == [made]
    end = f"schedules/hours/{made['id']}/end"
    assert told(browser_of(at.officer), end, {"on": "2026-06-01"}, 403)["code"] == "role_missing"
    assert told(consul, end, {"on": "2026-05-01"}, 422)["code"] == "schedule_in_the_past"
    assert told(consul, end, {"on": "2026-06-01"}, 200)["valid_until"] == "2026-06-01"
    assert told(consul, end, {"on": "2026-06-01"}, 409)["code"] == "schedule_ended"
    assert Schedule.objects.count() == 1


def test_a_day_is_announced_and_another_called_off(at: Counter, consul: Client) -> None:
    path = f"schedules/{at.office.code}/special-days"
    assert told(consul, path, {**SATURDAY, "on": "2026-05-22"}, 422)["code"] == "special_day_not_saturday"
    assert told(consul, path, {**SATURDAY, "kind": "itinerant"}, 422)["code"] == "special_day_place_missing"
    assert told(consul, path, {**SATURDAY, "services": []}, 422)["code"] == "invalid"
    assert told(browser_of(at.officer), path, SATURDAY, 403)["code"] == "role_missing"
    made = told(consul, path, SATURDAY)
    assert [each["service"] for each in made["hours"]] == [SERVICE.value]
    assert told(consul, path, SATURDAY, 409)["code"] == "special_day_announced"
    off = f"schedules/{at.office.code}/days-off"
    sent = {"on": "2026-05-20", "reason": "Sin luz"}
    assert told(consul, off, {**sent, "on": "2026-05-01"}, 422)["code"] == "special_day_not_ahead"
    assert told(browser_of(at.officer), off, sent, 403)["code"] == "role_missing"
    assert told(consul, off, sent) == {**sent, "told": 0}
    assert told(consul, off, sent, 409)["code"] == "day_called_off"
    shown = consul.get(f"/api/v1/schedules/{at.office.code}").json()
    assert (shown["special_days"], shown["days_off"]) == ([made], [sent])
    assert (SpecialDay.objects.count(), Closure.objects.count()) == (1, 1)


def test_the_consul_lets_an_officer_of_the_post_sign_and_takes_it_back(at: Counter, consul: Client) -> None:
    path, officer = f"schedules/{at.office.code}/signing-powers", str(at.officer.person_id)
    sent = {
        "officer": officer,
        "kinds": ["certification"],
        "norm": "Resolución 1",
        "valid_from": "2026-05-18",
    }
    shown = consul.get(f"/api/v1/schedules/{at.office.code}").json()
    assert officer in {each["id"] for each in shown["officers"]}
    stranger = {**sent, "officer": str(factories.somebody().person_id)}
    assert told(consul, path, stranger, 422)["code"] == "signing_power_not_officer"
    assert told(consul, path, {**sent, "valid_from": "2026-05-01"}, 422)["code"] == "schedule_in_the_past"
    assert told(browser_of(at.officer), path, sent, 403)["code"] == "role_missing"
    made = told(consul, path, sent)
    assert consul.get(f"/api/v1/schedules/{at.office.code}").json()["signing_powers"] == [made]
    end = f"schedules/signing-powers/{made['id']}/end"
    assert told(browser_of(at.officer), end, expected=403)["code"] == "role_missing"
    assert told(consul, end, expected=200)["valid_until"] == "2026-05-18"
    assert told(consul, end, expected=409)["code"] == "signing_power_ended"
    assert SigningPower.objects.count() == 1


def test_the_schedule_of_a_post_is_its_heads(at: Counter) -> None:
    assert browser_of(at.officer).get(f"/api/v1/schedules/{at.office.code}").status_code == 403
    assert Client().get(f"/api/v1/schedules/{at.office.code}").status_code == 401
