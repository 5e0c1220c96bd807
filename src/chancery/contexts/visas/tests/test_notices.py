"""Does a foreigner read what happens to their visa, and is what counts said beneath in Spanish?"""

from typing import Any

import pytest

from chancery.contexts.visas.tests import factories
from chancery.kernel.identity import queries as identity
from chancery.kernel.notifications import jobs
from chancery.kernel.notifications.models import Delivery

pytestmark = pytest.mark.django_db


def mails_of_a_refusal(language: str) -> None:
    """Everything that is written to somebody until their visa is refused."""
    at = factories.world()
    applicant = at.post.applicant
    applicant.language = language
    applicant.save(update_fields=["language"])
    factories.refused(at)
    told = Delivery.objects.filter(notice__recipient=identity.person_of(at.post.citizen))
    for delivery in told.order_by("notice__created_at", "pk"):
        jobs.deliver(delivery_id=str(delivery.pk))


def test_who_reads_english_is_told_of_their_visa_in_english_with_the_spanish_beneath(
    mailoutbox: list[Any],
) -> None:
    mails_of_a_refusal("en-gb")
    first, last = mailoutbox[0], mailoutbox[-1]
    assert first.subject.startswith("We received the visa application V")
    assert last.subject.startswith("The visa of the application V")
    assert last.subject.endswith("was refused")
    english, spanish = last.body.split("In Spanish, which is the text that counts")
    assert "It is final: there is no appeal (Decreto Legislativo 1350, art. 27.5)." in english
    assert "Es definitiva: no procede recurso alguno (Decreto Legislativo 1350, art. 27.5)." in spanish
    assert "La decisión" not in english


def test_who_reads_spanish_is_told_in_spanish_alone(mailoutbox: list[Any]) -> None:
    mails_of_a_refusal("es")
    assert mailoutbox[0].subject.startswith("Recibimos la solicitud de visa V")
    for mail in mailoutbox:
        assert "Qué debe hacer" in mail.body
        assert "Spanish" not in mail.body
