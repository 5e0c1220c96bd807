"""What is owed, for programs, and the way to the provider's page."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.decorators import decorate_view

from chancery.kernel.fees import actions, queries
from chancery.web.api_auth import actor_from, may
from chancery.web.idempotency import OPENAPI, idempotent_beyond
from chancery.web.payments.views.charges import return_address

router = Router(tags=["payments"])


class PaymentOut(Schema):
    """What was collected, with the number of its receipt."""

    receipt: str
    amount: str
    currency: str
    received_at: datetime


class ChargeDetail(Schema):
    """A fee, by which norm, and what was paid of it. Amounts are decimal numbers as text."""

    id: UUID
    title: str
    norm: str
    amount: str
    currency: str
    state: str
    payments: list[PaymentOut]


class VisitOut(Schema):
    """Where the payer goes now. Only what the provider notifies us counts as paid."""

    address: str


@router.get(
    "/{uuid:charge_id}", response=ChargeDetail, auth=may("cases:read"), summary="Un derecho de trámite"
)
def get(request: HttpRequest, charge_id: UUID) -> ChargeDetail:
    charge = queries.charge(charge_id, actor=actor_from(request))
    return ChargeDetail(
        id=charge.id,
        title=charge.tariff_item.title,
        norm=charge.tariff_item.norm,
        amount=str(charge.amount),
        currency=charge.currency,
        state=charge.state,
        payments=[
            PaymentOut(
                receipt=p.receipt.number, amount=str(p.amount), currency=p.currency, received_at=p.received_at
            )
            for p in queries.payments_of(charge)
        ],
    )


@router.post(
    "/{uuid:charge_id}/pay",
    response=VisitOut,
    auth=may("cases:write"),
    openapi_extra=OPENAPI,
    summary="Ir a pagar",
)
@decorate_view(idempotent_beyond)
def pay(request: HttpRequest, charge_id: UUID) -> VisitOut:
    """Asking again with another key is harmless: one payment settles a charge, whatever the number of visits."""
    actor = actor_from(request)
    charge = queries.charge(charge_id, actor=actor)
    address = actions.start_payment(charge=charge, return_url=return_address(request), actor=actor)
    return VisitOut(address=address)
