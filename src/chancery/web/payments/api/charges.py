"""What is owed, for programs, the way to the provider's page, and the way back of money."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view

from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.models import Charge, Payment, Refund, RefundState
from chancery.kernel.fees.rules import Means
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Line, OptionalLine, Paragraph
from chancery.web.idempotency import OPENAPI, idempotent, idempotent_beyond
from chancery.web.payments.views.charges import return_address

router = Router(tags=["payments"])
refunds = Router(tags=["payments"])


class PaymentOut(Schema):
    """What was collected, by which means, with the number of its receipt."""

    id: UUID
    receipt: str
    means: Means
    amount: str
    currency: str
    received_at: datetime


class ChargeLineOut(Schema):
    """One item of a consular charge, in consular soles."""

    number: str
    title: str
    units: int
    base: str | None
    amount: str
    surcharge: str


class ChargeDetail(Schema):
    """A fee, by which norm, and what was paid of it. Amounts are decimal numbers as text.

    A consular one says besides how many consular soles it is, at which rate, for what, and by which article it is
    free.
    """

    id: UUID
    title: str
    norm: str
    amount: str
    currency: str
    state: str
    office: str | None
    consular_amount: str | None
    rate: str | None
    free_by: str
    lines: list[ChargeLineOut]
    payments: list[PaymentOut]


class TakeIn(Schema):
    """Money over the counter. What a bank moved names bank, operation and date."""

    office: Line
    means: Means
    bank: OptionalLine = ""
    operation: OptionalLine = ""
    paid_on: date | None = None


class VisitOut(Schema):
    """Where the payer goes now. Only what the provider notifies us counts as paid."""

    address: str


@router.get(
    "/{uuid:charge_id}", response=ChargeDetail, auth=may("cases:read"), summary="Un derecho de trámite"
)
def get(request: HttpRequest, charge_id: UUID) -> ChargeDetail:
    return _detail(queries.charge(charge_id, actor=actor_from(request)))


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


@router.post(
    "/{uuid:charge_id}/take",
    response={201: PaymentOut},
    auth=Session(),
    openapi_extra=OPENAPI,
    summary="Cobrar en ventanilla",
)
@decorate_view(idempotent)
def take(request: HttpRequest, charge_id: UUID, sent: TakeIn) -> Status[PaymentOut]:
    actor = actor_from(request)
    payment = actions.take_payment(
        charge=queries.charge(charge_id, actor=actor),
        means=sent.means,
        office=organisation.office(sent.office),
        bank=sent.bank,
        operation=sent.operation,
        paid_on=sent.paid_on,
        actor=actor,
    )
    return Status(201, _payment(payment))


class RefundReasonIn(Schema):
    reason: Paragraph


class RefundIn(RefundReasonIn):
    """The payment that is to go back, whole."""

    payment: UUID


class RefundOut(Schema):
    """How far money has gone on its way back, and why."""

    id: UUID
    payment: UUID
    receipt: str
    amount: str
    currency: str
    state: RefundState
    reason: str


@refunds.get("/", response=list[RefundOut], auth=Session(), summary="Devoluciones sin concluir")
def open_refunds(request: HttpRequest) -> list[RefundOut]:
    return [_refund(each) for each in queries.open_refunds(actor=actor_from(request))]


@refunds.post(
    "/", response={201: RefundOut}, auth=Session(), openapi_extra=OPENAPI, summary="Pedir una devolución"
)
@decorate_view(idempotent)
def request_refund(request: HttpRequest, sent: RefundIn) -> Status[RefundOut]:
    actor = actor_from(request)
    payment = queries.payment(sent.payment, actor=actor)
    return Status(201, _refund(actions.request_refund(payment=payment, reason=sent.reason, actor=actor)))


@refunds.post(
    "/{uuid:refund_id}/approve", response=RefundOut, auth=Session(), summary="Aprobar una devolución"
)
def approve_refund(request: HttpRequest, refund_id: UUID) -> RefundOut:
    actor = actor_from(request)
    return _refund(actions.approve_refund(refund=queries.refund(refund_id, actor=actor), actor=actor))


@refunds.post(
    "/{uuid:refund_id}/reject", response=RefundOut, auth=Session(), summary="No proceder a devolver"
)
def reject_refund(request: HttpRequest, refund_id: UUID, sent: RefundReasonIn) -> RefundOut:
    actor = actor_from(request)
    found = queries.refund(refund_id, actor=actor)
    return _refund(actions.reject_refund(refund=found, reason=sent.reason, actor=actor))


@refunds.post(
    "/{uuid:refund_id}/hand-back", response=RefundOut, auth=Session(), summary="Devolver en ventanilla"
)
def hand_back(request: HttpRequest, refund_id: UUID) -> RefundOut:
    actor = actor_from(request)
    return _refund(actions.hand_back(refund=queries.refund(refund_id, actor=actor), actor=actor))


def _detail(charge: Charge) -> ChargeDetail:
    return ChargeDetail(
        id=charge.id,
        title=charge.title,
        norm="; ".join(dict.fromkeys(item.norm for item in charge.items)),
        amount=str(charge.amount),
        currency=charge.currency,
        state=charge.state,
        office=charge.office.code if charge.office else None,
        consular_amount=number(charge.consular_amount),
        rate=number(charge.rate),
        free_by=charge.free_by,
        lines=[
            ChargeLineOut(
                number=line.item.number,
                title=line.item.title,
                units=line.units,
                base=number(line.base),
                amount=str(line.amount),
                surcharge=str(line.surcharge),
            )
            for line in queries.lines_of(charge)
        ],
        payments=[_payment(payment) for payment in queries.payments_of(charge)],
    )


def _payment(payment: Payment) -> PaymentOut:
    return PaymentOut(
        id=payment.id,
        receipt=payment.receipt.number,
        means=Means(payment.means),
        amount=str(payment.amount),
        currency=payment.currency,
        received_at=payment.received_at,
    )


def _refund(refund: Refund) -> RefundOut:
    return RefundOut(
        id=refund.id,
        payment=refund.payment_id,
        receipt=refund.payment.receipt.number,
        amount=str(refund.amount),
        currency=refund.currency,
        state=RefundState(refund.state),
        reason=refund.reason,
    )


def number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
