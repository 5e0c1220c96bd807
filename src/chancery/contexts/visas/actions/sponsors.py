"""Does the firm exist that stands for a journey? The tax register is asked, in the officer's name and for that case.

Shanghai, 2010-2014: business visas were sold to the people of firms that did not exist.
"""

from dataclasses import dataclass
from uuid import UUID

from chancery.contexts.visas import queries, rules
from chancery.contexts.visas.models import Application, SponsorCheck
from chancery.contexts.visas.rules import SponsorStanding
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway import taxpayers
from chancery.kernel.gateway.models import PendingConsultation
from chancery.kernel.gateway.taxpayers import Taxpayer, TaxpayerNotFound
from chancery.kernel.identity import access
from chancery.kernel.notifications import actions as notifications

PURPOSE = "Comprobar quién respalda una visa"


class NoSponsorToCheck(Conflict):
    code = "visa_no_sponsor_to_check"
    sentence = "La solicitud {number} no dice el RUC de nadie que respalde el viaje."
    next_step = "Siga con la entrevista: no hay nada que comprobar."


class SponsorUnconfirmed(Conflict):
    """No visa stands on a firm of which nobody knows whether it exists (D.S. 076-2005-RE, art. 373)."""

    code = "visa_sponsor_unconfirmed"
    sentence = "No se puede conceder, por quien respalda el viaje: {standing}."
    next_step = (
        "Compruébelo en el registro de contribuyentes. Si no consta o no está activo, deniegue la visa."
    )


@dataclass(frozen=True, slots=True)
class SponsorAnswer:
    """What the register said, or under which id the question waits."""

    standing: SponsorStanding
    consultation_id: UUID | None = None


def ask_sponsor(*, application: Application, actor: Actor) -> SponsorAnswer:
    """Ask the tax register; while it does not answer, the question waits. In no transaction.

    Raises `NoSponsorToCheck`, what `gate.admit` raises and what `gateway.ask_or_defer` does, but for a RUC that nobody has.
    """
    case, procedure = application.case, case_queries.procedure_of(application.case)
    access.require(actor, Role.OFFICER, office_id=case.office_id)
    gate.admit(case, procedure, gate.find(case, procedure, "check_sponsor"), actor=actor, reason="")
    if not application.sponsor_registration:
        raise NoSponsorToCheck(number=case.number)
    try:
        found = gateway.ask_or_defer(
            register=taxpayers.REGISTER,
            asked=taxpayers.firm_of(application.sponsor_registration),
            purpose=f"{PURPOSE} ({case.number})",
            case_id=case.id,
            actor=actor,
        )
    except TaxpayerNotFound:
        return SponsorAnswer(SponsorStanding.UNKNOWN)
    if isinstance(found, PendingConsultation):
        return SponsorAnswer(SponsorStanding.PENDING, found.id)
    return SponsorAnswer(_standing(application, found))


def check_sponsor(*, application: Application, answered: SponsorAnswer, actor: Actor) -> SponsorCheck:
    """Keep what the register said, and nothing else of its answer."""
    with cases.step(application.case, "check_sponsor", actor=actor) as taking:
        check = SponsorCheck.objects.create(
            application=application,
            standing=answered.standing,
            consultation_id=answered.consultation_id,
            by_id=access.require_person(actor),
        )
        taking.facts["standing"] = answered.standing
    return check


def reconcile_sponsor(*, consultation_id: UUID, found: Taxpayer | None, actor: Actor) -> SponsorCheck | None:
    """Note what the register said at last, and tell who had asked. Others' answers are passed over."""
    access.require(actor, Role.SYSTEM)
    waiting = SponsorCheck.objects.select_related("application__case__office", "by").filter(
        consultation_id=consultation_id, standing=SponsorStanding.PENDING
    )
    pending = waiting.first()
    if pending is None:
        return None
    application = pending.application
    standing = SponsorStanding.UNKNOWN if found is None else _standing(application, found)
    check = SponsorCheck.objects.create(
        application=application, standing=standing, consultation_id=consultation_id
    )
    if pending.by is not None:
        notifications.notify(
            recipient=pending.by,
            subject=f"Respondió el registro de contribuyentes por la visa {application.case.number}",
            text=f"De quien respalda el viaje: {standing.label}.",
            office=application.case.office,
            case_id=application.case_id,
            actor=actor,
        )
    return check


def check_backing(*, application: Application) -> None:
    """Whether who must stand for the journey does. Raises `SponsorUnconfirmed`."""
    if not queries.category_of(application).is_backed:
        return
    check = queries.sponsor_check_of(application)
    if check is None:
        raise SponsorUnconfirmed(standing="nadie lo comprobó todavía")
    standing = SponsorStanding(check.standing)
    if not standing.is_enough:
        raise SponsorUnconfirmed(standing=standing.label)


def _standing(application: Application, found: Taxpayer) -> SponsorStanding:
    if not found.is_active or not found.is_found:
        return SponsorStanding.INACTIVE
    is_same = rules.is_same_firm(application.sponsor, found.full_name)
    return SponsorStanding.ACTIVE if is_same else SponsorStanding.OTHER_NAME
