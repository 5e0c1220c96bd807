"""What do both ways to sign do alike: state the paper's facts, and give the document its number once it is signed?"""

from collections.abc import Callable
from typing import Any

from chancery.contexts.correspondence import actions as correspondence
from chancery.contexts.memoranda import papers, queries
from chancery.contexts.memoranda.actions import _acting, _circulation
from chancery.contexts.memoranda.models import DraftVersion, HeadSignature, InternalDocument
from chancery.contexts.memoranda.papers import Paper
from chancery.contexts.memoranda.rules import Kind, Motive, State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import fold


def facts_of(
    held: InternalDocument, seen: DraftVersion, *, motive: Motive, is_on_behalf: bool, signer: str
) -> Callable[[str], Paper]:
    """What the paper states, once its number is known."""
    at = clock.now()

    def facts(number: str) -> Paper:
        return papers.paper_of(
            held,
            seen,
            at=at,
            number=number,
            signer=signer,
            motive=motive,
            is_on_behalf=is_on_behalf,
        )

    return facts


def give_number(
    held: InternalDocument, signature: HeadSignature, *, dispatches: bool, actor: Actor
) -> HeadSignature:
    """A document whose paper is signed has the paper's number, and what it answers is attended by it."""
    seen, paper = signature.version, signature.paper
    signature.kind, signature.unit = Kind(held.kind), held.unit
    signature.year, signature.ordinal = paper.year, paper.ordinal
    signature.at, signature.by_id = paper.issued_at, access.require_person(actor)
    signature.folded_text = _words(seen)
    signature.save(force_insert=True)
    correspondence.note_words(text=signature.folded_text, actor=actor)
    _acting.move(held, State.SIGNED)
    noted: dict[str, Any] = {
        "number": signature.number,
        "paper": paper.number,
        "version": seen.number,
        "digest": seen.digest,
        "motive": signature.motive,
    }
    _acting.note(held, "sign", actor, noted)
    if held.answers is not None:
        _circulation.attend(held.answers, reply=held, actor=actor)
    if held.record_id is not None:
        correspondence.note_paper(
            record_id=held.record_id,
            office=held.unit,
            number=signature.number,
            document_id=paper.id,
            is_reply=held.answers_record,
            actor=actor,
        )
    if dispatches:
        _circulation.send(held, actor)
    return signature


def take_up_again(held: InternalDocument, *, reason: str, actor: Actor) -> None:
    """What an annulled answer had ended is to be attended again by its unit, unless another answer of its stands."""
    if held.answers is not None:
        _circulation.withdraw(held.answers, reply=held, actor=actor)
    if held.record_id is not None and held.answers_record and queries.other_reply(held) is None:
        correspondence.withdraw_paper(
            record_id=held.record_id,
            office=held.unit,
            number=held.signature.number,
            reason=reason,
            actor=actor,
        )


def is_for_another(held: InternalDocument, actor: Actor) -> bool:
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
