"""What is in a person's mailbox, and when the law takes each notice as served."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound
from chancery.kernel.notifications.models import Consent, Notice, ServedBy, ServiceMode
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import Calendar, Computation, add_working_days, deemed_served

HEAD_OFFICE = "mre"
MAILBOX_PERIOD = "mailbox.acknowledgement"
EMAIL_PERIOD = "lpag.email_acknowledgement"


class NoticeNotFound(NotFound):
    code = "notice_not_found"
    sentence = "Esa notificación no existe en su buzón."
    next_step = "Vuelva a su buzón para ver las que tiene."


@dataclass(frozen=True, slots=True)
class ProofOfService:
    """What the ministry can show about one notice before a judge."""

    notice_id: UUID
    case_id: UUID | None
    recipient: str
    subject: str
    sha256: str
    mode: ServiceMode
    deposited_at: datetime
    alert_address: str
    alert_sent_at: datetime | None
    alert_attempts: int
    opened_at: datetime | None
    served_at: datetime | None
    served_by: ServedBy | None
    needs_personal_since: datetime | None
    computation: Computation | None


def mailbox_of(actor: Actor, *, text: str = "") -> QuerySet[Notice]:
    """The notices left for the person who acts: unread first, then the newest; `text` narrows them."""
    found = Notice.objects.filter(recipient_id=actor.person_id).select_related("office")
    if text:
        found = found.filter(Q(subject__icontains=text) | Q(text__icontains=text))
    is_unread = ExpressionWrapper(Q(opened_at__isnull=True), output_field=BooleanField())
    return found.order_by(is_unread.desc(), "-created_at")


def unread_count(actor: Actor) -> int:
    """How many notices the person who acts has not opened."""
    return Notice.objects.filter(recipient_id=actor.person_id, opened_at__isnull=True).count()


def notice(notice_id: UUID, *, actor: Actor) -> Notice:
    """One of the notices of the person who acts. Raises `NoticeNotFound`."""
    found = Notice.objects.filter(pk=notice_id, recipient_id=actor.person_id).select_related("office").first()
    if found is None:
        raise NoticeNotFound
    return found


def consent_of(actor: Actor, mode: ServiceMode) -> Consent | None:
    """The consent in force of the person who acts."""
    if actor.person_id is None:
        return None
    return Consent.objects.filter(person_id=actor.person_id, mode=mode, withdrawn_at__isnull=True).first()


def mode_for(person_id: UUID) -> ServiceMode:
    """By which way a person is notified today: the mailbox goes before e-mail."""
    given = set(
        Consent.objects.filter(person_id=person_id, withdrawn_at__isnull=True).values_list("mode", flat=True)
    )
    return next(
        (mode for mode in (ServiceMode.MAILBOX, ServiceMode.EMAIL) if mode in given), ServiceMode.NONE
    )


def not_yet_served() -> QuerySet[Notice]:
    """The notices whose time runs: they have a way of taking effect and have not taken it."""
    return Notice.objects.filter(
        takes_effect=True, served_at__isnull=True, needs_personal_since__isnull=True
    ).exclude(mode=ServiceMode.NONE)


def needing_personal_notice() -> QuerySet[Notice]:
    """The notices that have to be taken to the person, oldest first (TUO of Ley 27444, arts. 20.4 and 21)."""
    return Notice.objects.filter(needs_personal_since__isnull=False, served_at__isnull=True).order_by(
        "created_at"
    )


def alert_sent_at(notice: Notice) -> datetime | None:
    """When the mail server took the alert."""
    delivery = getattr(notice, "delivery", None)
    return delivery.sent_at if delivery else None


def calendar_for(notice: Notice) -> Calendar:
    """The working calendar in which the notice's days are counted: its office's, else the ministry's."""
    return organisation.calendar_of(notice.office or organisation.office(HEAD_OFFICE))


def service(notice: Notice) -> Computation | None:
    """The day on which the notice in the mailbox is served, with each day counted; None before the alert went.

    Opened within the period: that day; otherwise the first working day after it (Ley 31736).
    """
    alerted_at = alert_sent_at(notice)
    if notice.mode != ServiceMode.MAILBOX or alerted_at is None:
        return None
    calendar = calendar_for(notice)
    period = organisation.legal_period(MAILBOX_PERIOD, alerted_at.astimezone(calendar.zone).date())
    return deemed_served(alerted_at, calendar, wait=period.amount, acknowledged_at=notice.opened_at)


def acknowledgement_of_email(notice: Notice) -> Computation:
    """The last day on which an e-mail notice may be acknowledged (TUO of Ley 27444, art. 20.4)."""
    calendar = calendar_for(notice)
    told_on = (alert_sent_at(notice) or notice.created_at).astimezone(calendar.zone).date()
    period = organisation.legal_period(EMAIL_PERIOD, told_on)
    return add_working_days(told_on, period.amount, calendar)


def proof_of_service(notice: Notice) -> ProofOfService:
    """What can be shown about one notice: the caller has already seen that the actor may see it."""
    delivery = getattr(notice, "delivery", None)
    return ProofOfService(
        notice_id=notice.pk,
        case_id=notice.case_id,
        recipient=notice.recipient.full_name,
        subject=notice.subject,
        sha256=notice.sha256,
        mode=ServiceMode(notice.mode),
        deposited_at=notice.created_at,
        alert_address=delivery.address if delivery else "",
        alert_sent_at=delivery.sent_at if delivery else None,
        alert_attempts=delivery.attempts if delivery else 0,
        opened_at=notice.opened_at,
        served_at=notice.served_at,
        served_by=ServedBy(notice.served_by) if notice.served_by else None,
        needs_personal_since=notice.needs_personal_since,
        computation=service(notice) if notice.takes_effect else None,
    )
