"""A card that is collected at another office: asked for, posted, accepted or not."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from chancery.contexts.identity_cards import actions, queries
from chancery.contexts.identity_cards.api.shapes import (
    SESSION,
    CardCarriedIn,
    CardDifferenceIn,
    CardPickupIn,
    CardTransferOut,
    router,
    transfer_out,
)
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import actor_from, may
from chancery.web.work_queue.api import CaseDetail, detail


@router.post(
    "/{number}/pickup",
    auth=may("cases:write"),
    response=CaseDetail,
    summary="Pedir que el DNI se recoja en otra oficina",
)
def change_card_pickup(request: HttpRequest, number: str, sent: CardPickupIn) -> CaseDetail:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    office = organisation.office(sent.office)
    actions.change_pickup(request=found, office=office, reason=sent.reason, actor=actor)
    return detail(request, found.case)


@router.post(
    "/{number}/forward",
    auth=SESSION,
    response=CardTransferOut,
    summary="Enviar el DNI a la oficina donde se recoge",
)
def forward_card(request: HttpRequest, number: str, sent: CardCarriedIn) -> dict[str, Any]:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    return transfer_out(actions.forward(request=found, actor=actor, **sent.dict()))


@router.post(
    "/{number}/take-back", auth=SESSION, response=CaseDetail, summary="Recuperar un DNI que no se aceptó"
)
def take_card_back(request: HttpRequest, number: str) -> CaseDetail:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    actions.take_back(request=found, actor=actor)
    return detail(request, found.case)


@router.get(
    "/transfers/offices/{office}",
    auth=SESSION,
    response=list[CardTransferOut],
    summary="DNI en camino entre una oficina y otra",
)
def card_transfers(request: HttpRequest, office: str) -> list[dict[str, Any]]:
    found = queries.transfers_under_way(actor_from(request), organisation.office(office))
    return [transfer_out(each) for each in found]


@router.post(
    "/transfers/{transfer_id}/accept",
    auth=SESSION,
    response=CardTransferOut,
    summary="Aceptar un DNI de otra oficina",
)
def accept_card_transfer(request: HttpRequest, transfer_id: UUID) -> dict[str, Any]:
    actor = actor_from(request)
    actions.accept_card(transfer=queries.transfer(actor, transfer_id), actor=actor)
    return transfer_out(queries.transfer(actor, transfer_id))


@router.post(
    "/transfers/{transfer_id}/dispute",
    auth=SESSION,
    response=CardTransferOut,
    summary="No aceptar un DNI de otra oficina",
)
def dispute_card_transfer(request: HttpRequest, transfer_id: UUID, sent: CardDifferenceIn) -> dict[str, Any]:
    actor = actor_from(request)
    found = queries.transfer(actor, transfer_id)
    actions.dispute_card(transfer=found, difference=sent.difference, actor=actor)
    return transfer_out(queries.transfer(actor, transfer_id))
