"""Do the desk's and the tariff's pages show what waits, and let only the right hands decide?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.models import ReconciliationDifference, Refund, RefundState, TariffProposal
from chancery.kernel.fees.tests.factories import (
    PROVIDER,
    SYSTEM,
    attempt,
    charge,
    collect_by_card,
    paid,
    person,
    provider_running,
)
from chancery.kernel.gateway.simulators.payments import Payments
from chancery.web.payments.tests.test_payments import signed_in

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture
def simulator() -> Iterator[Payments]:
    with provider_running() as running:
        running.now = lambda: clock.now() - A_DAY
        yield running


def test_a_lost_payment_is_found_and_recorded_from_the_desk(simulator: Payments) -> None:
    owed = charge()
    collect_by_card(simulator, owed)
    cashier = signed_in(person(), Role.CASHIER)
    yesterday = clock.today() - A_DAY
    found = cashier.post(reverse("payments:reconcile"), {"day": f"{yesterday:%d/%m/%Y}"}, follow=True)
    assert "Falta aquí" in found.content.decode()
    difference = ReconciliationDifference.objects.get()
    page = cashier.get(reverse("payments:difference", args=[difference.id]))
    assert "Registrar el pago" in page.content.decode()
    cashier.post(reverse("payments:recover", args=[difference.id]))
    assert queries.is_settled(owed.case_id)
    assert f"{yesterday:%d/%m/%Y}" in cashier.get(reverse("payments:desk")).content.decode()


def test_a_difference_is_explained_in_writing(simulator: Payments) -> None:
    collect_by_card(simulator, charge())
    actions.reconcile(day=clock.today() - A_DAY, actor=SYSTEM)
    difference = ReconciliationDifference.objects.get()
    cashier = signed_in(person(), Role.CASHIER)
    address = reverse("payments:difference", args=[difference.id])
    assert "Explique" in cashier.post(address, {"resolution": ""}).content.decode()
    assert cashier.post(address, {"resolution": "Anulado por el banco."}).status_code == 302
    assert "Anulado por el banco." in cashier.get(address).content.decode()


def test_a_refund_needs_two_hands() -> None:
    payment = actions.confirm_payment(notification=paid(attempt(charge())), actor=PROVIDER)
    cashier, head = signed_in(person(), Role.CASHIER), signed_in(person(), Role.SUPERVISOR)
    ask = reverse("payments:request_refund", args=[payment.id])
    assert ask in cashier.get(reverse("payments:charge", args=[payment.charge_id])).content.decode()
    assert "Indique el motivo" in cashier.post(ask, {"reason": ""}).content.decode()
    cashier.post(ask, {"reason": "Cobro indebido."})
    address = reverse("payments:refund", args=[Refund.objects.get().id])
    assert address in cashier.get(reverse("payments:desk")).content.decode()
    assert "Decidir" not in cashier.get(address).content.decode()
    assert cashier.post(address, {"decision": "approve"}).status_code == 403
    assert "Decidir" in head.get(address).content.decode()
    assert "por qué no procede" in head.post(address, {"decision": "reject"}).content.decode()
    assert head.post(address, {"decision": "approve"}).status_code == 302
    assert Refund.objects.get().state == RefundState.APPROVED


def test_a_program_refunds_by_the_same_two_hands() -> None:
    payments = [
        actions.confirm_payment(notification=paid(attempt(charge()), reference=f"pay_{each}"), actor=PROVIDER)
        for each in range(2)
    ]
    cashier, head = signed_in(person(), Role.CASHIER), signed_in(person(), Role.SUPERVISOR)

    def post(browser: Client, path: str, **sent: str) -> Any:
        headers = {"Idempotency-Key": str(uuid4())}
        return browser.post(f"/api/v1/refunds/{path}", sent, "application/json", headers=headers)

    asked = [post(cashier, "", payment=str(each.id), reason="Cobro indebido.").json() for each in payments]
    assert post(cashier, "", payment=str(payments[0].id), reason="Otra vez").json()["code"] == "refund_twice"
    assert post(signed_in(person()), "", payment=str(payments[0].id), reason="Mío").status_code == 403
    assert {each["id"] for each in cashier.get("/api/v1/refunds/").json()} == {each["id"] for each in asked}
    first, second = (each["id"] for each in asked)
    assert post(cashier, f"{first}/approve").status_code == 403
    assert post(head, f"{first}/approve").json()["state"] == "approved"
    assert post(head, f"{first}/hand-back").json()["code"] == "not_taken_at_a_counter"
    assert post(head, f"{second}/reject", reason=" ").status_code == 422
    assert post(head, f"{second}/reject", reason="Era debido").json()["state"] == "rejected"
    assert post(head, f"{second}/approve").json()["code"] == "refund_not_pending"


@pytest.mark.parametrize("name", ["payments:desk", "payments:proposals", "payments:propose"])
def test_the_desk_and_the_tariff_are_not_for_citizens(name: str) -> None:
    assert signed_in(person()).get(reverse(name)).status_code == 403
    assert Client().get(reverse(name)).status_code == 302


def test_the_tariff_is_public() -> None:
    with clock.set_to(datetime(1990, 1, 2, tzinfo=UTC)):
        empty = Client().get(reverse("payments:tariff")).content.decode()
    assert "No hay tarifas registradas" in empty
    actions.load_tariff(actor=SYSTEM)
    page = Client().get(reverse("payments:tariff")).content.decode()
    assert "TUPA RM 1122-2016-RE (monto por confirmar)" in page
    assert "Desde el 01/01/2017" in page


def test_the_tariff_changes_by_two_administrators() -> None:
    actions.load_tariff(actor=SYSTEM)
    first, second = signed_in(person(), Role.ADMINISTRATOR), signed_in(person(), Role.ADMINISTRATOR)
    start = clock.today() + 30 * A_DAY
    typed = {
        "code": "apostille",
        "title": "Apostilla de documento público",
        "amount": "35.00",
        "currency": "PEN",
        "norm": "Norma de prueba 1-2026",
        "valid_from": f"{clock.today():%d/%m/%Y}",
    }
    form = first.get(reverse("payments:propose") + "?code=apostille").content.decode()
    assert 'value="apostille"' in form
    refused = first.post(reverse("payments:propose"), typed).content.decode()
    assert "posterior a hoy" in refused
    assert "Norma de prueba" in refused
    first.post(reverse("payments:propose"), typed | {"valid_from": f"{start:%d/%m/%Y}"})
    address = reverse("payments:proposal", args=[TariffProposal.objects.get().id])
    assert "otro administrador" in first.get(address).content.decode()
    assert first.post(address, {"decision": "approve"}).status_code == 403
    assert address in second.get(reverse("payments:proposals")).content.decode()
    assert second.post(address, {"decision": "approve"}).status_code == 302
    assert str(queries.tariff_on("apostille", start).money) == "S/ 35.00"
    assert "aún no rigen" in Client().get(reverse("payments:tariff")).content.decode()
