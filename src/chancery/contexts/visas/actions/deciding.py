"""How is a visa decided? Somebody hears the traveller, whoever must be asked is asked, and a consul says yes or no."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from chancery.contexts.stickers import actions as stickers
from chancery.contexts.visas import papers, queries, rules
from chancery.contexts.visas.actions.filing import StayTooLong
from chancery.contexts.visas.actions.sponsors import check_backing
from chancery.contexts.visas.models import (
    Application,
    Cancellation,
    Consultation,
    ConsultationAnswer,
    Decision,
    Finding,
    Interview,
    LabelVoiding,
)
from chancery.contexts.visas.procedures import VISA, State
from chancery.contexts.visas.rules import Category, Criterion, Ground
from chancery.kernel.base import clock, wording
from chancery.kernel.base.actor import Actor, for_the_law, system_actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents import actions as documents
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.travel_documents.seal_contents import MOST_ENTRIES


class CriterionUnanswered(Invalid):
    """Each of the five questions is answered with a reason (D.S. 032-2023-RE, art. 112)."""

    code = "visa_criterion_unanswered"
    sentence = "Falta responder, con su razón, a las cinco preguntas del artículo 112."


class InterviewEmpty(Invalid):
    """What was heard is written down; where nobody was heard, why."""

    code = "visa_interview_empty"
    sentence = "Falta escribir lo que dijo el solicitante, o por qué no se le entrevistó."


class CriteriaUnmet(Conflict):
    """A visa is given by who is sure of all five."""

    code = "visa_criteria_unmet"
    sentence = "No se puede conceder: la evaluación respondió que no a {criteria}."
    next_step = "Deniegue la visa, o haga otra entrevista si la evaluación ya no es cierta."


class AuthorisationMissing(Conflict):
    """Some visas are not the consulate's to give (D.S. 032-2023-RE, arts. 111-112)."""

    code = "visa_authorisation_missing"
    sentence = "Falta la autorización vigente de: {authorities}."
    next_step = "Consulte y espere la respuesta."


class NothingToConsult(Conflict):
    code = "visa_nothing_to_consult"
    sentence = "Esta visa la decide la oficina consular: no hay a quién consultar."
    next_step = "Conceda o deniegue."


class QuestionMissing(Invalid):
    code = "visa_question_missing"
    sentence = "Falta escribir qué se consulta y qué opina la oficina consular."


class ConsultationAnswered(Conflict):
    """An authority answers once."""

    code = "visa_consultation_answered"
    sentence = "Esa consulta ya fue respondida."


class AnswerNumberMissing(Invalid):
    """The visa quotes the number of the paper that authorises it (D.S. 076-2005-RE, art. 370)."""

    code = "visa_answer_number_missing"
    sentence = "Falta el número del documento con que se responde."


class EntriesBeyond(Invalid):
    """A quality gives so many entries, and a decision no more (D.Leg. 1350, art. 29)."""

    code = "visa_entries_beyond"
    sentence = "Con esa calidad se da como máximo esta cantidad de entradas: {most}."
    next_step = "Escriba menos entradas, o deje el campo en blanco para dar todas las de la calidad."


class PassportNoLongerSuffices(Conflict):
    """While the request waited the day of the entry came too near to the end of the passport, or went by."""

    code = "visa_passport_no_longer_suffices"
    sentence = "El pasaporte del expediente {number} ya no vale seis meses desde la entrada."
    next_step = "Deniegue la visa o pida que desistan: hace falta otra solicitud con el pasaporte nuevo."


