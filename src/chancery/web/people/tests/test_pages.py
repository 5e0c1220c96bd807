"""The administrator's pages, by HTTP, with the session of somebody who used a second factor."""

import time
from datetime import timedelta

import pytest
from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.test import Client
from django.urls import reverse

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Channel, Role
from chancery.kernel.identity import queries
from chancery.kernel.identity.models import Account, Person
from chancery.kernel.identity.tests.factories import make_account, make_office, make_person, make_role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("contexts")]


def signed_in(*roles: Role) -> Client:
    account = make_account()
    assert account.person
    for role in roles:
        make_role(account.person, role)
    client = Client()
    client.force_login(account)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(account.pk)
    session.save()
    return client


@pytest.fixture
def administrator() -> Client:
    return signed_in(Role.ADMINISTRATOR)


def roles_of(person: Person) -> list[str]:
    return [held.role.value for held in queries.roles_on(person.id, clock.today())]


def test_an_administrator_finds_somebody_gives_a_role_and_ends_it(administrator: Client) -> None:
    person, office = make_person("Óscar", "Ñaupari"), make_office()
    found = administrator.get(reverse("people:search"), {"text": "naupari"})
    assert "Óscar Ñaupari" in found.content.decode()

    form = {"role": "officer", "office": office.code, "valid_from": f"{clock.today():%d/%m/%Y}"}
    address = reverse("people:grant_role", args=[person.id])
    unconfirmed = administrator.post(address, form)
    assert unconfirmed.status_code == 422
    assert "is_confirmed" in unconfirmed.context["form"].errors
    assert administrator.post(address, form | {"is_confirmed": "on"}).status_code == 302
    assert roles_of(person) == ["officer"]
    again = administrator.post(address, form | {"is_confirmed": "on"})
    assert "ya tiene esa función" in again.content.decode()

    held = queries.roles_of(person.id)[0]
    end = reverse("people:end_role", args=[person.id, held.id])
    assert administrator.post(end, {}).status_code == 422
    assert administrator.post(end, {"reason": "traslado"}).status_code == 302
    assert roles_of(person) == []


@pytest.mark.parametrize("name", ["people:search", "people:clients", "people:register_client"])
def test_the_pages_are_the_administrators(administrator: Client, name: str) -> None:
    assert administrator.get(reverse(name)).status_code == 200
    assert Client().get(reverse(name)).status_code == 302


def test_a_program_s_secret_is_shown_once(administrator: Client) -> None:
    made = administrator.post(
        reverse("people:register_client"), {"name": "Aerolínea", "scopes": ["cases:read", "cases:write"]}
    )
    secret = made.context["secret"]
    assert secret in made.content.decode()
    client = made.context["client"]
    assert client.check_secret(secret)
    listed = administrator.get(reverse("people:clients")).content.decode()
    assert "Aerolínea" in listed
    assert secret not in listed
    revoke = reverse("people:revoke_client", args=[client.id])
    assert administrator.post(revoke, {"reason": "fin del convenio"}).status_code == 302
    assert administrator.get(revoke).status_code == 404


def test_an_officer_delegates_from_the_own_account_page_and_takes_it_back() -> None:
    officer, colleague = signed_in(Role.CONSUL), make_person()
    make_role(colleague, Role.OFFICER)
    held = queries.roles_of(Account.objects.get(pk=officer.session["_auth_user_id"]).person_id)[0]  # type: ignore[arg-type]
    today = clock.today()
    form = {
        "role_held": str(held.id), "document_number": colleague.document_number, "reason": "licencia",
        "valid_from": f"{today:%d/%m/%Y}", "valid_until": f"{today + timedelta(days=3):%d/%m/%Y}",
    }  # fmt: skip
    stranger = officer.post(reverse("accounts:delegate"), form | {"document_number": "00000000"})
    assert stranger.status_code == 422
    assert officer.post(reverse("accounts:delegate"), form).status_code == 302
    assert sorted(roles_of(colleague)) == ["consul", "officer"]
    delegation = queries.delegations_of(
        queries.actor_for(
            Account.objects.get(pk=officer.session["_auth_user_id"]),
            channel=Channel.WEB,
            request_id="-",
            has_second_factor=True,
        )
    )[0]  # fmt: skip
    end = reverse("accounts:end_delegation", args=[delegation.id])
    assert officer.get(end).status_code == 200
    assert officer.post(end).status_code == 302
    assert roles_of(colleague) == ["officer"]
