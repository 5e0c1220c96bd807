"""How is a vault opened, and how closed?"""

from django.db import transaction

from chancery.contexts.stickers import queries
from chancery.contexts.stickers.actions import custody
from chancery.contexts.stickers.models import Holding, Movement, Vault
from chancery.contexts.stickers.rules import UNDER, Level
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office


class VaultExists(Conflict):
    """An office has one vault of its own, and no two of one name."""

    code = "sticker_vault_exists"
    sentence = "«{name}» ya existe {office:en}."
    next_step = "Use la que existe, o póngale otro nombre."


class VaultMisplaced(Invalid):
    """The tree is Lima, regional head, office, window, officer: nothing stands elsewhere."""

    code = "sticker_vault_misplaced"
    sentence = "Esa bóveda no puede estar ahí: {why}."


class VaultNotEmpty(Conflict):
    """What a vault holds, or is on its way to it, must be somewhere."""

    code = "sticker_vault_not_empty"
    sentence = "La bóveda «{vault}» guarda autoadhesivos o espera un envío: no se puede cerrar."
    next_step = "Devuelva lo que guarda y responda los envíos pendientes."


@transaction.atomic
def open_headquarters(*, actor: Actor) -> Vault:
    """Open Lima's vault, once (D.S. 076-2005-RE, art. 149). Raises `VaultExists`."""
    office = organisation.office(organisation.REMITTANCES)
    access.require(actor, Role.CUSTODIAN, office_id=office.id)
    return _opened(actor, office=office, level=Level.HEADQUARTERS, name="Bóveda de Lima")


@transaction.atomic
def open_post(*, office: Office, actor: Actor) -> Vault:
    """Open what a post needs: its vault, under that of its regional head, which is opened with it if it is new.

    An office that no other heads stands directly under Lima (D.S. 032-2023-RE, arts. 27-29). Raises `VaultMisplaced`,
    `VaultExists`.
    """
    access.require(actor, Role.CUSTODIAN)
    if office.kind not in CONSULAR:
        raise VaultMisplaced(why=f"{office.name} no es una oficina consular")
    above = queries.headquarters()
    head = organisation.regional_head(office.country, queries.local_day(office))
    if head is not None:
        reserve = Vault.objects.filter(office=head, level=Level.REGIONAL).first()
        above = reserve or _opened(
            actor,
            office=head,
            level=Level.REGIONAL,
            name=f"Reserva de la jefatura de {head.city}",
            parent=above,
        )
    return _opened(
        actor, office=office, level=Level.OFFICE, name=f"Bóveda de la oficina de {office.city}", parent=above
    )


@transaction.atomic
def open_vault(
    *, parent: Vault, level: Level, name: str, actor: Actor, holder: Person | None = None
) -> Vault:
    """Open a window's or an officer's vault under one of the same office: who heads the office does, in Lima its custodian.

    An officer's vault belongs to somebody who serves there. Raises `VaultMisplaced`, `VaultExists`.
    """
    access.require(actor, queries.head_of(parent), office_id=parent.office_id)
    if level not in (Level.WINDOW, Level.OFFICER) or parent.level not in UNDER[level]:
        raise VaultMisplaced({"level": [_why(level)]}, why=_why(level))
    if level is Level.OFFICER and (
        holder is None or holder not in identity.officers_at(parent.office_id, *queries.COUNTER)
    ):
        why = "quien la custodia debe ser funcionario de la oficina"
        raise VaultMisplaced({"holder": ["Elija a un funcionario de la oficina."]}, why=why)
    if level is Level.WINDOW:
        holder = None
    return _opened(actor, office=parent.office, level=level, name=name.strip(), parent=parent, holder=holder)


@transaction.atomic
def close_vault(*, vault: Vault, actor: Actor) -> Vault:
    """Close an empty window's or officer's vault: who may open it does. Raises `VaultMisplaced`, `VaultNotEmpty`."""
    access.require(actor, queries.head_of(vault), office_id=vault.office_id)
    if vault.level not in (Level.WINDOW, Level.OFFICER):
        raise VaultMisplaced(why="la bóveda de la oficina no se cierra")
    held = custody.lock(vault=vault, actor=actor)
    coming = Movement.objects.filter(receiver=held, answer=None)
    leaving = Movement.objects.filter(sender=held, answer=None)
    below = held.children.filter(closed_at=None)
    if any(kept.exists() for kept in (Holding.objects.filter(vault=held), coming, leaving, below)):
        raise VaultNotEmpty(vault=held.name)
    held.closed_at = clock.now()
    held.save(update_fields=["closed_at"])
    ledger.record(chain=held.id, verb="stickers.close_vault", actor=actor, facts={"vault": held.name})
    return held


def _why(level: Level) -> str:
    allowed = " o ".join(each.label for each in UNDER[level])
    return f"una bóveda de {level.label.lower()} depende de: {allowed}"


def _opened(
    actor: Actor,
    *,
    office: Office,
    level: Level,
    name: str,
    parent: Vault | None = None,
    holder: Person | None = None,
) -> Vault:
    writers.require_written_here(office)
    one_of_a_kind = level in (Level.HEADQUARTERS, Level.REGIONAL, Level.OFFICE)
    existing = Vault.objects.filter(office=office)
    if existing.filter(name=name).exists() or (one_of_a_kind and existing.filter(level=level).exists()):
        raise VaultExists(name=name, office=office.name)
    opened = Vault.objects.create(office=office, level=level, name=name, parent=parent, holder=holder)
    facts = {
        "office": office.code,
        "level": level.value,
        "vault": name,
        "parent": parent and parent.id,
        "holder": holder and holder.id,
    }
    ledger.record(chain=opened.id, verb="stickers.open_vault", actor=actor, facts=facts)
    return opened
