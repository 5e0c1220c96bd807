"""From the sign-up form to the second factor, by HTTP."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity.models import Account, Person
from chancery.kernel.identity.tests.factories import (
    PASSWORD,
    make_account,
    make_office,
    make_person,
    make_role,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("contexts")]

SIGN_UP = {
    "document_kind": "dni",
    "document_number": "45678901",
    "document_country": "PE",
    "given_names": "Inés",
    "first_surname": "Pérez",
    "birth_on": "31/12/1990",
    "email": "ines@example.org",
    "password1": PASSWORD,
    "password2": PASSWORD,
    "accepts_privacy": "on",
}


@pytest.fixture(autouse=True)
def _no_earlier_attempts() -> None:
    cache.clear()


def sign_in(client: Client, email: str, password: str = PASSWORD) -> int:
    return client.post(reverse("account_login"), {"login": email, "password": password}).status_code


def actor(client: Client) -> Actor:
    response = client.get(reverse("account_email"))
    return response.wsgi_request.actor  # type: ignore[attr-defined,no-any-return]


def code_now(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def confirm_password(client: Client) -> None:
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302


def enrol(client: Client) -> str:
    confirm_password(client)
    page = client.get(reverse("mfa_activate_totp"), follow=True)
    secret = str(page.context["form"].secret)
    response = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert response.status_code == 302
    return secret


def test_a_citizen_signs_up_confirms_the_address_and_is_a_person(client: Client) -> None:
    response = client.post(reverse("account_signup"), SIGN_UP)
    assert response.status_code == 302, response.context["form"].errors
    assert sign_in(client, "ines@example.org") == 302
    assert actor(client).person_id is None

    link = re.search(r"http://\S+", str(mail.outbox[0].body))
    assert link
    client.post(link.group().replace("http://testserver", ""))
    sign_in(client, "ines@example.org")
    person = Person.objects.get(document_number="45678901")
    found = actor(client)
    assert (found.person_id, found.name, found.roles) == (person.id, "Inés Pérez", ())
    assert person.privacy_accepted_at


@pytest.mark.parametrize(
    ("browser", "kept", "greeting"),
    [("es", "es", "confirme su dirección"), ("en-US,en;q=0.9", "en-gb", "Please Confirm Your Email")],
)
def test_whoever_signs_up_is_written_to_in_the_language_of_the_page(
    client: Client, browser: str, kept: str, greeting: str
) -> None:
    client.post(reverse("account_signup"), SIGN_UP, headers={"Accept-Language": browser})
    assert greeting in mail.outbox[0].subject
    assert Person.objects.get(document_number="45678901").language == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("document_number", "123"),
        ("document_number", "45678901-X"),
        ("document_country", "CHL"),
        ("given_names", ""),
        ("birth_on", "31/12/2999"),
        ("telephone", "no tengo"),
        ("email", "ines"),
        ("password1", "123456789012"),
        ("accepts_privacy", ""),
    ],
)
def test_a_sign_up_that_does_not_fit_names_its_field(client: Client, field: str, value: str) -> None:
    response = client.post(reverse("account_signup"), SIGN_UP | {field: value})
    assert field in response.context["form"].errors
    assert not Account.objects.exists()
    assert client.post(reverse("account_signup"), SIGN_UP).status_code == 302


def test_a_foreigner_is_told_in_english_what_is_wrong_with_the_document(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en-gb"
    for changed, said in (
        (
            {"document_kind": "passport", "document_country": "CL", "document_number": "¿?"},
            "The number does not fit a document of the kind “Passport”.",
        ),
        (
            {"document_number": make_person().document_number},
            "There is a person registered with that identity document already.",
        ),
    ):
        page = client.post(reverse("account_signup"), SIGN_UP | changed).content.decode()
        assert said in page
        assert "documento de" not in page.lower()


def test_whoever_signs_up_chooses_the_country_of_the_document_by_its_name(client: Client) -> None:
    page = client.get(reverse("account_signup")).content.decode()
    assert '<option value="CL">Chile</option>' in page
    assert page.count("(opcional)") == 2  # the second surname and the telephone, once each


@pytest.mark.parametrize(
    "name", ["account_login", "account_signup", "account_reset_password", "account_reset_password_done"]
)
def test_a_page_of_the_accounts_has_one_heading(client: Client, name: str) -> None:
    page = client.get(reverse(name)).content.decode()
    assert page.count("<h1") == 1
    assert '<h1 class="govuk-heading-l"></h1>' not in page


def test_nobody_signs_up_as_somebody_already_registered(client: Client) -> None:
    known = make_person()
    response = client.post(reverse("account_signup"), SIGN_UP | {"document_number": known.document_number})
    assert "Ya hay una persona registrada" in str(response.context["form"].errors["document_number"])
    assert not Account.objects.exists()


def test_five_wrong_passwords_lock_the_address_out(client: Client) -> None:
    account, other = make_account(), make_account()
    for _ in range(5):
        assert sign_in(client, account.email, "otra clave") == 200
    assert sign_in(client, account.email) == 200
    assert actor(client).person_id is None
    assert sign_in(client, other.email) == 302
    assert actor(client).person_id == other.person_id


def test_signing_in_changes_the_session_key(client: Client) -> None:
    client.get(reverse("account_login"))
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key
    sign_in(client, make_account().email)
    assert client.session.session_key != before


def test_an_officer_is_led_to_a_second_factor_and_has_no_roles_before_it(client: Client) -> None:
    account = make_account()
    assert account.person
    make_role(account.person)
    sign_in(client, account.email)
    assert actor(client).roles == ()
    home = client.get(reverse("accounts:home"))
    assert home.status_code == 302
    assert home["Location"].startswith(reverse("mfa_index"))

    secret = enrol(client)
    client.post(reverse("account_logout"))
    cache.clear()
    sign_in(client, account.email)
    assert actor(client).person_id is None
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    client.post(reverse("mfa_authenticate"), {"code": code_now(secret)})
    assert actor(client).holds(Role.OFFICER, office_id=make_office().id)
    assert client.get(reverse("accounts:home")).status_code == 200


def test_the_seed_of_the_factor_is_kept_encrypted(client: Client) -> None:
    from allauth.mfa.models import Authenticator

    account = make_account()
    sign_in(client, account.email)
    secret = enrol(client)
    kept = Authenticator.objects.get(user=account, type="totp")
    assert secret not in str(kept.data)


def test_a_citizen_needs_no_second_factor(client: Client) -> None:
    account = make_account()
    sign_in(client, account.email)
    assert client.get(reverse("accounts:home")).status_code == 200


def test_a_request_id_from_outside_is_not_believed(client: Client) -> None:
    response = client.get(reverse("account_login"), headers={"X-Request-Id": "mine"})
    assert response["X-Request-Id"] == response.wsgi_request.actor.request_id != "mine"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", ["account_login", "account_signup", "account_reset_password", "account_reset_password_done"]
)
def test_the_doors_open_for_anybody(client: Client, name: str) -> None:
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize(
    "name",
    ["account_email", "account_change_password", "mfa_index", "mfa_list_webauthn", "mfa_add_webauthn",
     "mfa_activate_totp", "socialaccount_connections", "accounts:home", "accounts:delegate"],
)  # fmt: skip
def test_the_pages_of_ones_account_open_once_signed_in(client: Client, name: str) -> None:
    assert client.get(reverse(name)).status_code == 302
    sign_in(client, make_account().email)
    confirm_password(client)
    assert client.get(reverse(name)).status_code == 200
