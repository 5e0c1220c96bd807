"""What do we ask of whoever collects the money, and what may it tell us? No card data crosses this line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.base.money import Money
from chancery.kernel.fees.rules import Movement


class Outcome(StrEnum):
    """What the provider says has happened."""

    PAID = "paid"
    REFUSED = "refused"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class Session:
    """One visit to the provider's page, and the address that opens it."""

    reference: str
    address: str


@dataclass(frozen=True, slots=True)
class Notification:
    """One event as the provider states it; `subject_id` is our attempt's id, or our refund's."""

    event_id: str
    outcome: Outcome
    subject_id: UUID
    reference: str
    amount: Money
    occurred_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SettlementLine:
    """One movement of a day in the provider's account."""

    movement: Movement
    reference: str
    subject_id: UUID
    amount: Money
    occurred_at: datetime


REFUSALS = {
    "card_declined": "El banco no autorizó el cobro. No se le cobró nada: puede intentar con otra tarjeta.",
    "insufficient_funds": "La tarjeta no tiene fondos suficientes. No se le cobró nada: puede intentar con otra.",
    "expired_card": "La tarjeta está vencida. No se le cobró nada: puede intentar con otra tarjeta.",
}


def refusal_sentence(reason: str) -> str:
    """The provider's reason for refusing a card, as the payer reads it."""
    return REFUSALS.get(reason, "El cobro no fue aceptado. No se le cobró nada: puede volver a intentarlo.")


class SignatureWrong(NotAllowed):
    """The notification does not come from the provider, or was altered on its way."""

    code = "signature_wrong"
    sentence = "La firma del aviso de pago no es válida."
    next_step = "Firme el aviso con la clave compartida y vuelva a enviarlo."


class NotificationStale(NotAllowed):
    """The signature is right but old: the notification may be a replay."""

    code = "notification_stale"
    sentence = "El aviso de pago fue firmado fuera del plazo admitido."
    next_step = "Firme el aviso de nuevo con la hora actual."


class NotificationUnreadable(Invalid):
    """Rightly signed, but not in the agreed shape."""

    code = "notification_unreadable"
    sentence = "El aviso de pago no tiene la forma acordada."
    next_step = "Revise el formato del aviso."


class ProviderRefused(Conflict):
    """The provider answered that it will not do what we asked."""

    code = "provider_refused"
    sentence = "La pasarela de pagos no aceptó el pedido. No se realizó ningún cobro ni devolución."
    next_step = "Vuelva a intentarlo; si se repite, comuníquese con la caja."


class PaymentProvider(Protocol):
    """A provider of hosted payment pages. Every method may raise `PartnerUnavailable`."""

    def start(self, *, attempt_id: UUID, amount: Money, description: str, return_url: str) -> Session:
        """Open a page on which exactly `amount` may be paid. Raises `ProviderRefused`."""

    def parse_notification(self, headers: Mapping[str, str], body: bytes) -> Notification:
        """Raises `SignatureWrong`, `NotificationStale` or `NotificationUnreadable`."""

    def settlement(self, day: date) -> tuple[SettlementLine, ...]:
        """Everything that the provider collected and returned on `day`, in Lima's time."""

    def refund(self, *, refund_id: UUID, payment_reference: str, amount: Money) -> str:
        """Ask for money to be returned, once however often it is asked; the provider's reference."""
