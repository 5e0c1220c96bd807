"""How is a salvoconducto decided? Who it is for is proved, a second one is approved by somebody else, and a consul decides."""

from uuid import UUID

from chancery.contexts.travel_papers import queries, rules
from chancery.contexts.travel_papers.actions.filing import check_alone
from chancery.contexts.travel_papers.actions.leaving import check_leave
from chancery.contexts.travel_papers.models import (
    Application,
    Cancellation,
    Decision,
    SecondApproval,
    Spoiling,
)
from chancery.contexts.travel_papers.procedures import TRAVEL_PAPER, State
from chancery.contexts.travel_papers.rules import Initiative, PaperGround
from chancery.kernel.base import clock, countries
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import papers as case_papers
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents import actions as documents
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.gateway import queries as gateway
from chancery.kernel.identity import access


class IdentityWaits(Conflict):
    """The register was asked and has not answered yet."""

    code = "travel_paper_identity_waits"
    sentence = "El registro de identidad todavía no respondió por el titular del expediente {number}."
    next_step = "La consulta se repite sola. Si el viaje no espera, compruebe la identidad con la partida y un pariente."


class IdentityContradicted(Conflict):
    """The register answered at last, and not what was declared."""

    code = "travel_paper_identity_contradicted"
    sentence = "El registro de identidad respondió y no confirma al titular del expediente {number}."
    next_step = "No conceda el salvoconducto: compare los datos con la persona y deniegue, o haga presentar otra solicitud."


class SecondUnapproved(Conflict):
    """The cause of a second one is somebody else's to approve (D.S. 076-2005-RE, art. 352)."""

    code = "travel_paper_second_unapproved"
    sentence = (
        "El titular ya tuvo el salvoconducto {number}: falta que otra persona apruebe la causa de otro."
    )
    next_step = "Pida a un funcionario de la oficina que use «Aprobar la causa de otro salvoconducto»."


class ApproverDecides(NotAllowed):
    """Who approved the cause of a second one does not decide on it."""

    code = "travel_paper_approver_decides"
    sentence = "Usted aprobó la causa de este segundo salvoconducto: lo decide otra persona."


class NoEarlierPaper(Conflict):
    code = "travel_paper_no_earlier"
    sentence = "El titular del expediente {number} no tuvo antes un salvoconducto: no hay causa que aprobar."
    next_step = "El cónsul puede decidir."


class TooLateToTravel(Conflict):
    """The day of the journey came before the decision."""

    code = "travel_paper_too_late"
    sentence = "El viaje del expediente {number} era el {day}, que ya pasó."
    next_step = "Deniegue, o pida que desistan y presenten otra solicitud con la fecha nueva."


class GroundOfTheHolder(Invalid):
    """The holder tells a loss or a theft; all else is the consul's to say."""

    code = "travel_paper_ground_of_the_holder"
    sentence = "Diga si el salvoconducto se perdió o se lo robaron."


def approve_second(*, application: Application, reason: str, actor: Actor) -> SecondApproval:
    """Find the cause of another salvoconducto justified: who decides is then somebody else. Raises `NoEarlierPaper`."""
    with cases.step(application.case, "approve_second", actor=actor, reason=reason) as taking:
        earlier = queries.earlier_of(application)
        if earlier is None:
            raise NoEarlierPaper(number=taking.case.number)
        taking.facts["earlier"] = earlier.number
        approved = SecondApproval.objects.create(
            application=application, reason=taking.reason, by_id=access.require_person(actor)
        )
    application.case.refresh_from_db()
    return approved


def grant(*, application: Application, actor: Actor, poverty: str = "") -> Decision:
    """Give the salvoconducto and ask for its fee, if there is one; `poverty` is in what an indigence shows that is accepted.

    Raises `IdentityWaits`, `IdentityContradicted`, `SecondUnapproved`, `ApproverDecides`, `LeaveMissing`, `TooLateToTravel`.
    """
    with cases.step(application.case, "grant", actor=actor) as taking:
        case = taking.case
        check_proof(application=application)
        check_second(application=application, decider=access.require_person(actor))
        check_leave(application=application)
        today = queries.local_day(case.office)
        if application.departs_on < today:
            raise TooLateToTravel(number=case.number, day=f"{application.departs_on:%d/%m/%Y}")
        shown = poverty.strip() if application.initiative == Initiative.INDIGENCE else ""
        item = rules.tariff_item(
            destination=application.destination,
            initiative=Initiative(application.initiative),
            is_unregistered=application.is_unregistered,
            is_poverty_shown=bool(shown),
        )
        charge = fees.raise_consular_charge(
            case_id=case.id,
            payer=case.applicant,
            office=case.office,
            wanted=(Wanted(item),),
            on=clock.today(),
            actor=actor,
        )
        decision = Decision.objects.create(
            application=application, is_granted=True, poverty=shown, by_id=access.require_person(actor)
        )
        taking.facts |= {"tariff": item, "charge": charge.id}
    if not charge.is_owed:
        assert TRAVEL_PAPER.paid_step is not None
        with cases.step(application.case, TRAVEL_PAPER.paid_step, actor=system_actor("Derecho gratuito")):
            pass
    application.case.refresh_from_db()
    return decision


