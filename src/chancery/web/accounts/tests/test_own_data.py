"""«Mi cuenta»: a person corrects how to be reached, and an officer says who is kin."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from chancery.kernel.base.actor import Role
from chancery.kernel.identity import actions as identity_actions
from chancery.kernel.identity import bars
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

CONTACT = "/api/v1/contact/"
pytestmark = pytest.mark.django_db


def test_contact_data_is_completed_where_the_refusal_leads() -> None:
    person = people.make_person(email="", telephone="")
    account = identity_actions.open_account(person=person, email="a@example.org", actor=people.SYSTEM)
    browser = browser_of(people.actor_of(person))
    accept = {"mode": "mailbox", "is_given": "si", "has_read": "on"}
    refused = browser.post("/buzon/autorizaciones/", accept)
    assert refused.status_code == 409
    assert "/mi-cuenta/contacto/" in refused.content.decode()

    typed = {"email": "aqui@example.org", "telephone": "llámame", "address": "Jirón Lampa 545, Lima"}
    assert "Escriba solo dígitos" in browser.post("/mi-cuenta/contacto/", typed).content.decode()
    typed |= {"telephone": "+51 999 111 222", "language": "es"}
    assert browser.post("/mi-cuenta/contacto/", typed)["Location"] == "/mi-cuenta/"
    person.refresh_from_db()
    assert (person.email, person.address) == ("aqui@example.org", "Jirón Lampa 545, Lima")
    account.refresh_from_db()
    assert account.email == "a@example.org"
    assert "Jirón Lampa" in browser.get("/mi-cuenta/").content.decode()
    assert browser.post("/buzon/autorizaciones/", accept).status_code == 302


def test_the_language_of_what_is_written_to_one_is_changed_on_a_page_in_that_language() -> None:
    person = people.make_person()
    browser = browser_of(people.actor_of(person))
    page = browser.get("/mi-cuenta/contacto/?idioma=en-gb").content.decode()
    assert '<html lang="en-gb"' in page
    assert "Language in which we write to you" in page
    typed = {"email": person.email, "telephone": "", "address": "", "language": "qu"}
    assert browser.post("/mi-cuenta/contacto/", typed).status_code == 422
    assert browser.post("/mi-cuenta/contacto/", typed | {"language": "en-gb"}).status_code == 302
    person.refresh_from_db()
    assert person.language == "en-gb"
    assert "English" in browser.get("/mi-cuenta/").content.decode()


def test_a_program_reads_and_changes_how_its_person_is_reached() -> None:
    person = people.make_person()
    browser = browser_of(people.actor_of(person))
    known = {"email": person.email, "telephone": "", "address": "", "language": "es"}
    assert browser.get(CONTACT).json() == known
    sent = known | {"language": "en-gb", "telephone": "+39 02 1234567"}
    assert browser.post(CONTACT, {"telephone": sent["telephone"]}, "application/json").status_code == 200
    assert browser.post(CONTACT, {"language": "en-gb"}, "application/json").json() == sent
    person.refresh_from_db()
    assert (person.language, person.telephone) == ("en-gb", "+39 02 1234567")
    for wrong in ({"language": "qu"}, {"email": "aquí"}, {"telephone": "llámame"}):
        refused = browser.post(CONTACT, wrong, "application/json")
        assert (refused.status_code, refused.json()["code"]) == (422, "contact_invalid")
        assert list(refused.json()["fields"]) == list(wrong)
    assert Client().post(CONTACT, sent, "application/json").status_code == 401
    person.refresh_from_db()
    assert person.language == "en-gb"


def test_what_a_program_does_not_send_is_neither_judged_nor_written_back() -> None:
    person = people.make_person(telephone="llámame")
    browser = browser_of(people.actor_of(person))
    with connection.execute_wrapper(_just_before_the_lock(person)):
        changed = browser.post(CONTACT, {"language": "en-gb"}, "application/json")
    assert (changed.status_code, changed.json()["language"]) == (200, "en-gb")
    person.refresh_from_db()
    assert (person.language, person.telephone, person.address) == ("en-gb", "llámame", "Jirón Lampa 545")
    assert browser.post(CONTACT, {"telephone": ""}, "application/json").json()["telephone"] == ""


def _just_before_the_lock(person: Person) -> Callable[..., Any]:
    """Another request changes the address after this one has begun and before it holds the person's row."""
    waiting = [person.pk]

    def pass_on(run: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if waiting and "FOR UPDATE" in sql and person._meta.db_table in sql:
            Person.objects.filter(pk=waiting.pop()).update(address="Jirón Lampa 545")
        return run(sql, *rest)

    return pass_on


def test_an_officer_without_the_second_factor_changes_nothing_of_how_to_be_reached() -> None:
    officer = people.make_person()
    people.make_role(officer, Role.OFFICER)
    half = browser_of(people.actor_of(officer), has_second_factor=False)
    refused = half.post(CONTACT, {"email": "otro@example.org"}, "application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_missing")
    assert half.post("/mi-cuenta/contacto/", {"email": "otro@example.org"})["Location"].startswith("/cuenta/")
    whole = browser_of(people.actor_of(officer))
    assert whole.post(CONTACT, {"email": "otro@example.org"}, "application/json").status_code == 200
    officer.refresh_from_db()
    assert officer.email == "otro@example.org"


def test_an_officer_declares_kin_and_may_not_act_for_them() -> None:
    officer, relative = people.make_person("Olga", "Oficial"), people.make_person("Luis", "Pariente")
    typed = {
        "document_kind": "dni", "document_number": relative.document_number, "document_country": "PE",
        "kin": "consanguinity-2",
    }  # fmt: skip
    assert browser_of(people.actor_of(officer)).post("/mi-cuenta/parientes/", typed).status_code == 403
    people.make_role(officer, Role.OFFICER)
    browser = browser_of(people.actor_of(officer))
    nobody = browser.post("/mi-cuenta/parientes/", {**typed, "document_number": "40000000"})
    assert "Nadie está registrado" in nobody.content.decode()
    assert bars.bar_between(officer_id=officer.id, person_id=relative.id) is None
    assert browser.post("/mi-cuenta/parientes/", typed).status_code == 302
    assert bars.bar_between(officer_id=officer.id, person_id=relative.id)
    shown = browser.get("/mi-cuenta/").content.decode()
    assert "Luis Pariente Ñahui: hermano, abuelo o nieto" in shown
    again = browser.post("/mi-cuenta/parientes/", typed)
    assert "ya está registrado" in again.content.decode()
    oneself = browser.post("/mi-cuenta/parientes/", {**typed, "document_number": officer.document_number})
    assert "dos personas distintas" in oneself.content.decode()


def test_an_administrator_records_the_kin_of_an_officer() -> None:
    officer, relative = people.make_person("Olga", "Oficial"), people.make_person("Luis", "Pariente")
    administrator = browser_of(people.make_administrator())
    typed = {
        "document_kind": "dni", "document_number": relative.document_number, "document_country": "PE",
        "kin": "spouse-0",
    }  # fmt: skip
    address = f"/administracion/personas/{officer.id}/parientes/"
    assert "¿Qué es de Olga" in administrator.get(address).content.decode()
    assert administrator.post(address, typed).status_code == 302
    assert bars.bar_between(officer_id=officer.id, person_id=relative.id)
    shown = administrator.get(f"/administracion/personas/{officer.id}/").content.decode()
    assert "cónyuge o conviviente" in shown
