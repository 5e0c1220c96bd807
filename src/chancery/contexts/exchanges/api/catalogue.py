"""The catalogue of entities, for programs: read anew from the platform, and whose program may deliver."""

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from chancery.contexts.exchanges import actions
from chancery.contexts.exchanges.api.endpoints import OFFICER, router
from chancery.web.api_auth import actor_from


class ExchangeCatalogueOut(Schema):
    """How many entities the platform lists."""

    entities: int


class ExchangeProgramIn(Schema):
    """The program that delivers in the entity's name; an empty text takes that away from it."""

    client_id: str = Field(max_length=36, pattern=r"^[^\x00]*$")


class ExchangeProgramOut(Schema):
    ruc: str
    name: str
    client_id: str


@router.post(
    "/entities/refresh",
    auth=OFFICER,
    response=ExchangeCatalogueOut,
    summary="Leer otra vez de la plataforma el catálogo de entidades y clases de documento",
)
def refresh_catalogue(request: HttpRequest) -> ExchangeCatalogueOut:
    return ExchangeCatalogueOut(entities=actions.refresh_catalogue(actor=actor_from(request)))


@router.post(
    "/entities/{ruc}/program",
    auth=OFFICER,
    response=ExchangeProgramOut,
    summary="Decir qué programa entrega en nombre de una entidad",
)
def trust_program(request: HttpRequest, ruc: str, sent: ExchangeProgramIn) -> ExchangeProgramOut:
    found = actions.trust_program(ruc=ruc, client_id=sent.client_id, actor=actor_from(request))
    return ExchangeProgramOut(ruc=found.ruc, name=found.name, client_id=found.client_id)
