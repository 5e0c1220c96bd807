"""Does a program of a registrar propose what the pages do, and does only another registrar decide it?"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from chancery.contexts.signatories.actions.entries import LARGEST_IMAGE
from chancery.contexts.signatories.models import Authority, Registration, Signatory
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.contexts.signatories.tests import factories
from chancery.contexts.signatories.tests.factories import authority, pem, proposed, signatory, signed_in
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import actions as documents
from chancery.kernel.ledger.models import Entry

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/signatories/"
SUPPORT = {"support": "Oficio 120-2026"}


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.set_to(factories.NOON):
        yield


@pytest.fixture
def registrar() -> Client:
    return signed_in("first", Role.REGISTRAR)


@pytest.fixture
def other() -> Client:
    return signed_in("second", Role.REGISTRAR)


def post(client: Client, path: str, sent: object = None, expected: int = 201) -> Any:
    headers = {"Idempotency-Key": str(uuid4())}
    answer = client.post(f"{ROOT}{path}", sent or {}, "application/json", headers=headers)
    assert answer.status_code == expected, answer.content
    return answer.json()


def image(number: str = "first", content: bytes = factories.PNG) -> str:
    """An image that the registrar handed in before."""
    return str(documents.receive(filename="firma.png", content=content, actor=factories.actor(number)).id)


def test_an_authority_is_entered_once_under_one_that_is_there(registrar: Client) -> None:
    college = authority("Colegio de Notarios", AuthorityKind.OTHER)
    sent = {"name": "Notaría de Prueba", "kind": "notary", "certified_by": str(college.id)}
    made = post(registrar, "authorities", sent)
    assert made["certified_by"] == str(college.id)
    listed = registrar.get(f"{ROOT}authorities", {"text": "notaria prueba"}).json()
    assert [each["id"] for each in listed] == [made["id"]]
    assert post(registrar, "authorities", sent, 409)["code"] == "authority_exists"
    absent = {**sent, "name": "Otra", "certified_by": str(uuid4())}
    assert post(registrar, "authorities", absent, 404)["code"] == "authority_not_registered"
    assert post(registrar, "authorities", {**sent, "name": "Otra", "country": "ZZ"}, 422)["code"] == "invalid"
    assert post(signed_in("officer", Role.OFFICER), "authorities", sent, 403)["code"] == "role_missing"
    assert Authority.objects.count() == 2


def test_a_signature_counts_once_another_registrar_approves_it(registrar: Client, other: Client) -> None:
    sent = {
        **SUPPORT,
        "name": "Ana Prueba Primera",
        "authority": str(authority().id),
        "capacity": "Secretaria General",
        "valid_from": "2024-01-01",
        "last_day": "2027-12-31",
        "signature": image(),
        "seal": "Secretaría General",
    }
    stranger = signed_in("officer", Role.OFFICER)
    assert post(stranger, "", sent, 403)["code"] == "role_missing"
    made = post(registrar, "", sent)
    assert (made["kind"], made["last_day"], made["outcome"]) == ("new_signatory", "2027-12-31", None)
    assert [each["id"] for each in other.get(f"{ROOT}registrations").json()] == [made["id"]]
    assert stranger.get(f"{ROOT}registrations").status_code == 403
    path = f"registrations/{made['id']}/approve"
    assert post(registrar, path, expected=403)["code"] == "four_eyes"
    assert post(stranger, path, expected=403)["code"] == "role_missing"
    assert post(other, path, expected=200)["outcome"] == "approved"
    assert post(other, path, expected=409)["code"] == "already_decided"
    entry = stranger.get(f"{ROOT}{made['signatory']}").json()
    assert (entry["name"], entry["certificates"]) == ("Ana Prueba Primera", [])
    (specimen,) = entry["specimens"]
    assert (specimen["shows_signature"], specimen["shows_seal"]) == (True, False)
    shown = stranger.get(f"{ROOT}specimens/{specimen['id']}/signature")
    assert (shown.status_code, shown["Content-Type"], shown["Cache-Control"]) == (
        200,
        "image/png",
        "no-store",
    )
    assert stranger.get(f"{ROOT}specimens/{specimen['id']}/seal").status_code == 404
    assert signed_in("citizen").get(f"{ROOT}specimens/{specimen['id']}/signature").status_code == 403
    assert Entry.objects.filter(chain=UUID(entry["id"])).count() >= 2
    assert post(registrar, "", {**sent, "signature": image()}, 409)["code"] == "already_registered"


def test_an_image_is_ones_own(registrar: Client) -> None:
    sent = {
        **SUPPORT,
        "name": "A",
        "authority": str(authority().id),
        "capacity": "B",
        "valid_from": "2024-01-01",
    }
    assert post(registrar, "", {**sent, "signature": image("second")}, 404)["code"] == "upload_unknown"
    assert not Signatory.objects.exists()


def test_a_facsimile_is_whole_and_no_larger_than_on_the_page(registrar: Client) -> None:
    sent = {
        **SUPPORT,
        "name": "Ana Prueba",
        "authority": str(authority().id),
        "capacity": "Rectora",
        "valid_from": "2024-01-01",
    }
    for alone in ({"seal": "Rectorado"}, {"seal_image": image()}):
        assert post(registrar, "", {**sent, **alone}, 422)["code"] == "specimen_signature_missing"
    large = image(content=factories.PNG + bytes(LARGEST_IMAGE + 1 - len(factories.PNG)))
    assert post(registrar, "", {**sent, "signature": large}, 422)["code"] == "specimen_too_large"
    fits = image(content=factories.PNG + bytes(LARGEST_IMAGE - len(factories.PNG)))
    refused = post(registrar, "", {**sent, "signature": fits, "seal_image": large}, 422)
    assert list(refused["fields"]) == ["seal_image"]
    assert post(registrar, "", {**sent, "signature": fits, "seal": "Rectorado"})["kind"] == "new_signatory"
    assert post(registrar, "", {**sent, "name": "Luz Prueba"})["kind"] == "new_signatory"


@pytest.mark.parametrize("field", ["valid_from", "last_day"])
def test_a_day_beyond_the_calendars_is_refused(registrar: Client, field: str) -> None:
    sent = {
        **SUPPORT,
        "name": "Ana Prueba",
        "authority": str(authority().id),
        "capacity": "Rectora",
        "valid_from": "2024-01-01",
    }
    for day in ("9999-12-31", "0001-01-01"):
        assert post(registrar, "", {**sent, field: day}, 422)["code"] == "invalid"
    far = {**SUPPORT, "last_day": "9999-12-31"}
    assert post(registrar, f"{signatory().id}/tenure-end", far, 422)["code"] == "invalid"
    assert post(registrar, "", {**sent, "last_day": "2200-12-31"})["last_day"] == "2200-12-31"


def test_a_seal_is_rejected_with_its_reason(registrar: Client, other: Client) -> None:
    sent = {
        **SUPPORT,
        "authority": str(authority().id),
        "seal": "Archivo",
        "seal_image": image(),
        "valid_from": "2020-01-01",
    }
    made = post(registrar, "seals", sent)
    path = f"registrations/{made['id']}/reject"
    assert post(other, path, {"reason": " "}, 422)["code"] == "reason_missing"
    assert post(registrar, path, {"reason": "No"}, 403)["code"] == "four_eyes"
    decided = post(other, path, {"reason": "No es su sello"}, 200)
    assert (decided["outcome"], decided["reason"]) == ("rejected", "No es su sello")
    assert other.get(f"{ROOT}registrations/{made['id']}").json() == decided
    assert other.get(f"{ROOT}registrations").json() == []
    backwards = {**sent, "last_day": "2019-01-01"}
    assert post(registrar, "seals", backwards, 422)["code"] == "period_backwards"


def test_a_post_ends_a_specimen_follows_and_a_certificate_is_revoked(
    registrar: Client, other: Client
) -> None:
    entry = signatory()
    end = post(registrar, f"{entry.id}/tenure-end", {**SUPPORT, "last_day": "2026-06-30"})
    assert end["last_day"] == "2026-06-30"
    again = post(registrar, f"{entry.id}/tenure-end", {**SUPPORT, "last_day": "2026-06-30"}, 409)
    assert again["code"] == "registration_pending"
    later = post(
        registrar, f"{entry.id}/specimens", {**SUPPORT, "signature": image(), "valid_from": "2026-01-01"}
    )
    early = {**SUPPORT, "signature": image(), "valid_from": "2023-01-01"}
    assert post(registrar, f"{entry.id}/specimens", early, 422)["code"] == "specimen_not_later"
    held = post(registrar, f"{entry.id}/certificates", {**SUPPORT, "certificate": pem().decode()})
    bad = {**SUPPORT, "certificate": "nada"}
    assert post(registrar, f"{entry.id}/certificates", bad, 422)["code"] == "certificate_unreadable"
    for each in (end, later, held):
        post(other, f"registrations/{each['id']}/approve", expected=200)
    shown = other.get(f"{ROOT}{entry.id}").json()
    assert (shown["last_day"], len(shown["specimens"])) == ("2026-06-30", 2)
    path = f"certificates/{shown['certificates'][0]['id']}/revocation"
    future = {**SUPPORT, "revoked_at": "2026-09-01T12:00:00Z"}
    assert post(registrar, path, future, 422)["code"] == "revoked_in_future"
    assert post(registrar, path, {**SUPPORT, "revoked_at": "2026-05-01T12:00:00"}, 422)["code"] == "invalid"
    revoked = post(registrar, path, {**SUPPORT, "revoked_at": "2026-05-01T12:00:00Z"})
    post(other, f"registrations/{revoked['id']}/approve", expected=200)
    assert other.get(f"{ROOT}{entry.id}").json()["certificates"][0]["revoked_at"] == "2026-05-01T12:00:00Z"


@pytest.mark.parametrize("path", ["tenure-end", "specimens", "certificates"])
def test_who_is_no_registrar_proposes_nothing(path: str) -> None:
    entry = signatory()
    sent = {**SUPPORT, "last_day": "2026-06-30", "valid_from": "2026-01-01", "certificate": pem().decode()}
    before = Registration.objects.count()
    assert post(signed_in("officer", Role.OFFICER), f"{entry.id}/{path}", sent, 403)["code"] == "role_missing"
    assert post(Client(), f"{entry.id}/{path}", sent, 401)["code"] == "not_authenticated"
    assert Registration.objects.count() == before


def test_what_waits_is_not_seen_by_who_does_not_keep_the_register() -> None:
    waiting = proposed("Ana Prueba")
    officer = signed_in("officer", Role.OFFICER)
    assert officer.get(f"{ROOT}registrations/{waiting.id}").status_code == 403
