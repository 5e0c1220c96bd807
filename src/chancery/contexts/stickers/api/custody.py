"""What goes between vaults, what is asked for, lost and discharged: the same actions as the pages."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from ninja.decorators import decorate_view

from chancery.contexts.stickers import actions, queries
from chancery.contexts.stickers.api.shapes import (
    OFFICER,
    READER,
    DischargeIn,
    DischargeOut,
    LossIn,
    MintIn,
    MovementOut,
    OrderIn,
    OrderOut,
    SendIn,
    VaultOut,
    WhyIn,
    discharge_out,
    movement_out,
    order_out,
    router,
    spans_of,
    vault_out,
)
from chancery.web.api_auth import actor_from
from chancery.web.idempotency import OPENAPI, idempotent


@router.get("/vaults", auth=READER, response=list[VaultOut], summary="Bóvedas que puede ver")
def vaults(request: HttpRequest) -> list[VaultOut]:
    return [vault_out(each) for each in queries.visible_to(actor_from(request)).filter(closed_at=None)]


@router.post(
    "/mint", auth=OFFICER, response={201: VaultOut}, openapi_extra=OPENAPI, summary="Recibir de la imprenta"
)
@decorate_view(idempotent)
def receive_from_mint(request: HttpRequest, sent: MintIn) -> Status[Any]:
    for span in spans_of(sent.serials):
        actions.receive_from_mint(span=span, note=sent.note, actor=actor_from(request))
    return Status(201, vault_out(queries.headquarters()))


@router.post("/movements", auth=OFFICER, response={201: MovementOut}, openapi_extra=OPENAPI, summary="Enviar")
@decorate_view(idempotent)
def send(request: HttpRequest, sent: SendIn) -> Status[Any]:
    actor = actor_from(request)
    sender = queries.vault(sent.sender, actor=actor)
    made = actions.send(
        sender=sender,
        receiver=queries.receiver(sent.receiver, queries.neighbours(sender)),
        spans=spans_of(sent.serials),
        reason=sent.reason,
        note=sent.note,
        order=queries.order(sent.order, actor=actor) if sent.order else None,
        actor=actor,
    )
    return Status(201, movement_out(made))


@router.get("/movements/{number}", auth=READER, response=MovementOut, summary="Un movimiento")
def movement(request: HttpRequest, number: str) -> MovementOut:
    return movement_out(queries.movement(number, actor=actor_from(request)))


@router.post("/movements/{number}/accept", auth=OFFICER, response=MovementOut, summary="Aceptar un envío")
def accept(request: HttpRequest, number: str) -> MovementOut:
    actor = actor_from(request)
    return movement_out(actions.accept(movement=queries.movement(number, actor=actor), actor=actor))


@router.post("/movements/{number}/reject", auth=OFFICER, response=MovementOut, summary="Rechazar un envío")
def reject(request: HttpRequest, number: str, sent: WhyIn) -> MovementOut:
    actor = actor_from(request)
    found = queries.movement(number, actor=actor)
    return movement_out(actions.reject(movement=found, reason=sent.reason[:500], actor=actor))


@router.post("/movements/{number}/annul", auth=OFFICER, response=MovementOut, summary="Anular un envío")
def annul(request: HttpRequest, number: str, sent: WhyIn) -> MovementOut:
    actor = actor_from(request)
    found = queries.movement(number, actor=actor)
    return movement_out(actions.annul(movement=found, reason=sent.reason[:500], actor=actor))


@router.post("/orders", auth=OFFICER, response={201: OrderOut}, openapi_extra=OPENAPI, summary="Pedir")
@decorate_view(idempotent)
def order_stock(request: HttpRequest, sent: OrderIn) -> Status[Any]:
    actor = actor_from(request)
    vault = queries.vault(sent.vault, actor=actor)
    return Status(
        201, order_out(actions.order_stock(vault=vault, quantity=sent.quantity, note=sent.note, actor=actor))
    )


@router.post("/orders/{number}/refuse", auth=OFFICER, response=OrderOut, summary="Rechazar un pedido")
def refuse_order(request: HttpRequest, number: str, sent: WhyIn) -> OrderOut:
    actor = actor_from(request)
    found = queries.order(number, actor=actor)
    return order_out(actions.refuse_order(order=found, reason=sent.reason[:500], actor=actor))


@router.post("/orders/{number}/cancel", auth=OFFICER, response=OrderOut, summary="Anular un pedido")
def cancel_order(request: HttpRequest, number: str, sent: WhyIn) -> OrderOut:
    actor = actor_from(request)
    found = queries.order(number, actor=actor)
    return order_out(actions.cancel_order(order=found, reason=sent.reason[:500], actor=actor))


@router.post(
    "/losses",
    auth=OFFICER,
    response={201: VaultOut},
    openapi_extra=OPENAPI,
    summary="Declarar pérdida o robo",
)
@decorate_view(idempotent)
def report_loss(request: HttpRequest, sent: LossIn) -> Status[Any]:
    actor = actor_from(request)
    vault = queries.vault(sent.vault, actor=actor)
    actions.report_loss(
        vault=vault, spans=spans_of(sent.serials), note=sent.note, evidence=sent.evidence, actor=actor
    )
    return Status(201, vault_out(vault))


@router.post(
    "/discharges",
    auth=OFFICER,
    response={201: DischargeOut},
    openapi_extra=OPENAPI,
    summary="Pedir una baja",
)
@decorate_view(idempotent)
def propose_discharge(request: HttpRequest, sent: DischargeIn) -> Status[Any]:
    actor = actor_from(request)
    made = actions.propose_discharge(
        vault=queries.vault(sent.vault, actor=actor),
        fate=sent.fate,
        reason=sent.reason,
        spans=spans_of(sent.serials),
        note=sent.note,
        evidence=sent.evidence,
        actor=actor,
    )
    return Status(201, discharge_out(made))


@router.post(
    "/discharges/{uuid:discharge_id}/authorise",
    auth=OFFICER,
    response=DischargeOut,
    summary="Autorizar una baja",
)
def authorise_discharge(request: HttpRequest, discharge_id: UUID) -> DischargeOut:
    actor = actor_from(request)
    actions.authorise_discharge(discharge=queries.discharge(discharge_id, actor=actor), actor=actor)
    return discharge_out(queries.discharge(discharge_id, actor=actor))


@router.post(
    "/discharges/{uuid:discharge_id}/refuse",
    auth=OFFICER,
    response=DischargeOut,
    summary="No autorizar una baja",
)
def refuse_discharge(request: HttpRequest, discharge_id: UUID, sent: WhyIn) -> DischargeOut:
    actor = actor_from(request)
    found = queries.discharge(discharge_id, actor=actor)
    actions.refuse_discharge(discharge=found, reason=sent.reason[:500], actor=actor)
    return discharge_out(queries.discharge(discharge_id, actor=actor))
