"""The page of the keys by which visas are sealed: two administrators, and what the border is told."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from chancery.kernel.base import clock
from chancery.kernel.documents import sealing
from chancery.kernel.documents.models import SealKeyChange
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
PAGE = "/administracion/llaves-de-sellos/"


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, settings: Settings) -> None:
    settings.KEYS_URL = f"file://{tmp_path}"


@pytest.fixture
def ada() -> Client:
    return browser_of(people.make_administrator())


@pytest.fixture
def eva() -> Client:
    return browser_of(people.make_administrator())


def listed() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = Client().get("/.well-known/visa-seal-keys.json").json()["keys"]
    return found


def shown(browser: Client) -> str:
    return browser.get(PAGE).content.decode()


def decide(browser: Client, decision: str) -> int:
    (change,) = sealing.pending_changes()
    return browser.post(f"{PAGE}propuestas/{change.id}/", {"decision": decision}).status_code


def test_a_key_begins_and_the_list_of_the_border_has_it_before(ada: Client, eva: Client) -> None:
    (old,) = listed()
    assert "Sella ahora" in shown(ada)
    assert ada.post(f"{PAGE}comenzar/", {"begins_on": "2020-01-01"}).status_code == 422
    on = clock.today() + timedelta(days=7)
    assert ada.post(f"{PAGE}comenzar/", {"begins_on": on.isoformat()}).status_code == 302
    assert "Lo propuso usted" in shown(ada)
    assert decide(ada, "approve") == 403
    assert len(listed()) == 1
    assert decide(eva, "approve") == 302
    change = SealKeyChange.objects.get()
    assert [key["certificate"] for key in listed()] == [old["certificate"], change.certificate]
    page = shown(eva)
    assert "Todavía no sella" in page
    assert f"{on:%d/%m/%Y}" in page


def test_a_key_is_revoked_and_the_border_is_told(ada: Client, eva: Client) -> None:
    (old,) = listed()
    assert old["revoked_on"] is None
    revoke, today = f"{PAGE}{old['certificate']}/revocar/", clock.today().isoformat()
    given = {"ground": "compromised", "on": today, "reason": "Se perdió la copia de respaldo"}
    assert ada.get(revoke).status_code == 200
    assert ada.post(revoke, {**given, "reason": ""}).status_code == 422
    assert ada.post(revoke, given).status_code == 302
    assert ada.post(revoke, given).status_code == 422
    assert decide(eva, "decline") == 302
    assert listed() == [old]
    assert ada.post(revoke, given).status_code == 302
    assert decide(eva, "approve") == 302
    assert listed() == [{**old, "revoked_on": today, "compromised": True}]
    page = shown(ada)
    assert "no se sella nada" in page
    assert "Se perdió la copia de respaldo" in page
    assert "Prepare otra llave" in ada.get("/administracion/").content.decode()
    assert Client().get("/.well-known/travel-document-list").status_code == 409
    ada.post(f"{PAGE}comenzar/", {"begins_on": today})
    assert decide(eva, "approve") == 302
    assert "no se sella nada" not in shown(ada)
    assert Client().get("/.well-known/travel-document-list").status_code == 200


def test_it_warns_a_year_before_the_certificate_ends(ada: Client) -> None:
    last = sealing.last_key().key.valid_until
    assert "una visa que se selle hoy puede durar más" not in shown(ada)
    with clock.advanced(last - clock.today() - timedelta(days=365)):
        assert "una visa que se selle hoy puede durar más" in shown(browser_of(people.make_administrator()))


def test_the_page_is_the_administrators(ada: Client) -> None:
    officer = browser_of(people.actor_of(people.make_person()))
    (old,) = listed()
    for address in (PAGE, f"{PAGE}comenzar/", f"{PAGE}{old['certificate']}/revocar/"):
        assert officer.get(address).status_code == 403
        assert ada.get(address).status_code == 200
    assert ada.get(f"{PAGE}1A2B/revocar/").status_code == 404


def test_without_its_keys_the_desk_still_opens(ada: Client, tmp_path: Path) -> None:
    listed()
    (tmp_path / "issuing.key").unlink()
    (tmp_path / "seals.pem").unlink()
    assert "Prepare otra llave" in ada.get("/administracion/").content.decode()
    assert ada.get(PAGE).status_code == 503
