"""A passkey is enrolled and signs its owner in, in a real Chromium with a virtual authenticator."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from chancery.kernel.base.actor import Role
from chancery.kernel.identity.tests.factories import PASSWORD, make_account, make_role

pytestmark = pytest.mark.django_db(transaction=True)

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="es-PE")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    yield page
    context.close()


def test_an_officer_enrols_a_passkey_and_signs_in_with_it(page: Page, live_server: LiveServer) -> None:
    cache.clear()
    account = make_account()
    assert account.person
    make_role(account.person, Role.OFFICER)
    base = live_server.url.replace("127.0.0.1", "localhost")
    blocked: list[str] = []
    page.on(
        "console",
        lambda message: blocked.append(message.text) if "Content Security" in message.text else None,
    )

    with override_settings(CSRF_TRUSTED_ORIGINS=[base]):
        page.goto(f"{base}/cuenta/ingresar/")
        page.fill("input[name=login]", account.email)
        page.fill("input[name=password]", PASSWORD)
        page.get_by_role("button", name="Ingresar", exact=True).click()
        expect(page).to_have_url(re.compile("/cuenta/factores/"))

        page.goto(f"{base}/cuenta/factores/llaves/agregar/")
        page.fill("input[name=password]", PASSWORD)
        page.locator("main button").first.click()
        page.get_by_label("Passwordless").check(force=True)
        page.click("#mfa_webauthn_add")
        expect(page).to_have_url(re.compile("/cuenta/factores/(codigos|llaves)/$"))

        page.context.clear_cookies()
        page.goto(f"{base}/cuenta/ingresar/")
        page.click("#passkey_login")
        expect(page).to_have_url(f"{base}/mi-cuenta/")
        expect(page.get_by_text("Funcionario evaluador")).to_be_visible()
    assert blocked == []
