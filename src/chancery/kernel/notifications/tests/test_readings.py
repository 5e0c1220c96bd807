"""Is a person told things in the language that they want to be written to in, with the Spanish that counts?"""

import json
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import translation

from chancery.kernel.base import clock
from chancery.kernel.base.languages import Words, phrase
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.notifications import actions, jobs, queries
from chancery.kernel.notifications.models import Delivery, Notice, ServiceMode
from chancery.kernel.notifications.tests import factories

pytestmark = pytest.mark.django_db
ENGLISH = "en-gb"
SUBJECT = phrase("Su plazo está por vencer: {title}", title="Recoger el documento")
TEXT = phrase("La solicitud {number} fue denegada", number="VIS-1")
SPANISH_MAIL = """Mei:

Su plazo está por vencer: Recoger el documento

La solicitud VIS-1 fue denegada

Qué debe hacer: ingrese con su cuenta y ábrala en su buzón; así queda constancia de que la recibió.

{address}

--
Ministerio de Relaciones Exteriores. Este mensaje es automático: no responda a esta dirección.
Nunca le pediremos su contraseña ni un pago por correo.
"""
ENGLISH_MAIL = """Mei:

We write to you in English as a courtesy. The text that counts is the one in Spanish, beneath.

Your time is about to run out: Collect the document

The request VIS-1 was refused

What you have to do: sign in with your account and open it in your mailbox; this puts on record that you received it.

{address}

--
Ministry of Foreign Affairs of Peru. This message is automatic: do not reply to this address.
We will never ask you for your password or for a payment by e-mail.

========================================================================
In Spanish, which is the text that counts

"""


def told(
    language: str, *, subject: Words = SUBJECT, text: Words = TEXT, mode: ServiceMode | None = None
) -> Notice:
    with clock.set_to(factories.MONDAY):
        at = factories.world()
        mei = people.make_person("Mei", "Inventada", language=language, telephone="999000111")
        if mode:
            actions.consent(mode=mode, actor=people.actor_of(mei))
        notice = actions.notify(
            recipient=mei, subject=subject, text=text, case_id=None, office=at.office, actor=people.SYSTEM
        )
        jobs.deliver(delivery_id=str(Delivery.objects.get(notice=notice).pk))
    return notice


def address(body: str) -> str:
    return next(line for line in body.splitlines() if line.startswith("http"))


def test_who_reads_english_reads_it_first_and_the_spanish_that_counts_beneath(mailoutbox: list[Any]) -> None:
    notice = told(ENGLISH)
    assert (notice.subject, notice.text) == (
        "Su plazo está por vencer: Recoger el documento",
        "La solicitud VIS-1 fue denegada",
    )
    (mail,) = mailoutbox
    assert mail.subject == "Your time is about to run out: Collect the document"
    assert mail.body.strip() == (ENGLISH_MAIL + SPANISH_MAIL).format(address=address(mail.body)).strip()
    ((html, _),) = mail.alternatives
    assert '<html lang="en-gb">' in html
    english, spanish = html.split('<div lang="es">')
    assert "The request VIS-1 was refused" in english
    assert "La solicitud VIS-1 fue denegada" in spanish
    assert "denegada" not in english


def test_who_reads_spanish_is_written_to_in_it_alone(mailoutbox: list[Any]) -> None:
    notice = told("es")
    assert (notice.reading_language, notice.reading_subject, notice.reading_text) == ("", "", "")
    (mail,) = mailoutbox
    assert mail.body.strip() == SPANISH_MAIL.format(address=address(mail.body)).strip()
    assert '<html lang="es">' in mail.alternatives[0][0]
    assert "Spanish" not in mail.alternatives[0][0]


def test_the_spanish_is_the_same_whatever_language_it_is_said_in() -> None:
    with translation.override(ENGLISH):
        notice = told("es")
    assert notice.text == "La solicitud VIS-1 fue denegada"


def test_what_somebody_wrote_in_spanish_is_announced_in_english(mailoutbox: list[Any]) -> None:
    notice = told(ENGLISH, text="Lo escribió un funcionario.")
    assert notice.reading_language == ""
    english, spanish = mailoutbox[0].body.split("=" * 72)
    assert "What we tell you is written in Spanish: you find it beneath." in english
    assert "Lo escribió un funcionario." in spanish
    assert "Lo escribió un funcionario." not in english


def test_an_alert_says_in_both_what_it_means_and_carries_neither_text(mailoutbox: list[Any]) -> None:
    told(ENGLISH, mode=ServiceMode.MAILBOX)
    english, spanish = mailoutbox[0].body.split("=" * 72)
    assert "within 5 working days" in english
    assert "5 días hábiles" in spanish
    for text in ("was refused", "fue denegada"):
        assert text not in mailoutbox[0].body


def test_the_reading_is_hashed_with_what_counts_and_cannot_be_changed() -> None:
    notice = told(ENGLISH)
    assert json.loads(queries.content_of(notice))["reading"]["text"] == "The request VIS-1 was refused"
    assert "reading" not in json.loads(queries.content_of(told("es")))
    with pytest.raises(DatabaseError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(reading_text="Otherwise")


def test_a_reading_is_found_by_its_own_words() -> None:
    notice = told(ENGLISH)
    recipient = people.actor_of(notice.recipient)
    assert list(queries.mailbox_of(recipient, text="refused")) == [notice]
    assert not queries.mailbox_of(recipient, text="granted").exists()
