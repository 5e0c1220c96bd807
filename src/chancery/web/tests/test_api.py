"""Tokens, scopes, sessions, the shape of every error, and creating once under one key."""

from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from allauth.idp.oidc.models import Client as Program
from allauth.idp.oidc.models import Token
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest
from django.test import Client, override_settings
from django.urls import path
from ninja import NinjaAPI, Schema, Status
from ninja.decorators import decorate_view

from chancery.config.urls import urlpatterns as real_urls
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal, Unavailable
from chancery.kernel.identity import actions
from chancery.kernel.identity.models import Company, IdempotentReply
from chancery.kernel.identity.tests.factories import SYSTEM, make_account
from chancery.web import api as root
from chancery.web.api_auth import actor_from, may
from chancery.web.idempotency import OPENAPI, idempotent

pytestmark = pytest.mark.django_db

KINDS: dict[str, type[Refusal]] = {
    "invalid": Invalid,
    "not_found": NotFound,
    "not_allowed": NotAllowed,
    "conflict": Conflict,
    "unavailable": Unavailable,
}


class New(Schema):
    name: str
    registration: str


trial = NinjaAPI(urls_namespace="trial", docs_url=None)
root.handle_errors(trial)


@trial.post("/companies", response={201: dict[str, str]}, auth=may("cases:write"), openapi_extra=OPENAPI)
@decorate_view(idempotent)
def make(request: HttpRequest, new: New) -> Status[dict[str, str]]:
    assert actor_from(request)
    company = actions.register_company(actor=SYSTEM, **new.dict())
    return Status(201, {"id": str(company.id)})


@trial.get("/fail/{kind}")
def fail(request: HttpRequest, kind: str) -> None:
    if kind == "bug":
        raise ZeroDivisionError
    raise KINDS[kind]


urlpatterns = [*real_urls, path("api/trial/", trial.urls)]


@pytest.fixture(autouse=True)
def _trial_urls() -> Iterator[None]:
    cache.clear()
    with override_settings(ROOT_URLCONF=__name__):
        yield


def program(*scopes: str) -> tuple[Program, str]:
    return actions.register_client(name="Aerolínea", scopes=scopes, actor=SYSTEM)


def ask_token(client: Client, program: Program, secret: str, **more: str) -> Any:
    basic = b64encode(f"{program.id}:{secret}".encode()).decode()
    return client.post(
        "/api/v1/oauth/token",
        {"grant_type": "client_credentials", **more},
        headers={"Authorization": f"Basic {basic}"},
    )


def bearer(client: Client, *scopes: str) -> dict[str, str]:
    answer = ask_token(client, *program(*scopes))
    assert answer.status_code == 200, answer.content
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def company(number: str = "20512333797") -> dict[str, str]:
    return {"name": "Ejemplo S.A.C.", "registration": number}


def post(client: Client, headers: dict[str, str], key: str | None, body: object = None) -> Any:
    sent = headers | ({"Idempotency-Key": key} if key else {})
    return client.post("/api/trial/companies", body or company(), "application/json", headers=sent)


def test_a_program_comes_in_with_its_secret_and_is_known(client: Client) -> None:
    made, secret = program("cases:read")
    assert ask_token(client, made, "otro secreto").status_code == 401
    answer = ask_token(client, made, secret)
    token = answer.json()["access_token"]
    assert not Token.objects.filter(hash=token).exists()
    caller = client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
    assert caller.json() == {"name": "Aerolínea", "kind": "client", "roles": [], "scopes": ["cases:read"]}


def test_a_program_gets_no_scope_it_was_not_given(client: Client) -> None:
    made, secret = program("cases:read", "cases:write")
    narrow = ask_token(client, made, secret, scope="cases:write").json()["access_token"]
    refused = client.get("/api/v1/me", headers={"Authorization": f"Bearer {narrow}"})
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert ask_token(client, made, secret, scope="documents:verify").status_code == 400


def test_a_revoked_program_is_out_at_once(client: Client) -> None:
    made, secret = program("cases:read")
    headers = {"Authorization": f"Bearer {ask_token(client, made, secret).json()['access_token']}"}
    assert client.get("/api/v1/me", headers=headers).status_code == 200
    actions.revoke_client(client=made, reason="fin del convenio", actor=SYSTEM)
    assert client.get("/api/v1/me", headers=headers).status_code == 401
    assert ask_token(client, made, secret).status_code == 401


