"""How the port is spoken to a provider of hosted card pages: JSON over HTTP, each body signed.

The header `X-Signature: t=1767225600,v1=<hex>` holds the HMAC-SHA256, under the shared secret, of the
Unix time, a full stop and the body.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

import httpx
from django.conf import settings

from chancery.kernel.base import clock
from chancery.kernel.base.money import Money
from chancery.kernel.fees.payment_port import (
    Notification,
    NotificationStale,
    NotificationUnreadable,
    Outcome,
    ProviderRefused,
    Session,
    SettlementLine,
    SignatureWrong,
)
from chancery.kernel.fees.rules import Movement
from chancery.kernel.gateway import conversation

PARTNER = "la pasarela de pagos"
REPLAY_WINDOW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class HostedCardPage:
    """The provider at `url`; `notice_url` is where it tells us what happened."""

    url: str
    notice_url: str
    secret: str = field(repr=False)

    def start(self, *, attempt_id: UUID, amount: Money, description: str, return_url: str) -> Session:
        answer = self._ask(
            "/sessions",
            subject=str(attempt_id),
            amount=str(amount.amount),
            currency=amount.currency,
            description=description,
            return_url=return_url,
            notice_url=self.notice_url,
        )
        return Session(reference=answer["session"], address=answer["address"])

    def parse_notification(self, headers: Mapping[str, str], body: bytes) -> Notification:
        self._check_signature(headers.get("X-Signature", ""), body)
        try:
            stated = json.loads(body)
            return Notification(
                event_id=str(stated["event"]),
                outcome=Outcome(stated["outcome"]),
                subject_id=UUID(stated["subject"]),
                reference=str(stated["reference"]),
                amount=_money(stated),
                occurred_at=_instant(stated),
                reason=str(stated.get("reason", "")),
            )
        except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation) as error:
            raise NotificationUnreadable() from error

    def settlement(self, day: date) -> tuple[SettlementLine, ...]:
        answer = self._ask("/settlements", day=day.isoformat())
        return tuple(
            SettlementLine(
                movement=Movement(line["movement"]),
                reference=line["reference"],
                subject_id=UUID(line["subject"]),
                amount=_money(line),
                occurred_at=_instant(line),
            )
            for line in answer["lines"]
        )

    def refund(self, *, refund_id: UUID, payment_reference: str, amount: Money) -> str:
        answer = self._ask(
            "/refunds",
            subject=str(refund_id),
            payment=payment_reference,
            amount=str(amount.amount),
            currency=amount.currency,
            notice_url=self.notice_url,
        )
        return str(answer["refund"])

    def _ask(self, path: str, **asked: str) -> Any:
        body = json.dumps(asked).encode()
        headers = {"Content-Type": "application/json", "X-Signature": self._sign(body)}
        response = conversation.send(
            PARTNER, httpx.Request("POST", self.url + path, content=body, headers=headers)
        )
        if not response.is_success:
            raise ProviderRefused(status=response.status_code)
        return response.json()

    def _sign(self, body: bytes) -> str:
        stamp = str(int(clock.now().timestamp()))
        return f"t={stamp},v1={self._digest(stamp, body)}"

    def _digest(self, stamp: str, body: bytes) -> str:
        return hmac.new(self.secret.encode(), stamp.encode() + b"." + body, "sha256").hexdigest()

    def _check_signature(self, header: str, body: bytes) -> None:
        parts = dict(part.split("=", 1) for part in header.split(",") if "=" in part)
        stamp, given = parts.get("t", ""), parts.get("v1", "")
        if not hmac.compare_digest(self._digest(stamp, body).encode(), given.encode()):
            raise SignatureWrong()
        if abs(clock.now().timestamp() - int(stamp)) > REPLAY_WINDOW.total_seconds():
            raise NotificationStale()


def provider() -> HostedCardPage:
    """The provider that the settings name."""
    return HostedCardPage(
        url=settings.PAYMENTS_URL,
        notice_url=settings.PAYMENTS_NOTICE_URL,
        secret=settings.PAYMENTS_SECRET,
    )


def _money(stated: Mapping[str, Any]) -> Money:
    return Money(Decimal(str(stated["amount"])), str(stated["currency"]))


def _instant(stated: Mapping[str, Any]) -> datetime:
    instant = datetime.fromisoformat(stated["occurred_at"])
    if instant.tzinfo is None:
        raise ValueError("an instant without its zone")
    return instant
