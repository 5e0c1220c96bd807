"""Is each way of declaring a procedure wrongly caught?"""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from chancery.kernel.base.actor import Role
from chancery.kernel.procedures import checks, diagram, sheet
from chancery.kernel.procedures.fingerprint import fingerprint
from chancery.kernel.procedures.tests.examples import DEADLINES, LAW, PAPER, STEPS, State, permit
from chancery.kernel.procedures.vocabulary import Deadline, Procedure, Step


def test_a_sound_procedure_has_no_problem() -> None:
    assert list(checks.problems(permit())) == []


WITHOUT_CORRECT = tuple(s for s in STEPS if s.code not in ("correct", "lapse"))

BAR = Deadline(
    "observe", "La oficina puede observar", "example.cure", (State.REVIEW,), "", LAW, binds="nobody"
)
CLOSED = (STEPS[0], replace(STEPS[1], once=True, in_term=True), *STEPS[2:])


def test_a_clock_may_close_a_step_and_bind_nobody() -> None:
    sound = permit(steps=CLOSED, deadlines=(*DEADLINES, BAR))
    assert list(checks.problems(sound)) == []
    assert (
        "| La oficina puede observar | nadie | `example.cure` | Review | — | ya no procede «Observar» |"
        in (sheet.markdown(sound))
    )


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (permit(legal_basis=()), "legal basis"),
        (permit(steps=tuple(s for s in STEPS if s.code != "take")), "cannot be reached"),
        (permit(steps=WITHOUT_CORRECT, deadlines=DEADLINES[:1]), "dead end"),
        (permit(final=frozenset({State.GRANTED})), "dead end"),
        (permit(steps=(*STEPS, STEPS[0])), "two steps are called take"),
        (
            permit(steps=(*STEPS, Step("reopen", "Reabrir", Role.OFFICER, State.GRANTED, State.REVIEW))),
            "final state",
        ),
        (permit(papers=(replace(PAPER, code="other"),)), "unknown paper"),
        (permit(papers=(replace(PAPER, template=Path("nowhere.typ")),)), "template"),
        (
            permit(deadlines=(replace(DEADLINES[0], then="grant"), DEADLINES[1])),
            "does not lead to a system step",
        ),
        (
            permit(deadlines=(replace(DEADLINES[0], counts_in=(State.FILED,)), DEADLINES[1])),
            "cannot be taken",
        ),
        (
            permit(deadlines=(replace(DEADLINES[0], pauses_in=(State.REVIEW,)), DEADLINES[1])),
            "counts and pauses",
        ),
        (permit(deadlines=DEADLINES[1:]), "binds the authority"),
        (permit(steps=(STEPS[0], replace(STEPS[1], in_term=True), *STEPS[2:])), "no deadline has its name"),
        (permit(deadlines=(*DEADLINES, BAR)), "closes no step that is done once"),
        (permit(steps=CLOSED, deadlines=(*DEADLINES, replace(BAR, then="escalate"))), "nothing follows"),
        (permit(steps=CLOSED, deadlines=(*DEADLINES, replace(BAR, remind_days_before=1))), "nothing follows"),
        (replace(permit(), paid_step="take"), "system step"),
        (permit(states={s: s.name for s in State if s is not State.LAPSED}), "not among its states"),
    ],
)
def test_a_broken_declaration_is_named(broken: Procedure, words: str) -> None:
    assert any(words in problem for problem in checks.problems(broken))


def test_the_fingerprint_changes_with_any_change_and_only_then() -> None:
    assert fingerprint(permit()) == fingerprint(permit())
    edited = (replace(STEPS[0], title="Tomar en evaluación"), *STEPS[1:])
    assert fingerprint(permit()) != fingerprint(permit(steps=edited))


def test_the_diagram_shows_every_state_and_step() -> None:
    drawn = diagram.svg(permit())
    ElementTree.fromstring(drawn)
    assert all(label in drawn for label in permit().states.values())
    assert all(step.title in drawn for step in STEPS)


def test_the_sheet_tells_states_steps_deadlines_and_law() -> None:
    text = sheet.markdown(permit())
    for words in (
        "silencio administrativo negativo",
        "Observar",
        "motivo por escrito",
        "Ley de ejemplo",
        "`example.cure`",
    ):
        assert words in text
