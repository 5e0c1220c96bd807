"""Does a program find what was left for a person, and does only the person open it and say how to be notified?"""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.kernel.base.languages import phrase
from chancery.kernel.notifications import actions
from chancery.kernel.notifications.models import Consent, Notice
from chancery.kernel.organisation.tests import factories as network
from chancery.web.mailbox.tests.test_views import SYSTEM, account, signed_in, told

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/mailbox/"


@pytest.fixture(autouse=True)
def _ministry() -> None:
    network.load()


def post(client: Client, path: str, sent: object = None) -> Any:
    headers = {"Idempotency-Key": str(uuid4())}
    return client.post(f"{ROOT}{path}", sent or {}, "application/json", headers=headers)


def test_what_was_left_is_listed_without_its_text_and_opened_once() -> None:
    rosa = account("A1")
    notice, browser = told(rosa), signed_in(rosa)
    (left,) = browser.get(ROOT).json()
    assert (left["subject"], left["opened_at"]) == (notice.subject, None)
    assert "text" not in left
    assert Notice.objects.get().opened_at is None
    assert browser.get(ROOT, {"q": "nada de eso"}).json() == []
    path = f"{notice.pk}/open"
    assert post(signed_in(account("A2")), path).status_code == 404
    assert post(Client(), path).status_code == 401
    read = post(browser, path).json()
    assert read["text"] == notice.text
    assert read["served_at"] is not None
    assert post(browser, path).json() == read


def test_a_reading_in_another_language_is_beside_what_counts() -> None:
    mei = account("A1")
    assert mei.person is not None
    mei.person.language = "en-gb"
    words = phrase("Recibimos su solicitud {number}", number="VIS-1")
    notice = actions.notify(recipient=mei.person, subject=words, text=words, case_id=None, actor=SYSTEM)
    browser = signed_in(mei)
    (left,) = browser.get(ROOT).json()
    assert (left["subject"], left["reading_language"]) == ("Recibimos su solicitud VIS-1", "en-gb")
    assert left["reading_subject"] == "We received your request VIS-1"
    assert "reading_text" not in left
    read = post(browser, f"{notice.pk}/open").json()
    assert (read["text"], read["reading_text"]) == (left["subject"], left["reading_subject"])


def test_a_way_is_accepted_by_who_read_what_it_means_and_withdrawn() -> None:
    browser = signed_in(account("A1"))
    way: dict[str, object] = {"mode": "mailbox", "is_given": True}
    assert post(browser, "ways", way).json()["code"] == "notification_terms_unread"
    assert post(browser, "ways", {**way, "mode": "none", "has_read": True}).status_code == 422
    assert not Consent.objects.exists()
    given = {
        each["mode"]: each["accepted_at"] for each in post(browser, "ways", {**way, "has_read": True}).json()
    }
    assert given["mailbox"] is not None
    assert (given["email"], given["mail"]) == (None, None)
    assert post(browser, "ways", {**way, "is_given": False}).json() == browser.get(f"{ROOT}ways").json()
    assert post(browser, "ways", {**way, "is_given": False}).status_code == 409