def interview(
    *,
    application: Application,
    notes: str,
    answers: Mapping[Criterion, tuple[bool, str]],
    actor: Actor,
    waived_because: str = "",
) -> Interview:
    """Record what was heard and the five answers, each with its reason. Raises `InterviewEmpty`, `CriterionUnanswered`."""
    with cases.step(application.case, "interview", actor=actor) as taking:
        if not notes.strip() and not waived_because.strip():
            raise InterviewEmpty({"notes": [InterviewEmpty.sentence]})
        for criterion in Criterion:
            if criterion not in answers or not answers[criterion][1].strip():
                raise CriterionUnanswered({f"reason_{criterion}": [CriterionUnanswered.sentence]})
        held = Interview.objects.create(
            application=application,
            notes=notes.strip(),
            waived_because=waived_because.strip(),
            by_id=access.require_person(actor),
        )
        Finding.objects.bulk_create(
            Finding(interview=held, criterion=criterion, is_met=is_met, reason=reason.strip())
            for criterion, (is_met, reason) in answers.items()
        )
        taking.facts["unmet"] = [each for each in Criterion if not answers[each][0]]
        taking.facts["is_held"] = not held.waived_because
    return held


def consult(*, application: Application, question: str, actor: Actor) -> Consultation:
    """Ask the first authority that must still be asked. Raises `NothingToConsult`, `QuestionMissing`."""
    with cases.step(application.case, "consult", actor=actor) as taking:
        missing = queries.missing_authorities(application)
        if not missing:
            raise NothingToConsult
        if not question.strip():
            raise QuestionMissing({"question": [QuestionMissing.sentence]})
        asked = Consultation.objects.create(
            application=application,
            authority=missing[0],
            office=organisation.office(queries.OFFICES[missing[0]]),
            question=question.strip(),
            by_id=access.require_person(actor),
        )
        taking.facts["authority"] = asked.authority
    return asked


@transaction.atomic
def answer(
    *,
    consultation: Consultation,
    is_authorised: bool,
    number: str,
    actor: Actor,
    answered_on: date | None = None,
    note: str = "",
) -> ConsultationAnswer:
    """Say, for the authority that was asked, whether the visa may be given. Raises `ConsultationAnswered`, `AnswerNumberMissing`."""
    access.require(actor, *queries.ANSWERERS, office_id=consultation.office_id)
    application = consultation.application
    for bar in gate.bars_to(
        application.case, (application.case.applicant_id,), officer_id=access.require_person(actor)
    ):
        raise bar
    if ConsultationAnswer.objects.filter(consultation=consultation).exists():
        raise ConsultationAnswered
    if not number.strip():
        raise AnswerNumberMissing({"number": [AnswerNumberMissing.sentence]})
    step = "authorise" if is_authorised else "deny"
    with cases.step(application.case, step, actor=for_the_law(actor)) as taking:
        taking.facts |= {"authority": consultation.authority, "paper": number.strip()}
        given = ConsultationAnswer.objects.create(
            consultation=consultation,
            is_authorised=is_authorised,
            number=number.strip(),
            answered_on=min(answered_on or clock.today(), clock.today()),
            note=note.strip(),
            by_id=access.require_person(actor),
        )
    application.case.refresh_from_db()
    return given


def grant(
    *, application: Application, actor: Actor, entries: int | None = None, stay_days: int | None = None
) -> Decision:
    """Give the visa and ask for its fee, if there is one: with fewer entries or days than its quality allows where they are named.

    Raises `EntriesBeyond`, `StayTooLong`, `CriteriaUnmet`, `AuthorisationMissing`, `SponsorUnconfirmed`,
    `PassportNoLongerSuffices` and what the tariff raises.
    """
    with cases.step(application.case, "grant", actor=actor) as taking:
        quality = queries.category_of(application)
        given_entries = _entries(quality, entries)
        given_days = _stay(quality, application.days if stay_days is None else stay_days)
        if unmet := queries.unmet_of(queries.interview_of(application)):
            raise CriteriaUnmet(criteria=", ".join(f"{each.value})" for each in unmet))
        if missing := queries.missing_authorities(application):
            raise AuthorisationMissing(authorities=", ".join(each.label for each in missing))
        check_backing(application=application)
        entry = max(application.arrives_on, clock.today())
        if not rules.passport_suffices(application.passport_expires_on, entry):
            raise PassportNoLongerSuffices(number=taking.case.number)
        charge = fees.raise_consular_charge(
            case_id=taking.case.id,
            payer=taking.case.applicant,
            office=taking.case.office,
            wanted=(Wanted(quality.tariff),),
            on=clock.today(),
            free_by=rules.free_by(quality, queries.traveller_of(application), clock.today()),
            actor=actor,
        )
        decision = Decision.objects.create(
            application=application,
            is_granted=True,
            stay_days=given_days,
            entries=given_entries,
            by_id=access.require_person(actor),
        )
        taking.facts |= {
            "category": quality.code,
            "charge": charge.id,
            "stay": decision.stay_days,
            "entries": decision.entries,
        }
    if not charge.is_owed:
        assert VISA.paid_step is not None
        with cases.step(application.case, VISA.paid_step, actor=system_actor("Derecho gratuito")):
            pass
    application.case.refresh_from_db()
    return decision


