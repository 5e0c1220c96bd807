"""What does an e-mail of the ministry look like? Plain text and HTML, one layout, never the number of a document.

Who wants to be written to in another language reads it in that one, and beneath it the same in Spanish, which counts.
"""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from chancery.kernel.base.languages import said_in, written_in
from chancery.kernel.notifications.models import Delivery, ServiceMode


def message_of(delivery: Delivery) -> EmailMultiAlternatives:
    """The message of one delivery. A mailbox's alert does not carry the notice: only its recipient opens that."""
    notice = delivery.notice
    language = notice.recipient.language
    subject = said_in(language, lambda: notice.said.subject)
    facts = {
        "languages": written_in(language),
        "notice": notice,
        "name": notice.recipient.given_names,
        "is_alert": notice.mode == ServiceMode.MAILBOX,
        "address": settings.BASE_URL + reverse("mailbox:open_notice", args=[notice.pk]),
    }
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string("notifications/mail.txt", facts),
        to=[delivery.address],
        headers={"Auto-Submitted": "auto-generated", "Message-ID": f"<{delivery.pk}@chancery.invalid>"},
    )
    message.attach_alternative(render_to_string("notifications/mail.html", facts), "text/html")
    return message
