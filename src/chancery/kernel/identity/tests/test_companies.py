"""Which companies are known, who may act for each, and how a person's own data is kept right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.identity import access, actions, queries
from chancery.kernel.identity.checks import (
    CountryInvalid,
    IdentityDocumentKind,
    RegistrationInvalid,
    RucInvalid,
)
from chancery.kernel.identity.models import Person, Representation
from chancery.kernel.identity.tests.factories import SYSTEM, actor_of, make_person, make_role
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db
RUC = "20512333797"


@pytest.fixture
def officer() -> Person:
    person = make_person("Olga", "Oficial")
    make_role(person, Role.OFFICER)
    return person


def power(person: Person, officer: Person, **changes: Any) -> Representation:
    known = next(iter(queries.search_companies(RUC, actor=SYSTEM)), None)
    company = known or actions.register_company(name="Ejemplo S.A.C.", registration=RUC, actor=SYSTEM)
    given: dict[str, Any] = {"evidence": "Vigencia de poder", "valid_from": date(2020, 1, 1), **changes}
    return actions.represent(person=person, company=company, actor=actor_of(officer), **given)


@pytest.mark.parametrize(
    ("number", "country", "wrong", "refusal"),
    [
        (RUC, "PE", "20512333798", RucInvalid),
        ("hrb 12345", "DE", "¿?", RegistrationInvalid),
        ("B-98765432", "ES", "A", RegistrationInvalid),
    ],
)
def test_a_company_is_known_by_its_ruc_or_by_its_own_country_s_register(
    number: str, country: str, wrong: str, refusal: type[Exception], officer: Person
) -> None:
    register: Callable[..., Any] = actions.register_company
    actor = actor_of(officer)
    made = register(name="Una", registration=number, country=country, actor=actor)
    assert made.registration == number.upper()
    with pytest.raises(refusal):
        register(name="Otra", registration=wrong, country=country, actor=actor)
    with pytest.raises(CountryInvalid):
        register(name="Otra", registration=number, country="?", actor=actor)
    with pytest.raises(actions.CompanyTaken):
        register(name="Otra", registration=number.lower(), country=country, actor=actor)


def test_nobody_judges_the_paper_that_gives_oneself_a_power(officer: Person) -> None:
    power(make_person(), officer)
    with pytest.raises(actions.OwnPower):
        power(officer, officer)


def test_a_power_ends_once_and_with_it_what_it_allowed(officer: Person) -> None:
    person = make_person()
    given = power(person, officer)
    assert [company.id for company in queries.visible_companies(actor_of(person))] == [given.company_id]
    with pytest.raises(access.RoleMissing):
        actions.end_representation(representation=given, reason="Revocado", actor=actor_of(person))
    actions.end_representation(representation=given, reason="Revocado", actor=actor_of(officer))
    assert list(queries.visible_companies(actor_of(person))) == []
    with pytest.raises(queries.CompanyNotFound):
        queries.company(given.company_id, actor=actor_of(person))
    assert queries.company(given.company_id, actor=actor_of(officer)).registration == RUC
    with pytest.raises(actions.RepresentationEnded):
        actions.end_representation(representation=given, reason="Revocado", actor=actor_of(officer))
    power(person, officer, valid_from=clock.today())


def test_a_power_of_tomorrow_is_none_today(officer: Person) -> None:
    person, tomorrow = make_person(), clock.today() + timedelta(days=1)
    power(person, officer, valid_from=tomorrow)
    assert not queries.companies_of(person.id).exists()
    assert queries.companies_of(person.id, on=tomorrow).exists()


def test_one_s_own_contact_data_is_corrected_and_the_ledger_keeps_none_of_it() -> None:
    person = make_person()
    given = {
        "email": "nueva@example.org",
        "telephone": "+51 999 111 222",
        "address": "Jirón Lampa 545, Lima",
        "language": "en-gb",
    }
    for _ in range(2):
        actions.correct_contact(actor=actor_of(person), **given)
    person.refresh_from_db()
    assert {name: getattr(person, name) for name in given} == given
    kept = [entry for entry in ledger.entries(person.id) if entry.verb == "identity.correct_contact"]
    assert [entry.facts for entry in kept] == ['{"changed":["address","email","language","telephone"]}']
    with pytest.raises(access.PersonMissing):
        actions.correct_contact(actor=SYSTEM, **given)
    with pytest.raises(actions.LanguageUnknown):
        actions.correct_contact(actor=actor_of(person), **given | {"language": "qu"})


def test_an_officer_registers_who_stands_at_the_counter_and_finds_the_person_by_the_whole_number(
    officer: Person,
) -> None:
    details = actions.Details(
        given_names="Inés",
        first_surname="Pérez",
        document_kind=IdentityDocumentKind.PASSPORT,
        document_number="ab-12345",
        document_country="CO",
    )
    with pytest.raises(access.RoleMissing):
        actions.register_at_counter(details=details, actor=actor_of(make_person()))
    made = actions.register_at_counter(details=details, actor=actor_of(officer))
    assert made.privacy_accepted_at
    with pytest.raises(actions.DocumentTaken):
        actions.register_at_counter(details=replace(details, given_names="Otra"), actor=actor_of(officer))
    passport = IdentityDocumentKind.PASSPORT
    assert queries.with_document(passport, "AB12345", "CO", actor=actor_of(officer)) == made
    assert queries.with_document(passport, "AB1234", "CO", actor=actor_of(officer)) is None
    assert queries.customer(made.id, actor=actor_of(officer)) == made
    for stranger in (actor_of(make_person()), actor_of(made)):
        with pytest.raises(access.RoleMissing):
            queries.with_document(passport, "AB12345", "CO", actor=stranger)
        with pytest.raises(access.RoleMissing):
            queries.customer(made.id, actor=stranger)
