"""Does a person find, open and prove what was left in the mailbox, and decide how to be notified?"""

import pytest
from django.test import Client

from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.languages import phrase
from chancery.kernel.identity.models import Account, IdentityDocumentKind, Person
from chancery.kernel.notifications import actions
from chancery.kernel.notifications.models import Consent, Notice
from chancery.kernel.organisation.tests import factories as network

SYSTEM = system_actor("Prueba")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ministry() -> None:
    network.load()


def account(number: str) -> Account:
    person = Person.objects.create(
        given_names="Rosa",
        first_surname="Inventada",
        document_kind=IdentityDocumentKind.PASSPORT,
        document_number=number,
        email=f"{number}@example.org",
        telephone="999000111",
    )
    return Account.objects.create_user(f"{number}@example.org", person=person)


def signed_in(who: Account) -> Client:
    client = Client()
    client.force_login(who)
    return client


def told(who: Account) -> Notice:
    assert who.person is not None
    return actions.notify(
        recipient=who.person,
        subject="Observaciones a su solicitud",
        text="Falta la traducción.",
        case_id=None,
        actor=SYSTEM,
    )


def test_the_mailbox_lists_without_reading_and_the_page_reads() -> None:
    rosa = account("P1")
    client = signed_in(rosa)
    assert "Su buzón está vacío" in client.get("/buzon/").content.decode()
    notice = told(rosa)
    listed = client.get("/buzon/", {"q": "traducción"}).content.decode()
    assert "Observaciones a su solicitud" in listed
    assert "Falta la traducción" not in listed
    ahead = client.get(f"/buzon/{notice.pk}/", headers={"Sec-Purpose": "prefetch"})
    notice.refresh_from_db()
    assert (ahead.status_code, notice.opened_at) == (503, None)
    assert "Falta la traducción." in client.get(f"/buzon/{notice.pk}/").content.decode()
    notice.refresh_from_db()
    assert notice.opened_at is not None
    proof = client.get(f"/buzon/{notice.pk}/constancia/").content.decode()
    assert notice.sha256 in proof
    assert "nada" in client.get("/buzon/", {"q": "zzz"}).content.decode().lower()


def test_who_reads_english_finds_the_reading_and_beneath_it_the_text_that_counts() -> None:
    mei = account("P1")
    assert mei.person is not None
    mei.person.language = "en-gb"
    notice = actions.notify(
        recipient=mei.person,
        subject=phrase("La solicitud {number} fue denegada", number="VIS-1"),
        text=phrase(
            "La visa de la solicitud {number} ya no vale: {reason}.",
            number="VIS-1",
            reason="La robaron en Roma",
        ),
        case_id=None,
        actor=SYSTEM,
    )
    client, english = signed_in(mei), {"Accept-Language": "en"}
    listed = client.get("/buzon/", headers=english).content.decode()
    assert 'lang="en-gb">The request VIS-1 was refused</a>' in listed
    assert "fue denegada" not in listed
    assert "La solicitud VIS-1 fue denegada" in client.get("/buzon/").content.decode()
    page = client.get(f"/buzon/{notice.pk}/", headers=english).content.decode()
    assert '<html lang="en-gb"' in page
    reading, spanish = page.split("The text that counts is the one in Spanish:")
    assert "The visa of the application VIS-1 is no longer valid: “La robaron en Roma”." in reading
    assert "La visa de la solicitud VIS-1 ya no vale: La robaron en Roma." in spanish
    assert "Takes effect from" in spanish
    alone = client.get(f"/buzon/{notice.pk}/").content.decode()
    assert "no longer valid" not in alone
    assert "Surte efecto desde" in alone


def test_nobody_else_reads_it() -> None:
    notice = told(account("P1"))
    other = signed_in(account("P2"))
    for page in ("", "constancia/"):
        assert Client().get(f"/buzon/{notice.pk}/{page}").status_code == 302
        assert other.get(f"/buzon/{notice.pk}/{page}").status_code == 404
    notice.refresh_from_db()
    assert notice.opened_at is None


def test_consent_is_given_with_the_terms_read_and_withdrawn_at_will() -> None:
    client = signed_in(account("P1"))
    assert client.get("/buzon/autorizaciones/").status_code == 200
    unread = client.post("/buzon/autorizaciones/", {"mode": "mailbox", "is_given": "si"})
    assert (unread.status_code, Consent.objects.count()) == (422, 0)
    given = client.post("/buzon/autorizaciones/", {"mode": "mailbox", "is_given": "si", "has_read": "on"})
    assert (given.status_code, Consent.objects.filter(withdrawn_at=None).count()) == (302, 1)
    client.post("/buzon/autorizaciones/", {"mode": "mailbox", "is_given": "no"})
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    again = client.post("/buzon/autorizaciones/", {"mode": "mailbox", "is_given": "no"})
    assert again.status_code == 409
