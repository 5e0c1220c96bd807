"""How does a head's signature give a document its number, and how is it annulled afterwards?"""

from typing import Any

from django.db import transaction

from chancery.contexts.memoranda import papers, queries
from chancery.contexts.memoranda.actions import _acting, _circulation
from chancery.contexts.memoranda.models import Annulment, DraftVersion, HeadSignature, InternalDocument
from chancery.contexts.memoranda.papers import Paper
from chancery.contexts.memoranda.rules import Kind, Motive, State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import fold
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
    it. Raises `RoleMissingHere`, `ChangedMeanwhile`, `WrongStanding`, `SignerUnavailable`, `StoreUnavailable`.
    """
    writers.require_lima()
    access.require(actor, *queries.HEADS, office_id=document.unit_id)
    signer_id = access.require_person(actor)
    with transaction.atomic():
        held = _acting.locked(document, "sign")
        _acting.check_base(held, version)
        seen = queries.version_of(held)
        at, kind = clock.now(), Kind(held.kind)
        is_on_behalf = _is_on_behalf(held, actor)

        def facts(number: str) -> Paper:
            return papers.paper_of(
                held,
                seen,
                at=at,
                number=number,
                signer=actor.name,
                motive=motive,
                is_on_behalf=is_on_behalf,
            )

        paper = documents.issue(
            kind=papers.paper_kind(kind, held.unit),
            facts=facts,
            case_id=held.id,
            office=held.unit,
            actor=actor,
            reason=motive.label,
        )
        signature = HeadSignature.objects.create(
            document=held,
            version=seen,
            paper=paper,
            kind=kind,
            unit=held.unit,
            acronym=held.unit.acronym,
            year=paper.year,
            ordinal=paper.ordinal,
            motive=motive,
            is_on_behalf=is_on_behalf,
            at=paper.issued_at,
            by_id=signer_id,
            folded_text=_words(seen),
        )
        _acting.move(held, State.SIGNED)
        noted: dict[str, Any] = {
            "number": signature.number,
            "paper": paper.number,
            "version": seen.number,
            "digest": seen.digest,
            "motive": motive,
        }
        _acting.note(held, "sign", actor, noted)
        if held.answers is not None:
            _circulation.attend(held.answers, reply=held, actor=actor)
        if dispatches:
            _circulation.send(held, actor)
    return signature


def _is_on_behalf(held: InternalDocument, actor: Actor) -> bool:
    """Whether who signs only covers the head's absence (TUO of Ley 27444, art. 78)."""
    own = [
        role
        for role in actor.roles
        if role.role in queries.HEADS and role.office_id == held.unit_id and role.delegated_by is None
    ]
    return not own


def _words(version: DraftVersion) -> str:
    """What a search finds the document by: all that it says, without accents."""
    named = " ".join(
        f"{each.name} {each.post} {each.place}" for each in version.addressees.select_related("office")
    )
    return fold(f"{version.subject} {version.references} {version.body} {named}")


def annul(*, document: InternalDocument, reason: str, actor: Actor) -> Annulment:
    """Say that a signed document no longer stands: its number stays taken, and whoever verifies the paper reads why.

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
    return annulment
