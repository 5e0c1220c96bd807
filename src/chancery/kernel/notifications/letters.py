"""How is a notice sent by certified mail, and what follows from what the post says of it?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotFound
from chancery.kernel.identity import access
from chancery.kernel.notifications import actions, means, queries, serving
from chancery.kernel.notifications.means import Means
from chancery.kernel.notifications.models import Letter, LetterEnd, LetterOutcome, Notice, ServedBy


class MailNotOpen(Conflict):
    """Certified mail serves whoever asked for it, at an address where it was not refused before (art. 20.1.2)."""

    code = "certified_mail_not_open"
    sentence = "Por ahora no se puede notificar por correo certificado: {why}."
    next_step = "Use el medio que la página de la notificación señala como el siguiente."


class LetterNotFound(NotFound):
    code = "letter_not_found"
    sentence = "Esta notificación no tiene ese envío."
    next_step = "Vuelva a la notificación para ver los que tiene."


class TrackingTaken(Conflict):
    """One code of the post, one letter."""

    code = "tracking_code_taken"
    sentence = "El código de seguimiento {tracking} ya está registrado para otro envío."
    next_step = "Compruebe el código impreso en la constancia de admisión."


class LetterEnded(Conflict):
    """What the post says of a letter is written down once."""

    code = "letter_ended"
    sentence = "Ya se registró qué pasó con el envío {tracking}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What stands on the receipt of the post."""

    at: datetime
    address: str
    carrier: str
    tracking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What the post gave back: the signed receipt, or the letter."""

    at: datetime
    outcome: LetterOutcome
    received_by: str = ""
    received_document: str = ""
    remark: str = ""


def letter_of(notice: Notice, letter_id: UUID) -> Letter:
    """A letter of a notice that the actor was shown. Raises `LetterNotFound`."""
    found = Letter.objects.filter(pk=letter_id, notice=notice).select_related("notice").first()
    if found is None:
        raise LetterNotFound
    return found


@transaction.atomic
def post(*, notice: Notice, posted: Posted, actor: Actor) -> Letter:
    """Write down that the notice was handed to the post.

    Raises `NotForTheOfficeToServe`, `MailNotOpen`, `TrackingTaken`, `Invalid`, and `RoleMissingHere` at another office.
    """
    access.require(actor, *access.AT_A_COUNTER, office_id=notice.office_id)
    sender_id = access.require_person(actor)
    locked = serving.lock(notice=notice)
    tried = queries.tried(locked)
    if Means.MAIL not in means.open_means(tried):
        raise MailNotOpen(why=_why_not(tried))
    fields = serving.required(posted, "address", "carrier", "tracking")
    if said := serving.untimely(locked, posted.at):
        fields["at"] = [said]
    if fields:
        raise Invalid(fields)
    try:
        with transaction.atomic():
            letter = Letter.objects.create(
                notice=locked,
                posted_at=posted.at,
                address=posted.address,
                carrier=posted.carrier,
                tracking=posted.tracking,
                sender_id=sender_id,
            )
    except IntegrityError as error:
        raise TrackingTaken(tracking=posted.tracking) from error
    serving.record(locked, "post_letter", actor, letter=letter.pk, tracking=letter.tracking, at=posted.at)
    return letter


@transaction.atomic
def end(*, letter: Letter, ended: Ended, actor: Actor) -> LetterEnd:
    """Write down what the post says of a letter; delivered, the notice takes effect on the day it was received (art. 25.2).

    A letter that comes to its end after the notice took effect otherwise is written down all the same, for the record.
    Raises `LetterEnded`, `Invalid`, and `RoleMissingHere` at another office.
    """
    access.require(actor, *access.AT_A_COUNTER, office_id=letter.notice.office_id)
    recorder_id = access.require_person(actor)
    notice = serving.lock_any(notice=letter.notice)
    if LetterEnd.objects.filter(letter=letter).exists():
        raise LetterEnded(tracking=letter.tracking)
    fields: dict[str, list[str]] = {}
    if ended.outcome is LetterOutcome.DELIVERED:
        fields = serving.required(ended, "received_by", "received_document")
    if ended.at > clock.now() or ended.at < letter.posted_at:
        fields["at"] = ["Debe ser posterior al envío y no posterior a este momento."]
    if fields:
        raise Invalid(fields)
    written = LetterEnd.objects.create(
        letter=letter,
        outcome=ended.outcome,
        at=ended.at,
        received_by=ended.received_by,
        received_document=ended.received_document,
        remark=ended.remark,
        recorder_id=recorder_id,
    )
    serving.record(notice, "end_letter", actor, letter=letter.pk, outcome=ended.outcome, at=ended.at)
    if ended.outcome is LetterOutcome.DELIVERED and notice.served_at is None:
        actions.serve_by(notice=notice, at=ended.at, how=ServedBy.LETTER, actor=actor)
    return written


def _why_not(tried: means.Tried) -> str:
    if not tried.asked_for_mail:
        return "la persona no lo pidió (TUO de la Ley 27444, artículo 20.1.2)"
    if tried.is_letter_under_way:
        return "hay un envío del que todavía no se sabe si llegó"
    if tried.is_letter_returned:
        return "el envío anterior volvió de ese domicilio"
    return "no se conoce un domicilio"
