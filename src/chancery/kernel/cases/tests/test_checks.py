"""Is a case that somebody removed or renumbered found?"""

import pytest

from chancery.kernel.base import ids
from chancery.kernel.cases import checks
from chancery.kernel.cases.models import Case
from chancery.kernel.identity.tests.factories import make_office, make_person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import verification

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _three_cases() -> None:
    office, applicant = make_office(), make_person()
    for _ in range(3):
        Case.objects.create(
            number=number(ledger.next_ordinal(series="TST", year=2026)), procedure_code="example",
            procedure_version=1, state="filed", office=office, applicant=applicant,
        )  # fmt: skip


def number(ordinal: int) -> str:
    return ids.format_number("TST", 2026, ordinal)


def test_what_nobody_touched_has_no_faults() -> None:
    assert list(checks.numbers()) == []
    assert verification.every_check()["números de los expedientes"] is checks.numbers


@pytest.mark.parametrize("ordinal", [1, 3])
def test_a_removed_case_leaves_its_number_missing(ordinal: int) -> None:
    Case.objects.get(number=number(ordinal)).delete()
    assert list(checks.numbers()) == [f"expedientes: falta el número TST-2026-{ordinal:06d}"]


def test_a_renumbered_case_is_found() -> None:
    Case.objects.filter(number=number(2)).update(number="TST-2026-000002-?")
    assert list(checks.numbers()) == [
        "expedientes: falta el número TST-2026-000002",
        "expedientes: «TST-2026-000002-?» no es un número válido",
    ]
