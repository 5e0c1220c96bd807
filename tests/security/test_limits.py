"""Who asks too often is told when to come back, and nobody else is."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from pytest_django.fixtures import Settings

from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.documents.models import Document
from chancery.kernel.identity import allowances
from chancery.kernel.identity.models import Allowance
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.identity.tests.factories import actor_of, make_person
from chancery.kernel.procedures import registry
from chancery.web import limits
from tests.access import matrix
from tests.access.routes import routes

pytestmark = pytest.mark.django_db
_addresses = (f"198.18.{n // 250}.{n % 250 + 1}" for n in count())
UNKNOWN_CODE = "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ"


def address() -> str:
    """One from which nobody has asked anything yet."""
    return next(_addresses)


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("x.pdf", b"%PDF-1.7 nada", "application/pdf")


def browser(at: str, client: Client | None = None) -> Client:
    client = client or Client()
    client.defaults["REMOTE_ADDR"] = at
    return client


def citizen(at: str) -> Client:
    return browser(at, browser_of(actor_of(make_person())))


Ask = Callable[[Client], HttpResponse]
ASKED: dict[str, tuple[str, Ask]] = {
    "code": ("guesses", lambda b: b.get(f"/verificar/{UNKNOWN_CODE}")),
    "typed_code": ("guesses", lambda b: b.post("/verificar/", {"code": UNKNOWN_CODE})),
    "paper": ("guesses", lambda b: b.get(f"/verificar/{UNKNOWN_CODE}/documento.pdf")),
    "code_by_program": ("guesses", lambda b: b.get(f"/api/v1/documents/{UNKNOWN_CODE}")),
    "file": ("inspections", lambda b: b.post("/verificar/archivo/", {"file": pdf()})),
    "file_by_program": ("inspections", lambda b: b.post("/api/v1/documents/verify", {"file": pdf()})),
    "register": ("lookups", lambda b: b.post("/apostillas/registro/", {})),
    "register_by_program": (
        "lookups", lambda b: b.post("/api/v1/apostilles/register", {}, "application/json")
    ),
    "signature": ("lookups", lambda b: b.post("/firmas/consulta/", {"name": "Ana Ruiz"})),
    "token": ("tokens", lambda b: b.post("/api/v1/oauth/token", {"grant_type": "client_credentials"})),
    "upload": (
        "uploads",
        lambda b: b.post("/api/v1/uploads/", {"file": pdf()}, headers={"Idempotency-Key": str(uuid4())}),
    ),
    "filing": ("filings", lambda b: b.post("/tramites/apostilla/solicitar", {})),
    "filing_by_program": ("filings", lambda b: b.post("/api/v1/apostilles/", {}, "application/json")),
    "sign_up": ("sign_ups", lambda b: b.post("/cuenta/crear/", {})),
    "password_reset": ("password_resets", lambda b: b.post("/cuenta/clave/olvidada/", {})),
}  # fmt: skip


@pytest.mark.parametrize("what", ASKED)
def test_an_address_over_its_limit_waits_and_another_does_not(what: str, settings: Settings) -> None:
    limit, ask = ASKED[what]
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, limit: "2/10m/address"}
    here, there = browser(address()), browser(address())
    assert 429 not in [ask(here).status_code for _ in range(2)]
    refused = ask(here)
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 300
    assert ask(there).status_code != 429
    with clock.advanced(timedelta(seconds=int(refused["Retry-After"]))):
        assert ask(here).status_code != 429
        assert ask(here).status_code == 429


@pytest.mark.parametrize("what", ["upload", "filing", "filing_by_program"])
def test_an_account_over_its_limit_waits_wherever_it_is_and_another_does_not(
    what: str, settings: Settings
) -> None:
    limit, ask = ASKED[what]
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, limit: "9/10m/address,2/10m/account"}
    here = address()
    one, other = citizen(here), citizen(here)
    assert 429 not in [ask(one).status_code for _ in range(2)]
    assert ask(browser(address(), one)).status_code == 429
    assert ask(other).status_code != 429


def test_the_page_says_when_in_spanish_and_in_english(settings: Settings) -> None:
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "guesses": "1/10m/address"}
    here = browser(address())
    ask = ASKED["code"][1]
    ask(here)
    ask(here)
    spanish = here.get(f"/verificar/{UNKNOWN_CODE}", headers={"Accept-Language": "es"})
    english = here.get(f"/verificar/{UNKNOWN_CODE}", headers={"Accept-Language": "en"})
    assert "Espere 10 minutos: podrá volver a intentarlo a las" in spanish.content.decode()
    assert "Wait 10 minutes: you may try again at" in english.content.decode()


def test_a_program_is_told_by_a_stable_code(settings: Settings) -> None:
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "tokens": "1/10m/address"}
    here = browser(address())
    ask = ASKED["token"][1]
    ask(here)
    refused = ask(here)
    assert refused["Content-Type"] == "application/problem+json"
    told = refused.json()  # type: ignore[attr-defined]
    assert (told["status"], told["code"]) == (429, "too_many_requests")
    assert told["detail"] == f"Vuelva a intentarlo en {refused['Retry-After']} segundos."
    document = Client().get("/api/v1/openapi.json").json()["paths"]
    assert "429" in document["/api/v1/documents/{code}"]["get"]["responses"]
    assert "429" not in document["/api/v1/offices"]["get"]["responses"]


def test_codes_that_exist_cost_nothing_and_stay_open_to_everybody_but_who_guesses(settings: Settings) -> None:
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "guesses": "1/10m/address"}
    paper = factories.issued(factories.ministry()).document
    assert isinstance(paper, Document)
    page = reverse("verification:document", args=[paper.verification_code])
    here, there = browser(address()), browser(address())
    with CaptureQueriesContext(connection) as queries:
        assert {there.get(page).status_code for _ in range(3)} == {200}
    assert not [each["sql"] for each in queries if "allowance" in each["sql"]]
    assert here.get(page).status_code == 200
    assert [ASKED["code"][1](here).status_code for _ in range(2)] == [404, 429]
    assert here.get(page).status_code == 429
    assert there.get(page).status_code == 200


def test_a_limited_request_costs_one_statement_and_a_refused_one_none(settings: Settings) -> None:
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "filings": "2/10m/address,9/10m/account"}
    here = citizen(address())
    ask = ASKED["filing"][1]
    counted = []
    for _ in range(4):
        with CaptureQueriesContext(connection) as queries:
            ask(here)
        counted.append(len([each for each in queries if "allowance" in each["sql"]]))
    assert counted == [1, 1, 2, 0]


@pytest.mark.parametrize(
    ("given", "headers", "found"),
    [
        ({}, {"X-Forwarded-For": "203.0.113.9", "X-Real-Ip": "203.0.113.9"}, "192.0.2.1"),
        ({"ALLAUTH_TRUSTED_PROXY_COUNT": 1}, {"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}, "198.51.100.7"),
        ({"ALLAUTH_TRUSTED_CLIENT_IP_HEADER": "X-Real-Ip"}, {"X-Real-Ip": "198.51.100.7"}, "198.51.100.7"),
        (
            {"ALLAUTH_TRUSTED_CLIENT_IP_HEADER": "X-Real-Ip"},
            {"X-Real-Ip": "2001:db8:1:2:3:4:5:6", "X-Forwarded-For": "203.0.113.9"},
            "2001:db8:1:2::/64",
        ),
        ({"ALLAUTH_TRUSTED_CLIENT_IP_HEADER": "X-Real-Ip"}, {"X-Real-Ip": "::ffff:198.51.100.7"}, "198.51.100.7"),
    ],
)  # fmt: skip
def test_the_clients_address_is_the_peers_unless_a_proxy_of_ours_is_named(
    given: dict[str, object], headers: dict[str, str], found: str, settings: Settings
) -> None:
    for name, value in given.items():
        setattr(settings, name, value)
    answer = browser("192.0.2.1").get("/verificar/", headers=headers)
    assert limits.address_of(answer.wsgi_request) == found  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["", "30", "30/10m", "30/10m/planet", "0/m/address", "5/2d/address"])
def test_a_limit_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        limits.rates(text)


def test_whoever_has_not_asked_for_a_day_is_forgotten() -> None:
    allowances.spend(uses=[("old", allowances.Rate(1, timedelta(minutes=1)))])
    assert allowances.forget_full() == 0
    with clock.advanced(timedelta(days=1, minutes=2)):
        allowances.spend(uses=[("new", allowances.Rate(1, timedelta(minutes=1)))])
        assert allowances.forget_full() == 1
    assert [kept.key for kept in Allowance.objects.all()] == ["new"]


def test_the_table_is_unlogged() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'identity_allowance'")
        assert cursor.fetchone() == ("u",)


def test_every_route_with_a_limit_exists_and_every_filing_has_one(settings: Settings) -> None:
    known = {route.address for route in routes()}
    limited = {route for named in settings.RATE_LIMITED.values() for route in named}
    assert limited <= known
    assert settings.RATE_LIMITED.keys() == settings.RATE_LIMITS.keys()
    assert all(limits.rates(text) for text in settings.RATE_LIMITS.values())
    # What is filed at a window or from a deed's own page begins elsewhere than where one is led to.
    begun = {"counter:choose", "public_deeds:deeds", "consular_accounts:open_month", "identity_cards:home"}
    filing = {
        resolve(reverse(procedure.filing_route)).route
        for procedure in registry.every_version()
        if procedure.filing_route not in begun
    }
    created = {
        route.removeprefix("/")
        for (route, method), row in matrix.read().items()
        if method == "POST" and row["client_of_citizen"] == "201"
    }
    assert filing | created <= limited
