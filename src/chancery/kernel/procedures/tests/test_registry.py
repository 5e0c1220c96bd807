"""Which version of a procedure is in force, and what of one that nobody declared?"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from chancery.kernel.procedures import registry
from chancery.kernel.procedures.tests.examples import permit
from chancery.kernel.procedures.vocabulary import Procedure


@pytest.fixture
def declared() -> Iterator[Procedure]:
    procedure = permit()
    registry.register(procedure)
    yield procedure
    del registry._versions[procedure.code]
    registry._read_anew()


def test_a_procedure_that_nobody_declared_is_refused(declared: Procedure) -> None:
    assert registry.version(declared.code, 1) is declared
    with pytest.raises(registry.UnknownProcedure):
        registry.version(declared.code, 2)
    with pytest.raises(registry.UnknownProcedure):
        registry.version("nobody_declared_it", 1)


def test_a_procedure_is_not_in_force_before_its_date(declared: Procedure) -> None:
    assert registry.in_force(declared.code, declared.in_force_since) is declared
    for early in (declared.in_force_since - timedelta(days=1), date(1999, 1, 1)):
        with pytest.raises(registry.UnknownProcedure):
            registry.in_force(declared.code, early)


def test_no_refusal_that_may_be_appealed_is_said_to_end_the_matter() -> None:
    hints = {
        (procedure.code, procedure.version, step.code): step.hint
        for procedure in registry.every_version()
        if (appeal := procedure.step("appeal")) is not None
        for step in procedure.steps
        if step.to in appeal.sources
    }
    assert ("apostille", 2, "refuse") in hints
    assert [which for which, hint in hints.items() if "Pone fin" in hint] == []
    before = registry.version("apostille", 1).step("refuse")
    assert before is not None
    assert "Pone fin" in before.hint
