"""How is it learnt with whom the ministry may exchange documents?"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from chancery.contexts.exchanges import queries
from chancery.contexts.exchanges.models import Entity, WireKind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, Unavailable
from chancery.kernel.gateway import interoperability
from chancery.kernel.gateway.conversation import accounted
from chancery.kernel.gateway.interoperability import KindListed, Listed
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

_CHAIN = UUID("5a1c2f0e-3b7d-5e94-9c3a-7f1d8e2b6a40")
_RUC = 11
CATEGORIES = {
    1: "Poder Ejecutivo",
    2: "Poder Legislativo",
    3: "Poder Judicial",
}
"""Those that public sources name (`getListaEntidad`); further ones are to be confirmed with the platform."""


class CatalogueEmpty(Unavailable):
    """An empty answer would make every entity disappear: it is taken for a failure."""

    code = "exchange_catalogue_empty"
    sentence = "La plataforma de interoperabilidad envió un catálogo vacío. El anterior sigue vigente."


class EntityHasProgram(Conflict):
    code = "exchange_program_taken"
    sentence = "Ese programa ya actúa por «{entity}»."
    next_step = "Registre otro programa para esta entidad."


class ProgramUnfit(Invalid):
    """A program delivers if it is one of another system with the scope of the exchange."""

    code = "exchange_program_unfit"
    sentence = "Ese programa no existe o no está autorizado a intercambiar documentos."
    next_step = "Elija uno de los programas registrados con el alcance del intercambio."


def refresh_catalogue(*, actor: Actor) -> int:
    """Read the entities and the kinds of document from the platform; returns how many entities there are.

    Raises `CatalogueEmpty`, an `Unavailable` of the platform. Never inside a transaction.
    """
    access.require(actor, *queries.WORKERS, Role.ADMINISTRATOR, Role.SYSTEM)
    platform = interoperability.platform()
    with accounted(interoperability.question("catalogue", "actualizar el catálogo de entidades", actor)):
        listed = [(category, each) for category in CATEGORIES for each in platform.entities(category)]
        kinds = platform.kinds()
    return keep_catalogue(listed=listed, kinds=kinds, actor=actor)


@transaction.atomic
def keep_catalogue(*, listed: Sequence[tuple[int, Listed]], kinds: Sequence[KindListed], actor: Actor) -> int:
    """Keep what the platform listed, by category; what it lists no more is not offered. Raises `CatalogueEmpty`."""
    access.require(actor, *queries.WORKERS, Role.ADMINISTRATOR, Role.SYSTEM)
    listed = [(category, each) for category, each in listed if len(each.ruc) == _RUC and each.name]
    if not listed or not kinds:
        raise CatalogueEmpty
    at = clock.now()
    for category, each in listed:
        Entity.objects.update_or_create(
            ruc=each.ruc,
            defaults={
                "name": each.name[:250], "category": category, "state_id": each.state_id,
                "parent_state_id": each.parent_id, "is_listed": True, "read_at": at,
            },
        )  # fmt: skip
    Entity.objects.exclude(ruc__in=[each.ruc for _, each in listed]).update(is_listed=False)
    for kind in kinds:
        WireKind.objects.update_or_create(
            code=kind.code[:2], defaults={"name": kind.name[:100], "is_listed": True}
        )
    WireKind.objects.exclude(code__in=[kind.code[:2] for kind in kinds]).update(is_listed=False)
    return len(listed)


@transaction.atomic
def trust_program(*, ruc: str, client_id: str, actor: Actor) -> Entity:
    """Let a program of another entity deliver its documents by REST, in its name alone; an empty id takes that away.

    Raises `EntityUnknown`, `ProgramUnfit`, `EntityHasProgram`.
    """
    access.require(actor, Role.ADMINISTRATOR)
    entity = queries.entity(ruc)
    if client_id and client_id not in dict(queries.programs(actor)):
        raise ProgramUnfit({"client_id": [ProgramUnfit.sentence]})
    other = queries.entity_of_program(client_id)
    if other is not None and other.pk != entity.pk:
        raise EntityHasProgram(entity=other.name)
    entity.client_id = client_id
    entity.save(update_fields=["client_id"])
    ledger.record(
        chain=_CHAIN,
        verb="exchanges.trust_program",
        actor=actor,
        facts={"entity": entity.ruc, "client": client_id},
    )
    return entity
