"""May this step be taken, now, by this actor? Every answer that is no, in the order in which it is given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal
from chancery.kernel.cases.models import Case
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import bars
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import writers
from chancery.kernel.procedures.vocabulary import Need, Procedure, Seat, Step


class UnknownStep(NotFound):
    """The case's own version of the procedure has no such step."""

    code = "unknown_step"
    sentence = "El trámite del expediente {number} no tiene ese paso."


class WrongState(Conflict):
    """The case is not where the step begins: too early, too late, or done by somebody else meanwhile."""

    code = "wrong_state"
    sentence = "El expediente {number} está «{state}», y desde ahí no se puede «{step}»."
    next_step = "Vuelva a abrir el expediente: verá su estado actual y lo que se puede hacer ahora."


class RoleMissing(NotAllowed):
    """The step belongs to another role, or to the same role at another office."""

    code = "step_role_missing"
    sentence = "«{step}» corresponde a: {role} ({office})."
    next_step = "Si cree que le corresponde, pida el rol al administrador de esa oficina."


class FeeUnpaid(Conflict):
    """The law wants the fee first (RC05 art. 169)."""

    code = "fee_unpaid"
    sentence = "Falta pagar el derecho de trámite del expediente {number}."
    next_step = "Pague desde la página del expediente; el trámite sigue apenas se confirme el pago."


class NoSilence(Conflict):
    """Before the time to decide has run out there is nothing to appeal (TUO of Ley 27444, art. 199.3)."""

    code = "silence_not_fallen"
    sentence = "Todavía no venció el plazo para resolver el expediente {number}: «{step}» procede después."
    next_step = "Espere la decisión; la página del expediente muestra cuándo vence el plazo."


class NotHolder(Conflict):
    """Somebody else holds the case, or nobody does."""

    code = "not_holder"
    sentence = "El expediente {number} no está asignado a usted sino a: {holder}."
    next_step = "Pida que se lo asignen o tómelo de la bandeja si está libre."


class ReasonMissing(Invalid):
    """Every decision against the applicant, and every intervention, states its reasons (TUO Ley 27444, art. 6)."""

    code = "step_reason_missing"
    sentence = (
        "Falta escribir lo que el paso pide: todo acto que afecta al administrado se motiva por escrito."
    )


class AlreadyTaken(Conflict):
    """Some acts are done once and whole, as an observation is (TUO of Ley 27444, art. 136)."""

    code = "step_already_taken"
    sentence = "«{step}» ya se hizo una vez en el expediente {number}, y la ley no permite repetirlo."
    next_step = "Decida con lo que obra en el expediente."


class SameHand(NotAllowed):
    """Who decided does not hear the appeal against it (TUO of Ley 27444, art. 220)."""

    code = "step_same_hand"
    sentence = "«{step}» corresponde a otra persona: en el expediente {number} usted tomó «{earlier}»."
    next_step = "Pida a otra persona con ese rol en la oficina que lo resuelva."


class OwnMatter(NotAllowed):
    """An officer may not act for self, spouse or kin, unless headquarters lets it (RC05 arts. 291 and 438; RC23 87 and 105)."""

    code = "own_matter"
    sentence = "No puede intervenir en el expediente {number}: {bar}."
    next_step = "Devuelva el expediente a la bandeja para que lo vea otro funcionario."


@dataclass(frozen=True, slots=True)
class Offer:
    """A step as it is offered on the page: what it does, and what stands in the way."""

    step: Step
    obstacles: tuple[Refusal, ...]

    @property
    def is_open(self) -> bool:
        return not self.obstacles


def find(case: Case, procedure: Procedure, code: str) -> Step:
    """The step of the case's own version. Raises `UnknownStep`."""
    step = procedure.step(code)
    if step is None:
        raise UnknownStep(number=case.number)
    return step


def admit(case: Case, procedure: Procedure, step: Step, *, actor: Actor, reason: str) -> None:
    """Raise the first obstacle, if there is one."""
    for obstacle in obstacles(case, procedure, step, actor=actor):
        raise obstacle
    if step.reason_required and not reason.strip():
        raise ReasonMissing({"reason": [f"Falta: {step.asks}" if step.asks else "Escriba el motivo."]})


def offers(case: Case, procedure: Procedure, *, actor: Actor) -> tuple[Offer, ...]:
    """The human steps that leave the case's state and belong to the actor's role, open or not."""
    offered = [
        step for step in procedure.steps_from(case.state) if step.is_human and _has_role(case, step, actor)
    ]
    bars_apply = not procedure.is_internal and any(_is_barred_from_own(step) for step in offered)
    matter = tuple(own_matter(case, actor)) if bars_apply else ()
    return tuple(
        Offer(step, tuple(obstacles(case, procedure, step, actor=actor, matter=matter))) for step in offered
    )


