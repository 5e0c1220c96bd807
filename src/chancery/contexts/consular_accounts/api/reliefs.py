"""The charge of a post that passes to another head, for programs."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Schema, Status
from ninja.decorators import decorate_view

from chancery.contexts.consular_accounts import actions, queries
from chancery.contexts.consular_accounts.actions import IncomingUnfit
from chancery.contexts.consular_accounts.api.endpoints import Note, find, officer, router
from chancery.contexts.consular_accounts.models import Relief
from chancery.kernel.identity import queries as identity
from chancery.web.api_auth import actor_from
from chancery.web.api_fields import Line
from chancery.web.idempotency import OPENAPI, idempotent


class ReliefIn(Schema):
    """`incoming` is the number of the identity document of who comes, who already holds the role at the office; `cash` what was counted in the till."""

    incoming: Line
    cash: Decimal = Field(ge=0, max_digits=14, decimal_places=2)
    is_single_document: bool = False
    remark: Note = ""


class TakeOverIn(Schema):
    """`cash` is what who comes counted in the till."""

    cash: Decimal = Field(ge=0, max_digits=14, decimal_places=2)
    remark: Note = ""


class ReliefOut(Schema):
    """Who leaves, who comes, and when each signed."""

    id: UUID
    outgoing: str
    incoming: str
    cash: Decimal
    closed_at: datetime
    accepted_at: datetime | None


@router.get("/{number}/reliefs", auth=officer, response=list[ReliefOut], summary="Entregas del cargo")
def reliefs(request: HttpRequest, number: str) -> list[ReliefOut]:
    return [_relief(each) for each in queries.reliefs_of(find(request, number))]


@router.post(
    "/{number}/reliefs",
    auth=officer,
    response={201: ReliefOut},
    openapi_extra=OPENAPI,
    summary="Cerrar las cuentas y entregar el cargo",
)
@decorate_view(idempotent)
def hand_over(request: HttpRequest, number: str, sent: ReliefIn) -> Status[Any]:
    account, actor = find(request, number), actor_from(request)
    incoming = identity.colleague(sent.incoming, office_id=account.office_id)
    if incoming is None:
        raise IncomingUnfit({"incoming": [IncomingUnfit.sentence]})
    made = actions.hand_over(
        account=account,
        incoming=incoming,
        cash=sent.cash,
        is_single_document=sent.is_single_document,
        remark=sent.remark,
        actor=actor,
    )
    return Status(201, _relief(made))


@router.post(
    "/{number}/reliefs/{relief_id}/take-over",
    auth=officer,
    response=ReliefOut,
    summary="Recibir las cuentas y firmar el acta",
)
def take_over(request: HttpRequest, number: str, relief_id: UUID, sent: TakeOverIn) -> ReliefOut:
    account = find(request, number)
    relief = queries.relief(account, relief_id)
    actions.take_over(relief=relief, cash=sent.cash, remark=sent.remark, actor=actor_from(request))
    return _relief(queries.relief(account, relief_id))


def _relief(found: Relief) -> ReliefOut:
    acceptance = getattr(found, "acceptance", None)
    return ReliefOut(
        id=found.pk,
        outgoing=found.closing.by.full_name,
        incoming=found.incoming.full_name,
        cash=found.cash,
        closed_at=found.closing.at,
        accepted_at=acceptance.at if acceptance else None,
    )
