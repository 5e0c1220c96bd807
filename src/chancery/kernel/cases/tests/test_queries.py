"""The queue in its order, page by page, and the search by each thing by which a case is known; few statements each."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import queries
from chancery.kernel.cases.models import Case
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation.models import Office

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 4)


@pytest.fixture
def offices() -> list[Office]:
    return [people.make_office("lima-legalizaciones"), people.make_office("cusco-legalizaciones")]


@pytest.fixture
def officer(offices: list[Office]) -> Actor:
    person = people.make_person("Olga", "Funcionaria")
    for office in offices:
        people.make_role(person, Role.OFFICER, office)
    return people.actor_of(person)


@pytest.fixture
def applicant() -> Person:
    return people.make_person("Rosa", "Ñaupari")


def open_case(ordinal: int, office: Office, applicant: Person, due_on: date | None = None) -> Case:
    return Case.objects.create(
        number=ids.format_number("TST", 2026, ordinal),
        procedure_code="example",
        procedure_version=1,
        state="filed",
        office=office,
        applicant=applicant,
        opened_at=clock.now() + timedelta(minutes=ordinal),
        due_on=due_on,
    )


def test_the_queue_is_read_to_its_end_by_deadline_those_without_one_last(
    officer: Actor,
    offices: list[Office],
    applicant: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    dates = [None if n % 3 == 0 else DAY + timedelta(days=n * 7 % 5) for n in range(80)]
    cases = [open_case(n, offices[n % 2], applicant, day) for n, day in enumerate(dates)]
    elsewhere = people.make_office("tacna-legalizaciones")
    open_case(99, elsewhere, applicant, DAY)
    read: list[Case] = []
    place = None
    for _ in range(4):
        with django_assert_num_queries(1):
            page = queries.work_queue(officer, after=place)
        read += page.cases
        place = page.next_place
    assert place is None
    assert read == sorted(cases, key=lambda case: (case.due_on or date.max, case.id))


def test_the_queue_narrows_to_one_office_and_to_what_is_mine(
    officer: Actor, offices: list[Office], applicant: Person
) -> None:
    here, there = (open_case(n, office, applicant, DAY) for n, office in enumerate(offices))
    Case.objects.filter(pk=there.pk).update(assigned_to_id=officer.person_id)
    assert queries.work_queue(officer, office_id=offices[0].id).cases == (here,)
    assert queries.work_queue(officer, held="me").cases == (there,)
    assert queries.work_queue(officer, held="free").cases == (here,)
    assert queries.work_queue(officer, state="observed").cases == ()


@pytest.mark.parametrize("typed", ["{number}", "{spaced}", "{document}", "ñaupari rosa", "NAUPARI"])
def test_a_case_is_found_by_all_that_it_is_known_by(
    officer: Actor, offices: list[Office], applicant: Person, typed: str
) -> None:
    older, newer = (open_case(n, offices[0], applicant) for n in (1, 2))
    open_case(3, offices[0], people.make_person("Ana", "Otra"))
    text = typed.format(
        number=newer.number,
        spaced=newer.number.lower().replace("-", " "),
        document=applicant.document_number[:7],
    )
    found = queries.search(officer, text)
    expected = (newer,) if "number" in typed or "spaced" in typed else (newer, older)
    assert [case for case in found if case.applicant_id == applicant.id] == list(expected)
    assert queries.search(people.actor_of(people.make_person("Eva", "Ajena")), text) == ()
