"""What becomes of an entry: it goes to whoever it belongs to, its time is extended, it is answered, and rated."""

from datetime import date

from django.db import transaction

from chancery.contexts.complaints import papers, queries
from chancery.contexts.complaints.actions import _recording, _telling
from chancery.contexts.complaints.models import (
    AnswerNotice,
    Complaint,
    ComplaintAnswer,
    ComplaintExtension,
    Routing,
    Satisfaction,
)
from chancery.contexts.complaints.procedures import ANSWER
from chancery.contexts.complaints.rules import TRACKS, ComplaintOutcome, Regime, ReplyBy
from chancery.kernel.base import clock, wording
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.base.languages import lowered, phrase
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access, bars
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import dated, writers
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

_APPEAL = (
    "Si no está de acuerdo, puede acudir a la Presidencia del Consejo de Ministros o a la Defensoría del Pueblo. "
    "Esta respuesta no es una resolución y no cambia los plazos para apelar."
)
_RESOLVED = "Contra lo resuelto proceden los recursos que señala el TUO de la Ley 27444."


class AlreadyAnswered(Conflict):
    """What was answered is over."""

    code = "complaint_already_answered"
    sentence = "La reclamación {number} ya fue respondida."
    next_step = "Vuelva a abrirla para leer la respuesta."


class SameRouting(Invalid):
    """To send it where it is already changes nothing."""

    code = "complaint_same_routing"
    sentence = "La reclamación ya está en esa oficina como {regime}."
    next_step = "Elija otro régimen u otra oficina."


class ReasonWanting(Invalid):
    """Whoever complained reads why."""

    code = "complaint_reason_missing"
    sentence = "Falta el motivo, que se le comunica a quien presentó la reclamación."
    next_step = "Escriba el motivo."


class ExtensionNotAllowed(Conflict):
    """A period cannot be extended where no norm says so (TUO of Ley 27444, art. 147.1)."""

    code = "complaint_extension_not_allowed"
    sentence = "Ninguna norma vigente permite ampliar el plazo de «{regime}»: es improrrogable (TUO de la Ley 27444, art. 147)."
    next_step = "Responda dentro del plazo."


class AlreadyExtended(Conflict):
    """Once."""

    code = "complaint_already_extended"
    sentence = "El plazo de la reclamación {number} ya se amplió una vez."
    next_step = "Responda dentro del plazo ampliado."


class ExtensionTooLate(Conflict):
    """A period that has ended is not extended."""

    code = "complaint_extension_too_late"
    sentence = "El plazo de la reclamación {number} venció el {due}: ya no se puede ampliar."
    next_step = "Responda cuanto antes; la respuesta tardía también vale."


class AnswerIncomplete(Invalid):
    """An answer says what was found and what was done about it."""

    code = "complaint_answer_incomplete"
    sentence = "La respuesta dice qué se encontró y qué medida se tomó."
    next_step = "Complete los campos señalados."


class LetterNotWanted(Conflict):
    """A letter is sent to who asked for one, once."""

    code = "complaint_letter_not_wanted"
    sentence = "De la reclamación {number} no hay una carta por enviar."
    next_step = "Vuelva a abrirla: dice cómo se comunicó la respuesta."


class LetterIncomplete(Invalid):
    """A letter is known by its number, and was posted on a day that has come."""

    code = "complaint_letter_incomplete"
    sentence = "Faltan el número de la carta o su fecha de envío."
    next_step = "Complete los campos señalados."


class OwnComplaint(NotAllowed):
    """Nobody answers oneself, a spouse or kin (TUO of Ley 27444, art. 99)."""

    code = "complaint_of_ones_own"
    sentence = "No puede responder la reclamación {number}. {bar}."
    next_step = "Pida que la responda otra persona de la oficina, o la jefatura."


class NotYetAnswered(Conflict):
    """What is not answered cannot be rated, nor improved upon."""

    code = "complaint_not_yet_answered"
    sentence = "La reclamación {number} todavía no fue respondida."
    next_step = "Espere la respuesta."


class AlreadyRated(Conflict):
    """Asked once."""

    code = "complaint_already_rated"
    sentence = "Ya nos dijo qué le pareció la respuesta a la reclamación {number}."
    next_step = "Si hay algo nuevo, presente otra reclamación."


class ScoreUnfit(Invalid):
    """From 1 to 5."""

    code = "complaint_score_unfit"
    sentence = "Elija de 1 a 5."
    next_step = "Elija una de las opciones."


