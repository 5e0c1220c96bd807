"""What is in a person's mailbox, and when the law takes each notice as served."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Prefetch, Q, QuerySet

from chancery.kernel.base import canonical, clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity.models import Person
from chancery.kernel.notifications import means
from chancery.kernel.notifications.models import (
    Consent,
    Letter,
    LetterOutcome,
    Medium,
    Notice,
    NoticePublication,
    ServedBy,
    ServiceMode,
    Visit,
    VisitOutcome,
)
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import (
    Calendar,
    CalendarTooShort,
    Computation,
    add_working_days,
    deemed_served,
)
from chancery.kernel.organisation.models import Office

# Ready made, as every notice asks it.
_CONSENTED = "SELECT mode FROM notifications_consent WHERE person_id = %s AND withdrawn_at IS NULL"
HEAD_OFFICE = "mre"
MAILBOX_PERIOD = "mailbox.acknowledgement"
EMAIL_PERIOD = "lpag.email_acknowledgement"
NOTIFYING_PERIOD = "lpag.notification"
DIGITAL = (ServiceMode.MAILBOX, ServiceMode.EMAIL)


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
    effective_on: date | None
    effect_norm: str
    needs_personal_since: datetime | None
    computation: Computation | None


def mailbox_of(actor: Actor, *, text: str = "") -> QuerySet[Notice]:
    """The notices left for the person who acts: unread first, then the newest; `text` narrows them."""
    found = Notice.objects.filter(recipient_id=actor.person_id).select_related("office")
    if text:
        found = found.filter(
            Q(subject__icontains=text)
            | Q(text__icontains=text)
            | Q(reading_subject__icontains=text)
            | Q(reading_text__icontains=text)
        )
    is_unread = ExpressionWrapper(Q(opened_at__isnull=True), output_field=BooleanField())
    return found.order_by(is_unread.desc(), "-created_at")


def unread_count(actor: Actor) -> int:
    """How many notices the person who acts has not opened."""
    return Notice.objects.filter(recipient_id=actor.person_id, opened_at__isnull=True).count()


def notice(notice_id: UUID, *, actor: Actor) -> Notice:
    """One of the notices of the person who acts. Raises `NoticeNotFound`."""
    own = Notice.objects.filter(pk=notice_id, recipient_id=actor.person_id)
    found = own.select_related("office", "delivery").first()
    if found is None:
        raise NoticeNotFound
    return found


def last_told(case_id: UUID, *, actor: Actor) -> QuerySet[Notice]:
    """The newest notice of a case to the person who acts: what they were told to do, if they were."""
    if actor.person_id is None:
        return Notice.objects.none()
    told = Notice.objects.filter(case_id=case_id, recipient_id=actor.person_id)
    return told.order_by("-created_at")[:1]


def consent_of(actor: Actor, mode: ServiceMode) -> Consent | None:
    """The consent in force of the person who acts."""
    if actor.person_id is None:
        return None
    return Consent.objects.filter(person_id=actor.person_id, mode=mode, withdrawn_at__isnull=True).first()


def mode_for(person_id: UUID) -> ServiceMode:
    """By which way a person is notified today: the mailbox goes before e-mail, and e-mail before certified mail."""
    with connection.cursor() as cursor:
        cursor.execute(_CONSENTED, [person_id])
        given = {mode for (mode,) in cursor.fetchall()}
    return next((mode for mode in (*DIGITAL, ServiceMode.MAIL) if mode in given), ServiceMode.NONE)


def not_yet_served() -> QuerySet[Notice]:
    """The notices whose time runs: they have a way of taking effect and have not taken it."""
    return Notice.objects.filter(
        takes_effect=True, served_at__isnull=True, needs_personal_since__isnull=True, mode__in=DIGITAL
    )


def needing_personal_notice() -> QuerySet[Notice]:
    """The notices that are an office's to serve, by when they have to be served (TUO of Ley 27444, arts. 20 and 24.1)."""
    return Notice.objects.filter(needs_personal_since__isnull=False, served_at__isnull=True).order_by(
        "needs_personal_since"
    )


def of_case(case_id: UUID) -> QuerySet[Notice]:
    """What was told in a case and takes effect, newest first. The caller has seen that the actor may see it."""
    return (
        Notice.objects.filter(case_id=case_id, takes_effect=True, office__isnull=False)
        .select_related("office")
        .order_by("-created_at")
    )


def every_notice(case_id: UUID, *, recipient_id: UUID | None = None) -> QuerySet[Notice]:
    """Every notice of a case, or those to one person alone: what others were told is not that one's to read."""
    told = Notice.objects.filter(case_id=case_id)
    return told if recipient_id is None else told.filter(recipient_id=recipient_id)


def alert_sent_at(notice: Notice) -> datetime | None:
    """When the mail server took the alert."""
    delivery = getattr(notice, "delivery", None)
    return delivery.sent_at if delivery else None


def calendar_for(notice: Notice) -> Calendar:
    """The working calendar in which the notice's days are counted: its office's, else the ministry's."""
    return organisation.calendar_of(office_of(notice))


