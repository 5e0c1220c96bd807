"""Which version of a procedure is in force, and what of one that nobody declared?"""

from datetime import date, timedelta

import pytest

from chancery.kernel.cases.tests.factories import published
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.tests.examples import permit


def test_a_procedure_that_nobody_declared_is_refused() -> None:
    procedure = permit()
    with pytest.raises(registry.UnknownProcedure):
        registry.version(procedure.code, 1)
    with published(procedure):
        assert registry.version(procedure.code, 1) is procedure
        with pytest.raises(registry.UnknownProcedure):
            registry.version(procedure.code, 2)


def test_a_procedure_is_not_in_force_before_its_date() -> None:
    procedure = permit()
    with published(procedure):
        assert registry.in_force(procedure.code, procedure.in_force_since) is procedure
        with pytest.raises(registry.UnknownProcedure):
            registry.in_force(procedure.code, procedure.in_force_since - timedelta(days=1))
        with pytest.raises(registry.UnknownProcedure):
            registry.in_force(procedure.code, date(1999, 1, 1))
