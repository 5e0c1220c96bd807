"""How is the holder enrolled at the counter, and matched against the identity register, which may be silent?"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from chancery.contexts.passports import rules
from chancery.contexts.passports.actions._charging import ask_fee
from chancery.contexts.passports.actions.cancelling import note_cancellation
from chancery.contexts.passports.models import Application, Enrolment, IdentityMatch, PhotoAnswer
from chancery.contexts.passports.procedures import PASSPORT, PHOTOGRAPH
from chancery.contexts.passports.rules import Before, CancelGround, Capture, Match, PhotoFault, PhotoQuestion
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role, system_actor
from chancery.kernel.base.days import age_on
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import attachments, gate
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.documents import queries as documents
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway.civil_identity import CivilIdentity, CivilStanding, IdentityNotFound
from chancery.kernel.gateway.models import PendingConsultation
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import fold
from chancery.kernel.notifications import actions as notifications

PURPOSE = "Expedir un pasaporte"


class PhotoUnfit(Invalid):
    """What a machine sees is wrong with the photograph: it is taken again (Doc 9303-3, §3.9)."""

    code = "passport_photo_unfit"
    sentence = "La fotografía no sirve. {faults}."
    next_step = "Tome otra fotografía y vuelva a adjuntarla."


class PhotoUnanswered(Invalid):
    """What no machine sees the officer answers; «no» only with the reason of an exception."""

    code = "passport_photo_unanswered"
    sentence = "Falta responder sobre la fotografía, con la razón de cada «no»."
    next_step = "Si no hay razón para la excepción, tome otra fotografía."


class ExemptionUnexplained(Invalid):
    """Whose prints or signature are not taken has a reason written."""

    code = "passport_exemption_unexplained"
    sentence = "Falta la razón por la que no se tomó: {what}."


class BirthActUnseen(Invalid):
    """Of a minor whom the register does not have the birth act says who it is, and somebody looks at it."""

    code = "passport_birth_act_unseen"
    sentence = "Falta confirmar que vio la partida de nacimiento y que dice lo mismo que la solicitud."


class NotRegistered(Conflict):
    """Who is in no register cannot be told from another: of a minor the birth act stands in for it."""

    code = "passport_not_registered"
    sentence = "No se puede enrolar: RENIEC no tiene a nadie con el DNI {dni}."
    next_step = (
        "Si el DNI está en trámite, espere a que RENIEC lo registre. De un menor, presente la solicitud con su partida "
        "de nacimiento. Si debe viajar antes, tramite un salvoconducto."
    )


class IdentityDiffers(Conflict):
    """The printed data are those of the register, or there is no passport."""

    code = "passport_identity_differs"
    sentence = "No se puede enrolar: {finding}."
    next_step = "Compare los datos con el DNI. Si el error está en RENIEC, debe corregirse allí primero."


@dataclass(frozen=True, slots=True)
class Trait:
    """Whether prints or signature were taken, and why not."""

    capture: Capture
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the register said, or under which id the question waits."""

    finding: Match
    consultation_id: UUID | None = None


def ask_register(
    *, application: Application, actor: Actor, step: str = "enrol", is_act_seen: bool = False
) -> Answered:
    """Compare the holder with the identity register; while it does not answer, the question waits. In no transaction.

    `step` is the one for which it is asked. A minor whom the register does not have yet stands on the birth act that the
    officer saw. Raises `BirthActUnseen`, what `gate.admit` raises and what `gateway.consult_or_defer` does, but for a
    document that nobody has.
    """
    case, procedure = application.case, case_queries.procedure_of(application.case)
    access.require(actor, Role.OFFICER, office_id=case.office_id)
    gate.admit(case, procedure, gate.find(case, procedure, step), actor=actor, reason="")
    on_the_act = Answered(Match.BIRTH_ACT)
    if not application.dni:
        if not is_act_seen:
            raise BirthActUnseen({"is_act_seen": [BirthActUnseen.sentence]})
        return on_the_act
    try:
        found = gateway.consult_or_defer(
            dni=application.dni,
            name=application.holder,
            purpose=f"{PURPOSE} ({case.number})",
            case_id=case.id,
            actor=actor,
        )
    except IdentityNotFound:
        return on_the_act if is_act_seen and application.birth_act else Answered(Match.UNKNOWN)
    if isinstance(found, PendingConsultation):
        return Answered(Match.PENDING, found.id)
    return Answered(_finding(application, found))


