"""May this step be taken, now, by this actor? Every answer that is no, in the order in which it is given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from chancery.kernel.base import at_once
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal
from chancery.kernel.cases.models import Case
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import bars
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Kinship
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import writers
from chancery.kernel.procedures.vocabulary import Need, Procedure, Seat, Step

T = TypeVar("T", bound=Model)
R = TypeVar("R")


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


class TermOver(Conflict):
    """What may be done within a term is not done after its last day (TUO of Ley 27444, arts. 151.1, 218.2 and 222)."""

    code = "term_over"
    sentence = "El plazo para «{step}» en el expediente {number} venció el {due}."
    next_step = "Puede presentar una nueva solicitud cuando lo desee."


class OfficeTermOver(Conflict):
    """What the authority may do to the applicant within a term only, it does not do after its last day."""

    code = "office_term_over"
    sentence = "El plazo de la entidad para «{step}» en el expediente {number} venció el {due}."
    next_step = "Decida con lo que obra en el expediente."


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


class Record:
    """What the gates ask of a case beside the case itself: in one statement, when the first of them asks."""

    def __init__(self, case: Case, actor: Actor) -> None:
        self.case, self.actor = case, actor
        self._verbs = ledger.verbs(case.id)
        self._charges = fees.states_of(case.id)
        self._clocks = case.deadlines.filter(ended_at__isnull=True)
        self._kin = bars.closest(officer_id=actor.person_id, person_id=case.applicant_id)

    @property
    def questions(self) -> tuple[QuerySet[Any, Any], ...]:
        """What is asked, for whoever has something to ask in the same statement."""
        return self._verbs, self._charges, self._clocks, self._kin

    def was_taken(self, verb: str) -> bool:
        """Whether that was done, at least once."""
        return any(taken == verb for taken, _person_id in self._asked(self._verbs))

    def took_last(self, verb: str) -> bool:
        """Whether it was this actor who did that, the last time it was done."""
        people = [person_id for taken, person_id in self._asked(self._verbs) if taken == verb]
        return bool(people) and people[-1] is not None and people[-1] == self.actor.person_id

    @property
    def is_settled(self) -> bool:
        """Whether the case owes nothing."""
        return fees.is_settled(self.case.id, self._asked(self._charges))

    def is_silent(self, procedure: Procedure) -> bool:
        """Whether a period ran out whose silence the law gives an effect to."""
        silences = {declared.code for declared in procedure.deadlines if declared.silence}
        return any(clock.ran_out_at and clock.code in silences for clock in self._asked(self._clocks))

    def term_over(self, step: Step) -> date | None:
        """The last day on which the step could be taken, if a clock of its name says so and it has passed: for the
        applicant always, for others where the step is bound to its term.
        """
        if step.by is not Role.APPLICANT and not step.in_term:
            return None
        return next(
            (
                clock.due_on
                for clock in self._asked(self._clocks)
                if clock.code == step.code and clock.is_overdue(self.case)
            ),
            None,
        )

    @cached_property
    def matter(self) -> tuple[OwnMatter, ...]:
        """The bar between the officer and the applicant, if there is one that headquarters has not lifted."""
        return tuple(_bars(self.case, self.actor.person_id, self.case.applicant_id, self._asked(self._kin)))

    def _asked(self, queryset: QuerySet[T, R]) -> QuerySet[T, R]:
        at_once.fetch(*self.questions)
        return queryset


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


def offers(
    case: Case, procedure: Procedure, *, actor: Actor, record: Record | None = None
) -> tuple[Offer, ...]:
    """The human steps that leave the case's state and belong to the actor's role, open or not."""
    record = record or Record(case, actor)
    offered = [
        step for step in procedure.steps_from(case.state) if step.is_human and _has_role(case, step, actor)
    ]
    return tuple(
        Offer(step, tuple(obstacles(case, procedure, step, actor=actor, record=record))) for step in offered
    )


def obstacles(
    case: Case, procedure: Procedure, step: Step, *, actor: Actor, record: Record | None = None
) -> Iterator[Refusal]:
    """Everything that stands in the way of `step`: role, state, needs, bars, in this order.

    `record` is given where several steps, or a page too, ask of the same case.
    """
    record = record or Record(case, actor)
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
    if step.once and record.was_taken(f"{procedure.context}.{step.code}"):
        yield AlreadyTaken(step=step.title, number=case.number)
    for earlier in filter(None, map(procedure.step, step.earlier)):
        if record.took_last(f"{procedure.context}.{earlier.code}"):
            yield SameHand(step=step.title, number=case.number, earlier=earlier.title)
    if Need.FEE_PAID in step.needs and not record.is_settled:
        yield FeeUnpaid(number=case.number)
    if Need.SILENCE in step.needs and not record.is_silent(procedure):
        yield NoSilence(number=case.number, step=step.title)
    if (due := record.term_over(step)) is not None:
        over = TermOver if step.by is Role.APPLICANT else OfficeTermOver
        yield over(number=case.number, step=step.title, due=f"{due:%d/%m/%Y}")
    if Need.HOLDER in step.needs and case.assigned_to_id != actor.person_id:
        holder = case.assigned_to.full_name if case.assigned_to else "nadie"
        yield NotHolder(number=case.number, holder=holder)
    if step.assigns and case.assigned_to_id not in (None, actor.person_id):
        yield NotHolder(number=case.number, holder=case.assigned_to.full_name if case.assigned_to else "")
    if not procedure.is_internal and step.by not in (Role.APPLICANT, Role.SYSTEM):
        yield from record.matter


def own_matter(case: Case, actor: Actor) -> Iterator[OwnMatter]:
    """The bar between the officer and the applicant, if there is one that headquarters has not lifted."""
    yield from bars_to(case, (case.applicant_id,), officer_id=actor.person_id)


def refuse_own_matter(case_id: UUID, officer_id: UUID, person_id: UUID) -> None:
    """Refuse who would take or hand back the money of somebody too close. Raises `OwnMatter`."""
    if bars.bar_between(officer_id=officer_id, person_id=person_id) is not None:
        for barred in bars_to(Case.objects.get(pk=case_id), (person_id,), officer_id=officer_id):
            raise barred


def bars_to(case: Case, person_ids: Iterable[UUID], *, officer_id: UUID | None) -> Iterator[OwnMatter]:
    """The bars between the officer and those whom an act on the case concerns."""
    for person_id in person_ids:
        yield from _bars(case, officer_id, person_id)


def _bars(
    case: Case, officer_id: UUID | None, person_id: UUID, known: Iterable[Kinship] | None = None
) -> Iterator[OwnMatter]:
    if officer_id is None:
        return
    bar = bars.bar_between(officer_id=officer_id, person_id=person_id, known=known)
    if bar is not None and not case.lifted_bars.filter(officer_id=officer_id).exists():
        yield OwnMatter(number=case.number, bar=bar.reason)


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