def office_of(notice: Notice) -> Office:
    """Whose notice it is: the ministry's where no office is named."""
    return notice.office or organisation.office(HEAD_OFFICE)


def content_of(notice: Notice) -> bytes:
    """What was told, as it is hashed, with the reading in another language where there is one."""
    content = {
        "recipient": notice.recipient_id,
        "subject": notice.subject,
        "text": notice.text,
        "link": notice.link,
        "case": notice.case_id,
    }
    if notice.reading_language:
        content["reading"] = {
            "language": notice.reading_language,
            "subject": notice.reading_subject,
            "text": notice.reading_text,
        }
    return canonical.encode(content)


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


def awaited(notice: Notice) -> Computation:
    """By when a digital way has made the notice served, or has failed to."""
    if notice.mode == ServiceMode.EMAIL:
        return acknowledgement_of_email(notice)
    return service(notice) or due(notice)


def due(notice: Notice) -> Computation:
    """The last day on which the notice should be served (TUO of Ley 27444, art. 24.1), anew once it is the office's (art. 20.4)."""
    calendar = calendar_for(notice)
    start = (notice.needs_personal_since or notice.created_at).astimezone(calendar.zone).date()
    period = organisation.legal_period(NOTIFYING_PERIOD, start)
    return add_working_days(start, period.amount, calendar)


def effective_on(notice: Notice, served_at: datetime) -> date:
    """The day from which it counts: never a day off. Of a year that the calendar lacks, the day itself."""
    calendar = calendar_for(notice)
    served_on = served_at.astimezone(calendar.zone).date()
    try:
        return means.effective_on(served_on, calendar)
    except CalendarTooShort:
        return served_on


def effective_at(notice: Notice, served_at: datetime) -> datetime:
    """The instant itself on a working day, else the beginning of the first one after it."""
    zone = calendar_for(notice).zone
    on = effective_on(notice, served_at)
    return served_at if on == served_at.astimezone(zone).date() else datetime.combine(on, time.min, zone)


def with_attempts(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Each with what `tried` asks of it, for a list of many."""
    return notices.prefetch_related(
        "visits", Prefetch("letters", Letter.objects.select_related("end")), "recipient__consents"
    )


def tried(notice: Notice) -> means.Tried:
    """What is known of the person's domicile, and what became of the visits and letters there."""
    address = notice.recipient.address
    visits = list(notice.visits.all())
    letters = list(notice.letters.all())
    ends = [letter.end for letter in letters if hasattr(letter, "end")]
    was_away = any(visit.outcome != VisitOutcome.NO_ADDRESS for visit in visits)
    return means.Tried(
        has_address=bool(address.strip()) or was_away,
        asked_for_mail=notice.mode == ServiceMode.MAIL or _asks_for_mail(notice.recipient),
        is_not_found=bool(visits)
        and visits[-1].outcome == VisitOutcome.NO_ADDRESS
        and _is_known(visits[-1].address, address),
        is_letter_under_way=len(ends) < len(letters),
        is_letter_returned=bool(ends)
        and ends[-1].outcome != LetterOutcome.DELIVERED
        and _is_known(ends[-1].letter.address, address),
    )


def published(notice: Notice) -> dict[Medium, date]:
    """The last day of publication in each medium, of what was published since the latest flaw was found."""
    rows = _since_flaw(notice.publications.all(), notice)
    return {Medium(each.medium): each.published_on for each in rows}


def on_our_site() -> QuerySet[NoticePublication]:
    """What is published on the ministry's own site: whom it notifies, of which act and by which office, newest first."""
    found = NoticePublication.objects.filter(medium=Medium.WEB, published_on__lte=clock.today())
    return found.select_related("notice__recipient", "notice__office").order_by(
        "-published_on", "-recorded_at"
    )


def visits_that_count(notice: Notice) -> QuerySet[Visit]:
    """The visits made since the latest flaw was found: one that was defective announces no second one."""
    return _since_flaw(notice.visits.all(), notice)


def is_same(one: str, other: str) -> bool:
    """Whether two addresses are the same, case and spaces aside."""
    return one.casefold().split() == other.casefold().split()


def _since_flaw(rows: QuerySet[Any], notice: Notice) -> QuerySet[Any]:
    flaw = notice.flaws.last()
    return rows.filter(recorded_at__gt=flaw.found_at) if flaw is not None else rows


def _asks_for_mail(person: Person) -> bool:
    given = person.consents.all()
    return any(each.mode == ServiceMode.MAIL and each.withdrawn_at is None for each in given)


def _is_known(tried_at: str, address: str) -> bool:
    """Whether an attempt was at the domicile that is known today, or at the only one ever known."""
    return not address.strip() or is_same(tried_at, address)


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
        effective_on=effective_on(notice, notice.served_at) if notice.served_at else None,
        effect_norm=means.EFFECT_NORMS[ServedBy(notice.served_by)] if notice.served_by else "",
        needs_personal_since=notice.needs_personal_since,
        computation=service(notice) if notice.takes_effect else None,
    )
