"""How do the messages to who has no account leave the building?"""

from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from chancery.contexts.complaints.models import ComplaintMail
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.languages import SPANISH, said_in, written_in
from chancery.kernel.identity import access


def send(*, mail_id: UUID, actor: Actor) -> bool:
    """Hand a message to the mail server and note what became of it; one that it did not take is sent by the sweep."""
    access.require(actor, Role.SYSTEM)
    with transaction.atomic():
        mail = ComplaintMail.objects.select_for_update().get(pk=mail_id)
        if mail.sent_at is not None:
            return True
        language = mail.reading_language or SPANISH
        facts = {
            "mail": mail,
            "languages": written_in(language),
            "address": settings.BASE_URL + reverse("complaints:follow"),
        }
        body = render_to_string("complaints/mail.txt", facts)
        try:
            EmailMessage(
                subject=said_in(language, lambda: mail.said.subject),
                body=body,
                to=[mail.address],
                headers={
                    "Auto-Submitted": "auto-generated",
                    "Message-ID": f"<{mail.pk}@chancery.invalid>",
                },
            ).send()
        except (SMTPException, OSError) as error:
            mail.failure = type(error).__name__
        else:
            mail.sent_at, mail.failure = clock.now(), ""
        mail.attempts += 1
        mail.save(update_fields=["sent_at", "attempts", "failure"])
        return mail.sent_at is not None
