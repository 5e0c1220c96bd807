"""A small sound procedure, from which tests break one thing at a time."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.procedures.silence import silence_paper
from chancery.kernel.procedures.vocabulary import (
    Assessment,
    Deadline,
    Need,
    Norm,
    Notice,
    PaperKind,
    Procedure,
    Requirement,
    Step,
)


class State(StrEnum):
    FILED = "filed"
    REVIEW = "review"
    OBSERVED = "observed"
    GRANTED = "granted"
    LAPSED = "lapsed"


LAW = Norm("Ley de ejemplo", "Ley que solo existe en las pruebas")
PAPER = PaperKind("permit", "Permiso de ejemplo", "PER", Path(__file__), "seal")

STEPS = (
    Step("take", "Tomar", by=Role.OFFICER, from_=State.FILED, to=State.REVIEW, assigns=True),
    Step("observe", "Observar", by=Role.OFFICER, from_=State.REVIEW, to=State.OBSERVED, reason_required=True),
    Step("correct", "Subsanar", by=Role.APPLICANT, from_=State.OBSERVED, to=State.REVIEW),
    Step("grant", "Otorgar", by=Role.OFFICER, from_=State.REVIEW, to=State.GRANTED, issues="permit"),
    Step("lapse", "Archivar", by=Role.SYSTEM, from_=State.OBSERVED, to=State.LAPSED),
    Step("escalate", "Alertar", by=Role.SYSTEM, from_=State.REVIEW),
)
DEADLINES = (
    Deadline("review", "Evaluar", "example.review", (State.REVIEW,), "escalate", LAW, (State.OBSERVED,)),
    Deadline("cure", "Subsanar", "example.cure", (State.OBSERVED,), "lapse", LAW, binds="applicant"),
)


def permit(
    *,
    code: str = "example",
    steps: tuple[Step, ...] = STEPS,
    deadlines: tuple[Deadline, ...] = DEADLINES,
    states: dict[StrEnum, str] | None = None,
    final: frozenset[StrEnum] = frozenset({State.GRANTED, State.LAPSED}),
    papers: tuple[PaperKind, ...] = (PAPER,),
    legal_basis: tuple[Norm, ...] = (LAW,),
    version: int = 1,
) -> Procedure:
    return Procedure(
        code=code,
        version=version,
        context="example",
        slug="ejemplo",
        in_force_since=date(2026, 1, 1),
        title="Permiso de ejemplo",
        summary="Un trámite pequeño para las pruebas.",
        synonyms=(),
        legal_basis=legal_basis,
        assessment=Assessment.PRIOR_NEGATIVE,
        offices=(OfficeKind.LEGALISATION,),
        series="EJE",
        requirements=(Requirement("form", "Formulario", optional=True),),
        states=states or {state: state.name.title() for state in State},
        initial=State.FILED,
        final=final,
        steps=steps,
        deadlines=deadlines,
        route="example:case",
        filing_route="example:file",
        papers=papers,
    )


def _silent(
    code: str, assessment: Assessment, fall: Step, *steps: Step, papers: tuple[PaperKind, ...] = ()
) -> Procedure:
    """The permit decided without a paper, with one clock, that of silence."""
    clock = Deadline(
        "decision", "Resolver", "example.review", (State.FILED, State.REVIEW), fall.code, LAW, (State.OBSERVED,),
        silence=True,
    )  # fmt: skip
    decide = Step("decide", "Otorgar", by=Role.OFFICER, from_=State.REVIEW, to=State.GRANTED)
    kept = tuple(step for step in STEPS if step.code in ("take", "observe", "correct", "lapse"))
    return replace(
        permit(
            code=code, steps=(*kept, decide, fall, *steps), deadlines=(clock, DEADLINES[1]), papers=papers
        ),
        assessment=assessment,
    )


GRANTED_BY_SILENCE = _silent(
    "example_positive",
    Assessment.PRIOR_POSITIVE,
    Step(
        "stand_granted", "Tener por aprobada", by=Role.SYSTEM, from_=(State.FILED, State.REVIEW), to=State.GRANTED,
        issues="example_silence",
        notice=Notice("Aprobada por silencio: {number}", "Su solicitud {number} se considera aprobada."),
    ),
    papers=(silence_paper("example_silence", "Constancia de silencio positivo", "SPE"),),
)  # fmt: skip
APPEALED_AFTER_SILENCE = _silent(
    "example_negative",
    Assessment.PRIOR_NEGATIVE,
    Step(
        "note_silence", "Dejar constancia del silencio", by=Role.SYSTEM, from_=(State.FILED, State.REVIEW),
        notice=Notice("Venció el plazo: {number}", "Puede apelar o esperar la decisión de {number}."),
    ),
    Step(
        "appeal", "Apelar", by=Role.APPLICANT, from_=(State.FILED, State.REVIEW), to=State.OBSERVED,
        needs=(Need.SILENCE,), plain=True,
    ),
)  # fmt: skip
