"""How is whoever complained told something? In the mailbox of the account; without one, at the address that was given.

The officers whom it concerns are told in their mailboxes.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse
from procrastinate.contrib.django import app

from chancery.contexts.complaints import papers, queries
from chancery.contexts.complaints.models import Complaint, ComplaintMail, Routing
from chancery.contexts.complaints.rules import Regime
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.languages import Words
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.notifications.models import worded


def tell(complaint: Complaint, *, subject: Words, text: Words, actor: Actor) -> None:
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
            complaint=complaint,
            address=complaint.email,
            created_at=clock.now(),
            **worded(complaint.language, subject, text),
        )
        app.configure_task("complaints.send").defer(mail_id=str(mail.pk))


def tell_officers(
    complaint: Complaint, officers: Iterable[Person], *, subject: str, text: str, actor: Actor
) -> None:
    """Tell who answers for an office."""
    for officer in officers:
        notifications.notify(
            recipient=officer,
            subject=subject,
            text=text,
            case_id=complaint.id,
            takes_effect=False,
            actor=actor,
        )


def ask_report(routing: Routing, *, actor: Actor) -> None:
    """Hand a complaint of delay over to the office complained of, which may report on it (TUO of Ley 27444, art. 169.2)."""
    if routing.regime != Regime.DELAY:
        return
    complaint = routing.complaint
    due, norm = queries.report_due(routing)
    tell_officers(
        complaint,
        identity.officers_at(routing.about_id, *queries.KEEPERS),
        subject=f"Informe sobre la queja {complaint.number}, hasta el {papers.day(due)}",
        text=f"La resuelve {routing.office.name}. Puede presentar su informe hasta el {papers.day(due)} ({norm}).",
        actor=actor,
    )


def unnamed(actor: Actor) -> Actor:
    """Nobody, where the law lets one tell something without a name: the ledger must not know it, nor by which request."""
    return replace(actor, name="Anónimo", request_id="-", person_id=None, client_id=None, roles=())
