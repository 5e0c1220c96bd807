"""How is a certificate refused, and what becomes of an appeal against it (TUO of Ley 27444, arts. 218-228)?"""

from dataclasses import replace

from django.db import transaction

from chancery.contexts.criminal_records import queries
from chancery.contexts.criminal_records.models import Refusal, Request
from chancery.contexts.criminal_records.procedures import State
from chancery.contexts.criminal_records.rules import Outcome, RecordGround, RecordPurpose
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.base.languages import phrase
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases import papers as case_papers
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.identity import access

_IN_THE_PAPER = "los motivos están en el documento, que solo usted puede abrir desde la página del expediente"


class GroundUnfounded(Conflict):
    """Only the Judiciary says that it cannot certify."""

    code = "record_ground_unfounded"
    sentence = "El Poder Judicial no respondió que no puede certificar: esa causal no corresponde."
    next_step = "Elija otra causal, o emita el certificado."


def refuse(*, request: Request, ground: RecordGround, reason: str, actor: Actor) -> Refusal:
    """Give none, on a ground; the reasons stand in a paper that the applicant opens and who wrote it, and that may be appealed.

    Raises `GroundUnfounded`, `queries.OnlyWhoAsked`.
    """
    with cases.step(request.case, "refuse", actor=actor, reason=ground.label) as taking:
        if ground is RecordGround.UNCERTAIN:
            found = queries.known(request, actor) if taking.case.state == State.CONSULTED else None
            if found is None or found.outcome is not Outcome.UNCERTAIN:
                raise GroundUnfounded
        stated = case_papers.refusal(taking, about=_about(request))
        document = taking.issue(replace(stated, reason=f"{ground.label}. {reason.strip()}".strip()))
        taking.facts["ground"] = ground
        refused = Refusal.objects.create(
            request=request, ground=ground, document=document, by_id=access.require_person(actor)
        )
    request.case.refresh_from_db()
    return refused


@transaction.atomic
def grant_appeal(*, request: Request, reason: str, actor: Actor) -> None:
    """Find an appeal right: the identity is verified, or the Judiciary asked, anew; who paid does not pay again."""
    with cases.step(request.case, "grant_appeal", actor=actor, reason=reason) as taking:
        is_paid = fees.charges_of(taking.case.id).filter(state=ChargeState.PAID).exists()
    if is_paid:
        with cases.step(request.case, "resume", actor=system_actor("Apelación fundada")):
            pass
    request.case.refresh_from_db()


def confirm_refusal(*, request: Request, reason: str, actor: Actor) -> None:
    """End the appeal, and the matter within the ministry; the reasons are the applicant's alone (arts. 227 and 228).

    Raises `gate.ReasonMissing`.
    """
    if not reason.strip():
        raise gate.ReasonMissing({"reason": ["Escriba el motivo."]})
    with cases.step(request.case, "confirm_refusal", actor=actor, reason=phrase(_IN_THE_PAPER)) as taking:
        stated = case_papers.appeal_decision(taking, about=_about(request))
        taking.issue(replace(stated, reason=reason.strip()))
    request.case.refresh_from_db()


def _about(request: Request) -> dict[str, str]:
    """What was asked for, in the applicant's words."""
    return {"Para": RecordPurpose(request.purpose).label}