@transaction.atomic
@dated.as_they_stand()
def reroute(
    *, complaint: Complaint, regime: Regime, office: Office | None = None, reason: str, actor: Actor
) -> Routing:
    """Send an entry to whoever it belongs to; the day of presentation stays, and the new period counts from it.

    `office` is another one that it is about, where it came to the wrong one. Raises `RoleMissing`, `AlreadyAnswered`,
    `SameRouting`, `ReasonWanting`, `CalendarTooShort`.
    """
    now = _held(complaint)
    access.require(actor, *queries.KEEPERS, office_id=now.office_id)
    _require_waiting(now, complaint)
    if not reason.strip():
        raise ReasonWanting({"reason": [ReasonWanting.next_step]})
    about = office or complaint.office
    routed = queries.routed(regime, about, complaint.presented_on)
    if (regime, routed.office.pk, about.pk) == (now.regime, now.office_id, now.about_id):
        sentence = SameRouting.sentence.format(regime=TRACKS[regime].label.lower())
        raise SameRouting({"regime": [sentence]}, regime=TRACKS[regime].label.lower())
    now.left_at = clock.now()
    now.save(update_fields=["left_at"])
    moved = Routing.objects.create(
        complaint=complaint,
        ordinal=now.ordinal + 1,
        regime=regime,
        office=routed.office,
        about=about,
        amount=routed.period.amount,
        unit=routed.period.unit,
        norm=routed.period.norm,
        due_on=routed.due_on,
        reason=reason.strip(),
        at=clock.now(),
        by=actor.name,
    )
    facts = {
        "from": now.regime,
        "to": regime,
        "office": routed.office.code,
        "about": about.code,
        "due": routed.due_on,
    }
    _recording.record(complaint, "reroute", actor, **facts, reason=reason.strip())
    _telling.tell(
        complaint,
        subject=phrase("Su reclamación {number} pasó a otra oficina", number=complaint.number),
        text=phrase(
            "Por lo que cuenta, corresponde tratarla como {track}. Le responderá {office} a más tardar el {due} ({norm}). Se "
            "conserva la fecha en que la presentó: {presented}. Motivo: {reason}.",
            track=lowered(TRACKS[regime].label),
            office=routed.office.name,
            due=papers.day(routed.due_on),
            norm=routed.period.norm,
            presented=papers.day(complaint.presented_on),
            reason=reason.strip(),
        ),
        actor=actor,
    )
    _telling.ask_report(moved, actor=actor)
    return moved


@transaction.atomic
@dated.as_they_stand()
def extend(*, complaint: Complaint, reason: str, actor: Actor) -> ComplaintExtension:
    """Extend the time to answer once, by what the norm gives on the day of presentation.

    Raises `ExtensionNotAllowed`, `AlreadyExtended`, `ExtensionTooLate`, `ReasonWanting`, `AlreadyAnswered`.
    """
    now = _held(complaint)
    access.require(actor, *queries.answerers(Regime(now.regime)), office_id=now.office_id)
    _require_waiting(now, complaint)
    if not reason.strip():
        raise ReasonWanting({"reason": [ReasonWanting.next_step]})
    if hasattr(now, "extension"):
        raise AlreadyExtended(number=complaint.number)
    if queries.is_late(now):
        raise ExtensionTooLate(number=complaint.number, due=papers.day(now.due_on))
    try:
        period = organisation.legal_period(now.track.extension, complaint.presented_on)
    except organisation.PeriodNotFound:
        raise ExtensionNotAllowed(regime=now.track.label) from None
    extension = ComplaintExtension.objects.create(
        routing=now,
        amount=period.amount,
        unit=period.unit,
        norm=period.norm,
        reason=reason.strip(),
        at=clock.now(),
        by=actor.name,
    )
    now.due_on = queries.due_of(now, presented_on=complaint.presented_on, extra=period.amount).on
    now.save(update_fields=["due_on"])
    _recording.record(complaint, "extend", actor, due=now.due_on, norm=period.norm, reason=extension.reason)
    _telling.tell(
        complaint,
        subject=phrase("Se amplió el plazo para responder su reclamación {number}", number=complaint.number),
        text=phrase(
            "Le responderemos a más tardar el {due} ({norm}). Motivo: {reason}.",
            due=papers.day(now.due_on),
            norm=period.norm,
            reason=extension.reason,
        ),
        actor=actor,
    )
    return extension


