"""What does an e-mail of the ministry look like? Plain text and HTML, one layout, never the number of a document."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from chancery.kernel.notifications.models import Delivery, ServiceMode


def message_of(delivery: Delivery) -> EmailMultiAlternatives:
    """The message of one delivery. A mailbox's alert does not carry the notice: only its recipient opens that."""
    notice = delivery.notice
    facts = {
        "notice": notice,
        "name": notice.recipient.given_names,
        "is_alert": notice.mode == ServiceMode.MAILBOX,
        "address": settings.BASE_URL + reverse("mailbox:open_notice", args=[notice.pk]),
    }
    message = EmailMultiAlternatives(
        subject=" ".join(notice.subject.split()),
        body=render_to_string("notifications/mail.txt", facts),
        to=[delivery.address],
        headers={"Auto-Submitted": "auto-generated", "Message-ID": f"<{delivery.pk}@chancery.invalid>"},
    )
    message.attach_alternative(render_to_string("notifications/mail.html", facts), "text/html")
    return message
