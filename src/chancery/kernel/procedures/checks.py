"""Is a declaration sound? Run at start-up by Django's check framework."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.checks import Error, register

from chancery.kernel.base.actor import Role
from chancery.kernel.procedures import registry, silence
from chancery.kernel.procedures.vocabulary import Assessment, Deadline, Need, Procedure


def problems(procedure: Procedure) -> Iterator[str]:
    """What is wrong with `procedure`, a sentence each; nothing when it is sound."""
    states = set(procedure.states)
    if not procedure.legal_basis:
        yield "it cites no legal basis"
    if procedure.initial not in states or not procedure.final <= states:
        yield "its initial or final states are not among its states"
    if procedure.numbered_by_office and len(procedure.series) != 3:
        yield "a series that offices share has three letters, as their acronyms have"
    yield from _broken_steps(procedure)
    yield from _broken_shape(procedure)
    yield from _broken_deadlines(procedure)


def _broken_steps(procedure: Procedure) -> Iterator[str]:
    papers = {paper.code for paper in procedure.papers}
    codes = [step.code for step in procedure.steps]
    for code in {code for code in codes if codes.count(code) > 1}:
        yield f"two steps are called {code}"
    for step in procedure.steps:
        for state in (*step.sources, *([step.to] if step.to is not None else ())):
            if state not in procedure.states:
                yield f"step {step.code} names the unknown state {state}"
        for state in set(step.sources) & procedure.final:
            yield f"step {step.code} leaves the final state {state}"
        if step.plain and (step.issues or not step.is_human):
            yield f"step {step.code} cannot be plain: it issues a paper, or no person takes it"
        if step.hands_in and not (step.plain and step.by is Role.APPLICANT and procedure.requirements):
            yield f"step {step.code} hands in: it must be the applicant's, plain, and of a procedure with requirements"
        if step.asks and not step.reason_required:
            yield f"step {step.code} asks for what it does not require"
        for earlier in step.earlier:
            if earlier not in codes:
                yield f"step {step.code} is kept apart from the unknown step {earlier}"
        if step.issues and step.issues not in papers:
            yield f"step {step.code} issues the unknown paper {step.issues}"
    for paper in procedure.papers:
        if paper.numbered_by_office and len(paper.series) != 3:
            yield f"the series of paper {paper.code} has three letters, as the acronyms of offices have"
        if not paper.template.exists():
            yield f"the template of paper {paper.code} is missing"
        if not any(step.issues == paper.code for step in procedure.steps):
            yield f"no step issues the paper {paper.code}"
    for name, follow in (("paid_step", procedure.paid_step), ("annulled_step", procedure.annulled_step)):
        named = procedure.step(follow) if follow is not None else None
        if follow is not None and (named is None or named.is_human):
            yield f"{name} must name a system step"


def _broken_shape(procedure: Procedure) -> Iterator[str]:
    reached = {procedure.initial}
    while True:
        leaving = [step for step in procedure.steps if reached & set(step.sources)]
        further = {step.to for step in leaving if step.to is not None} - reached
        if not further:
            break
        reached |= further
    for state in set(procedure.states) - reached:
        yield f"state {state} cannot be reached"
    for state in set(procedure.states) - procedure.final:
        if not any(step.target_from(state) != state for step in procedure.steps_from(state)):
            yield f"state {state} is a dead end that is not final"


def _broken_deadlines(procedure: Procedure) -> Iterator[str]:
    for deadline in procedure.deadlines:
        if deadline.binds == "nobody":
            yield from _broken_bar(procedure, deadline)
            continue
        target = procedure.step(deadline.then)
        if target is None or target.by is not Role.SYSTEM:
            yield f"deadline {deadline.code} does not lead to a system step"
            continue
        for state in set(deadline.counts_in) - set(target.sources):
            yield f"deadline {deadline.code} may run out in {state}, where {target.code} cannot be taken"
        if set(deadline.counts_in) & set(deadline.pauses_in):
            yield f"deadline {deadline.code} both counts and pauses in a state"
        if target.issues is not None and not _is_of_silence(procedure, target.issues):
            yield f"deadline {deadline.code} leads to {target.code}, but the clock writes no paper but that of silence"
    named = {deadline.code for deadline in procedure.deadlines}
    for step in procedure.steps:
        if step.in_term and step.code not in named:
            yield f"step {step.code} is bound to its term, and no deadline has its name"
    yield from _broken_silence(procedure)
    binding = any(deadline.binds == "authority" for deadline in procedure.deadlines)
    if procedure.assessment is not Assessment.AUTOMATIC and not binding:
        yield "prior assessment needs a deadline that binds the authority"


def _broken_bar(procedure: Procedure, deadline: Deadline) -> Iterator[str]:
    """What binds nobody closes one step, which is done once, and does nothing else."""
    closed = procedure.step(deadline.code)
    if closed is None or not closed.in_term or not closed.once:
        yield f"deadline {deadline.code} binds nobody, and closes no step that is done once and in its term"
    if deadline.then or deadline.silence or deadline.remind_days_before is not None:
        yield f"deadline {deadline.code} binds nobody, and nothing follows from it"


def _is_of_silence(procedure: Procedure, code: str) -> bool:
    return any(paper.code == code and paper.template == silence.TEMPLATE for paper in procedure.papers)


def _broken_silence(procedure: Procedure) -> Iterator[str]:
    """Positive silence ends the matter; negative silence leaves it open, for the authority must still decide."""
    silences = [deadline for deadline in procedure.deadlines if deadline.silence]
    if len(silences) > 1 or (silences and procedure.assessment is Assessment.AUTOMATIC):
        yield "it has more silences than its assessment knows"
    if not silences and procedure.assessment is Assessment.PRIOR_POSITIVE:
        yield "its silence is positive, and no deadline is marked as silence"
    for deadline in silences:
        target = procedure.step(deadline.then)
        if target is None:
            continue
        if deadline.binds != "authority":
            yield f"deadline {deadline.code} is silence, but does not bind the authority"
        if target.notice is None:
            yield f"step {target.code} is silence, and nobody is told of it"
        if (procedure.assessment is Assessment.PRIOR_POSITIVE) is (target.to is None):
            yield f"step {target.code} does not do what the silence of the assessment does"
        if procedure.assessment is Assessment.PRIOR_POSITIVE and target.issues is None:
            yield f"step {target.code} grants by silence, and leaves no certificate of it"
    if not silences and any(Need.SILENCE in step.needs for step in procedure.steps):
        yield "a step needs a silence that never falls"


@register
def check_procedures(app_configs: Any, **kwargs: Any) -> Iterable[Error]:
    """Every registered version, at `manage.py check`."""
    return [
        Error(f"{procedure.code} v{procedure.version}: {problem}", id="procedures.E001")
        for procedure in registry.every_version()
        for problem in problems(procedure)
    ]
