"""A citizen signs in at a real identity provider, and becomes the person of the document it vouches for."""

import json
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import reverse
from tests.node import node_for

from chancery.kernel.base.actor import Actor
from chancery.kernel.identity.models import Account, Person
from chancery.kernel.identity.tests.factories import make_account, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("contexts")]

HERE = Path(__file__).parent
CALLBACK = "http://testserver/cuenta/proveedor/estado/respuesta/"
CLAIMS = {
    "given_name": "Inés",
    "family_name": "Pérez",
    "birthdate": "1990-12-31",
    "document_number": "45678901",
    "email": "ines@example.org",
    "email_verified": True,
}


@pytest.fixture(scope="session")
def node() -> str:
    """The path of node, with the provider's packages installed beside it."""
    return node_for(HERE)


@contextmanager
def provider(node: str, claims: dict[str, object]) -> Iterator[str]:
    """A provider that vouches for `claims`; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [node, "provider.mjs", str(port), CALLBACK, json.dumps(claims)]
    with subprocess.Popen(
        command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout
            assert any(line.startswith("ready") for line in process.stdout)
            issuer = f"http://127.0.0.1:{port}"
            app = {
                "provider_id": "estado", "name": "ID", "client_id": "chancery", "secret": "only-for-tests",
                "settings": {"server_url": issuer},
            }  # fmt: skip
            known = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
            with override_settings(SOCIALACCOUNT_PROVIDERS=known, OIDC_ISSUER=issuer):
                cache.clear()
                yield issuer
        finally:
            process.terminate()


def sign_in(client: Client) -> str:
    """Go to the provider, sign in and consent there, come back; the address where one lands."""
    away = client.post(reverse("openid_connect_login", args=["estado"]))
    assert away.status_code == 302
    with httpx.Client() as browser:
        page = browser.get(away["Location"])
        while not page.headers.get("Location", "").startswith(CALLBACK):
            if page.is_redirect:
                page = browser.get(urljoin(str(page.url), page.headers["Location"]))
                continue
            action = re.search(r'action="([^"]+)"', page.text)
            assert action, page.text
            fields = dict(
                re.findall(r'name="prompt" value="(\w+)"', page.text)
                and [("prompt", re.findall(r'name="prompt" value="(\w+)"', page.text)[0])]
            )
            page = browser.post(
                unescape(action.group(1)), data={**fields, "login": "someone", "password": "x"}
            )
    back = client.get(page.headers["Location"].removeprefix("http://testserver"))
    assert back.status_code == 302, back.content
    return str(back["Location"])


def actor(client: Client) -> Actor:
    return client.get(reverse("account_login")).wsgi_request.actor  # type: ignore[attr-defined,no-any-return]


def test_a_new_citizen_becomes_a_person_by_the_claims_and_is_the_same_the_next_time(
    node: str, client: Client
) -> None:
    with provider(node, CLAIMS):
        assert sign_in(client) == reverse(settings.LOGIN_REDIRECT_URL)
        person = Person.objects.get(document_number="45678901")
        assert (person.full_name, str(person.birth_on)) == ("Inés Pérez", "1990-12-31")
        assert actor(client).person_id == person.id
        other = Client()
        sign_in(other)
        assert actor(other).person_id == person.id
    assert Account.objects.count() == Person.objects.count() == 1


def test_somebody_known_by_an_office_gets_the_account(node: str, client: Client) -> None:
    known = make_person()
    with provider(node, CLAIMS | {"document_number": known.document_number}):
        sign_in(client)
    assert actor(client).person_id == known.id


def test_an_account_is_not_taken_over(node: str, client: Client) -> None:
    account = make_account()
    assert account.person
    with provider(node, CLAIMS | {"document_number": account.person.document_number}):
        assert sign_in(client) == reverse("account_login")
    assert actor(client).person_id is None
    assert Account.objects.count() == EmailAddress.objects.count() == 1


def test_without_the_document_the_form_asks_for_what_is_missing(node: str, client: Client) -> None:
    with provider(node, {name: value for name, value in CLAIMS.items() if name != "document_number"}):
        assert sign_in(client) == reverse("socialaccount_signup")
        page = client.get(reverse("socialaccount_signup"))
        assert page.context["form"].initial["given_names"] == "Inés"
        form = {
            "document_kind": "dni", "document_number": "45678901", "document_country": "PE", "given_names": "Inés",
            "first_surname": "Pérez", "birth_on": "31/12/1990", "email": "ines@example.org", "accepts_privacy": "on",
        }  # fmt: skip
        done = client.post(reverse("socialaccount_signup"), form)
        assert done.status_code == 302, done.context["form"].errors
    assert actor(client).person_id == Person.objects.get(document_number="45678901").id
