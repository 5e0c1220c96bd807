"""Who is told that something must be done about an exchange? Whoever sent it and the heads of its office, by its number alone."""

from collections.abc import Iterable

from django.urls import reverse

from chancery.contexts.exchanges.models import Incoming, Outgoing
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.notifications import actions as notifications


def tell_senders(sent: Outgoing, subject: str, text: str, actor: Actor) -> None:
    """Leave a notice for who sent a document, and for who heads the office by now: the sender may be away."""
    link = reverse("exchanges:outgoing", args=[sent.pk])
    _tell({sent.sent_by, *_heads(sent)}, subject, text, link, actor)


def tell_desk(came: Incoming, subject: str, text: str, actor: Actor) -> None:
    """Leave a notice for the heads of the desk at which a document came in."""
    _tell(_heads(came), subject, text, reverse("exchanges:incoming", args=[came.pk]), actor)


def _heads(found: Outgoing | Incoming) -> tuple[Person, ...]:
    return identity.officers_at(found.office_id, Role.SUPERVISOR)


def _tell(people: Iterable[Person], subject: str, text: str, link: str, actor: Actor) -> None:
    for person in people:
        notifications.notify(
            recipient=person,
            subject=subject,
            text=text,
            case_id=None,
            link=link,
            takes_effect=False,
            actor=actor,
        )