@transaction.atomic
@dated.as_they_stand()
def answer(
    *, complaint: Complaint, outcome: ComplaintOutcome, text: str, measure: str, actor: Actor
) -> ComplaintAnswer:
    """Answer, with the measure taken, on a signed paper. Late or not it stands (TUO of Ley 27444, art. 151.3).

    Raises `AnswerIncomplete`, `AlreadyAnswered`, `RoleMissing`, `Unprintable`, `SignerUnavailable`.
    """
    now = _held(complaint)
    access.require(actor, *queries.answerers(Regime(now.regime)), office_id=now.office_id)
    _require_waiting(now, complaint)
    if complaint.person_id is not None:
        officer = access.require_person(actor)
        bar = bars.bar_between(officer_id=officer, person_id=complaint.person_id)
        if bar is not None:
            raise OwnComplaint(number=complaint.number, bar=bar.reason.rstrip("."))
    wrong = {
        name: [sentence]
        for name, said, sentence in (
            ("text", text, "Escriba qué se encontró y qué se responde."),
            ("measure", measure, "Escriba qué medida se tomó, o por qué ninguna."),
        )
        if not said.strip()
    }
    if wrong:
        raise AnswerIncomplete(wrong)
    on = organisation.local_date(now.office)
    facts = papers.Answered(
        complaint_number=complaint.number,
        regime=now.track.label,
        name=complaint.name or "Quien presentó la hoja",
        domicile=complaint.address,
        presented_on=papers.day(complaint.presented_on),
        outcome=outcome.label,
        text=text.strip(),
        measure=measure.strip(),
        norm=now.track.norm,
        appeal=_APPEAL if now.regime in (Regime.COMPLAINT, Regime.SUGGESTION) else _RESOLVED,
        place=now.office.city,
        on_words=wording.long_date(on),
    )
    document = documents.issue(kind=ANSWER, facts=facts, case_id=complaint.id, office=now.office, actor=actor)
    answered = ComplaintAnswer.objects.create(
        complaint=complaint,
        outcome=outcome,
        text=text.strip(),
        measure=measure.strip(),
        document=document,
        answered_on=on,
        due_on=now.due_on,
        at=clock.now(),
        by=actor.name,
    )
    now.answered_at = answered.at
    now.save(update_fields=["answered_at"])
    if complaint.reply_by != ReplyBy.LETTER:
        _note_notice(answered, reference=complaint.email, sent_on=on, actor=actor)
    _recording.record(
        complaint, "answer", actor, outcome=outcome, late=answered.is_late, document=document.number
    )
    _telling.tell(
        complaint,
        subject=phrase("Respondimos su reclamación {number}", number=complaint.number),
        text=phrase(
            "{office} respondió: {outcome}. Lea la respuesta y descargue el documento firmado con el número y la clave de su "
            "hoja, y díganos ahí qué le pareció.",
            office=now.office.name,
            outcome=lowered(outcome.label),
        ),
        actor=actor,
    )
    return answered


@transaction.atomic
def note_letter(*, complaint: Complaint, reference: str, sent_on: date, actor: Actor) -> AnswerNotice:
    """Note that the answer was posted to who asked for a letter. Raises `NotYetAnswered`, `LetterNotWanted`, `LetterIncomplete`."""
    writers.require_lima()
    ledger.hold(complaint.id)
    access.require(actor, *queries.KEEPERS, office_id=queries.current(complaint).office_id)
    answered = queries.answer_of(complaint)
    if answered is None:
        raise NotYetAnswered(number=complaint.number)
    if AnswerNotice.objects.filter(answer=answered).exists():
        raise LetterNotWanted(number=complaint.number)
    wrong: dict[str, list[str]] = {}
    if not reference.strip():
        wrong["reference"] = ["Escriba el número de la carta o de la guía."]
    if not answered.answered_on <= sent_on <= clock.latest_today():
        wrong["sent_on"] = ["Elija una fecha entre la de la respuesta y hoy."]
    if wrong:
        raise LetterIncomplete(wrong)
    noted = _note_notice(answered, reference=reference.strip(), sent_on=sent_on, actor=actor)
    _recording.record(complaint, "note_letter", actor, reference=noted.reference, sent_on=sent_on)
    return noted


@transaction.atomic
def rate(*, complaint: Complaint, score: int, comment: str, actor: Actor) -> Satisfaction:
    """What whoever has number and code, or complained with an account, thinks of the answer. Once.

    Raises `NotYetAnswered`, `AlreadyRated`, `ScoreUnfit`.
    """
    access.allow_anybody(actor)
    ledger.hold(complaint.id)
    if queries.answer_of(complaint) is None:
        raise NotYetAnswered(number=complaint.number)
    if Satisfaction.objects.filter(complaint=complaint).exists():
        raise AlreadyRated(number=complaint.number)
    if not 1 <= score <= 5:
        raise ScoreUnfit({"score": [ScoreUnfit.sentence]})
    given = Satisfaction.objects.create(
        complaint=complaint, score=score, comment=comment.strip(), at=clock.now()
    )
    _recording.record(complaint, "rate", _telling.unnamed(actor), score=score)
    return given


def _note_notice(answered: ComplaintAnswer, *, reference: str, sent_on: date, actor: Actor) -> AnswerNotice:
    return AnswerNotice.objects.create(
        answer=answered,
        how=answered.complaint.reply_by,
        reference=reference,
        sent_on=sent_on,
        at=clock.now(),
        by=actor.name,
    )


def _held(complaint: Complaint) -> Routing:
    """Who answers it now, once nobody else is at it. Raises `WrittenInLima`."""
    writers.require_lima()
    ledger.hold(complaint.id)
    return queries.current(complaint)


def _require_waiting(now: Routing, complaint: Complaint) -> None:
    if now.answered_at is not None:
        raise AlreadyAnswered(number=complaint.number)