def refuse(*, application: Application, ground: Ground, reason: str, actor: Actor) -> Decision:
    """Refuse the visa, for good: registered, notified, without appeal (D.Leg. 1350, art. 27.5).

    Who had authorised it is told at once (D.S. 032-2023-RE, art. 113).
    """
    with cases.step(application.case, "refuse", actor=actor, reason=reason) as taking:
        was_authorised = taking.case.state == State.AUTHORISED
        decision = Decision.objects.create(
            application=application,
            is_granted=False,
            ground=ground,
            reason=taking.reason,
            by_id=access.require_person(actor),
        )
        taking.facts["ground"] = ground
        taking.issue(_refusal(application, decision, taking))
        if was_authorised:
            _report(application, decision, actor)
    application.case.refresh_from_db()
    return decision


def cancel(*, application: Application, reason: str, actor: Actor) -> Cancellation:
    """Take back a visa that was granted, from this moment; a label not delivered yet is spoilt."""
    with cases.step(application.case, "cancel", actor=actor, reason=reason) as taking:
        cancelled = Cancellation.objects.create(
            application=application, reason=taking.reason, by_id=access.require_person(actor)
        )
        label = queries.current_label(application)
        if label is not None:
            documents.revoke(document=label.document, reason="Visa cancelada", actor=actor)
            taking.facts["serial"] = label.serial
        if label is not None and taking.case.state != State.DELIVERED:
            stickers.spoil_form(serial=label.serial, reason="Visa cancelada", actor=actor)
            LabelVoiding.objects.create(label=label, reason="Visa cancelada", by_id=cancelled.by_id)
    application.case.refresh_from_db()
    return cancelled


def _entries(quality: Category, wanted: int | None) -> int:
    if wanted is None:
        return quality.entries
    if not rules.allows_entries(quality, wanted):
        most = quality.entries or MOST_ENTRIES
        raise EntriesBeyond({"entries": [EntriesBeyond.sentence.format(most=most)]}, most=most)
    return wanted


def _stay(quality: Category, days: int) -> int:
    if not rules.allows_stay(quality, days):
        raise StayTooLong(
            {"stay_days": [StayTooLong.sentence.format(days=quality.stay_days)]}, days=quality.stay_days
        )
    return days


def _refusal(application: Application, decision: Decision, taking: Taking) -> papers.Refusal:
    today = queries.local_day(taking.case.office)
    return papers.Refusal(
        applicant=taking.case.applicant.full_name,
        traveller=application.traveller,
        case_number=taking.case.number,
        category=queries.category_of(application).label,
        ground=f"{decision.ground_label}.",
        reason=decision.reason,
        final=rules.FINAL,
        place=taking.case.office.city,
        on=today,
        on_words=wording.long_date(today),
    )


def _report(application: Application, decision: Decision, actor: Actor) -> None:
    for consultation in queries.consultations_of(application):
        for officer in identity.officers_at(consultation.office_id, *queries.ANSWERERS):
            notifications.notify(
                recipient=officer,
                subject=f"Se denegó la visa autorizada del expediente {application.case.number}",
                text=f"{application.case.office.name} denegó una visa que su oficina autorizó. "
                f"Motivo: {decision.ground_label}. {decision.reason}",
                case_id=application.case_id,
                takes_effect=False,
                actor=actor,
            )
