"""How does a head's signature give a document its number, and how is it annulled afterwards?"""

from django.db import transaction

from chancery.contexts.memoranda import papers, queries
from chancery.contexts.memoranda.actions import _acting, _signing
from chancery.contexts.memoranda.models import Annulment, HeadSignature, InternalDocument
from chancery.contexts.memoranda.rules import Kind, Motive, State
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access
from chancery.kernel.organisation import writers


def sign(
    *,
    document: InternalDocument,
    version: int,
    motive: Motive = Motive.AUTHOR,
    dispatches: bool = False,
    actor: Actor,
) -> HeadSignature:
    """Sign and number the version that the head saw; with `dispatches`, send it too. From then on nothing of it changes.

    The number is the next of its kind, unit and year, and given back if anything fails. What it answers is attended by
    it, and it enters the file of the registered document that it answers or came of. Raises `RoleMissingHere`,
    `ChangedMeanwhile`, `WrongStanding`, `SignerUnavailable`, `StoreUnavailable`.
    """
    writers.require_lima()
    access.require(actor, *queries.HEADS, office_id=document.unit_id)
    with transaction.atomic():
        held = _acting.locked(document, "sign")
        _acting.check_base(held, version)
        seen, is_on_behalf = queries.version_of(held), _signing.is_for_another(held, actor)
        paper = documents.issue(
            kind=papers.paper_kind(Kind(held.kind), held.unit),
            facts=_signing.facts_of(held, seen, motive=motive, is_on_behalf=is_on_behalf, signer=actor.name),
            case_id=held.id,
            office=held.unit,
            actor=actor,
            reason=motive.label,
        )
        signature = HeadSignature(
            document=held,
            version=seen,
            paper=paper,
            acronym=held.unit.acronym,
            motive=motive,
            is_on_behalf=is_on_behalf,
        )
        return _signing.give_number(held, signature, dispatches=dispatches, actor=actor)


def annul(*, document: InternalDocument, reason: str, actor: Actor) -> Annulment:
    """Say that a signed document no longer stands: its number stays taken, and whoever verifies the paper reads why.

    What it answered is open again at its unit, unless another answer of the unit stands.
    Raises `RoleMissingHere`, `ReasonMissing`, `WrongStanding`.
    """
    access.require(actor, *queries.HEADS, office_id=document.unit_id)
    said = _acting.reason_of(reason)
    with transaction.atomic():
        held = _acting.locked(document, "annul")
        documents.revoke(document=held.signature.paper, reason=said, actor=actor)
        annulment = Annulment.objects.create(document=held, reason=said, by_id=access.require_person(actor))
        _acting.move(held, State.ANNULLED)
        _acting.note(held, "annul", actor, {"number": held.signature.number, "reason": said})
        _signing.take_up_again(held, reason=said, actor=actor)
    return annulment
