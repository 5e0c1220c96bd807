"""Does an officer find what waits for the own signature, launch it, upload it, and read what was said of it?"""

import json
from base64 import b64decode
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives import serialization
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions, queries, signing
from chancery.kernel.documents.models import Document, PendingSignature
from chancery.kernel.documents.tests import own_key
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.web.signing.tests.authority import trusted

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(settings: Settings, tmp_path: Path) -> Iterator[Actor]:
    with trusted(settings, tmp_path):
        yield own_key.officer()[1]


@pytest.fixture
def pending(officer: Actor) -> PendingSignature:
    return own_key.prepared(identity.person_of(officer), officer)


@pytest.fixture
def browser(officer: Actor) -> Client:
    return browser_of(officer)


def pdf(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("firmado.pdf", content, "application/pdf")


def signed(pending: PendingSignature) -> bytes:
    return own_key.signed(own_key.frozen(pending), own_key.certified(pending.signer))


class TestPages:
    def test_what_waits_is_listed_and_then_what_became_of_it(
        self, browser: Client, officer: Actor, pending: PendingSignature
    ) -> None:
        gone = own_key.prepared(pending.signer, officer)
        page = browser.get("/por-firmar/").content.decode()
        assert page.count('name="documento"') == 2
        assert "Últimos resueltos" not in page
        browser.post(f"/por-firmar/{gone.id}/no-firmar", {"reason": "Se rehará"})
        browser.post(f"/por-firmar/{pending.id}/", {"file": pdf(signed(pending))})
        page = browser.get("/por-firmar/").content.decode()
        assert "Nada espera su firma" in page
        assert "Anulado sin firma" in page
        assert "Firmado" in page

    def test_it_is_downloaded_signed_elsewhere_and_uploaded(
        self, browser: Client, pending: PendingSignature
    ) -> None:
        page = f"/por-firmar/{pending.id}/"
        assert browser.get(f"{page}documento.pdf").content == own_key.frozen(pending)
        answer = browser.post(page, {"file": pdf(signed(pending))}, follow=True)
        told = answer.content.decode()
        assert 'data-indication="TOTAL-PASSED"' in told
        assert "Autoridad emisora de demostración, acreditada al firmar: desde" in told
        document = Document.objects.get(number=pending.number)
        assert reverse("verification:document", args=[document.verification_code]) in told

    def test_a_refused_file_is_told_beside_the_field_with_its_report(
        self, browser: Client, pending: PendingSignature
    ) -> None:
        other, _ = own_key.officer("Otilia")
        content = own_key.signed(own_key.frozen(pending), own_key.certified(other))
        answer = browser.post(f"/por-firmar/{pending.id}/", {"file": pdf(content)})
        told = answer.content.decode()
        assert answer.status_code == 422
        assert 'data-finding="other_signer"' in told
        assert "INDETERMINATE</strong> · SIG_CONSTRAINTS_FAILURE" in told
        assert "es de FUNCIONARIA" in told
        for nothing in ({}, {"file": pdf(own_key.frozen(pending))}):
            answer = browser.post(f"/por-firmar/{pending.id}/", nothing)
            assert answer.status_code == 422
            assert "data-finding" not in answer.content.decode()

    def test_a_certifier_that_is_no_longer_accredited_is_told_with_since_when(
        self, browser: Client, pending: PendingSignature
    ) -> None:
        yesterday = clock.now() - timedelta(days=1)
        (signing.key_folder().path / "accreditation.txt").write_text(f"withdrawn {yesterday.isoformat()}\n")
        answer = browser.post(f"/por-firmar/{pending.id}/", {"file": pdf(signed(pending))})
        told = answer.content.decode()
        assert answer.status_code == 422
        assert 'data-finding="not_accredited"' in told
        assert "no estaba acreditado ante INDECOPI cuando se firmó" in told
        assert "no acreditada al firmar: dejó de estarlo" in told

    def test_it_is_given_up_with_a_reason(self, browser: Client, pending: PendingSignature) -> None:
        page = f"/por-firmar/{pending.id}/no-firmar"
        assert browser.post(page, {"reason": ""}).status_code == 422
        assert browser.post(page, {"reason": "Se rehará"}).status_code == 302
        assert "Se rehará" in browser.get(f"/por-firmar/{pending.id}/").content.decode()

    def test_nobody_else_sees_it(self, officer: Actor, pending: PendingSignature) -> None:
        head = people.make_person("Hilda", "Jefa")
        people.make_role(head, Role.SUPERVISOR, pending.office)
        for actor in (own_key.officer("Otilia")[1], people.actor_of(head)):
            stranger = browser_of(actor)
            for page in ("", "documento.pdf", "no-firmar"):
                assert stranger.get(f"/por-firmar/{pending.id}/{page}").status_code == 404
            gone = stranger.post(f"/por-firmar/{pending.id}/no-firmar", {"reason": "No es mía"})
            assert gone.status_code == 404
        assert queries.waiting_for_signature(officer).get() == pending
        citizen = browser_of(people.actor_of(people.make_person()))
        assert citizen.get("/por-firmar/").status_code == 403

    def test_the_component_is_launched_from_a_page_whose_policy_names_it(
        self, browser: Client, pending: PendingSignature, settings: Settings
    ) -> None:
        answer = browser.post("/por-firmar/firmar", {"documento": [str(pending.id), "no es"]})
        told = answer.content.decode()
        assert f'action="{settings.SIGNING_COMPONENT_URL}"' in told
        assert "http://127.0.0.1:48596" in answer["Content-Security-Policy"]
        assert answer["Referrer-Policy"] == "origin"
        assert browser.post("/por-firmar/firmar").status_code == 422


class TestCertificates:
    def test_an_administrator_registers_and_withdraws_one(self, officer: Actor) -> None:
        person = identity.person_of(officer)
        browser = browser_of(people.make_administrator())
        holder = own_key.certified(person, "Olga F.")
        pem = signing.key_folder().certificate(holder).public_bytes(serialization.Encoding.PEM)

        def register(number: str, content: bytes) -> int:
            file = SimpleUploadedFile("olga.pem", content)
            return browser.post(
                "/por-firmar/certificados/", {"document_number": number, "file": file}
            ).status_code

        assert register("00000000", pem) == 422
        assert register(person.document_number, b"nada") == 422
        assert register(person.document_number, pem) == 302
        [registered] = person.own_certificates.all()
        assert registered.sha256 in browser.get("/por-firmar/certificados/").content.decode()
        browser.post(f"/por-firmar/certificados/{registered.id}/retirar")
        assert "Retirado" in browser.get("/por-firmar/certificados/").content.decode()
        assert browser_of(officer).get("/por-firmar/certificados/").status_code == 403

    def test_an_administrator_asks_for_the_list_of_accredited_certifiers(self, officer: Actor) -> None:
        browser, address = browser_of(people.make_administrator()), "/por-firmar/certificados/"
        assert "Todavía no se ha recibido ninguna" in browser.get(address).content.decode()
        told = browser.post(f"{address}lista/actualizar", follow=True).content.decode()
        assert "Rige la lista de entidades acreditadas" in told
        assert "Acreditada</strong> desde el" in told
        assert browser_of(officer).post(f"{address}lista/actualizar").status_code == 403


class TestComponent:
    """The State's public parameters, as a component asks for them."""

    @pytest.fixture
    def launch(self, officer: Actor, pending: PendingSignature) -> dict[str, str]:
        headers = {"Idempotency-Key": str(uuid4())}
        answer = browser_of(officer).post(
            "/api/v1/own-signatures/rounds",
            json.dumps({"ids": [str(pending.id)]}),
            content_type="application/json",
            headers=headers,
        )
        assert answer.status_code == 201
        told = answer.json()
        assert json.loads(b64decode(told["arguments"])) == told["launches"][0]
        found: dict[str, str] = told["launches"][0]
        assert found.keys() == {"param_url", "param_token", "document_extension"}
        return found

    def test_it_fetches_and_brings_back_without_a_session(
        self, client: Client, settings: Settings, launch: dict[str, str], pending: PendingSignature
    ) -> None:
        def path(url: str) -> str:
            assert url.startswith(settings.BASE_URL)
            return url.removeprefix(settings.BASE_URL)

        answer = client.post(path(launch["param_url"]), {"param_token": launch["param_token"]})
        told = json.loads(b64decode(answer.content))
        assert (told["signatureFormat"], told["signatureLevel"], told["bachtOperation"]) == (
            "PAdES",
            "B",
            False,
        )
        assert told["signatureReason"] == f"{pending.title} {pending.number}"
        assert client.get(path(told["documentToSign"])).content == own_key.frozen(pending)
        back = path(told["uploadDocumentSigned"])
        assert client.post(back, {"signed_file": pdf(signed(pending))}).status_code == 201
        assert Document.objects.filter(number=pending.number).exists()
        again = client.post(back, {"signed_file": pdf(signed(pending))})
        assert (again.status_code, again.json()["code"]) == (409, "signing_token_used")
        lost = client.get(path(told["documentToSign"]))
        assert (lost.status_code, lost.json()["code"]) == (409, "signing_token_used")

    def test_without_a_token_it_gets_nothing(self, client: Client, launch: dict[str, str]) -> None:
        assert client.post("/firmador/parametros").json()["code"] == "signing_token_unknown"
        assert client.get("/firmador/documento/x").status_code == 404
        assert client.post("/firmador/firmado/x").status_code == 404


class TestApi:
    def test_what_waits_its_bytes_and_the_signed_file(
        self, browser: Client, pending: PendingSignature
    ) -> None:
        root = "/api/v1/own-signatures"
        [found] = browser.get(f"{root}/").json()
        assert (found["number"], found["state"], found["verification_code"]) == (
            pending.number,
            "waiting",
            None,
        )
        assert browser.get(f"{root}/{pending.id}").json()["report"] is None
        content = browser.get(f"{root}/{pending.id}/file").content
        headers = {"Idempotency-Key": str(uuid4())}
        body = own_key.signed(content, own_key.certified(pending.signer))
        answer = browser.post(f"{root}/{pending.id}/signed", {"file": pdf(body)}, headers=headers)
        assert answer.status_code == 201
        told = answer.json()
        assert (told["state"], told["report"]["indication"]) == ("signed", "TOTAL-PASSED")
        assert told["verification_code"] == pending.verification_code
        assert browser.get(f"{root}/").json() == []

    def test_a_refusal_brings_its_report(self, browser: Client, pending: PendingSignature) -> None:
        other, _ = own_key.officer("Otilia")
        body = own_key.signed(own_key.frozen(pending), own_key.certified(other))
        headers = {"Idempotency-Key": str(uuid4())}
        answer = browser.post(
            f"/api/v1/own-signatures/{pending.id}/signed", {"file": pdf(body)}, headers=headers
        )
        assert (answer.status_code, answer.json()["code"]) == (422, "own_signature_of_other")
        assert answer.json()["report"]["subindication"] == "SIG_CONSTRAINTS_FAILURE"

    def test_it_is_given_up(self, browser: Client, officer: Actor, pending: PendingSignature) -> None:
        answer = browser.post(
            f"/api/v1/own-signatures/{pending.id}/forgo",
            json.dumps({"reason": "Se rehará"}),
            content_type="application/json",
            headers={"Idempotency-Key": str(uuid4())},
        )
        assert answer.json()["state"] == "forgone"
        with pytest.raises(actions.SignatureNotPending):
            actions.launch(pending_ids=[pending.id], actor=officer)
        assert queries.settled_signatures(officer).count() == 1
