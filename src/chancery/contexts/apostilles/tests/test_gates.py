"""What stands in the way of an act on a case, each beside the act that nothing stands in the way of."""

import pytest

from chancery.contexts.apostilles import actions, queries
from chancery.contexts.apostilles.procedures import State
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases.queries import CaseNotFound
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def test_nobody_files_for_another_nor_for_a_company_that_is_not_represented(at: Ministry) -> None:
    company = identity.register_company(
        name="Ejemplo S.A.C.", registration="20512333797", actor=people.SYSTEM
    )
    other = people.actor_of(people.make_person("Otra", "Ciudadana"))

    def file(actor: factories.Actor, **changes: object) -> None:
        source = {queries.SOURCE: factories.upload(actor).id}
        given = {
            "particulars": factories.PARTICULARS,
            "uploads": source,
            "office": at.office,
            "applicant": at.applicant,
        }
        actions.file(**given | changes, actor=actor)  # type: ignore[arg-type]

    with pytest.raises(cases.NotForAnother):
        file(other)
    with pytest.raises(cases.NotForAnother):
        file(at.citizen, company=company)
    file(at.citizen)
    file(at.officer)
    identity.represent(
        person=at.applicant,
        company=company,
        evidence="Partida 123",
        valid_from=people.LONG_AGO,
        actor=people.SYSTEM,
    )
    file(at.citizen, company=company)


def test_a_case_is_examined_only_after_its_fee_is_paid(at: Ministry) -> None:
    """The payment itself admits the case: only one moved otherwise would stand here unpaid."""
    unpaid, paid = factories.filed(at), factories.paid(at)
    type(unpaid.case).objects.filter(pk=unpaid.case_id).update(state=State.FILED)
    unpaid.case.refresh_from_db()
    with pytest.raises(gate.FeeUnpaid):
        factories.advance(unpaid, "take", at.officer)
    factories.advance(paid, "take", at.officer)


def test_a_step_that_the_procedure_does_not_have_is_not_taken(at: Ministry) -> None:
    request, officer = factories.paid(at), browser_of(at.officer)
    with pytest.raises(gate.UnknownStep):
        factories.advance(request, "sing", at.officer)
    assert officer.get(f"/expedientes/{request.case.number}/paso/cantar").status_code == 404
    assert officer.get(f"/expedientes/{request.case.number}/paso/tomar-en-evaluacion").status_code == 200
    factories.advance(request, "take", at.officer)


def test_a_case_of_others_is_not_found_and_neither_is_one_that_does_not_exist(at: Ministry) -> None:
    number = factories.filed(at).case.number
    stranger = people.actor_of(people.make_person("Otra", "Ciudadana"))
    for actor, asked in ((stranger, number), (at.citizen, "EXA-2026-999999-9")):
        with pytest.raises(CaseNotFound):
            queries.by_number(actor, asked)
    assert queries.by_number(at.citizen, number).case.number == number


def test_a_step_of_another_role_names_the_role_that_may(at: Ministry) -> None:
    request = factories.paid(at)
    with pytest.raises(gate.RoleMissing) as refusal:
        factories.advance(request, "take", at.citizen)
    assert refusal.value.code == "step_role_missing"
    assert "Funcionario" in str(refusal.value)
    factories.advance(request, "take", at.officer)


def test_an_observation_without_a_reason_is_none(at: Ministry) -> None:
    request = factories.taken(at)
    with pytest.raises(gate.ReasonMissing) as refusal:
        factories.advance(request, "observe", at.officer, reason="  ")
    assert refusal.value.code == "step_reason_missing"
    factories.advance(request, "observe", at.officer, reason="Falta una página")


def test_a_closed_case_is_neither_claimed_nor_assigned(at: Ministry) -> None:
    closed, live = factories.paid(at), factories.paid(at)
    factories.advance(closed, "withdraw", at.citizen)
    to = Person.objects.get(pk=at.other_officer.person_id)
    with pytest.raises(cases.AlreadyClosed):
        cases.claim(case=closed.case, actor=at.officer)
    with pytest.raises(cases.AlreadyClosed):
        cases.assign(case=closed.case, to=to, actor=at.supervisor)
    cases.claim(case=live.case, actor=at.officer)
    cases.assign(case=live.case, to=to, actor=at.supervisor)


def test_a_case_is_given_only_to_who_serves_at_its_office(at: Ministry) -> None:
    request = factories.paid(at)
    elsewhere = people.make_person("Carlos", "Cusqueño")
    people.make_role(elsewhere, Role.OFFICER, organisation.office("ode-cusco"))
    with pytest.raises(cases.NotOfThisOffice) as refusal:
        cases.assign(case=request.case, to=elsewhere, actor=at.supervisor)
    assert "Carlos Cusqueño" in str(refusal.value)
    cases.assign(case=request.case, to=Person.objects.get(pk=at.officer.person_id), actor=at.supervisor)