def test_a_person_comes_in_with_the_session_but_not_beside_a_bad_token(client: Client) -> None:
    account = make_account()
    client.force_login(account)
    assert client.get("/api/v1/me").json()["kind"] == "person"
    answer = client.get("/api/v1/me", headers={"Authorization": "Bearer nothing"})
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")


def test_a_session_changes_nothing_without_the_csrf_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_account())
    assert post(strict, {}, "una-clave-1").status_code == 403
    headers = bearer(Client(), "cases:write")
    assert post(strict, headers, "una-clave-1").status_code == 201


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("invalid", 422),
        ("not_found", 404),
        ("not_allowed", 403),
        ("conflict", 409),
        ("unavailable", 503),
        ("bug", 500),
    ],
)
def test_every_kind_of_refusal_is_a_problem_with_its_status(client: Client, kind: str, status: int) -> None:
    answer = client.get(f"/api/trial/fail/{kind}")
    problem = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert problem["status"] == status
    assert problem["code"] == ("internal_error" if kind == "bug" else kind)
    assert problem["request_id"] == answer["X-Request-Id"]
    assert problem["title"]


def test_unknown_addresses_and_wrong_methods_are_problems_too(client: Client) -> None:
    assert client.get("/api/v1/nothing").json()["code"] == "not_found"
    wrong = client.delete("/api/v1/me")
    assert (wrong.status_code, wrong.json()["code"], wrong["Allow"]) == (405, "method_not_allowed", "GET")


def test_the_document_of_the_api_names_its_scopes(client: Client) -> None:
    document = client.get("/api/v1/openapi.json").json()
    flow = document["components"]["securitySchemes"]["ClientCredentials"]["flows"]["clientCredentials"]
    assert flow["scopes"].keys() == actions.SCOPES.keys()


def test_who_has_the_document_of_the_api_is_not_sent_it_again(client: Client) -> None:
    sent = client.get("/api/v1/openapi.json")
    again = client.get("/api/v1/openapi.json", headers={"If-None-Match": sent["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/v1/openapi.json", headers={"If-None-Match": '"otro"'}).content == sent.content
    assert client.post("/api/v1/openapi.json").status_code == 405


def test_a_body_that_does_not_fit_names_its_fields(client: Client) -> None:
    headers = bearer(client, "cases:write")
    answer = post(client, headers, "una-clave-2", {"name": "x"})
    assert answer.status_code == 422
    assert "new.registration" in answer.json()["fields"]
    assert post(client, headers, "una-clave-2").status_code == 201


def test_one_key_creates_once_and_gets_the_same_answer(client: Client) -> None:
    headers = bearer(client, "cases:write")
    first = post(client, headers, "una-clave-3")
    again = post(client, headers, "una-clave-3")
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert again["Idempotent-Replayed"] == "true"
    assert Company.objects.count() == 1


def test_a_key_belongs_to_one_request_of_one_caller(client: Client) -> None:
    headers = bearer(client, "cases:write")
    assert post(client, headers, None).json()["code"] == "idempotency_key_missing"
    assert post(client, headers, "una-clave-4").status_code == 201
    other = post(client, headers, "una-clave-4", company("20100070970"))
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")
    another_caller = bearer(client, "cases:write")
    assert post(client, another_caller, "una-clave-4", company("20100070970")).status_code == 201


def test_a_refusal_keeps_no_reply(client: Client) -> None:
    headers = bearer(client, "cases:write")
    assert post(client, headers, "una-clave-5", company("20512333798")).json()["code"] == "ruc_invalid"
    assert not IdempotentReply.objects.exists()
    assert post(client, headers, "una-clave-5").status_code == 201


@pytest.mark.django_db(transaction=True)
def test_sixteen_at_once_under_one_key_create_one() -> None:
    headers = bearer(Client(), "cases:write")

    def send(_: int) -> tuple[int, bytes]:
        try:
            answer = post(Client(), headers, "una-clave-6")
            return answer.status_code, answer.content
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(send, range(16)))
    assert len(answers) == 1
    assert next(iter(answers))[0] == 201
    assert Company.objects.count() == 1
