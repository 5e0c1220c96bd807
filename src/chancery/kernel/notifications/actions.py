"""How a person is told something, and how it is shown afterwards that the person was told."""

from datetime import datetime, time
from hashlib import sha256
from smtplib import SMTPException
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from chancery.kernel.base import at_once, clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Refusal, Unavailable
from chancery.kernel.base.events import publish
from chancery.kernel.base.languages import Words
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import chains
from chancery.kernel.notifications import queries
from chancery.kernel.notifications.events import NoticeServed
from chancery.kernel.notifications.mail import message_of
from chancery.kernel.notifications.models import (
    Consent,
    Delivery,
    Knowledge,
    Notice,
    ServedBy,
    ServiceMode,
    worded,
)
from chancery.kernel.organisation import dated
from chancery.kernel.organisation.calendars import Computation
from chancery.kernel.organisation.models import Office

TERMS_VERSION = "2026-2"


class ContactMissing(Conflict):
    code = "contact_missing"
    sentence = "Para recibir notificaciones necesitamos su correo electrónico y su teléfono."
    next_step = "Complételos en «Mi cuenta», «Correo para avisos», y vuelva a esta página."


class AddressMissing(Conflict):
    """Certified mail goes to a postal address (TUO of Ley 27444, art. 20.1.2)."""

    code = "postal_address_missing"
    sentence = "Para recibir notificaciones por correo certificado necesitamos su domicilio."
    next_step = "Complételo en «Mi cuenta», «Correo para avisos», y vuelva a esta página."


class ConsentNotGiven(Conflict):
    code = "consent_not_given"
    sentence = "Usted no tiene una autorización vigente para esa forma de notificación."
    next_step = "Revise en su buzón qué formas de notificación autorizó."


class MailNotSent(Unavailable):
    code = "mail_not_sent"
    sentence = "El servidor de correo no aceptó el mensaje. Se intentará otra vez."


@transaction.atomic(savepoint=False)
def notify(
    *,
    recipient: Person,
    subject: Words,
    text: Words,
    case_id: UUID | None,
    link: str = "",
    office: Office | None = None,
    takes_effect: bool = True,
    act_number: str = "",
    is_written_here: bool = False,
    actor: Actor,
) -> Notice:
    """Leave a notice in a person's mailbox and queue the e-mail that announces it.

    It is Spanish, and that counts; words that can be said in the person's own language are kept beside it in that one too.
    It takes effect by the way the person consented to. Without any digital one, the notice is left all the same, and
    is the office's to serve unless it is opened first (art. 27 of the TUO of Ley 27444 cures the defect).
    `takes_effect` is False for a mere reminder, which the law knows nothing of; `act_number` is that of the paper told of.
    `is_written_here` is said by who has the case before them and need not ask which site writes it.
    """
    mode = queries.mode_for(recipient.pk)
    now = clock.now()
    notice = Notice(
        recipient=recipient,
        office=office,
        **worded(recipient.language, subject, text),
        link=link,
        case_id=case_id,
        act_number=act_number,
        mode=mode,
        takes_effect=takes_effect,
        created_at=now,
        needs_personal_since=now if takes_effect and mode not in queries.DIGITAL else None,
    )
    notice.sha256 = sha256(queries.content_of(notice)).hexdigest()
    delivery = Delivery(notice=notice, address=recipient.email) if recipient.email else None
    at_once.add(notice, *([delivery] if delivery else []))
    if delivery:
        app.configure_task("notifications.deliver").defer(delivery_id=str(delivery.pk))
    chain = case_id if is_written_here else None
    _record(notice, "notify", actor, chain=chain, mode=mode.value, sha256=notice.sha256)
    return notice


def deliver(*, delivery_id: UUID, actor: Actor) -> None:
    """Hand the message to the mail server and note what became of it. Raises `MailNotSent`.

    A worker that dies after the server took it sends it again: twice told is better than not told.
    """
    failure: Exception | None = None
    with transaction.atomic():
        deliveries = Delivery.objects.select_for_update(of=("self",)).select_related("notice__recipient")
        delivery = deliveries.get(pk=delivery_id)
        if delivery.sent_at is not None:
            return
        try:
            message_of(delivery).send()
            delivery.sent_at = clock.now()
        except (SMTPException, OSError) as error:
            failure = error
        delivery.attempts += 1
        delivery.last_attempt_at = clock.now()
        delivery.failure = type(failure).__name__ if failure else ""
        delivery.save(update_fields=["attempts", "last_attempt_at", "sent_at", "failure"])
        if delivery.sent_at is not None:
            _record(delivery.notice, "deliver", actor, attempts=delivery.attempts)
    if failure is not None:
        raise MailNotSent from failure


@transaction.atomic
def open_notice(*, notice: Notice, actor: Actor) -> Notice:
    """Note the instant at which the recipient first read it, and what follows from it. Repeating changes nothing.

    Raises `NoticeNotFound` for anybody but the recipient: reading is the acknowledgement.
    """
    locked = _locked(notice)
    if locked.recipient_id != access.require_person(actor):
        raise queries.NoticeNotFound
    if locked.opened_at is not None:
        return locked
    locked.opened_at = clock.now()
    locked.save(update_fields=["opened_at"])
    _record(locked, "open_notice", actor, opened_at=locked.opened_at)
    if locked.served_at is None:
        _serve_opened(locked, actor)
    return locked


