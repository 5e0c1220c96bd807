"""What an office sends to RENIEC, receives and counts."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from ninja.decorators import decorate_view

from chancery.contexts.identity_cards import actions, queries
from chancery.contexts.identity_cards.api.shapes import (
    SESSION,
    CardBalanceOut,
    CardBoxIn,
    CardCountIn,
    CardCountOut,
    CardExplanationIn,
    CardLeavingIn,
    CardOfficeIn,
    CardReceptionOut,
    CardShipmentOut,
    CardShipmentRow,
    CardStockIn,
    count_out,
    reception_out,
    router,
    shipment_out,
    shipment_row,
)
from chancery.contexts.identity_cards.rules import CardSupply
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import actor_from
from chancery.web.idempotency import OPENAPI, idempotent


@router.post(
    "/shipments/",
    auth=SESSION,
    response={201: CardShipmentOut},
    openapi_extra=OPENAPI,
    summary="Preparar un envío de fichas",
)
@decorate_view(idempotent)
def prepare_card_shipment(request: HttpRequest, sent: CardOfficeIn) -> Status[Any]:
    made = actions.prepare(office=organisation.office(sent.office), actor=actor_from(request))
    return Status(201, shipment_out(made))


@router.get(
    "/shipments/",
    auth=SESSION,
    response=list[CardShipmentRow],
    summary="Envíos de una oficina, primero los que el RENIEC debe registrar",
)
def card_shipments(request: HttpRequest, office: str) -> list[dict[str, Any]]:
    found = organisation.office(office)
    shipments = queries.shipments_of(actor_from(request), found)[:200]
    return [shipment_row(each, queries.local_day(found)) for each in shipments]


@router.get("/shipments/{number}", auth=SESSION, response=CardShipmentOut, summary="Ver un envío de fichas")
def card_shipment(request: HttpRequest, number: str) -> dict[str, Any]:
    return shipment_out(queries.shipment_by_number(actor_from(request), number))


@router.post("/shipments/{number}/send", auth=SESSION, response=CardShipmentOut, summary="Enviar con su guía")
def send_card_shipment(request: HttpRequest, number: str, sent: CardLeavingIn) -> dict[str, Any]:
    actor = actor_from(request)
    actions.send(shipment=queries.shipment_by_number(actor, number), actor=actor, **sent.dict())
    return shipment_out(queries.shipment_by_number(actor, number))


@router.post(
    "/receptions/",
    auth=SESSION,
    response={201: CardReceptionOut},
    openapi_extra=OPENAPI,
    summary="Recibir un despacho del RENIEC",
)
@decorate_view(idempotent)
def receive_cards(request: HttpRequest, sent: CardBoxIn) -> Status[Any]:
    made = actions.receive_cards(
        office=organisation.office(sent.office),
        guide=sent.guide,
        listed=sent.listed,
        found=sent.found,
        actor=actor_from(request),
    )
    return Status(201, reception_out(made))


@router.get(
    "/receptions/{reception_id}", auth=SESSION, response=CardReceptionOut, summary="Ver una recepción"
)
def card_reception(request: HttpRequest, reception_id: UUID) -> dict[str, Any]:
    return reception_out(queries.reception(actor_from(request), reception_id))


@router.get(
    "/stock/offices/{office}",
    auth=SESSION,
    response=list[CardBalanceOut],
    summary="Existencias de una oficina",
)
def card_stock(request: HttpRequest, office: str) -> list[dict[str, Any]]:
    found = organisation.office(office)
    access.require(actor_from(request), *queries.OFFICE, office_id=found.id)
    told = ("initial", "used", "voided", "disabled", "final")
    balances = ((supply, queries.balance_of(found, supply)) for supply in CardSupply)
    return [{"supply": supply, **{name: getattr(each, name) for name in told}} for supply, each in balances]


@router.post(
    "/stock/movements",
    auth=SESSION,
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Registrar fichas recibidas, anuladas o inutilizadas",
)
@decorate_view(idempotent)
def move_card_stock(request: HttpRequest, sent: CardStockIn) -> Status[Any]:
    actions.move_stock(
        office=organisation.office(sent.office),
        supply=CardSupply.FORM,
        movement=sent.movement,
        quantity=sent.quantity,
        reason=sent.reason,
        actor=actor_from(request),
    )
    return Status(201, None)


@router.post(
    "/stock/counts",
    auth=SESSION,
    response={201: CardCountOut},
    openapi_extra=OPENAPI,
    summary="Contar las existencias de un mes",
)
@decorate_view(idempotent)
def count_card_stock(request: HttpRequest, sent: CardCountIn) -> Status[Any]:
    made = actions.count_stock(
        office=organisation.office(sent.office),
        supply=sent.supply,
        month=sent.month,
        counted=sent.counted,
        actor=actor_from(request),
    )
    return Status(201, count_out(made))


@router.post(
    "/stock/counts/{count_id}/close", auth=SESSION, response=CardCountOut, summary="Cerrar un conteo"
)
def close_card_count(request: HttpRequest, count_id: UUID, sent: CardExplanationIn) -> dict[str, Any]:
    actor = actor_from(request)
    actions.close_count(count=queries.count(actor, count_id), explanation=sent.explanation, actor=actor)
    return count_out(queries.count(actor, count_id))
