"""Vaults that are opened, closed, counted and handed over; what goes back to the mint: the same actions as the pages."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema, Status
from ninja.decorators import decorate_view
from pydantic import Field

from chancery.contexts.stickers import actions, queries
from chancery.contexts.stickers.actions import ReceiverUnfit
from chancery.contexts.stickers.api.shapes import (
    OFFICER,
    READER,
    CountOut,
    MintReturnIn,
    VaultOut,
    count_out,
    router,
    spans_of,
    vault_out,
)
from chancery.contexts.stickers.models import StockCount
from chancery.contexts.stickers.rules import Level
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import actor_from
from chancery.web.api_fields import Line, OptionalLine, Remark
from chancery.web.idempotency import OPENAPI, idempotent


class PostVaultIn(Schema):
    office: Line


class VaultIn(Schema):
    """`holder` is the number of the identity document of the officer whose vault it is; none of a window."""

    level: Level
    name: Annotated[Line, Field(max_length=80)]
    holder: OptionalLine = ""


class CountIn(Schema):
    """The serials that are there, and why each range that differs from the books does, by the range as it is written."""

    counted: Annotated[str, Field(max_length=20_000, pattern=r"^[^\x00]*$")] = ""
    explanations: dict[Line, Remark] = Field(default={}, max_length=500)


class VaultHandOverIn(CountIn):
    """`receiver` is the number of the identity document of who takes the vault over."""

    receiver: Line


@router.post(
    "/vaults/posts",
    auth=OFFICER,
    response={201: VaultOut},
    openapi_extra=OPENAPI,
    summary="Abrir la de una oficina",
)
@decorate_view(idempotent)
def open_post(request: HttpRequest, sent: PostVaultIn) -> Status[VaultOut]:
    made = actions.open_post(office=organisation.office(sent.office), actor=actor_from(request))
    return Status(201, vault_out(made))


@router.post(
    "/vaults/{uuid:vault_id}/vaults",
    auth=OFFICER,
    response={201: VaultOut},
    openapi_extra=OPENAPI,
    summary="Abrir la de una ventanilla o la de un funcionario",
)
@decorate_view(idempotent)
def open_vault(request: HttpRequest, vault_id: UUID, sent: VaultIn) -> Status[VaultOut]:
    actor = actor_from(request)
    parent = queries.vault(vault_id, actor=actor)
    holder = identity.colleague(sent.holder, office_id=parent.office_id) if sent.holder else None
    made = actions.open_vault(parent=parent, level=sent.level, name=sent.name, holder=holder, actor=actor)
    return Status(201, vault_out(made))


@router.post(
    "/vaults/{uuid:vault_id}/close", auth=OFFICER, response=VaultOut, summary="Cerrar una bóveda vacía"
)
def close_vault(request: HttpRequest, vault_id: UUID) -> VaultOut:
    actor = actor_from(request)
    return vault_out(actions.close_vault(vault=queries.vault(vault_id, actor=actor), actor=actor))


@router.post(
    "/vaults/{uuid:vault_id}/inventories",
    auth=OFFICER,
    response={201: CountOut},
    openapi_extra=OPENAPI,
    summary="Declarar bajo juramento el inventario del semestre",
)
@decorate_view(idempotent)
def swear_inventory(request: HttpRequest, vault_id: UUID, sent: CountIn) -> Status[CountOut]:
    actor = actor_from(request)
    made = actions.swear_inventory(
        vault=queries.vault(vault_id, actor=actor),
        counted=spans_of(sent.counted),
        explanations=sent.explanations,
        actor=actor,
    )
    return Status(201, _told(request, made))


@router.post(
    "/vaults/{uuid:vault_id}/hand-overs",
    auth=OFFICER,
    response={201: CountOut},
    openapi_extra=OPENAPI,
    summary="Contar una bóveda y entregarla",
)
@decorate_view(idempotent)
def hand_over(request: HttpRequest, vault_id: UUID, sent: VaultHandOverIn) -> Status[CountOut]:
    actor = actor_from(request)
    vault = queries.vault(vault_id, actor=actor)
    actions.check_keeper(vault, actor)
    receiver = identity.colleague(sent.receiver, office_id=vault.office_id)
    if receiver is None:
        raise ReceiverUnfit({"receiver": [ReceiverUnfit.sentence]})
    made = actions.hand_over(
        vault=vault,
        counted=spans_of(sent.counted),
        explanations=sent.explanations,
        receiver=receiver,
        actor=actor,
    )
    return Status(201, _told(request, made))


@router.get("/counts/{uuid:count_id}", auth=READER, response=CountOut, summary="Un conteo")
def count(request: HttpRequest, count_id: UUID) -> CountOut:
    return count_out(queries.count(count_id, actor=actor_from(request)))


@router.post(
    "/counts/{uuid:count_id}/receive",
    auth=OFFICER,
    response=CountOut,
    summary="Recibir la bóveda y firmar el acta",
)
def receive_hand_over(request: HttpRequest, count_id: UUID) -> CountOut:
    actor = actor_from(request)
    return _told(request, actions.receive_hand_over(count=queries.count(count_id, actor=actor), actor=actor))


@router.post(
    "/returns-to-mint",
    auth=OFFICER,
    response={201: VaultOut},
    openapi_extra=OPENAPI,
    summary="Devolver a la imprenta",
)
@decorate_view(idempotent)
def return_to_mint(request: HttpRequest, sent: MintReturnIn) -> Status[VaultOut]:
    actor = actor_from(request)
    actions.return_to_mint(spans=spans_of(sent.serials), reason=sent.reason, note=sent.note, actor=actor)
    return Status(201, vault_out(queries.headquarters()))


def _told(request: HttpRequest, made: StockCount) -> CountOut:
    return count_out(queries.count(made.pk, actor=actor_from(request)))
