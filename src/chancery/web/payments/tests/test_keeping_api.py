"""Do tariffs, rates and the provider's account change by program as on the pages, and by the same two hands?"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.fees import actions, queries, rules
from chancery.kernel.fees.models import ExchangeRate, ReconciliationDifference, TariffItem
from chancery.kernel.fees.tests.factories import (
    SYSTEM,
    charge,
    collect_by_card,
    network,
    person,
    provider_running,
)
from chancery.kernel.gateway.simulators.payments import Payments
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of, told
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.web.payments.tests.test_payments import signed_in

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture
def simulator() -> Iterator[Payments]:
    with provider_running() as running:
        running.now = lambda: clock.now() - A_DAY
        yield running


def administrators() -> tuple[Client, Client]:
    return signed_in(person(), Role.ADMINISTRATOR), signed_in(person(), Role.ADMINISTRATOR)


def serves(office: Office, role: Role) -> Client:
    who = people.make_person("Sirve", "Siempre")
    people.make_role(who, role, office)
    return browser_of(people.actor_of(who))


def change(**stated: object) -> dict[str, object]:
    """A change of the fee of an apostille, a month ahead."""
    return {
        "code": "apostille",
        "title": "Apostilla de documento público",
        "amount": "35.00",
        "currency": "PEN",
        "norm": "Norma de prueba 1-2026",
        "valid_from": (clock.today() + 30 * A_DAY).isoformat(),
        **stated,
    }


def test_the_tariff_is_told_as_of_a_day_and_changes_by_two_administrators() -> None:
    actions.load_tariff(actor=SYSTEM)
    first, second = administrators()
    assert told(first, "tariff/proposals", change(valid_from=clock.today().isoformat()), 422)[
        "fields"
    ].keys() == {"valid_from"}
    assert told(first, "tariff/proposals", change(amount="-1"), 422)["code"] == "invalid"
    made = told(first, "tariff/proposals", change())
    assert (made["state"], made["amount"]) == ("proposed", "35.00")
    assert told(second, "tariff/proposals", change(), 409)["code"] == "proposal_open"
    assert [each["id"] for each in second.get("/api/v1/tariff/proposals").json()] == [made["id"]]
    path = f"tariff/proposals/{made['id']}"
    assert told(first, f"{path}/approve", expected=403)["code"] == "proposal_same_hands"
    assert told(second, f"{path}/approve", expected=200)["state"] == "approved"
    assert told(second, f"{path}/reject", {"reason": "Tarde"}, 409)["code"] == "proposal_not_pending"
    assert second.get(f"/api/v1/{path}").json()["state"] == "approved"
    prices = {
        on: next(
            row["amount"]
            for row in Client().get("/api/v1/tariff", {"on": on}).json()
            if row["code"] == "apostille"
        )
        for on in (clock.today().isoformat(), made["valid_from"])
    }
    assert len(set(prices.values())) == 2
    assert prices[made["valid_from"]] == "35.00"
    assert "35.00" in {row["amount"] for row in Client().get("/api/v1/tariff/to-come").json()}


def test_a_change_of_the_tariff_is_rejected_for_a_reason() -> None:
    actions.load_tariff(actor=SYSTEM)
    first, second = administrators()
    path = f"tariff/proposals/{told(first, 'tariff/proposals', change())['id']}/reject"
    assert told(second, path, {"reason": " "}, 422)["fields"].keys() == {"reason"}
    assert told(second, path, {"reason": "No corresponde"}, 200)["reason"] == "No corresponde"
    assert told(first, "tariff/proposals", change())["state"] == "proposed"


def test_the_tariff_is_no_business_of_others() -> None:
    auditor, cashier = signed_in(person(), Role.AUDITOR), signed_in(person(), Role.CASHIER)
    assert auditor.get("/api/v1/tariff/proposals").json() == []
    assert told(auditor, "tariff/proposals", change(), 403)["code"] == "role_missing"
    assert cashier.get("/api/v1/tariff/proposals").status_code == 403
    assert told(Client(), "tariff/proposals", change(), 401)["code"] == "not_authenticated"


def test_a_temporary_price_of_a_post_goes_before_the_general_one_while_it_lasts() -> None:
    network()
    actions.load_tariff(actor=SYSTEM)
    item = TariffItem.objects.exclude(office=None).filter(valid_until__isnull=False).first()
    assert item is not None
    assert item.valid_until is not None
    post = item.office
    assert post is not None

    def is_temporary(on: date) -> bool:
        found = Client().get(f"/api/v1/offices/{post.code}/tariff", {"on": on.isoformat()}).json()
        assert found["on"] == on.isoformat()
        rows = [row for section in found["sections"] for row in section["items"]]
        return bool(next(row["is_temporary"] for row in rows if row["code"] == item.code))

    assert is_temporary(item.valid_from)
    assert not is_temporary(item.valid_until)


def test_a_temporary_price_is_proposed_by_the_head_of_a_post_and_decided_in_lima() -> None:
    network()
    actions.load_tariff(actor=SYSTEM)
    office = organisation.office("cg-toronto")
    consul, other = serves(office, Role.CONSUL), serves(organisation.office("cg-milan"), Role.CONSUL)
    lima = browser_of(people.make_administrator())
    sent = {
        "code": "consular.3",
        "amount": "2.00",
        "norm": "Norma de prueba 2-2026",
        "grounds": "Campaña de inscripciones",
        "valid_from": (clock.today() + 30 * A_DAY).isoformat(),
        "valid_until": (clock.today() + 60 * A_DAY).isoformat(),
    }
    at = f"tariff/offices/{office.code}/proposals"
    assert told(consul, at, {**sent, "valid_until": sent["valid_from"]}, 422)["fields"].keys() == {
        "valid_until"
    }
    assert told(other, at, sent, 403)["code"] == "role_missing_at_office"
    made = told(consul, at, sent)
    assert (made["office"], made["valid_until"], made["currency"]) == (
        office.code,
        sent["valid_until"],
        "XSC",
    )
    assert told(consul, at, sent, 409)["code"] == "proposal_open"
    assert [each["id"] for each in consul.get(f"/api/v1/{at}").json()] == [made["id"]]
    assert other.get(f"/api/v1/tariff/proposals/{made['id']}").status_code == 404
    assert told(consul, f"tariff/proposals/{made['id']}/approve", expected=403)["code"] == "role_missing"
    assert told(lima, f"tariff/proposals/{made['id']}/approve", expected=200)["state"] == "approved"

    def price(on: str) -> tuple[bool, str]:
        found = Client().get(f"/api/v1/offices/{office.code}/tariff", {"on": on, "text": "3"}).json()
        row = next(
            row for section in found["sections"] for row in section["items"] if row["code"] == "consular.3"
        )
        return row["is_temporary"], row["consular"]

    assert price(sent["valid_from"]) == (True, "2.00")
    assert price(sent["valid_until"]) == (False, "6.00")
    middle = (clock.today() + 45 * A_DAY).isoformat()
    end = {"code": "consular.3", "norm": "Norma 3-2026", "grounds": "Terminó", "valid_from": middle}
    at = f"tariff/offices/{office.code}/ends"
    assert told(other, at, end, 403)["code"] == "role_missing_at_office"
    asked = told(consul, at, end)
    assert (asked["is_early_end"], asked["valid_until"]) == (True, None)
    assert price(middle) == (True, "2.00")
    assert told(lima, f"tariff/proposals/{asked['id']}/approve", expected=200)["state"] == "approved"
    assert (price(sent["valid_from"]), price(middle)) == ((True, "2.00"), (False, "6.00"))


def test_the_rate_of_a_month_is_within_the_ceiling_and_decided_by_another_head() -> None:
    network()
    office = organisation.office("cg-toronto")
    consul, head = serves(office, Role.CONSUL), browser_of(people.make_administrator())
    month = rules.month_of(clock.today())
    official, ceiling = Decimal("1.40"), rules.ceiling_on(month)
    zone = queries.zone_of(office).code
    sent = {
        "zone": zone,
        "month": month.isoformat(),
        "official": str(official),
        "rate": "1.45",
        "evidence": "Banco Central, del 14 al 28",
    }
    over = {**sent, "rate": str(rules.highest(official, ceiling) + Decimal("0.01"))}
    assert told(consul, "exchange-rates/", over, 422)["code"] == "rate_over_ceiling"
    assert told(consul, "exchange-rates/", {**sent, "zone": "jp"}, 403)["code"] == "zone_of_others"
    assert told(consul, "exchange-rates/", {**sent, "zone": "nada"}, 404)["status"] == 404
    officer = serves(office, Role.OFFICER)
    assert told(officer, "exchange-rates/", sent, 403)["code"] == "role_missing"
    assert officer.get("/api/v1/exchange-rates/").status_code == 403
    assert [each["code"] for each in consul.get("/api/v1/exchange-rates/zones").json()] == [zone]
    made = told(consul, "exchange-rates/", sent)
    assert (made["state"], Decimal(made["ceiling"])) == ("proposed", ceiling.percent)
    assert told(consul, "exchange-rates/", sent, 409)["code"] == "rate_set"
    assert [each["id"] for each in head.get("/api/v1/exchange-rates/proposals").json()] == [made["id"]]
    assert consul.get("/api/v1/exchange-rates/").json() == []
    path = f"exchange-rates/{made['id']}"
    assert told(consul, f"{path}/approve", expected=403)["code"] == "rate_same_hands"
    assert told(head, f"{path}/approve", expected=200)["state"] == "approved"
    assert told(head, f"{path}/reject", {"reason": "No"}, 409)["code"] == "rate_not_pending"
    assert [each["id"] for each in consul.get("/api/v1/exchange-rates/").json()] == [made["id"]]
    before = {"month": (month - A_DAY).isoformat()}
    assert consul.get("/api/v1/exchange-rates/", before).json() == []
    assert ExchangeRate.objects.get().state == "approved"


def test_what_does_not_match_is_listed_resolved_or_recovered(simulator: Payments) -> None:
    owed = charge()
    collect_by_card(simulator, owed)
    collect_by_card(simulator, charge())
    cashier, yesterday = signed_in(person(), Role.CASHIER), (clock.today() - A_DAY).isoformat()
    today = {"day": clock.today().isoformat()}
    assert told(cashier, "reconciliations/", today, 409)["code"] == "day_not_over"
    stranger = signed_in(person(), Role.OFFICER)
    assert told(stranger, "reconciliations/", {"day": yesterday}, 403)["code"] == "role_missing"
    found = told(cashier, "reconciliations/", {"day": yesterday})
    assert {(each["kind"], each["ours"]) for each in found} == {("missing_here", None)}
    (day,) = cashier.get("/api/v1/reconciliations/").json()
    assert (day["day"], day["open_differences"]) == (yesterday, 2)
    assert cashier.get(f"/api/v1/reconciliations/{yesterday}").json() == found
    assert stranger.get(f"/api/v1/reconciliations/{yesterday}").status_code == 403
    lost = ReconciliationDifference.objects.get(subject_id__in=owed.attempts.values("id"))
    other = ReconciliationDifference.objects.exclude(pk=lost.pk).get()
    path = f"reconciliations/differences/{lost.pk}"
    assert told(stranger, f"{path}/recover", expected=403)["code"] == "role_missing"
    assert told(cashier, f"{path}/recover", expected=200)["resolved_at"] is not None
    assert queries.is_settled(owed.case_id)
    assert told(cashier, f"{path}/recover", expected=409)["code"] == "difference_resolved"
    path = f"reconciliations/differences/{other.pk}"
    assert told(cashier, f"{path}/resolve", {"resolution": " "}, 422)["fields"].keys() == {"resolution"}
    explained = told(cashier, f"{path}/resolve", {"resolution": "Anulado por el banco."}, 200)
    assert cashier.get(f"/api/v1/{path}").json() == explained
    assert cashier.get("/api/v1/reconciliations/").json()[0]["open_differences"] == 0
