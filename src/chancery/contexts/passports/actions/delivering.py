"""How is a passport handed over? To who is recognised one to one, once it is certified, against the one before."""

from chancery.contexts.passports import queries
from chancery.contexts.passports.actions.cancelling import note_cancellation
from chancery.contexts.passports.models import Application, Certification, Delivery, InForce, Passport
from chancery.contexts.passports.rules import Before, CancelGround, HolderRelation, Recognition
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.languages import phrase
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity import access


class NotCertified(Conflict):
    """In 2022 seventeen thousand passports were handed over before their last check, and borders refused them."""

    code = "passport_not_certified"
    sentence = "La libreta del expediente {number} no tiene la certificación del control de calidad."
    next_step = "Devuélvala a Lima."


class OldOneNotShown(Invalid):
    """The old passport is voided when the new one is handed over (RC05, arts. 338-340)."""

    code = "passport_old_not_shown"
    sentence = "Falta confirmar que el pasaporte anterior {number} se devolvió y se anuló a la vista."
    next_step = "Pídalo al titular. Si ya no lo tiene, informe antes su pérdida: se cancela al momento."


class RecognitionUnfit(Invalid):
    """A holder is compared with the chip; a representative shows a document."""

    code = "passport_recognition_unfit"
    sentence = "Al titular mayor de edad se le compara con el chip: por huella o por rostro."


class AnotherInForce(Conflict):
    """One has one ordinary passport (RC05, art. 340)."""

    code = "passport_another_in_force"
    sentence = "El titular tiene vigente otro pasaporte: {other}."
    next_step = "Cancele ese antes de entregar este."


def deliver(
    *,
    application: Application,
    recognition: Recognition,
    is_old_voided: bool,
    actor: Actor,
    note: str = "",
) -> Delivery:
    """Hand a passport over and void the one before; from then on it stands.

    Raises `NotCertified`, `RecognitionUnfit`, `OldOneNotShown`, `AnotherInForce`.
    """
    with cases.step(application.case, "deliver", actor=actor) as taking:
        passport = queries.current(application)
        certification = Certification.objects.filter(passport=passport).first()
        if passport is None or certification is None:
            raise NotCertified(number=taking.case.number)
        if recognition is Recognition.DOCUMENT and application.relation == HolderRelation.SELF:
            raise RecognitionUnfit({"recognition": [RecognitionUnfit.sentence]})
        if application.before == Before.IN_HAND and not queries.is_cancelled(application.before_number):
            if not is_old_voided:
                told = OldOneNotShown.sentence.format(number=application.before_number)
                raise OldOneNotShown({"is_old_voided": [told]}, number=application.before_number)
            note_cancellation(
                number=application.before_number,
                ground=CancelGround.REPLACED,
                reason=phrase("Reemplazado por el {number}", number=passport.number),
                holder=application.holder,
                dni=application.dni,
                office=taking.case.office,
                actor=actor,
            )
        other = queries.standing_of(application)
        if other is not None:
            raise AnotherInForce(other=other.number)
        delivery = Delivery.objects.create(
            certification=certification,
            recognition=recognition,
            note=note.strip(),
            by_id=access.require_person(actor),
        )
        InForce.objects.create(holder_key=application.holder_key, delivery=delivery)
        taking.facts |= {"passport": passport.number, "recognition": recognition}
    application.case.refresh_from_db()
    return delivery


def expire(*, passport: Passport, actor: Actor) -> None:
    """Note that the days of a passport have passed."""
    access.require(actor, Role.SYSTEM)
    with cases.step(passport.application.case, "expire", actor=actor) as taking:
        InForce.objects.filter(delivery__certification__passport=passport).delete()
        taking.facts["last_day"] = passport.expires_on
