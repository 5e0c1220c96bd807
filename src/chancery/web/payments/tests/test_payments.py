"""Does a citizen pay, and does the provider's word, and nothing else, settle the charge?"""

import json
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from time import time

import httpx
import pytest
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.models import Charge, Payment, Receipt, Refund
from chancery.kernel.fees.tests.factories import SYSTEM, charge, person, provider_running, use_card
from chancery.kernel.gateway.simulators.payments import Payments
from chancery.kernel.identity.models import Account, Person, RoleHeld
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Office

pytestmark = pytest.mark.django_db(transaction=True)
_numbers = count()


@pytest.fixture
def simulator(live_server: LiveServer) -> Iterator[Payments]:
    with provider_running(live_server.url + reverse("payments:take_notification")) as running:
        yield running


@pytest.fixture
def payer() -> Person:
    return person()


@pytest.fixture
def owed(payer: Person) -> Charge:
    return charge(payer)


def signed_in(who: Person, *roles: Role) -> Client:
    account = Account.objects.create_user(f"persona{next(_numbers)}@ejemplo.pe", person=who)
    if roles:
        office, _ = Office.objects.get_or_create(
            code="caja",
            defaults={
                "kind": OfficeKind.ORGAN,
                "name": "Caja",
                "city": "Lima",
                "country": "PE",
                "time_zone": "America/Lima",
                "valid_from": "2020-01-01",
            },
        )
        for role in roles:
            RoleHeld.objects.create(person=who, role=role, office=office, valid_from="2020-01-01")
    client = Client()
    client.force_login(account)
    if roles:
        request = HttpRequest()
        request.session = client.session
        record_authentication(request, account, method="mfa", type="totp")
        request.session.save()
    return client


def pay(simulator: Payments, client: Client, owed: Charge, card: str) -> str:
    """Through the button, the provider's page and back; the return page as it stands when all was notified."""
    to_provider = client.post(reverse("payments:pay", args=[owed.id]))
    assert to_provider.status_code == 302
    back = use_card(to_provider["Location"], card).headers["Location"]
    simulator.settle_notices()
    page = client.get(back.replace("http://testserver", ""))
    assert page.status_code == 200
    return page.content.decode()


def test_a_good_card_pays(simulator: Payments, payer: Person, owed: Charge) -> None:
    client = signed_in(payer)
    before = client.get(reverse("payments:charge", args=[owed.id])).content.decode()
    assert "TUPA RM 1122-2016-RE" in before
    assert "Pagar" in before
    assert "Pago confirmado" in pay(simulator, client, owed, "4111111111111111")
    receipt = Receipt.objects.get()
    page = client.get(reverse("payments:receipt", args=[receipt.number])).content.decode()
    assert receipt.number in page
    assert queries.is_settled(owed.case_id)
    charge_page = client.get(reverse("payments:charge", args=[owed.id])).content.decode()
    assert "govuk-button" not in charge_page


def test_only_the_desk_asks_that_a_card_be_paid_back(
    simulator: Payments, payer: Person, owed: Charge
) -> None:
    pay(simulator, signed_in(payer), owed, "4111 1111 1111 1111")
    page = f"/pagos/{owed.id}/"
    for role, may in ((Role.CASHIER, True), (Role.AUDITOR, False)):
        desk = signed_in(person(), role)
        assert ("Pedir la devolución" in desk.get(page).content.decode()) is may


def test_a_refused_card_says_so_and_another_pays(simulator: Payments, payer: Person, owed: Charge) -> None:
    client = signed_in(payer)
    page = pay(simulator, client, owed, "4000000000000010")
    assert "Pago rechazado" in page
    assert "no tiene fondos suficientes" in page
    assert not Payment.objects.exists()
    charge_page = client.get(reverse("payments:charge", args=[owed.id])).content.decode()
    assert "no tiene fondos suficientes" in charge_page
    assert "Pago confirmado" in pay(simulator, client, owed, "4111111111111111")


def test_five_notifications_are_one_payment(simulator: Payments, payer: Person, owed: Charge) -> None:
    pay(simulator, signed_in(payer), owed, "4000000000000036")
    assert (Payment.objects.count(), Receipt.objects.count()) == (1, 1)


