"""Does every refusal and every fault have its page, with what to do, and is a bug told once and without names?"""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from chancery.config import urls as real
from chancery.config.logs import JsonLines, NoPersonalData
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal, Unavailable
from chancery.kernel.identity.access import PersonMissing
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.web import errors, problems

pytestmark = pytest.mark.django_db

KINDS: dict[str, type[Refusal]] = {
    "invalid": Invalid,
    "not_found": NotFound,
    "not_allowed": NotAllowed,
    "conflict": Conflict,
    "unavailable": Unavailable,
    "person": PersonMissing,
}


def fail(request: HttpRequest, kind: str) -> HttpResponse:
    if kind == "bug":
        raise ZeroDivisionError("ana@example.org 70112233")
    if kind == "forbidden":
        raise PermissionDenied
    if kind == "fields":
        raise Invalid({"birth_on": ["Escriba una fecha pasada."]})
    if kind == "often":
        return errors.too_many_requests(request)
    raise KINDS[kind]


urlpatterns = [path("falla/<str:kind>", fail), *real.urlpatterns]
handler400, handler403, handler404, handler500 = (
    real.handler400,
    real.handler403,
    real.handler404,
    real.handler500,
)


@pytest.fixture(autouse=True)
def _routes() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@contextmanager
def log_lines() -> Iterator[list[str]]:
    """What would be written to the log."""

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    lines: list[str] = []
    handler = Kept()
    handler.addFilter(NoPersonalData())
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    try:
        yield lines
    finally:
        logging.getLogger().removeHandler(handler)


def citizen() -> Client:
    return browser_of(people.actor_of(people.make_person("Rosa", "Solicitante")))


@pytest.mark.parametrize("kind", ["invalid", "not_found", "not_allowed", "conflict", "unavailable"])
def test_each_kind_of_refusal_has_its_status_and_says_what_to_do(kind: str) -> None:
    answer = citizen().get(f"/falla/{kind}")
    page = answer.content.decode()
    assert answer.status_code == problems.status_of(KINDS[kind]())
    assert str(KINDS[kind]()) in page
    assert KINDS[kind]().advice in page
    assert f'data-refusal="{kind}"' in page
    assert answer["X-Request-Id"] in page


def test_what_is_wrong_with_a_field_is_on_the_page(client: Client) -> None:
    assert "Escriba una fecha pasada." in client.get("/falla/fields").content.decode()


@pytest.mark.parametrize("kind", ["person", "not_allowed"])
def test_a_stranger_is_asked_to_sign_in_where_that_may_help(client: Client, kind: str) -> None:
    answer = client.get(f"/falla/{kind}?x=1")
    assert answer.status_code == 302
    assert answer["Location"] == f"/cuenta/ingresar/?next=/falla/{kind}%3Fx%3D1"


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/no-existe", 404, "No encontramos esa página"),
        ("/falla/forbidden", 403, "No puede hacer esto con su cuenta"),
        ("/falla/often", 429, "Demasiados intentos"),
    ],
)
def test_a_fault_has_its_page(client: Client, address: str, status: int, words: str) -> None:
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == status
    assert words in page
    assert answer["X-Request-Id"] in page


def test_a_host_that_is_not_ours_gets_a_page(client: Client) -> None:
    with log_lines():
        answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "La solicitud no se entiende" in answer.content.decode()


def test_a_form_that_expired_says_that_nothing_was_saved() -> None:
    answer = Client(enforce_csrf_checks=True).post("/verificar/", {"code": "X"})
    assert answer.status_code == 403
    assert "La página caducó" in answer.content.decode()
    assert "No se guardó nada" in answer.content.decode()


def test_a_bug_is_logged_once_with_the_number_that_the_page_shows_and_without_names() -> None:
    with log_lines() as lines:
        answer = Client(raise_request_exception=False).get("/falla/bug")
    assert answer.status_code == 500
    assert "Ocurrió un error de nuestro lado" in answer.content.decode()
    assert len(lines) == 1
    line = json.loads(lines[0])
    assert line["request_id"] in answer.content.decode()
    assert "ZeroDivisionError: <correo> <documento>" in line["traceback"]


def test_no_page_runs_anything_of_its_own(client: Client) -> None:
    answer = client.get("/falla/conflict")
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "style=" not in answer.content.decode()
