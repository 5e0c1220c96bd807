"""How is something disposed of? Proposed by the archive, approved by the committee, authorised by the AGN, and only then done."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction

from chancery.contexts.retention import papers, queries
from chancery.contexts.retention.actions._keeping import document_given, reason_given
from chancery.contexts.retention.models import (
    Authorisation,
    CommitteeAct,
    CommitteeVote,
    Disposal,
    DisposalItem,
    DisposalProposal,
)
from chancery.contexts.retention.papers import ACT, CERTIFICATE, DISPOSAL_LIST
from chancery.contexts.retention.rules import DisposalOutcome, Stage, has_quorum, is_approved
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

MOST = 500


class NothingToPropose(Invalid):
    """A proposal lists something, and no more than a committee reads."""

    code = "nothing_to_propose"
    sentence = "Marque de 1 a {most} expedientes para la propuesta."


class NotExpired(Conflict):
    """Only what has outlived its periods in the central archive is proposed: never what is permanent or held."""

    code = "not_expired"
    sentence = "No se pueden proponer para eliminación: {numbers}."
    next_step = "Quite los de valor permanente, los retenidos y los que no han cumplido su plazo en el archivo central."


class NotThatStage(Conflict):
    """Vote, act, authorisation and disposal come in this order, each once."""

    code = "disposal_not_that_stage"
    sentence = "La propuesta {number} está en otro momento: {stage}."
    next_step = "Vuelva a abrirla para ver qué falta."


class AlreadyVoted(Conflict):
    """A member votes once."""

    code = "already_voted"
    sentence = "Usted ya votó sobre la propuesta {number}."


class NoQuorum(Conflict):
    """A committee decides when more than half of it has voted."""

    code = "no_quorum"
    sentence = "Votaron {voted} de los {members} miembros del comité: falta más de la mitad."
    next_step = "Espere los votos que faltan."


class AuthorisationDateUnfit(Invalid):
    """The General Archive authorises what the committee had approved."""

    code = "authorisation_date_unfit"
    sentence = "La fecha de la autorización va desde la del acta del comité hasta hoy."


class AllHeld(Conflict):
    """What is held is not disposed of, whoever authorised it."""

    code = "disposal_all_held"
    sentence = "Todos los expedientes de la propuesta {number} están retenidos: no se puede eliminar ninguno."
    next_step = "Espere a que las oficinas que ordenaron las retenciones las levanten."


@transaction.atomic
def propose(*, file_ids: Collection[UUID], actor: Actor) -> DisposalProposal:
    """Put before the committee a signed list of what has outlived its periods.

    Raises `NothingToPropose`, `NotExpired`, `SignerUnavailable`, `StoreUnavailable`.
    """
    archive = queries.central()
    access.require(actor, Role.ARCHIVIST, office_id=archive.id)
    wanted = set(file_ids)
    if not 1 <= len(wanted) <= MOST:
        raise NothingToPropose({"files": [NothingToPropose.sentence.format(most=MOST)]}, most=MOST)
    for file_id in sorted(wanted):
        ledger.hold(file_id)
    fit = queries.expired(clock.today()).filter(pk__in=wanted)
    listed = sorted(fit, key=lambda each: (each.rule.code, each.closed_at))
    if unfit := wanted - {each.pk for each in listed}:
        told = [each.number for each in queries.files(unfit)]
        raise NotExpired(numbers=", ".join(told) or "algunos de los marcados")
    proposal_id = ids.uuid7()
    paper = documents.issue(
        kind=DISPOSAL_LIST,
        facts=papers.disposal_list(archive, listed),
        case_id=proposal_id,
        office=archive,
        actor=actor,
    )
    made = DisposalProposal.objects.create(
        id=proposal_id,
        number=paper.number,
        archive=archive,
        paper=paper,
        at=clock.now(),
        by_id=access.require_person(actor),
    )
    DisposalItem.objects.bulk_create(
        DisposalItem(proposal=made, position=position, file=each) for position, each in enumerate(listed, 1)
    )
    for each in listed:
        ledger.record(chain=each.pk, verb="retention.propose", actor=actor, facts={"proposal": made.number})
    _record(made, "propose", actor, number=made.number, files=len(listed))
    return made


@transaction.atomic
def vote(*, proposal: DisposalProposal, is_in_favour: bool, reason: str = "", actor: Actor) -> CommitteeVote:
    """Vote as a member of the committee, in person and once; against, with the reason.

    Raises `NotThatStage`, `RetentionReasonMissing`, `AlreadyVoted`.
    """
    access.require(actor, Role.EVALUATOR, office_id=proposal.archive_id)
    member = access.require_person(actor)
    said = reason.strip()[:500] if is_in_favour else reason_given(reason)
    held = _at(proposal, Stage.VOTING)
    made, is_new = CommitteeVote.objects.get_or_create(
        proposal=held,
        member_id=member,
        defaults={"is_in_favour": is_in_favour, "reason": said, "at": clock.now()},
    )
    if not is_new:
        raise AlreadyVoted(number=held.number)
    _record(held, "vote", actor, in_favour=is_in_favour, reason=said)
    return made


@transaction.atomic
def close_session(*, proposal: DisposalProposal, actor: Actor) -> CommitteeAct:
    """Draw up the committee's act: who sits on it, how each voted, and what follows. What is denied is kept.

    Raises `NotThatStage`, `NoQuorum`, `SignerUnavailable`, `StoreUnavailable`.
    """
    access.require(actor, Role.EVALUATOR, office_id=proposal.archive_id)
    held = _at(proposal, Stage.VOTING)
    members = queries.members(held.archive, clock.today())
    votes = list(held.votes.select_related("member").filter(member__in=members))
    if not has_quorum(members=len(members), voted=len(votes)):
        raise NoQuorum(voted=len(votes), members=len(members))
    approved = is_approved(voted=len(votes), in_favour=sum(each.is_in_favour for each in votes))
    paper = documents.issue(
        kind=ACT,
        facts=papers.committee_act(
            held, list(queries.disposal_items(held)), members, votes, is_approved=approved
        ),
        case_id=held.pk,
        office=held.archive,
        actor=actor,
    )
    made = CommitteeAct.objects.create(
        proposal=held,
        paper=paper,
        members=len(members),
        is_approved=approved,
        at=clock.now(),
        by_id=access.require_person(actor),
    )
    if not approved:
        held.items.update(outcome=DisposalOutcome.KEPT, note=f"Denegado por el comité, acta {paper.number}")
    _record(held, "close_session", actor, act=paper.number, approved=approved)
    return made


@transaction.atomic
def authorise(*, proposal: DisposalProposal, reference: str, dated_on: date, actor: Actor) -> Authorisation:
    """Note the resolution by which the General Archive of the Nation authorises what the committee approved.

    Raises `RetentionLineMissing`, `NotThatStage`, `AuthorisationDateUnfit`.
    """
    access.require(actor, Role.ARCHIVIST, office_id=proposal.archive_id)
    named = document_given(reference, "reference", 120)
    held = _at(proposal, Stage.APPROVED)
    if not held.act.at.astimezone(clock.LIMA).date() <= dated_on <= clock.today():
        raise AuthorisationDateUnfit({"dated_on": [AuthorisationDateUnfit.sentence]})
    made = Authorisation.objects.create(
        proposal=held,
        reference=named,
        dated_on=dated_on,
        at=clock.now(),
        by_id=access.require_person(actor),
    )
    _record(held, "authorise", actor, reference=named, dated_on=dated_on)
    return made


@transaction.atomic
def dispose(*, proposal: DisposalProposal, actor: Actor) -> Disposal:
    """Give up for good what was authorised: number, hash and what it was stay on the certificate, the content goes.

    What was held meanwhile is left out and kept. Raises `NotThatStage`, `AllHeld`, `SignerUnavailable`, `StoreUnavailable`.
    """
    access.require(actor, Role.ARCHIVIST, office_id=proposal.archive_id)
    items = list(queries.disposal_items(proposal))
    queries.lock(*sorted({each.file.rule.code for each in items}))
    queries.lock(*sorted(str(each.file_id) for each in items))
    held = _at(proposal, Stage.AUTHORISED)
    found = {each.pk: each for each in queries.files([each.file_id for each in items])}
    going = [each for each in items if not found[each.file_id].is_held]
    if not going:
        raise AllHeld(number=held.number)
    paper = documents.issue(
        kind=CERTIFICATE,
        facts=papers.certificate(held, going, kept=len(items) - len(going)),
        case_id=held.pk,
        office=held.archive,
        actor=actor,
    )
    made = Disposal.objects.create(
        proposal=held, paper=paper, at=clock.now(), by_id=access.require_person(actor)
    )
    for item in items:
        _settle(item, paper.number, is_held=item not in going, actor=actor)
    _record(held, "dispose", actor, certificate=paper.number, files=len(going))
    return made


def _settle(item: DisposalItem, certificate: str, *, is_held: bool, actor: Actor) -> None:
    """Give up one file, or say why it stays. What other files need of its bytes is said beside it."""
    file = item.file
    if is_held:
        item.outcome, item.note = DisposalOutcome.KEPT, "Retenido: se conserva"
        item.save(update_fields=["outcome", "note"])
        return
    subjects = [UUID(each) for each in file.subjects.split()]
    item.outcome = DisposalOutcome.DISPOSED
    item.save(update_fields=["outcome"])
    staying = documents.erase(subjects=subjects, authority=certificate, actor=actor)
    facts = {
        "certificate": certificate,
        "number": file.number,
        "what": file.shown_title,
        "sha256": file.digest,
        "needed_elsewhere": list(staying),
    }
    ledger.record(chain=file.pk, verb="retention.dispose", actor=actor, facts=facts)


def _at(proposal: DisposalProposal, stage: Stage) -> DisposalProposal:
    """The proposal, held with its chain, at that stage. Raises `NotThatStage`."""
    ledger.hold(proposal.pk)
    held = DisposalProposal.objects.select_related(
        "archive", "act", "authorisation", "disposal", "paper"
    ).get(pk=proposal.pk)
    if held.stage is not stage:
        raise NotThatStage(number=held.number, stage=held.stage.label)
    return held


def _record(proposal: DisposalProposal, verb: str, actor: Actor, /, **facts: object) -> None:
    ledger.record(chain=proposal.pk, verb=f"retention.{verb}", actor=actor, facts=facts)
