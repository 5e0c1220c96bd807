"""Does nobody take the money of their own case, or of their kin's, nor hand it back?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases.models import Case
from chancery.kernel.cases.tests.factories import Counter, counter, published
from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.models import Charge, RefundState
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.fees.rules import Means
from chancery.kernel.fees.tests.factories import SYSTEM, rate
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import KinLine
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.procedures.tests.examples import permit

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 17, tzinfo=UTC)
FREE = replace(permit(code="example_free"), offices=(OfficeKind.CONSULATE_GENERAL,))


@pytest.fixture
def at() -> Iterator[Counter]:
    with published(FREE), clock.set_to(NOON):
        made = counter("cg-milan")
        actions.load_tariff(actor=SYSTEM)
        rate(made.office, "1.00", on=clock.today())
        yield made


def owed(at: Counter) -> Charge:
    return actions.raise_consular_charge(
        case_id=at.file(FREE.code).id, payer=at.applicant, office=at.office, wanted=[Wanted("consular.14")],
        on=clock.today(), actor=SYSTEM,
    )  # fmt: skip


def cashier(at: Counter, *, is_applicant: bool) -> Actor:
    """Who serves the counter: the applicant, or the applicant's spouse."""
    person = at.applicant if is_applicant else people.make_person("Cónyuge", "Que Cobra")
    people.make_role(person, Role.CASHIER, at.office)
    if not is_applicant:
        identity.record_kinship(
            person=person, relative=at.applicant, line=KinLine.SPOUSE, degree=0, actor=SYSTEM
        )
    return people.actor_of(person)


@pytest.mark.parametrize("is_applicant", [True, False], ids=["own", "spouse's"])
def test_money_passes_by_the_hands_of_another(at: Counter, *, is_applicant: bool) -> None:
    close, charge = cashier(at, is_applicant=is_applicant), owed(at)
    with pytest.raises(gate.OwnMatter, match="No puede intervenir en el expediente"):
        actions.take_payment(charge=charge, means=Means.CASH, office=at.office, actor=close)
    payment = actions.take_payment(charge=charge, means=Means.CASH, office=at.office, actor=at.officer)
    refund = actions.request_refund(payment=payment, reason="No se hizo el acto.", actor=at.officer)
    refund = actions.approve_refund(refund=refund, actor=at.supervisor)
    with pytest.raises(gate.OwnMatter):
        actions.hand_back(refund=refund, actor=close)
    assert [queries.may_hand_back(refund, actor=each) for each in (close, at.officer)] == [False, True]
    assert actions.hand_back(refund=refund, actor=at.officer).state == RefundState.HANDED_BACK


def test_headquarters_lifts_the_bar_for_money_too(at: Counter) -> None:
    close, charge = cashier(at, is_applicant=False), owed(at)
    head = people.make_person("Jefa", "De Consulares")
    people.make_role(head, Role.SUPERVISOR, organisation.office("dgc"))
    cases.lift_bar(
        case=Case.objects.get(pk=charge.case_id), officer=person_of(close), reason="Único funcionario del puesto.",
        actor=people.actor_of(head),
    )  # fmt: skip
    assert actions.take_payment(charge=charge, means=Means.CASH, office=at.office, actor=close)
