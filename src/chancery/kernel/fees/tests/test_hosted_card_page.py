"""Is a notification believed only when it is signed, fresh and whole?"""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.base import clock
from chancery.kernel.base.errors import Refusal
from chancery.kernel.fees.hosted_card_page import HostedCardPage
from chancery.kernel.fees.payment_port import (
    NotificationStale,
    NotificationUnreadable,
    Outcome,
    ProviderRefused,
    SignatureWrong,
    refusal_sentence,
)
from chancery.kernel.fees.tests.factories import SECRET, provider_running
from chancery.kernel.gateway.simulators.payments import Payments
from chancery.kernel.gateway.simulators.server import Request, Response, running

SIMULATOR = Payments(secret=SECRET)
PAGE = HostedCardPage(url="http://127.0.0.1:9", notice_url="http://127.0.0.1:9/aviso", secret=SECRET)
STATED: dict[str, Any] = {
    "event": "ev_1",
    "outcome": "paid",
    "subject": str(UUID(int=1)),
    "reference": "pay_1",
    "amount": "31.00",
    "currency": "PEN",
    "occurred_at": "2026-03-02T17:00:00+00:00",
}


def signed(body: bytes, *, late: timedelta = timedelta()) -> dict[str, str]:
    return {"X-Signature": SIMULATOR.sign(body, at=(clock.now() - late).timestamp())}


def test_a_signed_fresh_notification_is_read() -> None:
    body = json.dumps(STATED).encode()
    read = PAGE.parse_notification(signed(body), body)
    assert (read.event_id, read.outcome, read.subject_id) == ("ev_1", Outcome.PAID, UUID(int=1))
    assert (str(read.amount), read.reference) == ("S/ 31.00", "pay_1")


def test_an_altered_body_or_a_foreign_signature_is_refused() -> None:
    body = json.dumps(STATED).encode()
    headers = signed(body)
    foreign = {"X-Signature": Payments(secret="another").sign(body)}
    for given_headers, given_body in [
        (headers, body.replace(b"31.00", b"13.00")),
        (foreign, body),
        ({"X-Signature": headers["X-Signature"].replace("t=", "t=1")}, body),
        ({"X-Signature": "t=,v1="}, body),
        ({}, body),
    ]:
        with pytest.raises(SignatureWrong):
            PAGE.parse_notification(given_headers, given_body)


@pytest.mark.parametrize("late", [timedelta(minutes=6), timedelta(minutes=-6)])
def test_an_old_or_future_signature_is_refused(late: timedelta) -> None:
    body = json.dumps(STATED).encode()
    with pytest.raises(NotificationStale):
        PAGE.parse_notification(signed(body, late=late), body)
    assert PAGE.parse_notification(signed(body, late=late * 0.8), body)


@pytest.mark.parametrize(
    "stated",
    [
        [],
        "text",
        {name: value for name, value in STATED.items() if name != "amount"},
        STATED | {"amount": "31.005"},
        STATED | {"amount": "NaN"},
        STATED | {"subject": "1"},
        STATED | {"subject": 1},
        STATED | {"outcome": "other"},
        STATED | {"occurred_at": "2026-03-02T17:00:00"},
    ],
)
def test_a_signed_notification_in_another_shape_is_refused(stated: object) -> None:
    body = json.dumps(stated).encode()
    with pytest.raises(NotificationUnreadable):
        PAGE.parse_notification(signed(body), body)


@given(header=st.text(max_size=60), body=st.binary(max_size=60))
def test_noise_is_refused_and_nothing_else(header: str, body: bytes) -> None:
    with pytest.raises(Refusal):
        PAGE.parse_notification({"X-Signature": header}, body)
    with pytest.raises(NotificationUnreadable):
        PAGE.parse_notification(signed(body), body)


def test_the_provider_refuses_what_we_did_not_sign() -> None:
    with provider_running(), pytest.raises(ProviderRefused):
        HostedCardPage(settings.PAYMENTS_URL, "", "another").settlement(clock.today())


class Reluctant:
    """A merchant that takes a notification only when it comes the third time."""

    prefix = "/aviso"

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    def handle(self, request: Request) -> Response:
        self.taken.append(request.body)
        return Response(200 if len(self.taken) == 3 else 503)


def test_the_provider_notifies_until_it_is_heard() -> None:
    merchant = Reluctant()
    with running(merchant) as address:
        SIMULATOR.notify(address + "/aviso", {"event": "ev_1"})
        SIMULATOR.settle_notices()
    assert merchant.taken == [b'{"event": "ev_1"}'] * 3


def test_the_secret_is_not_printed() -> None:
    assert SECRET not in repr(PAGE)


def test_every_refusal_of_a_card_has_a_sentence() -> None:
    for reason in ("card_declined", "insufficient_funds", "expired_card", "something_new"):
        assert "No se le cobró nada" in refusal_sentence(reason)
