"""Who orders that something be kept whatever its age, and who lifts that order?"""

from uuid import UUID

from django.db import transaction

from chancery.contexts.retention import queries
from chancery.contexts.retention.actions._keeping import document_given, reason_given
from chancery.contexts.retention.models import ClosedFile, Hold
from chancery.contexts.retention.rules import HoldKind, Place
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office


class HoldScopeUnclear(Invalid):
    """A hold is on one file, or on one series."""

    code = "hold_scope_unclear"
    sentence = "Indique un expediente o una serie, y no ambos."


class HoldTooLate(Conflict):
    """What is gone is not held."""

    code = "hold_too_late"
    sentence = "El expediente {number} ya se eliminó: no queda nada que retener."
    next_step = "Vea su constancia de eliminación."


class HoldLifted(Conflict):
    """A hold ends once."""

    code = "hold_already_lifted"
    sentence = "Esta retención ya se levantó."
    next_step = "Si hace falta, ordene otra."


@transaction.atomic
def hold(
    *,
    kind: HoldKind,
    reason: str,
    authority: str,
    office: Office,
    actor: Actor,
    file: ClosedFile | None = None,
    series: str = "",
) -> Hold:
    """Order, in the name of an office, that a file or every file of a series be kept.

    It waits for a disposal of the same that is under way, and a disposal waits for it. Raises `HoldScopeUnclear`,
    `RetentionReasonMissing`, `RetentionLineMissing`, `SeriesNotFound`, `HoldTooLate`.
    """
    writers.require_lima()
    access.require(actor, *queries.HOLDERS, office_id=office.id)
    if (file is None) == (not series):
        raise HoldScopeUnclear({"number": [HoldScopeUnclear.sentence]})
    said, named = reason_given(reason), document_given(authority, "authority", 200)
    code = queries.series(series).code if file is None else ""
    queries.lock(code or str(file and file.pk))
    if file is not None and queries.files([file.pk])[0].place == Place.DISPOSED:
        raise HoldTooLate(number=file.number)
    made = Hold.objects.create(
        kind=kind,
        file=file,
        series=code,
        office=office,
        reason=said,
        authority=named,
        at=clock.now(),
        by=actor.name,
    )
    _record(made, "hold", actor, kind=kind, reason=said, authority=named)
    return made


@transaction.atomic
def lift(*, hold: Hold, reason: str, actor: Actor) -> Hold:
    """End a hold, saying why: only the office that ordered it does. Raises `RetentionReasonMissing`, `HoldLifted`."""
    access.require(actor, *queries.HOLDERS, office_id=hold.office_id)
    said = reason_given(reason)
    held = Hold.objects.select_for_update().get(pk=hold.pk)
    if held.lifted_at is not None:
        raise HoldLifted
    held.lifted_at, held.lifted_by, held.lift_reason = clock.now(), actor.name, said
    held.save(update_fields=["lifted_at", "lifted_by", "lift_reason"])
    _record(held, "lift", actor, reason=said)
    return held


def _record(hold: Hold, verb: str, actor: Actor, /, **facts: object) -> None:
    chain: UUID = queries.chain_of(hold.series) if hold.series else hold.file_id  # type: ignore[assignment]
    ledger.record(chain=chain, verb=f"retention.{verb}", actor=actor, facts={"hold": hold.pk, **facts})
