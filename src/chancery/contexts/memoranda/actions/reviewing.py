"""How does a project pass before those who endorse it, one after the other, and how does it come back?"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from chancery.contexts.memoranda import papers, queries
from chancery.contexts.memoranda.actions import _acting
from chancery.contexts.memoranda.models import Endorsement, EndorsementGiven, InternalDocument, Return
from chancery.contexts.memoranda.queries import Reviewer
from chancery.contexts.memoranda.rules import Motive, State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid, NotAllowed
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import signing
from chancery.kernel.documents.inspection import PDF
from chancery.kernel.identity import access


class ReviewerRepeated(Invalid):
    """Nobody gives two vistos buenos to one document."""

    code = "memoranda.reviewer_repeated"
    sentence = "«{reviewer}» está dos veces en la cadena de vistos buenos."


class NotYourTurn(NotAllowed):
    """Vistos buenos are given in their order, by those of whom they are asked."""

    code = "memoranda.not_your_turn"
    sentence = "El visto bueno que toca dar es de {reviewer}."
    next_step = "Espere su turno: el documento le aparecerá en «Por visar»."


def send_to_review(
    *, document: InternalDocument, base: int, reviewers: Sequence[Reviewer] = (), actor: Actor
) -> None:
    """Ask for vistos buenos in this order; where none is asked for, the document waits for its signature at once.

    Raises `NotItsAuthor`, `ChangedMeanwhile`, `ReviewerRepeated`, `WrongStanding`.
    """
    access.require_person(actor)
    keys = [each.key for each in reviewers]
    for each in reviewers:
        if keys.count(each.key) > 1:
            raise ReviewerRepeated({"reviewers": ["Está dos veces en la cadena."]}, reviewer=each.label)
    with transaction.atomic():
        held = _acting.locked(document, "send_to_review")
        if not (queries.is_author(held, actor) or actor.holds(*queries.HEADS, office_id=held.unit_id)):
            raise _acting.NotItsAuthor
        _acting.check_base(held, base)
        version = queries.version_of(held)
        last = held.endorsements.aggregate(last=Max("round"))["last"] or 0
        Endorsement.objects.bulk_create(
            Endorsement(
                document=held,
                version=version,
                round=last + 1,
                position=position,
                office=each.office,
                person=each.person,
            )
            for position, each in enumerate(reviewers, 1)
        )
        _acting.move(held, State.IN_REVIEW if reviewers else State.ENDORSED)
        facts = {"version": base, "digest": version.digest, "reviewers": keys}
        _acting.note(held, "send_to_review", actor, facts)


def recall(*, document: InternalDocument, actor: Actor) -> None:
    """Take a project back to go on writing: the vistos buenos already given do not count any more.

    Raises `NotItsAuthor`, `WrongStanding`.
    """
    access.require_person(actor)
    with transaction.atomic():
        held = _acting.locked(document, "recall")
        if not queries.is_author(held, actor):
            raise _acting.NotItsAuthor
        _acting.move(held, State.DRAFT)
        _acting.note(held, "recall", actor, {"version": held.version})


def endorse(*, document: InternalDocument, base: int, actor: Actor) -> EndorsementGiven:
    """Give the visto bueno that is due: the project, as it is, is signed with «Doy V° B°» and kept.

    Raises `NotYourTurn`, `ChangedMeanwhile`, `WrongStanding`, `SignerUnavailable`.
    """
    person_id = access.require_person(actor)
    with transaction.atomic():
        held = _acting.locked(document, "endorse")
        turn = _turn(held, actor)
        _acting.check_base(held, base)
        at = clock.now()
        signed = signing.sign(
            papers.project_pdf(held, queries.version_of(held), at=at),
            holder=f"officer-{person_id}",
            title=actor.name,
            location=turn.office.city,
            reason=Motive.ENDORSEMENT.label,
        )
        file = documents.keep(signed, PDF)
        given = EndorsementGiven.objects.create(endorsement=turn, at=at, by_id=person_id, file=file)
        if queries.next_endorsement(held) is None:
            _acting.move(held, State.ENDORSED)
        facts = {"version": base, "place": turn.position, "sha256": file.sha256}
        _acting.note(held, "endorse", actor, facts)
    return given


def return_for_changes(*, document: InternalDocument, reason: str, actor: Actor) -> Return:
    """Send a project back to its authors: whose turn it is, or who should sign it, wants another text.

    Raises `ReasonMissing`, `NotYourTurn`, `RoleMissingHere`, `WrongStanding`.
    """
    person_id = access.require_person(actor)
    said = _acting.reason_of(reason)
    with transaction.atomic():
        held = _acting.locked(document, "return_for_changes")
        if held.state == State.IN_REVIEW:
            _turn(held, actor)
        else:
            access.require(actor, *queries.HEADS, office_id=held.unit_id)
        returned = Return.objects.create(
            document=held, version=queries.version_of(held), reason=said, by_id=person_id
        )
        _acting.move(held, State.DRAFT)
        _acting.note(held, "return_for_changes", actor, {"version": held.version, "reason": said})
    return returned


def _turn(held: InternalDocument, actor: Actor) -> Endorsement:
    turn = queries.next_endorsement(held)
    assert turn is not None
    if not queries.may_endorse(turn, actor):
        asked = Reviewer(turn.office, turn.person)
        raise NotYourTurn(reviewer=asked.label)
    if not actor.has_second_factor:
        raise access.SecondFactorMissing
    return turn
