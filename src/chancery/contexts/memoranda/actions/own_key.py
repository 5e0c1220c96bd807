"""How does a head sign with the own key: a number that waits for the signature, and what becomes of it? (ADR 32, 35)"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from chancery.contexts.memoranda import papers, queries
from chancery.contexts.memoranda.actions import _acting, _signing
from chancery.contexts.memoranda.actions.batches import check_chosen
from chancery.contexts.memoranda.models import HeadSignature, InternalDocument, PreparedSignature
from chancery.contexts.memoranda.rules import OWN_KEY_WAITS, Kind, Motive, State
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Refusal
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import writers

LARGEST_OWN = documents.ROUND_LIMIT
"""How many are put before one's own key at once: what its component signs in one round."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What became of each of several: those that wait for the key, and those refused with the reason."""

    waiting: tuple[PreparedSignature, ...]
    refused: tuple[tuple[InternalDocument, str], ...]


def prepare(
    *,
    document: InternalDocument,
    version: int,
    motive: Motive = Motive.AUTHOR,
    dispatches: bool = False,
    actor: Actor,
) -> PreparedSignature:
    """Number and freeze the version that the head saw, for the head's own key: it is signed at «Por firmar».

    The number stays taken whatever happens. Raises `RoleMissingHere`, `ChangedMeanwhile`, `WrongStanding`,
    `StoreUnavailable`.
    """
    writers.require_lima()
    access.require(actor, *queries.HEADS, office_id=document.unit_id)
    with transaction.atomic():
        held = _acting.locked(document, "prepare")
        _acting.check_base(held, version)
        seen, is_on_behalf = queries.version_of(held), _signing.is_for_another(held, actor)
        pending = documents.prepare(
            kind=papers.paper_kind(Kind(held.kind), held.unit),
            facts=_signing.facts_of(held, seen, motive=motive, is_on_behalf=is_on_behalf, signer=actor.name),
            case_id=held.id,
            office=held.unit,
            signer=identity.person_of(actor),
            actor=actor,
        )
        prepared = PreparedSignature.objects.create(
            document=held,
            version=seen,
            pending=pending,
            acronym=held.unit.acronym,
            motive=motive,
            is_on_behalf=is_on_behalf,
            dispatches=dispatches,
        )
        _acting.move(held, State.FROZEN)
        _acting.note(held, "prepare", actor, {"number": prepared.number, "version": seen.number})
    return prepared


def prepare_many(
    *,
    chosen: Sequence[tuple[InternalDocument, int]],
    motive: Motive = Motive.AUTHOR,
    dispatches: bool = False,
    actor: Actor,
) -> Prepared:
    """Put several before one's own key, each in a transaction of its own: what is refused says why and stays.

    Raises `RoleMissing`, `NoneChosen`, `BatchTooLarge`.
    """
    access.require(actor, *queries.HEADS)
    waiting, refused = [], []
    for document, version in check_chosen(chosen, largest=LARGEST_OWN):
        try:
            prepared = prepare(
                document=document, version=version, motive=motive, dispatches=dispatches, actor=actor
            )
        except Refusal as refusal:
            refused.append((document, str(refusal)))
        else:
            waiting.append(prepared)
    return Prepared(tuple(waiting), tuple(refused))


def take_in(*, prepared: PreparedSignature, paper_id: UUID, actor: Actor) -> HeadSignature:
    """The paper came back signed: the document has its number, and is sent if the head wished it.

    Whoever signs no more for the unit signs nothing: then it is refused, and the paper waits. Raises `RoleMissingHere`.
    """
    access.require(actor, Role.SYSTEM)
    head = _acting.as_head(prepared.pending.signer, f"firma-{prepared.pending_id}")
    access.require(head, *queries.HEADS, office_id=prepared.document.unit_id)
    with transaction.atomic():
        held = _acting.locked(prepared.document, "take_in")
        signature = HeadSignature(
            document=held,
            version=prepared.version,
            paper_id=paper_id,
            acronym=prepared.acronym,
            motive=prepared.motive,
            is_on_behalf=prepared.is_on_behalf,
        )
        return _signing.give_number(held, signature, dispatches=prepared.dispatches, actor=head)


def take_back(*, prepared: PreparedSignature, actor: Actor) -> None:
    """The signature will not come: the document waits for one again, and its next number is another."""
    access.require(actor, Role.SYSTEM)
    with transaction.atomic():
        held = _acting.locked(prepared.document, "take_back")
        _acting.move(held, State.ENDORSED)
        _acting.note(held, "take_back", actor, {"number": prepared.number})


def lapse(*, prepared: PreparedSignature, actor: Actor) -> None:
    """Annul the number that waited too long: the paper would bear a date long past. Raises `SignatureNotPending`."""
    access.require(actor, Role.SYSTEM)
    reason = f"No se firmó en {OWN_KEY_WAITS.days} días."
    documents.forgo(pending_id=prepared.pending_id, reason=reason, actor=actor)
