"""Is an act found by whoever keeps it or reviews it, by what is known of it, and by nobody else?"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chancery.kernel.acts import actions, queries
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.queries import Sought
from chancery.kernel.acts.tests import factories
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.identity.tests.factories import SYSTEM
from chancery.kernel.ledger.models import Entry
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
PAGE, CALL = "/actuaciones/", "/api/v1/consular-acts/"


@pytest.fixture
def at() -> Iterator[Post]:
    with factories.published():
        yield factories.post()


def accountant() -> Actor:
    return factories.serving(organisation.office("urc"), Role.ACCOUNTANT)


def numbers(at: Post, **sought: object) -> list[str]:
    found = queries.search(at.officer, at.office, Sought(**sought))  # type: ignore[arg-type]
    return [act.entry_number for act in found]


def test_an_act_is_found_by_each_thing_that_is_known_of_it(at: Post) -> None:
    first, second = factories.done(at), factories.done(at)
    actions.affix(act=first, serial="AC00000001", is_digital=False, actor=at.consul)
    both = [second.entry_number, first.entry_number]
    assert numbers(at) == both
    for number in (first.entry_number, f"1/{first.year}", "1", "rge 1", first.case.number, "ac00000001"):
        assert numbers(at, number=number) == [first.entry_number]
    assert numbers(at, number=f"RGE 1/{first.year - 1}") == []
    assert numbers(at, name="solicitante rosa") == both
    assert numbers(at, name=at.applicant.document_number) == both
    assert numbers(at, name="Nadie") == []
    assert numbers(at, on=first.performed_on) == both
    assert numbers(at, on=first.performed_on - timedelta(days=1)) == []
    assert numbers(at, nature="firma legalización") == both
    assert numbers(at, nature="poder") == []


def test_the_post_and_lima_s_accountants_find_it_and_nobody_else(at: Post) -> None:
    act = factories.done(at)
    elsewhere = factories.serving(organisation.office("cg-madrid"), Role.OFFICER)
    for reader in (at.officer, at.consul, at.cashier, accountant()):
        assert list(queries.search(reader, at.office, Sought())) == [act]
    with pytest.raises(access.RoleMissingHere):
        queries.search(elsewhere, at.office, Sought())
    for nobody in (at.citizen, factories.serving(organisation.office("urc"), Role.AUDITOR)):
        with pytest.raises(access.RoleMissing):
            queries.offices_read_by(nobody)


def test_the_page_shows_it_and_notes_who_looked(at: Post) -> None:
    act, browser = factories.done(at), browser_of(at.officer)
    assert act.entry_number not in browser.get(PAGE).content.decode()
    page = browser.get(PAGE, {"office": at.office.code, "number": "1"}).content.decode()
    for told in (act.entry_number, at.applicant.full_name, act.case.number, "Legalización de firma"):
        assert told in page
    read = Entry.objects.get(verb="ledger.read", facts__contains="act_search")
    assert str(act.case_id) in read.facts
    assert read.person_id == at.officer.person_id
    empty = browser.get(PAGE, {"office": at.office.code, "number": "77"}).content.decode()
    assert "Ninguna actuación coincide" in empty
    assert browser.get(PAGE, {"office": "cg-madrid"}).status_code == 422
    assert browser_of(at.citizen).get(PAGE).status_code == 403
    reviewed = browser_of(accountant()).get(PAGE, {"office": at.office.code}).content.decode()
    assert act.case.number in reviewed


def test_a_voided_act_is_found_and_says_so(at: Post) -> None:
    act = factories.done(at)
    actions.void(act=act, reason="Error", actor=at.consul)
    assert "Anulada" in browser_of(at.officer).get(PAGE, {"office": at.office.code}).content.decode()
    (told,) = browser_of(at.officer).get(CALL).json()
    assert (told["entry_number"], told["is_voided"], told["sticker"]) == (act.entry_number, True, "")


def test_a_program_finds_the_same_behind_the_same_gate(at: Post) -> None:
    act = factories.done(at)
    asked = {"office": at.office.code, "number": act.case.number, "on": act.performed_on.isoformat()}
    (told,) = browser_of(at.officer).get(CALL, asked).json()
    assert (told["case"], told["interested"]) == (act.case.number, at.applicant.full_name)
    assert browser_of(at.officer).get(CALL, {"office": "cg-madrid"}).status_code == 403
    assert browser_of(at.citizen).get(CALL).status_code == 403


def test_a_page_of_them_takes_ten_statements_at_most(at: Post) -> None:
    for _ in range(3):
        factories.done(at)
    assert Act.objects.count() == 3
    for who in (at.officer, accountant()):
        browser, asked = browser_of(who), {"office": at.office.code, "name": "Rosa"}
        browser.get(PAGE, asked)
        with CaptureQueriesContext(connection) as told:
            browser.get(PAGE, asked)
        said = [each["sql"] for each in told if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(said) <= 10, said


def test_the_system_is_nobody_who_looks_acts_up(at: Post) -> None:
    with pytest.raises(access.RoleMissing):
        queries.offices_read_by(SYSTEM)
