"""Do calendars and legal periods change by program as on the pages: proposed by one administrator, decided by another?"""

from datetime import date, timedelta

import pytest
from django.test import Client

from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.cases.models import Case
from chancery.kernel.cases.tests.test_recount import work as recount
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of, told
from chancery.kernel.organisation import queries
from chancery.kernel.organisation.models import Holiday, HolidayProposal, PeriodProposal

pytestmark = pytest.mark.django_db
HOLIDAYS, PERIODS = "holidays/proposals", "legal-periods/proposals"


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


@pytest.fixture
def one(at: Ministry) -> Client:
    return browser_of(people.make_administrator())


@pytest.fixture
def other(at: Ministry) -> Client:
    return browser_of(people.make_administrator())


def working_day(after: date) -> date:
    """The second day of work in Lima after a day, which nobody declared a holiday."""
    calendar = queries.calendar_of(queries.office("legalisations-lima"))
    days = (after + timedelta(days=ahead) for ahead in range(1, 30))
    return [day for day in days if calendar.is_working(day)][1]


def day_off(**stated: object) -> dict[str, object]:
    on = working_day(clock.today()).isoformat()
    return {"on": on, "name": "Aniversario", "norm": "Ordenanza 1", **stated}


def test_a_holiday_of_all_moves_open_deadlines_once_approved_and_back_when_corrected(
    at: Ministry, one: Client, other: Client
) -> None:
    case = Case.objects.get(pk=factories.paid(at).case_id)
    due = case.due_on
    assert due is not None
    made = told(one, HOLIDAYS, day_off())
    assert (made["country"], made["office"], made["is_approved"]) == ("PE", None, None)
    assert [each["id"] for each in other.get(f"/api/v1/{HOLIDAYS}").json()] == [made["id"]]
    assert told(one, f"{HOLIDAYS}/{made['id']}/approve", expected=403)["code"] == "second_person_needed"
    assert told(other, f"{HOLIDAYS}/{made['id']}/approve", expected=200)["is_approved"] is True
    assert told(other, f"{HOLIDAYS}/{made['id']}/decline", expected=409)["code"] == "holiday_already_decided"
    recount()
    case.refresh_from_db()
    assert case.due_on is not None
    assert case.due_on > due
    holiday = next(each for each in one.get("/api/v1/holidays/").json() if each["norm"] == "Ordenanza 1")
    assert told(one, HOLIDAYS, day_off(on=holiday["on"]), 422)["fields"].keys() == {"on"}
    correction = f"holidays/{holiday['id']}/correction"
    assert told(one, correction, {"on": holiday["on"], "norm": "Fe de erratas"}, 422)["fields"].keys() == {
        "on"
    }
    withdrawn = told(one, correction, {"on": None, "norm": "Fe de erratas"})
    assert (withdrawn["corrects"], withdrawn["is_withdrawal"]) == (holiday["on"], True)
    assert told(one, correction, {"on": None, "norm": "Otra"}, 409)["code"] == "holiday_correction_open"
    told(other, f"{HOLIDAYS}/{withdrawn['id']}/approve", expected=200)
    recount()
    case.refresh_from_db()
    assert case.due_on == due
    assert told(one, correction, {"on": None, "norm": "Otra"}, 404)["code"] == "holiday_not_found"


def test_a_holiday_of_one_office_is_declared_or_declined(at: Ministry, one: Client, other: Client) -> None:
    office = at.office.code
    today = clock.today().isoformat()
    assert told(one, HOLIDAYS, day_off(office=office, on=today), 422)["code"] == "holiday_not_ahead"
    assert told(one, HOLIDAYS, day_off(office="nada"), 404)["status"] == 404
    first = told(one, HOLIDAYS, day_off(office=office))
    told(other, f"{HOLIDAYS}/{first['id']}/decline", expected=200)
    assert not Holiday.objects.filter(office=at.office).exists()
    second = told(one, HOLIDAYS, day_off(office=office))
    told(other, f"{HOLIDAYS}/{second['id']}/approve", expected=200)
    listed = one.get("/api/v1/holidays/", {"office": office}).json()
    assert second["on"] in {each["on"] for each in listed if each["office"] == office}


@pytest.mark.parametrize(
    ("stated", "field"),
    [
        ({"country": "ZZ"}, "country"),
        ({"kind": "regional"}, "region"),
        ({"kind": "national", "region": "PE-ARE"}, "region"),
        ({"country": "FR", "kind": "non_working_compensable"}, "kind"),
        ({"country": "FR", "is_kept_abroad": True}, "is_kept_abroad"),
    ],
)
def test_a_day_of_all_says_whose_it_is(one: Client, stated: dict[str, object], field: str) -> None:
    assert field in told(one, HOLIDAYS, day_off(**stated), 422)["fields"]
    assert not HolidayProposal.objects.exists()


def test_a_legal_period_changes_ahead_by_two(one: Client, other: Client) -> None:
    ahead = (clock.today() + timedelta(days=30)).isoformat()
    sent = {"code": "lpag.appeal", "amount": 20, "unit": "working_days", "norm": "Ley 1", "valid_from": ahead}
    today = {**sent, "valid_from": clock.today().isoformat()}
    assert told(one, PERIODS, today, 422)["fields"].keys() == {"valid_from"}
    assert told(one, PERIODS, {**sent, "code": "nada"}, 404)["status"] == 404
    made = told(one, PERIODS, sent)
    assert told(other, PERIODS, sent, 409)["code"] == "period_proposal_open"
    assert other.get(f"/api/v1/{PERIODS}").json() == [made]
    assert told(one, f"{PERIODS}/{made['id']}/approve", expected=403)["code"] == "second_person_needed"
    assert told(other, f"{PERIODS}/{made['id']}/approve", expected=200)["is_approved"] is True
    assert told(other, f"{PERIODS}/{made['id']}/decline", expected=409)["code"] == "period_already_decided"
    rows = [row for row in one.get("/api/v1/legal-periods/").json() if row["code"] == "lpag.appeal"]
    assert [row["valid_until"] for row in rows] == [ahead, None]


def test_calendars_and_periods_are_no_business_of_others(at: Ministry) -> None:
    officer = browser_of(at.officer)
    for path in ("holidays/", HOLIDAYS, "legal-periods/", PERIODS):
        assert officer.get(f"/api/v1/{path}").status_code == 403
        assert Client().get(f"/api/v1/{path}").status_code == 401
    assert told(officer, HOLIDAYS, day_off(), 403)["code"] == "role_missing"
    assert not PeriodProposal.objects.exists()
