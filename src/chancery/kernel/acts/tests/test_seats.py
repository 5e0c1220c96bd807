"""May who serves at another office take the steps that belong there, and see the cases, and nothing else?"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import CERTIFY, Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate, queries
from chancery.kernel.cases.models import Case
from chancery.kernel.cases.tests import factories
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.tests.examples import State
from chancery.kernel.procedures.vocabulary import Seat, Step

pytestmark = pytest.mark.django_db

SEATED = replace(
    CERTIFY,
    code="example_seated",
    paid_step=None,
    is_internal=True,
    steps=(
        Step("own", "Empezar", by=Role.CONSUL, from_=State.FILED, to=State.REVIEW, plain=True),
        Step(
            "endorse",
            "Conformar",
            by=Role.CONSUL,
            seat=Seat.REGIONAL_HEAD,
            from_=State.REVIEW,
            plain=True,
        ),
        Step(
            "approve",
            "Aprobar",
            by=Role.ACCOUNTANT,
            seat=Seat.REMITTANCES,
            from_=State.REVIEW,
            to=State.GRANTED,
            plain=True,
        ),
    ),
)


@pytest.fixture(autouse=True)
def _published() -> Iterator[None]:
    with factories.published(SEATED):
        yield


@pytest.fixture
def under() -> Post:
    """A post that stands under that of Milan."""
    return acts.post("cg-turin")


@pytest.fixture
def case(under: Post) -> Case:
    """One that the consul opened for the office, and began."""
    found = cases.open(
        procedure_code=SEATED.code,
        office=under.office,
        applicant=identity.person_of(under.consul),
        actor=under.consul,
        facts={},
    )
    cases.advance(case=found, code="own", actor=under.consul)
    return found


def test_lima_and_the_head_take_their_steps_and_nobody_else(case: Case, under: Post) -> None:
    head = acts.serving(organisation.office("cg-milan"), Role.CONSUL)
    lima = acts.serving(organisation.office(organisation.REMITTANCES), Role.ACCOUNTANT)
    for code in ("endorse", "approve"):
        with pytest.raises(gate.RoleMissing) as refused:
            cases.advance(case=case, code=code, actor=under.consul)
        assert SEATED.step(code).seat.label in str(refused.value)  # type: ignore[union-attr]
    cases.advance(case=case, code="endorse", actor=head)
    with pytest.raises(gate.RoleMissing):
        cases.advance(case=case, code="approve", actor=head)
    cases.advance(case=case, code="approve", actor=lima)


def test_they_see_these_cases_and_no_others(case: Case, under: Post) -> None:
    head = acts.serving(organisation.office("cg-milan"), Role.CONSUL)
    elsewhere = acts.serving(organisation.office("cg-madrid"), Role.CONSUL)
    lima = acts.serving(organisation.office(organisation.REMITTANCES), Role.ACCOUNTANT)
    with acts.published():
        other = acts.file(under)
    assert [set(queries.visible_to(who)) for who in (head, lima, elsewhere)] == [{case}, {case}, set()]
    assert other in queries.visible_to(under.consul)


def test_an_internal_procedure_is_offered_to_nobody() -> None:
    assert SEATED not in registry.published(clock.today())
    assert registry.in_force(SEATED.code, clock.today()) is SEATED