@transaction.atomic
@dated.as_they_stand()
def mark_deemed_served(*, notice: Notice, actor: Actor) -> Notice:
    """Take a notice in the mailbox as served once its period has run out (Ley 31736); not before.

    An e-mail without acknowledgement is never deemed served: it is the office's to serve (art. 20.4), and so is what
    lies in a mailbox of which no alert could be sent within the time to notify (art. 24.1).
    """
    locked = _locked(notice)
    if locked.served_at is not None or locked.needs_personal_since is not None:
        return locked
    if locked.opened_at is not None:
        _serve_opened(locked, actor)
    elif locked.mode == ServiceMode.EMAIL:
        _fall_back(locked, queries.acknowledgement_of_email(locked), actor)
    elif queries.alert_sent_at(locked) is None:
        _fall_back(locked, queries.due(locked), actor)
    else:
        _serve_if_lapsed(locked, actor)
    return locked


def serve_by(*, notice: Notice, at: datetime, how: ServedBy, actor: Actor) -> None:
    """Note that a notice, which the caller has locked, took effect by what an office did, or by what the person knows."""
    if not actor.is_system:
        access.require(actor, *access.AT_A_COUNTER, office_id=notice.office_id)
    _serve(notice, at, how, actor)


@transaction.atomic
def note_conduct(*, case_id: UUID, person: Person, doing: str, actor: Actor) -> None:
    """Who acts in a case knows what was told in it: from now on it is well notified (TUO of Ley 27444, art. 27.2).

    The gate of the step has admitted the actor.
    """
    ledger.hold(case_id)
    now = clock.now()
    unserved = Notice.objects.select_for_update(of=("self",)).select_related("office").filter(
        case_id=case_id, recipient=person, takes_effect=True, served_at__isnull=True
    )  # fmt: skip
    for notice in unserved:
        Knowledge.objects.create(
            notice=notice, ground=ServedBy.CONDUCT, known_at=now, account=doing, by=actor.name
        )
        _serve(notice, now, ServedBy.CONDUCT, actor)


@transaction.atomic
def consent(*, mode: ServiceMode, actor: Actor) -> Consent:
    """Accept being notified by one way, under the terms shown. Raises `ContactMissing`, `AddressMissing`."""
    person = Person.objects.select_for_update().get(pk=access.require_person(actor))
    if given := queries.consent_of(actor, mode):
        return given
    if mode is ServiceMode.MAIL and not person.address:
        raise AddressMissing
    if mode in queries.DIGITAL and (
        not person.email or (mode is ServiceMode.MAILBOX and not person.telephone)
    ):
        raise ContactMissing
    given = Consent.objects.create(
        person=person,
        mode=mode,
        terms_version=TERMS_VERSION,
        email=person.email,
        telephone=person.telephone,
    )
    ledger.record(
        chain=person.pk,
        verb="notifications.consent",
        actor=actor,
        facts={"mode": mode.value, "terms": TERMS_VERSION},
    )
    return given


@transaction.atomic
def withdraw(*, mode: ServiceMode, actor: Actor) -> Consent:
    """End a consent for what is notified from now on. Raises `ConsentNotGiven`."""
    Person.objects.select_for_update().get(pk=access.require_person(actor))
    given = queries.consent_of(actor, mode)
    if given is None:
        raise ConsentNotGiven
    given.withdrawn_at = clock.now()
    given.save(update_fields=["withdrawn_at"])
    ledger.record(
        chain=given.person_id, verb="notifications.withdraw", actor=actor, facts={"mode": mode.value}
    )
    return given


def _locked(notice: Notice) -> Notice:
    """The notice, locked, after its chain: a step of its case holds that chain before it looks at the notice."""
    ledger.hold(notice.case_id or notice.recipient_id)
    return (
        Notice.objects.select_for_update(of=("self",)).select_related("office", "recipient").get(pk=notice.pk)
    )


def _serve_opened(notice: Notice, actor: Actor) -> None:
    """Opened: served at that instant, unless the mailbox's period had run out before.

    Reading must not fail because a calendar lacks a year: the sweep then finds the day later.
    """
    if notice.opened_at is None or not notice.takes_effect:
        return
    try:
        with transaction.atomic():
            if notice.mode != ServiceMode.MAILBOX or not _serve_if_lapsed(notice, actor):
                _serve(notice, notice.opened_at, ServedBy.OPENED, actor)
    except Refusal:
        notice.served_at, notice.served_by = None, ""


def _serve_if_lapsed(notice: Notice, actor: Actor) -> bool:
    computation = queries.service(notice)
    if computation is None:
        return False
    zone = queries.calendar_for(notice).zone
    is_opened_in_time = (
        notice.opened_at is not None and notice.opened_at.astimezone(zone).date() <= computation.on
    )
    if is_opened_in_time or clock.today(zone) < computation.on:
        return False
    _serve(notice, datetime.combine(computation.on, time.min, zone), ServedBy.LAPSE, actor)
    return True


def _fall_back(notice: Notice, last: Computation, actor: Actor) -> None:
    """Past the last day, the notice is the office's to serve."""
    if clock.today(queries.calendar_for(notice).zone) > last.on:
        notice.needs_personal_since = clock.now()
        notice.save(update_fields=["needs_personal_since"])
        _record(notice, "need_personal_notice", actor, last_day=last.on)


def _serve(notice: Notice, at: datetime, how: ServedBy, actor: Actor) -> None:
    notice.served_at, notice.served_by = at, how
    notice.save(update_fields=["served_at", "served_by"])
    _record(notice, "serve", actor, served_at=at, served_by=how.value)
    publish(NoticeServed(notice.pk, notice.case_id, queries.effective_at(notice, at)))


def _record(notice: Notice, verb: str, actor: Actor, *, chain: UUID | None = None, **facts: object) -> None:
    ledger.record(
        chain=chain or chains.for_notes(notice.case_id or notice.recipient_id),
        verb=f"notifications.{verb}",
        actor=actor,
        facts={"notice": notice.pk, **facts},
    )
