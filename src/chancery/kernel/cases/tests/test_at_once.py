"""Several questions in one statement are answered as each would be by itself; rows of several tables are added by one, or none is."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Count, QuerySet
from pytest_django import DjangoAssertNumQueries

from chancery.kernel.base import at_once, clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases.models import Case, CaseDeadline, Draft, Interval
from chancery.kernel.identity.models import Account, Person, RoleHeld
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation.calendars import Unit
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    network.load()
    person = people.make_person("Rosa", "Quispe")
    people.make_role(person, Role.OFFICER, Office.objects.get(code="legalisations-lima"))
    Draft.objects.create(owner=person, procedure_code="apostille", answers={"título": ["¿?", 1, None]})
    return person


def questions(
    person: Person,
) -> tuple[QuerySet[RoleHeld], QuerySet[Draft], QuerySet[Office], QuerySet[Any, Any]]:
    return (
        RoleHeld.objects.filter(person=person).select_related("office", "person"),
        Draft.objects.filter(owner=person),
        Office.objects.order_by("-code")[:3],
        Office.objects.annotate(held=Count("id"))
        .values_list("code", "valid_from", "held")
        .order_by("code")[:2],
    )


def test_each_holds_the_rows_that_it_has_by_itself(
    person: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    asked = questions(person)
    with django_assert_num_queries(1):
        at_once.fetch(*asked)
        together = [list(each) for each in asked]
        assert asked[0][0].office.code == "legalisations-lima"
    assert together == [list(each) for each in questions(person)]
    assert [each.__dict__.keys() for each in asked[2]] == [
        each.__dict__.keys() for each in questions(person)[2]
    ]
    assert asked[1][0].answers == {"título": ["¿?", 1, None]}
    assert asked[1][0].updated_at == questions(person)[1][0].updated_at


def test_what_cannot_be_found_is_not_asked(
    person: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    nobody, known = Account.objects.none(), Person.objects.filter(pk=person.pk)
    assert list(known) == [person]
    with django_assert_num_queries(0):
        at_once.fetch(nobody, known)
        assert list(nobody) == []


def test_what_is_asked_further_goes_to_the_database(person: Person) -> None:
    offices = Office.objects.all()
    at_once.fetch(offices)
    assert offices.filter(code="mre").get().code == "mre"
    assert offices.count() == Office.objects.count()


def test_what_hangs_on_a_row_is_there(
    person: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    at_once.gather(person, drafts=person.drafts.all())
    with django_assert_num_queries(0):
        assert len(person.drafts.all()) == 1


def a_case(person: Person) -> Case:
    now = clock.now()
    return Case(
        number="PRUEBA-2026-000001-A",
        procedure_code="apostille",
        procedure_version=1,
        state="requested",
        office=Office.objects.get(code="legalisations-lima"),
        applicant=person,
        opened_at=now,
        moved_at=now,
    )


def a_clock(case: Case, code: str = "payment") -> CaseDeadline:
    return CaseDeadline(case=case, code=code, amount=5, unit=Unit.WORKING_DAYS, norm="Prueba")


def test_a_case_its_clocks_and_their_stretches_are_one_statement(
    person: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    case = a_case(person)
    clocks = [a_clock(case), a_clock(case, "decision")]
    with django_assert_num_queries(1):
        at_once.add(case, *clocks, *(Interval(deadline=each, started_at=case.opened_at) for each in clocks))
    stretches = Interval.objects.filter(deadline__case=case).select_related("deadline").order_by("pk")
    assert [each.deadline for each in stretches] == clocks
    case.state = "admitted"
    case.save()
    assert Case.objects.get() == case
    assert Case.objects.get().state == "admitted"


def test_one_row_that_may_not_stand_leaves_none_of_them(person: Person) -> None:
    case = a_case(person)
    only = a_clock(case)
    twice = [Interval(deadline=only, started_at=case.opened_at) for _ in range(2)]
    with pytest.raises(IntegrityError, match="one_open_interval"), transaction.atomic():
        at_once.add(case, only, *twice)
    assert not Case.objects.exists()


def test_nothing_to_add_asks_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        at_once.add()
