"""Does each kind of refusal reach a person as a page with its status, what happened and what to do?"""

import logging

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation
from lxml import html

from chancery.kernel.base.actor import Channel
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal, Unavailable
from chancery.kernel.identity import queries
from chancery.kernel.identity.checks import DocumentInvalid
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.identity.tests.factories import actor_of, make_person
from chancery.web import errors

pytestmark = pytest.mark.django_db


def page_of(refusal: Refusal) -> HttpResponse | None:
    """The page for somebody who signed in: who did not may be asked to, instead of being refused."""
    request = RequestFactory().get("/")
    request.actor = queries.anonymous_actor(channel=Channel.WEB, request_id="req-1")  # type: ignore[attr-defined]
    request.user = (
        browser_of(actor_of(make_person("Rosa", "Solicitante"))).get("/accesibilidad/").wsgi_request.user
    )
    return errors.RefusalMiddleware(lambda _: HttpResponse()).process_exception(request, refusal)


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(Invalid({"dia": ["Escriba el día."]}), 422), (NotFound(), 404), (NotAllowed(), 403), (Conflict(), 409), (Unavailable(), 503)],
)  # fmt: skip
def test_a_refusal_is_a_page_with_its_sentence_its_advice_and_the_request_s_number(
    refusal: Refusal, status: int
) -> None:
    response = page_of(refusal)
    assert response is not None
    assert response.status_code == status
    page = html.fromstring(response.content.decode())
    text = page.xpath("//main")[0].text_content()
    assert page.xpath("//h1")[0].text_content().strip()
    assert page.xpath("//*[@data-refusal]/@data-refusal") == [refusal.code]
    for said in (str(refusal), refusal.advice, "req-1"):
        assert said in text


def test_what_belongs_to_a_field_is_told_once_and_in_the_language_of_the_page() -> None:
    kind = "Pasaporte"
    refusal = DocumentInvalid({"number": [DocumentInvalid.sentence.format(kind=kind)]}, kind=kind)
    with translation.override("en-gb"):
        response = page_of(refusal)
    assert response is not None
    told = html.fromstring(response.content.decode()).xpath("//main")[0].text_content()
    assert told.count("The number does not fit a document of the kind “Passport”.") == 1
    assert "no corresponde" not in told


def test_what_is_no_refusal_is_left_to_be_a_fault() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert (
        errors.RefusalMiddleware(lambda _: HttpResponse()).process_exception(request, KeyError("x")) is None
    )


def test_an_unknown_page_says_so_with_its_number(client: Client) -> None:
    response = client.get("/nada/")
    assert response.status_code == 404
    text = response.content.decode()
    assert "No encontramos esa página" in text
    assert response["X-Request-Id"] in text


def test_a_form_left_open_too_long_is_explained(client: Client) -> None:
    assert client.post("/verificar/", {"code": ""}).status_code == 200
    response = Client(enforce_csrf_checks=True).post("/verificar/", {"code": ""})
    assert response.status_code == 403
    assert "La página caducó" in response.content.decode()


def test_a_fault_is_logged_once_and_its_page_says_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("45678912")

    monkeypatch.setattr("chancery.web.home.views.registry.published", broken)
    with caplog.at_level(logging.ERROR):
        response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    text = response.content.decode()
    assert response["X-Request-Id"] in text
    assert "45678912" not in text
    assert len([record for record in caplog.records if record.levelno >= logging.ERROR]) == 1


def test_every_page_renounces_what_it_does_not_need(client: Client) -> None:
    for path in ("/", "/nada/", "/api/v1/nada"):
        response = client.get(path)
        policy = response["Content-Security-Policy"]
        assert "unsafe-inline" not in policy
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "camera=()" in response["Permissions-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
