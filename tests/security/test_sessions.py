"""Does a session begin new, end when it should, and is guessing at either factor stopped?"""

import time
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from chancery.kernel.base import clock
from chancery.kernel.identity.models import Account
from chancery.kernel.identity.tests.factories import PASSWORD, make_account, make_role
from chancery.web.accounts.adapter import FactorAdapter

pytestmark = pytest.mark.django_db
PRIVATE = "/mi-cuenta/"


@pytest.fixture(autouse=True)
def _no_earlier_attempts() -> None:
    cache.clear()


def sign_in(browser: Client, account: Account, password: str = PASSWORD) -> int:
    typed = {"login": account.email, "password": password}
    return browser.post(reverse("account_login"), typed).status_code


def is_in(browser: Client) -> bool:
    return browser.get(PRIVATE).status_code == 200


def with_totp(account: Account) -> str:
    """The seed of an authenticator application that the account was given."""
    from allauth.mfa.models import Authenticator

    secret: str = generate_totp_secret()
    data = {"secret": FactorAdapter().encrypt(secret)}
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data=data)
    return secret


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def test_the_key_of_a_session_is_new_at_sign_in_and_dead_after_sign_out() -> None:
    browser, account = Client(), make_account()
    browser.get(reverse("account_login"))
    session = browser.session
    session["before"] = "planted"
    session.save()
    planted = str(session.session_key)
    assert sign_in(browser, account) == 302
    used = str(browser.session.session_key)
    assert used != planted
    assert not Session.objects.filter(session_key=planted).exists()
    assert is_in(browser)

    kept = Client()
    kept.cookies["sessionid"] = used
    assert is_in(kept)
    browser.post(reverse("account_logout"))
    assert not Session.objects.filter(session_key=used).exists()
    assert not is_in(kept)
    assert not is_in(browser)


def test_a_session_of_before_does_not_outlive_a_new_password() -> None:
    account, browser, stolen = make_account(), Client(), Client()
    sign_in(browser, account)
    sign_in(stolen, account)
    assert is_in(stolen)
    changed = {
        "oldpassword": PASSWORD,
        "password1": "otra clave más larga",
        "password2": "otra clave más larga",
    }
    assert browser.post(reverse("account_change_password"), changed).status_code == 302
    assert not is_in(stolen)


def test_a_session_ends_when_nobody_used_it_for_a_while_and_not_before(settings: Settings) -> None:
    used, left = Client(), Client()
    sign_in(used, make_account())
    sign_in(left, make_account())
    assert is_in(used)
    assert is_in(left)
    idle = timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    with clock.advanced(idle - timedelta(minutes=1)):
        assert is_in(used)
    with clock.advanced(idle + timedelta(minutes=1)):
        assert is_in(used)
        assert not is_in(left)
        assert left.get(PRIVATE)["Location"].startswith(reverse("account_login"))


def test_a_session_cookie_is_forgotten_with_the_browser() -> None:
    browser = Client()
    sign_in(browser, make_account())
    assert browser.cookies["sessionid"]["max-age"] == ""


def test_five_wrong_passwords_lock_one_address_and_no_other() -> None:
    account, other = make_account(), make_account()
    assert [sign_in(Client(), account, "otra clave") for _ in range(5)] == [200] * 5
    assert sign_in(Client(), account) == 200
    assert sign_in(Client(), other) == 302


def test_five_wrong_codes_lock_the_second_factor_and_no_other() -> None:
    people = [make_account(), make_account()]
    secrets = [with_totp(account) for account in people]
    for account in people:
        assert account.person
        make_role(account.person)
    browser, other = Client(), Client()
    assert sign_in(browser, people[0]) == sign_in(other, people[1]) == 302
    page = reverse("mfa_authenticate")
    assert [browser.post(page, {"code": "000000"}).status_code for _ in range(5)] == [200] * 5
    assert browser.post(page, {"code": code_of(secrets[0])}).status_code == 200
    assert not is_in(browser)
    assert other.post(page, {"code": code_of(secrets[1])}).status_code == 302
    assert is_in(other)


def test_a_code_of_the_second_factor_is_good_once() -> None:
    account = make_account()
    assert account.person
    make_role(account.person)
    code = code_of(with_totp(account))
    first, second = Client(), Client()
    for browser in (first, second):
        sign_in(browser, account)
    page = reverse("mfa_authenticate")
    assert first.post(page, {"code": code}).status_code == 302
    assert second.post(page, {"code": code}).status_code == 200
    assert not is_in(second)


@pytest.mark.usefixtures("contexts")
def test_who_is_unknown_and_who_is_mistaken_are_told_the_same() -> None:
    account = make_account()
    sentences = []
    for email in (account.email, "nadie@example.org"):
        typed = {"login": email, "password": "otra clave"}
        answer = Client().post(reverse("account_login"), typed)
        sentences.append((answer.status_code, answer.context["form"].errors.as_text()))
        asked = Client().post(reverse("account_reset_password"), {"email": email})
        sentences.append((asked.status_code, asked["Location"]))
    assert sentences[:2] == sentences[2:]
