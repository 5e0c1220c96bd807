"""How serials leave one place and come into another. Every other action goes through here; none loses or makes any.

Locks go up the tree: an officer's vault before the window's.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.backends.postgresql.psycopg_any import NumericRange

from chancery.contexts.stickers import queries, rules
from chancery.contexts.stickers.models import (
    Batch,
    CustodyEntry,
    Departure,
    Discharge,
    Holding,
    Movement,
    Vault,
    as_range,
)
from chancery.contexts.stickers.rules import Span
from chancery.kernel.base import ids
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office


class NotKeeper(NotAllowed):
    """Only who answers for a vault moves what it holds (D.S. 076-2005-RE, arts. 149-160)."""

    code = "sticker_not_keeper"
    sentence = "La bóveda «{vault}» está a cargo de otra persona: usted no puede mover lo que guarda."
    next_step = "Pídalo a quien la custodia."


class VaultClosed(Conflict):
    """A closed vault neither gives nor takes."""

    code = "sticker_vault_closed"
    sentence = "La bóveda «{vault}» está cerrada."
    next_step = "Elija otra bóveda."


class NotInVault(Conflict):
    """Nobody gives what they do not hold, nor what is withheld for a pending discharge."""

    code = "sticker_not_in_vault"
    sentence = "La bóveda «{vault}» no tiene disponibles estas series: {missing}."
    next_step = "Revise en la página de la bóveda qué series tiene, y corrija."


class NoSerials(Invalid):
    """A movement, a loss or a discharge speaks of at least one serial."""

    code = "sticker_no_serials"
    sentence = "Indique al menos una serie."


def check_keeper(vault: Vault, actor: Actor) -> None:
    """Refuse who does not answer for the vault. Raises `NotKeeper`, `SecondFactorMissing`."""
    access.require(actor, *queries.KEEPERS)
    if not queries.keeps(vault, actor):
        raise NotKeeper(vault=vault.name)


def check_spans(spans: Iterable[Span], field: str = "spans") -> tuple[Span, ...]:
    """The spans as few and in order. Raises `NoSerials`."""
    merged = rules.merge(spans)
    if not merged:
        raise NoSerials({field: [NoSerials.sentence]})
    return merged


def lock(*, vault: Vault, actor: Actor) -> Vault:
    """The vault, which nobody else empties or fills until the transaction ends. Raises `VaultClosed`, `WrittenElsewhere`."""
    access.require_person(actor)
    writers.require_written_here(vault.office)
    held = Vault.objects.select_for_update().get(pk=vault.pk)
    if held.closed_at is not None:
        raise VaultClosed(vault=held.name)
    return held


def take(*, vault: Vault, spans: Iterable[Span], actor: Actor, discharge: Discharge | None = None) -> None:
    """Take serials out of a locked vault, or out of what it withholds for a discharge. Raises `NotInVault`.

    What is taken stands nowhere until the caller puts it somewhere in the same transaction.
    """
    access.require_person(actor)
    wanted = rules.merge(spans)
    rows = [
        row
        for span in wanted
        for row in Holding.objects.filter(
            vault=vault, discharge=discharge, prefix=span.prefix, serials__overlap=as_range(span)
        )
    ]
    missing = rules.subtract(wanted, [row.span for row in rows])
    if missing:
        raise NotInVault(vault=vault.name, missing=rules.written(missing))
    for row in {row.pk: row for row in rows}.values():
        _shrink(row, rules.subtract([row.span], wanted))


def _shrink(row: Holding, left: tuple[Span, ...]) -> None:
    if not left:
        row.delete()
        return
    row.serials = as_range(left[0])
    row.save(update_fields=["serials"])
    for span in left[1:]:
        Holding.objects.create(
            prefix=span.prefix, serials=as_range(span), vault_id=row.vault_id, discharge_id=row.discharge_id
        )


def put(
    *,
    spans: Iterable[Span],
    actor: Actor,
    vault: Vault | None = None,
    discharge: Discharge | None = None,
    movement: Movement | None = None,
    departure: Departure | None = None,
) -> None:
    """Put serials, taken from elsewhere in this transaction, into one place."""
    access.require_person(actor)
    place = {"vault": vault, "discharge": discharge, "movement": movement, "departure": departure}
    for span in rules.merge(spans):
        serials = as_range(span) if vault is None else _with_neighbours(span, place)
        Holding.objects.create(prefix=span.prefix, serials=serials, **place)


def _with_neighbours(span: Span, place: Mapping[str, Any]) -> NumericRange:
    """The range, grown by those of the same place that it touches; their rows go."""
    touching = Holding.objects.filter(prefix=span.prefix, serials__adjacent_to=as_range(span), **place)
    merged = rules.merge([span, *(row.span for row in touching)])
    touching.delete()
    return as_range(merged[0])


def enter(
    *,
    vault: Vault,
    spans: Iterable[Span],
    sign: int,
    turn: str,
    actor: Actor,
    batch: Batch | None = None,
    movement: Movement | None = None,
    departure: Departure | None = None,
    is_internal: bool = False,
) -> None:
    """Write a vault's book: what came or went, by what."""
    access.require_person(actor)
    day = queries.local_day(vault.office)
    CustodyEntry.objects.bulk_create(
        CustodyEntry(
            vault=vault,
            office_id=vault.office_id,
            is_reserve=vault.is_reserve,
            prefix=span.prefix,
            serials=as_range(span),
            sign=sign,
            turn=turn,
            is_internal=is_internal,
            batch=batch,
            movement=movement,
            departure=departure,
            on=day,
        )
        for span in rules.merge(spans)
    )


def number(*, series: str, office: Office, actor: Actor) -> dict[str, Any]:
    """The next number of an office's series, as the columns of a numbered row: it is given back if the act fails."""
    access.require_person(actor)
    name, year = f"{series}{office.acronym}", queries.local_day(office).year
    ordinal = ledger.next_ordinal(series=name, year=year)
    return {
        "number": ids.format_number(name, year, ordinal),
        "series": name,
        "year": year,
        "ordinal": ordinal,
    }
