"""The provider's account for programs: which days were compared, what does not match, and how it was resolved."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view

from chancery.kernel.base.money import Money
from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.models import ReconciliationDifference
from chancery.kernel.fees.rules import DifferenceKind, Movement
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Day, Remark
from chancery.web.idempotency import OPENAPI, idempotent_beyond

reconciliations = Router(tags=["payments"], auth=Session())


class ReconciledDayOut(Schema):
    """The last comparison of a day: how many lines each account has, and how many differences nobody resolved."""

    day: date
    run_at: datetime
    lines_here: int
    lines_there: int
    open_differences: int


class ReconciliationIn(Schema):
    """A day that is over in Lima."""

    day: Day


class AccountDifferenceOut(Schema):
    """A line on which the accounts disagree; null is the amount of the account that lacks it."""

    id: UUID
    day: date
    kind: DifferenceKind
    movement: Movement
    reference: str
    ours: str | None
    theirs: str | None
    currency: str
    resolved_at: datetime | None
    resolution: str


class DifferenceResolutionIn(Schema):
    resolution: Remark


@reconciliations.get("/", response=list[ReconciledDayOut], summary="Días conciliados con la pasarela")
def reconciled_days(request: HttpRequest) -> list[ReconciledDayOut]:
    return [
        ReconciledDayOut(
            day=each.day,
            run_at=each.run_at,
            lines_here=each.lines_here,
            lines_there=each.lines_there,
            open_differences=each.open_differences,  # type: ignore[attr-defined]  # annotated by the query
        )
        for each in queries.reconciliations(actor=actor_from(request))
    ]


@reconciliations.post(
    "/", response={201: list[AccountDifferenceOut]}, openapi_extra=OPENAPI, summary="Conciliar un día"
)
@decorate_view(idempotent_beyond)
def reconcile(request: HttpRequest, sent: ReconciliationIn) -> Status[list[AccountDifferenceOut]]:
    """Compares the day with the provider's account, and answers what does not match."""
    actions.reconcile(day=sent.day, actor=actor_from(request))
    return Status(201, differences(request, sent.day))


@reconciliations.get("/{day}", response=list[AccountDifferenceOut], summary="Lo que no cuadra en un día")
def differences(request: HttpRequest, day: Day) -> list[AccountDifferenceOut]:
    found = queries.differences(day, actor=actor_from(request))
    return [_out(each) for each in found.select_related("reconciliation")]


@reconciliations.get(
    "/differences/{uuid:difference_id}",
    response=AccountDifferenceOut,
    summary="Una diferencia con la pasarela",
)
def difference(request: HttpRequest, difference_id: UUID) -> AccountDifferenceOut:
    return _out(queries.difference(difference_id, actor=actor_from(request)))


@reconciliations.post(
    "/differences/{uuid:difference_id}/resolve",
    response=AccountDifferenceOut,
    summary="Explicar una diferencia con la pasarela",
)
def resolve(request: HttpRequest, difference_id: UUID, sent: DifferenceResolutionIn) -> AccountDifferenceOut:
    actor = actor_from(request)
    found = queries.difference(difference_id, actor=actor)
    actions.resolve_difference(difference=found, resolution=sent.resolution, actor=actor)
    return difference(request, difference_id)


@reconciliations.post(
    "/differences/{uuid:difference_id}/recover",
    response=AccountDifferenceOut,
    summary="Registrar el pago cuyo aviso se perdió",
)
def recover(request: HttpRequest, difference_id: UUID) -> AccountDifferenceOut:
    actor = actor_from(request)
    actions.recover_payment(difference=queries.difference(difference_id, actor=actor), actor=actor)
    return difference(request, difference_id)


def _out(found: ReconciliationDifference) -> AccountDifferenceOut:
    return AccountDifferenceOut(
        id=found.id,
        day=found.reconciliation.day,
        kind=DifferenceKind(found.kind),
        movement=Movement(found.movement),
        reference=found.reference,
        ours=_amount(found.ours),
        theirs=_amount(found.theirs),
        currency=found.their_currency or found.our_currency,
        resolved_at=found.resolved_at,
        resolution=found.resolution,
    )


def _amount(money: Money | None) -> str | None:
    return None if money is None else str(money.amount)
