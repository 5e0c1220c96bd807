"""Which notices are an office's to serve, and what does every attempt ask before and write afterwards?"""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import chains
from chancery.kernel.notifications import queries
from chancery.kernel.notifications.models import Notice


class NotForTheOfficeToServe(Conflict):
    """It may still take effect by the digital way that the person accepted, or it has taken effect."""

    code = "notice_not_for_the_office_to_serve"
    sentence = "Esta notificación no espera que la oficina la entregue: {why}."
    next_step = "Vuelva a la lista de las que están por entregar."


def to_serve(actor: Actor) -> QuerySet[Notice]:
    """The notices that the offices where the actor serves have to serve, the most urgent first. Raises `RoleMissing`."""
    access.require(actor, *access.AT_A_COUNTER)
    return (
        queries.needing_personal_notice()
        .filter(office_id__in=actor.offices(*access.AT_A_COUNTER))
        .select_related("recipient", "office")
    )


def notice_of(notice_id: UUID, *, actor: Actor) -> Notice:
    """One notice of an office where the actor serves, with its way to the person. Raises `RoleMissing`, `NoticeNotFound`."""
    access.require(actor, *access.AT_A_COUNTER)
    found = (
        Notice.objects.filter(pk=notice_id, office_id__in=actor.offices(*access.AT_A_COUNTER))
        .select_related("recipient", "office")
        .first()
    )
    if found is None:
        raise queries.NoticeNotFound
    return found


def running(actor: Actor) -> QuerySet[Notice]:
    """The notices of those offices that may still take effect by a digital way, oldest first. Raises `RoleMissing`."""
    access.require(actor, *access.AT_A_COUNTER)
    return (
        queries.not_yet_served()
        .filter(office_id__in=actor.offices(*access.AT_A_COUNTER))
        .select_related("recipient", "office", "delivery")
        .order_by("created_at")
    )


def lock(*, notice: Notice) -> Notice:
    """The notice, locked after its chain, for the caller to serve it. Raises `NotForTheOfficeToServe`."""
    locked = lock_any(notice=notice)
    if locked.served_at is not None:
        raise NotForTheOfficeToServe(
            why=f"ya surtió efecto el {queries.effective_on(locked, locked.served_at):%d/%m/%Y}"
        )
    if locked.needs_personal_since is None:
        raise NotForTheOfficeToServe(why="todavía puede surtir efecto por el medio que la persona autorizó")
    return locked


def lock_any(*, notice: Notice) -> Notice:
    """The notice, locked after its chain, whatever became of it."""
    ledger.hold(notice.case_id or notice.recipient_id)
    return (
        Notice.objects.select_for_update(of=("self",)).select_related("office", "recipient").get(pk=notice.pk)
    )


def record(notice: Notice, verb: str, actor: Actor, **facts: object) -> None:
    """Write in the notice's chain what was done to serve it."""
    ledger.record(
        chain=chains.for_notes(notice.case_id or notice.recipient_id),
        verb=f"notifications.{verb}",
        actor=actor,
        facts={"notice": notice.pk, **facts},
    )


def required(given: object, *names: str) -> dict[str, list[str]]:
    """What is missing of what was written down, by field."""
    return {name: ["Complete este dato."] for name in names if not str(getattr(given, name)).strip()}


def untimely(notice: Notice, at: datetime) -> str:
    """Why an attempt cannot have been at that moment; empty when it can."""
    if at > clock.now():
        return "No puede ser posterior a este momento."
    return "No puede ser anterior a la notificación." if at < notice.created_at else ""