def test_coming_back_proves_nothing(simulator: Payments, payer: Person, owed: Charge) -> None:
    page = pay(simulator, signed_in(payer), owed, "4000000000000044")
    assert "en espera de confirmación" in page
    assert not queries.is_settled(owed.case_id)


def test_a_visit_that_was_left_may_be_begun_again(simulator: Payments, payer: Person, owed: Charge) -> None:
    client = signed_in(payer)
    address = client.post(reverse("payments:pay", args=[owed.id]))["Location"]
    form = httpx.get(address, trust_env=False)
    assert "Pague con su tarjeta" in form.text
    assert "script" not in form.text
    assert use_card(address, "1234").status_code == 422
    assert use_card(address, "", action="cancel").status_code == 303
    assert "Pago confirmado" in pay(simulator, client, owed, "4111111111111111")


def test_a_late_notification_after_cancellation_opens_a_refund(
    simulator: Payments, payer: Person, owed: Charge
) -> None:
    client = signed_in(payer)
    address = client.post(reverse("payments:pay", args=[owed.id]))["Location"]
    use_card(address, "4000000000000028")
    actions.cancel_charge(charge=owed, reason="El solicitante desistió.", actor=SYSTEM)
    simulator.settle_notices()
    payment = Payment.objects.get()
    assert payment.is_surplus
    assert Refund.objects.get().payment == payment
    page = client.get(reverse("payments:returned", args=[payment.attempt_id])).content.decode()
    assert "Hemos abierto la devolución" in page


@pytest.mark.parametrize(
    ("change", "signature", "status", "code"),
    [
        ({}, "wrong", 403, "signature_wrong"),
        ({}, "old", 403, "notification_stale"),
        ({"outcome": "dubious"}, "right", 422, "notification_unreadable"),
        ({"subject": "01890000-0000-7000-8000-000000000000"}, "right", 404, "attempt_unknown"),
        ({"amount": "30.00"}, "right", 409, "amount_differs"),
        ({"currency": "USD"}, "right", 409, "currency_differs"),
    ],
)
def test_a_notification_that_is_not_right_is_refused_with_its_code(
    simulator: Payments, owed: Charge, change: dict[str, str], signature: str, status: int, code: str
) -> None:
    visit = owed.attempts.create()
    stated = {
        "event": "ev_1",
        "outcome": "paid",
        "subject": str(visit.id),
        "reference": "pay_1",
        "amount": "31.00",
        "currency": "PEN",
        "occurred_at": clock.now().isoformat(),
    }

    def send(body: dict[str, str], header: str) -> httpx.Response:
        content = json.dumps(body).encode()
        headers = {
            "right": simulator.sign(content),
            "old": simulator.sign(content, at=time() - timedelta(hours=1).total_seconds()),
            "wrong": simulator.sign(b"another body"),
        }
        return httpx.post(
            settings.PAYMENTS_NOTICE_URL,
            content=content,
            headers={"X-Signature": headers[header]},
            trust_env=False,
        )

    refused = send(stated | change, signature)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert not Payment.objects.exists()
    assert send(stated, "right").status_code == 204
    assert queries.is_settled(owed.case_id)


def test_a_provider_that_is_down_is_said_and_loses_nothing(payer: Person, owed: Charge) -> None:
    client = signed_in(payer)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "PAYMENTS_URL", "http://127.0.0.1:9/payments")
        page = client.post(reverse("payments:pay", args=[owed.id]))
    assert page.status_code == 503
    assert "No se perdió nada" in page.content.decode()
    owed.refresh_from_db()
    assert owed.is_owed


def test_a_charge_is_its_payers_and_the_desks(payer: Person, owed: Charge) -> None:
    address = reverse("payments:charge", args=[owed.id])
    assert signed_in(payer).get(address).status_code == 200
    assert signed_in(person("Otra")).get(address).status_code == 404
    assert signed_in(person(), Role.OFFICER).get(address).status_code == 404
    assert signed_in(person(), Role.CASHIER).get(address).status_code == 200
    assert Client().get(address).status_code == 302
    assert signed_in(person(), Role.CASHIER).post(reverse("payments:pay", args=[owed.id])).status_code == 403
