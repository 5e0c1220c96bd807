"""Is every form refused that another site sends, and what do single pages tell the browser? Of all: tests/access."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.identity.tests.factories import (
    PASSWORD,
    actor_of,
    make_account,
    make_administrator,
    make_person,
)
from tests.access import matrix, world
from tests.access.routes import routes

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
FOR_PROGRAMS = frozenset(
    {"pagos/aviso", "firmador/parametros", "firmador/firmado/<str:token>", "servicios/Tramite"}
)
"""A program sends these, and proves itself by a signature, a token of its own or a secret: there is no session to abuse."""


def test_a_public_page_may_be_kept_and_ones_own_may_not(client: Client) -> None:
    assert "no-store" not in client.get("/tarifas/").get("Cache-Control", "")
    assert client.get("/cuenta/ingresar/")["Cache-Control"].count("no-store")
    signed_in = browser_of(actor_of(make_person()))
    assert signed_in.get("/tarifas/")["Cache-Control"] == "private, no-store"


def test_every_form_is_refused_without_its_token() -> None:
    """Before its view looks for anything: what is asked for need not be there."""
    refused, passed = [], []
    known = {route.key: route for route in routes()}
    sessions = {
        "anonymous": Client(), "citizen": browser_of(actor_of(make_person())), "administrator": browser_of(make_administrator()),
    }  # fmt: skip
    for key, method in matrix.read():
        route = known[key]
        template = route.address
        if method == "GET" or template.startswith("api/") or template in FOR_PROGRAMS:
            continue
        anything = {
            name.split(":")[-1]: uuid4() if name.startswith("uuid") else 1 for name in route.parameters
        }
        for who, session in sessions.items():
            browser = Client(enforce_csrf_checks=True)
            browser.cookies = session.cookies.copy()
            answer = browser.post(route.at(**anything))
            (refused if answer.status_code == 403 else passed).append((template, who, answer.status_code))
    assert passed == []
    assert len(refused) > 150


def test_the_api_takes_a_session_only_with_the_token_and_from_our_own_pages() -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = browser_of(actor_of(make_person())).cookies
    sent = {"path": "/api/v1/uploads/", "data": {"file": world.file()}}
    headers = {"Idempotency-Key": "una clave cualquiera"}
    assert browser.post(**sent, headers=headers).status_code == 403
    token = "a" * 32
    browser.cookies["csrftoken"] = token
    sent["data"] = {"file": world.file()}
    assert browser.post(**sent, headers={**headers, "X-CSRFToken": token}).status_code == 201
    elsewhere = {
        "Idempotency-Key": "otra clave", "X-CSRFToken": token, "Origin": "https://elsewhere.example"
    }  # fmt: skip
    sent["data"] = {"file": world.file()}
    assert browser.post(**sent, headers=elsewhere).status_code == 403


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(client: Client, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.LANGUAGE_COOKIE_SECURE = True
    account = make_account()
    client.get("/cuenta/ingresar/?idioma=en-gb")
    client.post("/cuenta/ingresar/", {"login": account.email, "password": PASSWORD})
    assert {"sessionid", "csrftoken", "django_language"} <= set(client.cookies)
    for cookie in client.cookies.values():
        if cookie.value and cookie.key != "messages":
            assert (cookie["httponly"], cookie["secure"]) == (True, True), cookie.key
            assert cookie["samesite"] == "Lax", cookie.key


@pytest.mark.parametrize(
    ("address", "is_secure"), [("https://cancilleria.example", True), ("http://127.0.0.1:8000", False)]
)
def test_https_alone_turns_on_what_needs_it(address: str, is_secure: bool) -> None:
    names = (
        "SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE LANGUAGE_COOKIE_SECURE SECURE_HSTS_SECONDS ALLOWED_HOSTS"
    )
    told = subprocess.run(
        [sys.executable, "-c", f"from chancery.config import settings as s\nfor n in '{names}'.split(): print(getattr(s, n))"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "CHANCERY_BASE_URL": address},
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    assert told[:3] == [str(is_secure)] * 3
    assert int(told[3]) == (365 * 24 * 3600 if is_secure else 0)
    assert "testserver" not in told[4]


def test_a_browser_that_came_by_https_is_told_to_come_back_so(client: Client, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 3600
    assert "Strict-Transport-Security" not in client.get("/tarifas/")
    assert client.get("/tarifas/", secure=True)["Strict-Transport-Security"] == "max-age=3600"


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver:80@evil.example", "a b"]
)
def test_a_host_that_is_not_ours_is_refused(client: Client, host: str) -> None:
    for page in ("/", "/cuenta/clave/olvidada/"):
        answer = client.get(page, headers={"host": host})
        assert answer.status_code == 400
        assert "evil.example" not in answer.content.decode()
    assert client.get("/", headers={"x-forwarded-host": host}).status_code == 200


@pytest.mark.parametrize(
    "place", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "https:evil.example"]
)  # fmt: skip
def test_nobody_is_led_away_after_signing_in_or_out(place: str) -> None:
    account = make_account()
    for _ in range(2):
        browser = Client()
        typed = {"login": account.email, "password": PASSWORD, "next": place}
        led = browser.post(f"/cuenta/ingresar/?next={place}", typed)
        assert led.status_code == 302
        assert led["Location"] == "/mi-cuenta/"
        left = browser.post(f"/cuenta/salir/?next={place}", {"next": place})
        assert left["Location"] == "/"


def test_signing_in_leads_back_to_where_one_was() -> None:
    account = make_account()
    typed = {"login": account.email, "password": PASSWORD, "next": "/buzon/"}
    assert Client().post("/cuenta/ingresar/", typed)["Location"] == "/buzon/"