def obstacles(
    case: Case, procedure: Procedure, step: Step, *, actor: Actor, matter: Iterable[OwnMatter] | None = None
) -> Iterator[Refusal]:
    """Everything that stands in the way of `step`: role, state, needs, bars, in this order.

    `matter` is what `own_matter` says, where it has been asked already.
    """
    if not _has_role(case, step, actor):
        yield RoleMissing(step=step.title, role=step.by.label, office=step.seat.label or case.office.name)
        return
    try:
        writers.require_site(case.site, case.office)
    except Refusal as elsewhere:
        yield elsewhere
    if case.state not in step.sources:
        yield WrongState(number=case.number, state=procedure.state_label(case.state), step=step.title)
        return
    if step.once and ledger.has_entry(case.id, f"{procedure.context}.{step.code}"):
        yield AlreadyTaken(step=step.title, number=case.number)
    earlier = procedure.step(step.apart_from) if step.apart_from else None
    if earlier is not None and _took_last(case, procedure, earlier, actor):
        yield SameHand(step=step.title, number=case.number, earlier=earlier.title)
    if Need.FEE_PAID in step.needs and not fees.is_settled(case.id):
        yield FeeUnpaid(number=case.number)
    if Need.SILENCE in step.needs and not _is_silent(case, procedure):
        yield NoSilence(number=case.number, step=step.title)
    if Need.HOLDER in step.needs and case.assigned_to_id != actor.person_id:
        holder = case.assigned_to.full_name if case.assigned_to else "nadie"
        yield NotHolder(number=case.number, holder=holder)
    if step.assigns and case.assigned_to_id not in (None, actor.person_id):
        yield NotHolder(number=case.number, holder=case.assigned_to.full_name if case.assigned_to else "")
    if not procedure.is_internal and _is_barred_from_own(step):
        yield from own_matter(case, actor) if matter is None else matter


def _is_barred_from_own(step: Step) -> bool:
    return step.by not in (Role.APPLICANT, Role.SYSTEM)


def own_matter(case: Case, actor: Actor) -> Iterator[OwnMatter]:
    """The bar between the officer and the applicant, if there is one that headquarters has not lifted."""
    yield from bars_to(case, (case.applicant_id,), officer_id=actor.person_id)


def bars_to(case: Case, person_ids: Iterable[UUID], *, officer_id: UUID | None) -> Iterator[OwnMatter]:
    """The bars between the officer and those whom an act on the case concerns."""
    if officer_id is None:
        return
    for person_id in person_ids:
        bar = bars.bar_between(officer_id=officer_id, person_id=person_id)
        if bar is not None and not case.lifted_bars.filter(officer_id=officer_id).exists():
            yield OwnMatter(number=case.number, bar=bar.reason)


def _took_last(case: Case, procedure: Procedure, step: Step, actor: Actor) -> bool:
    """Whether it was this person who took that step, the last time it was taken."""
    entry = ledger.entries(case.id).filter(verb=f"{procedure.context}.{step.code}").last()
    return entry is not None and entry.person_id is not None and entry.person_id == actor.person_id


def _is_silent(case: Case, procedure: Procedure) -> bool:
    silences = [declared.code for declared in procedure.deadlines if declared.silence]
    fallen = case.deadlines.filter(code__in=silences, ran_out_at__isnull=False, ended_at__isnull=True)
    return fallen.exists()


def _has_role(case: Case, step: Step, actor: Actor) -> bool:
    if step.by is Role.SYSTEM:
        return actor.is_system
    if step.by is Role.APPLICANT:
        return is_party(case, actor)
    if step.seat is Seat.REMITTANCES:
        return organisation.is_remittances(actor.offices(step.by))
    if step.seat is Seat.REGIONAL_HEAD:
        head = organisation.regional_head(case.office.country, organisation.local_date(case.office))
        return head is not None and head.id != case.office_id and actor.holds(step.by, office_id=head.id)
    return actor.holds(step.by, office_id=case.office_id)


def is_party(case: Case, actor: Actor) -> bool:
    """Whether the actor is the applicant, or represents the company that applies."""
    if actor.person_id is None:
        return False
    if actor.person_id == case.applicant_id:
        return True
    return case.company_id is not None and identity.represents(actor, company_id=case.company_id)