def refuse(*, application: Application, reason: str, actor: Actor) -> Decision:
    """Refuse with a reasoned paper that is notified and may be appealed (TUO of Ley 27444, arts. 6 and 218)."""
    with cases.step(application.case, "refuse", actor=actor, reason=reason) as taking:
        decision = Decision.objects.create(
            application=application,
            is_granted=False,
            reason=taking.reason,
            by_id=access.require_person(actor),
        )
        taking.issue(case_papers.refusal(taking, about=_about(application)))
    application.case.refresh_from_db()
    return decision


def grant_appeal(*, application: Application, reason: str, actor: Actor) -> None:
    """Find an appeal right: the post looks at the request anew. Raises `AlreadyRequested` where another one is under way."""
    with cases.step(application.case, "grant_appeal", actor=actor, reason=reason):
        check_alone(
            dni=application.dni,
            folded_name=application.folded_name,
            born_on=application.born_on,
            besides=application,
        )
    application.case.refresh_from_db()


def confirm_refusal(*, application: Application, reason: str, actor: Actor) -> None:
    """End the appeal, and the matter within the ministry, with a reasoned paper (TUO of Ley 27444, arts. 227, 228)."""
    with cases.step(application.case, "confirm_refusal", actor=actor, reason=reason) as taking:
        taking.issue(case_papers.appeal_decision(taking, about=_about(application)))
    application.case.refresh_from_db()


def tell_loss(*, application: Application, ground: PaperGround, reason: str, actor: Actor) -> Cancellation:
    """Say, as its holder, that a salvoconducto was lost or stolen: it ends at once. Raises `GroundOfTheHolder`."""
    with cases.step(application.case, "tell_loss", actor=actor, reason=reason) as taking:
        if ground not in rules.TOLD_BY_HOLDER:
            raise GroundOfTheHolder({"ground": [GroundOfTheHolder.sentence]})
        cancelled = _end(application, ground, taking)
    application.case.refresh_from_db()
    return cancelled


def cancel(*, application: Application, ground: PaperGround, reason: str, actor: Actor) -> Cancellation:
    """Take back a salvoconducto from this moment, printed or not."""
    with cases.step(application.case, "cancel", actor=actor, reason=reason) as taking:
        cancelled = _end(application, ground, taking)
    application.case.refresh_from_db()
    return cancelled


def check_proof(*, application: Application) -> None:
    """Whether it is established who the holder is. Raises `IdentityContradicted`, `IdentityWaits`."""
    case = application.case
    if gateway.differing_of(case.id).exists():
        raise IdentityContradicted(number=case.number)
    if queries.waits_for_register(application, queries.proof_of(application)):
        raise IdentityWaits(number=case.number)


def check_second(*, application: Application, decider: UUID) -> None:
    """Whether this is no second one, or one that somebody else approved. Raises `SecondUnapproved`, `ApproverDecides`."""
    earlier = queries.earlier_of(application)
    if earlier is None:
        return
    approved = SecondApproval.objects.filter(application=application).first()
    if approved is None:
        raise SecondUnapproved(number=earlier.number)
    if approved.by_id == decider:
        raise ApproverDecides


def _about(application: Application) -> dict[str, str]:
    return {"Titular": application.traveller, "Destino": countries.name(application.destination)}


def _end(application: Application, ground: PaperGround, taking: Taking) -> Cancellation:
    taking.facts["ground"] = ground
    by = access.require_person(taking.actor)
    cancelled = Cancellation.objects.create(
        application=application, ground=ground, reason=taking.reason, by_id=by
    )
    paper = queries.current_paper(application)
    if paper is not None:
        taking.facts["paper"] = paper.number
        documents.revoke(document=paper.document, reason=ground.label, actor=taking.actor)
        if taking.case.state == State.PRINTED:
            Spoiling.objects.create(paper=paper, reason=ground.label, by_id=by)
    return cancelled
