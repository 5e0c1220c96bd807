"""How is whoever complained told something? In the mailbox of the account; without one, at the address that was given."""

from dataclasses import replace

from django.urls import reverse
from procrastinate.contrib.django import app

from chancery.contexts.complaints.models import Complaint, ComplaintMail
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.notifications import actions as notifications


def tell(complaint: Complaint, *, subject: str, text: str, actor: Actor) -> None:
    """Tell whoever complained, by whichever way there is one; who left none follows it by number and code."""
    if complaint.person is not None:
        notifications.notify(
            recipient=complaint.person,
            subject=subject,
            text=text,
            case_id=complaint.id,
            link=reverse("complaints:own"),
            takes_effect=False,
            actor=actor,
        )
    elif complaint.email:
        mail = ComplaintMail.objects.create(
            complaint=complaint, subject=subject, text=text, address=complaint.email, created_at=clock.now()
        )
        app.configure_task("complaints.send").defer(mail_id=str(mail.pk))


def unnamed(actor: Actor) -> Actor:
    """Nobody, where the law lets one tell something without a name: the ledger must not know it, nor by which request."""
    return replace(actor, name="Anónimo", request_id="-", person_id=None, client_id=None, roles=())
