"""Is a partner asked again only when that is harmless, and left in peace when it keeps failing?"""

from dataclasses import dataclass
from datetime import timedelta

import httpx
import pytest

from chancery.kernel.base import clock
from chancery.kernel.gateway.breaker import FAILURES_TO_OPEN, REST
from chancery.kernel.gateway.conversation import PartnerResting, PartnerUnavailable, send
from chancery.kernel.gateway.credentials import Secret
from chancery.kernel.gateway.simulators.server import Request, Response, running


@dataclass(slots=True)
class Flaky:
    """Fails as many times as told, then answers."""

    failures: int
    asked: int = 0
    prefix: str = "/flaky"

    def handle(self, request: Request) -> Response:
        self.asked += 1
        return Response(503 if self.asked <= self.failures else 200)


def test_only_what_may_be_repeated_is_tried_again() -> None:
    partner = Flaky(failures=2)
    with running(partner) as url:
        request = httpx.Request("POST", f"{url}/flaky/")
        with pytest.raises(PartnerUnavailable):
            send("Prueba", request)
        assert partner.asked == 1
        assert send("Prueba", request, is_idempotent=True).status_code == 200
    assert partner.asked == 3


def test_a_partner_that_keeps_failing_is_left_in_peace_and_then_probed_once() -> None:
    partner = Flaky(failures=FAILURES_TO_OPEN + 1)
    with running(partner) as url, clock.set_to(clock.now()):
        request = httpx.Request("GET", f"{url}/flaky/")
        for _ in range(FAILURES_TO_OPEN):
            with pytest.raises(PartnerUnavailable):
                send("Prueba", request)
        with pytest.raises(PartnerResting):
            send("Prueba", request)
        assert partner.asked == FAILURES_TO_OPEN
        with clock.advanced(REST):
            with pytest.raises(PartnerUnavailable):
                send("Prueba", request)
            with pytest.raises(PartnerResting):
                send("Prueba", request)
        with clock.advanced(2 * REST + timedelta(seconds=1)):
            assert send("Prueba", request).status_code == 200
            assert send("Prueba", request).status_code == 200


def test_a_secret_does_not_show_itself() -> None:
    secret = Secret("abracadabra")
    assert "abracadabra" not in f"{secret!r} {secret} {[secret]}"
    assert secret.reveal() == "abracadabra"
    assert Secret.made().reveal() != Secret.made().reveal()