def enrol(
    *,
    application: Application,
    photograph: UUID,
    answers: Mapping[PhotoQuestion, tuple[bool, str]],
    fingerprints: Trait,
    signature: Trait,
    answered: Answered,
    actor: Actor,
) -> Enrolment:
    """Take the holder in: photograph, prints, signature, and what the register said; then the fee is asked for.

    What the request declares lost or stolen is cancelled now, if it was not before. A register that is silent does not stop the counter. Raises `PhotoUnfit`, `PhotoUnanswered`,
    `ExemptionUnexplained`, `NotRegistered`, `IdentityDiffers`, and what the tariff raises.
    """
    with cases.step(application.case, "enrol", actor=actor) as taking:
        if answered.finding is Match.UNKNOWN:
            raise NotRegistered(dni=application.dni)
        if not answered.finding.is_enough and answered.finding is not Match.PENDING:
            raise IdentityDiffers(finding=answered.finding.label)
        _check_traits(application, fingerprints, signature)
        _check_answers(answers)
        attachments.hand_in(taking.case, taking.procedure, {PHOTOGRAPH: photograph}, actor)
        upload = documents.own_upload(actor, photograph)
        _check_photograph(documents.content(upload.file_id))
        enrolment = Enrolment.objects.create(
            application=application,
            photograph=upload,
            fingerprints=fingerprints.capture,
            fingerprints_reason=fingerprints.reason.strip(),
            signature=signature.capture,
            signature_reason=signature.reason.strip(),
            by_id=access.require_person(actor),
        )
        PhotoAnswer.objects.bulk_create(
            PhotoAnswer(enrolment=enrolment, about=each, is_met=is_met, reason=reason.strip())
            for each, (is_met, reason) in answers.items()
        )
        _note(application, answered, by_id=enrolment.by_id)
        if Before(application.before).is_gone:
            note_cancellation(
                number=application.before_number,
                ground=CancelGround(application.before),
                reason=application.circumstances,
                holder=application.holder,
                dni=application.dni,
                office=taking.case.office,
                actor=actor,
            )
        charge = ask_fee(taking)
        taking.facts |= {"match": answered.finding, "charge": charge.id}
    if not charge.is_owed:
        assert PASSPORT.paid_step is not None
        with cases.step(application.case, PASSPORT.paid_step, actor=system_actor("Derecho gratuito")):
            pass
    application.case.refresh_from_db()
    return enrolment


def check_identity(*, application: Application, answered: Answered, actor: Actor) -> IdentityMatch:
    """Keep what the register says when it is asked again."""
    with cases.step(application.case, "check_identity", actor=actor) as taking:
        match = _note(application, answered, by_id=access.require_person(actor))
        taking.facts["match"] = answered.finding
    return match


def reconcile(
    *, case_id: UUID, consultation_id: UUID, found: CivilIdentity | None, actor: Actor
) -> IdentityMatch | None:
    """Note what the register said at last; where it contradicts the request, who enrolled is told. Others' answers are passed over."""
    access.require(actor, Role.SYSTEM)
    pending = (
        IdentityMatch.objects.select_related("application__case__office", "by")
        .filter(consultation_id=consultation_id, finding=Match.PENDING, application__case_id=case_id)
        .first()
    )
    if pending is None:
        return None
    application = pending.application
    finding = Match.UNKNOWN if found is None else _finding(application, found)
    match = _note(application, Answered(finding, consultation_id))
    if not finding.is_enough and pending.by is not None:
        notifications.notify(
            recipient=pending.by,
            subject=f"RENIEC no confirma el pasaporte {application.case.number}",
            text=f"{finding.label}. El pasaporte no se personaliza mientras no coincida: compare los datos con el "
            "titular y vuelva a consultar, o deniegue la solicitud.",
            office=application.case.office,
            case_id=case_id,
            actor=actor,
        )
    return match


def _finding(application: Application, found: CivilIdentity) -> Match:
    if found.status is CivilStanding.CANCELLED:
        return Match.CANCELLED
    return Match.CONFIRMED if fold(found.full_name) == fold(application.holder) else Match.DIFFERS


def _note(application: Application, answered: Answered, *, by_id: UUID | None = None) -> IdentityMatch:
    return IdentityMatch.objects.create(
        application=application,
        finding=answered.finding,
        consultation_id=answered.consultation_id,
        by_id=by_id,
    )


def _check_traits(application: Application, fingerprints: Trait, signature: Trait) -> None:
    """Who is too young to sign is exempt by age, and that is reason enough."""
    signs = age_on(application.born_on, clock.today()) >= rules.SIGNING_AGE
    for field, trait, what in (
        ("fingerprints_reason", fingerprints, "las huellas"),
        ("signature_reason", signature, "la firma"),
    ):
        if trait.capture is Capture.EXEMPT and not trait.reason.strip():
            hint = "" if signs or field == "fingerprints_reason" else " (por ejemplo, la edad)"
            told = ExemptionUnexplained.sentence.format(what=f"{what}{hint}")
            raise ExemptionUnexplained({field: [told]}, what=f"{what}{hint}")


def _check_answers(answers: Mapping[PhotoQuestion, tuple[bool, str]]) -> None:
    for each in PhotoQuestion:
        is_met, reason = answers.get(each, (False, ""))
        if not is_met and not reason.strip():
            raise PhotoUnanswered({f"reason_{each}": [PhotoUnanswered.sentence]})


def _check_photograph(content: bytes) -> None:
    faults: tuple[PhotoFault, ...] = rules.inspect(content, clock.today())
    if faults:
        told = " ".join(fault.sentence for fault in faults).removesuffix(".")
        raise PhotoUnfit({"photograph": [fault.sentence for fault in faults]}, faults=told)
