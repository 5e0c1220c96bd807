"""What follows when the passport in which a visa stands is lost, stolen or voided? The visa stands, and the border asks."""

from chancery.contexts.visas.models import Application, PassportReport
from chancery.contexts.visas.rules import PassportFate
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity import access


class OnlyLostOrStolen(Invalid):
    """That a passport was voided is seen at a counter, on the passport itself."""

    code = "visa_passport_voided_is_seen"
    sentence = "Usted puede avisar que el pasaporte se perdió o que se lo robaron."
    next_step = "Si fue anulado por otro nuevo, muéstrelo en la oficina consular."


def tell_passport_loss(
    *, application: Application, fate: PassportFate, reason: str, actor: Actor
) -> PassportReport:
    """Tell, as the traveller, that the passport which bears the visa was lost or stolen. Raises `OnlyLostOrStolen`."""
    if fate is PassportFate.VOIDED:
        raise OnlyLostOrStolen({"fate": [OnlyLostOrStolen.sentence]})
    with cases.step(application.case, "tell_passport_loss", actor=actor, reason=reason) as taking:
        return _note(taking, application, fate)


def report_passport(
    *, application: Application, fate: PassportFate, reason: str, actor: Actor
) -> PassportReport:
    """Note, at the consulate, what became of the passport which bears the visa."""
    with cases.step(application.case, "report_passport", actor=actor, reason=reason) as taking:
        return _note(taking, application, fate)


def _note(taking: cases.Taking, application: Application, fate: PassportFate) -> PassportReport:
    taking.facts |= {"fate": fate, "passport": application.passport_number}
    return PassportReport.objects.create(
        application=application,
        fate=fate,
        reason=taking.reason,
        by_id=access.require_person(taking.actor),
    )
