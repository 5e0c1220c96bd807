"""How does a post record the leave of those who stay, and when is a minor's salvoconducto refused for want of it?"""

from collections.abc import Mapping
from dataclasses import dataclass

from chancery.contexts.travel_papers import queries
from chancery.contexts.travel_papers.models import Application, FiliationSeen, Leave, Minority, StayingParent
from chancery.contexts.travel_papers.rules import LeaveMeans
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity import access


class NoLeaveWanted(Conflict):
    """Who is of age on the day of the journey needs nobody's leave (Código Civil, art. 42)."""

    code = "travel_paper_no_leave_wanted"
    sentence = "El titular del expediente {number} es mayor de edad en la fecha del viaje: nadie tiene que autorizarlo."


class FiliationUnseen(Invalid):
    """The certificates say who must give leave; the record says that they were seen (Ley 27337, art. 111)."""

    code = "travel_paper_filiation_unseen"
    sentence = "Falta decir a la vista de qué documentos consta quién ejerce la patria potestad: {papers}."
    next_step = "Pídalos con «Pedir documentos» si no los tiene a la vista."


class LeaveReferenceMissing(Invalid):
    """Leave that was given elsewhere is known by its paper."""

    code = "travel_paper_leave_reference_missing"
    sentence = "Falta el número de la autorización de viaje, o qué juez autorizó y con qué resolución."


class StayingParentUnknown(Invalid):
    code = "travel_paper_staying_parent_unknown"
    sentence = "La solicitud no nombra a nadie con el número {ordinal} entre quienes se quedan."


class PermitIsNoLeave(Invalid):
    """A permit counts as the leave of who signed it, for its minor, while it stands."""

    code = "travel_paper_permit_is_no_leave"
    sentence = "La autorización de viaje {number} no sirve aquí: {why}."
    next_step = "Revise el número, o registre la autorización de otra manera."


class LeaveMissing(Conflict):
    """Whoever exercises parental authority and stays must have given leave (Ley 27337, art. 111)."""

    code = "travel_paper_leave_missing"
    sentence = "Para el viaje del menor {minor} falta: {missing}."
    next_step = "Un funcionario la registra con «Registrar la autorización de quienes se quedan»; si alguien no puede o se niega, decide el juez."


@dataclass(frozen=True, slots=True)
class Given:
    """How one who stays gave leave; `reference` is a permit's number, or which judge and which resolution."""

    means: LeaveMeans
    reference: str = ""


def record_leave(
    *, application: Application, papers: str, given: Mapping[int, Given], actor: Actor
) -> list[Leave]:
    """Record which certificates were seen, and by ordinal the leave of each who stays that is at hand.

    `papers` may be empty once they were recorded. Raises `NoLeaveWanted`, `FiliationUnseen`, `StayingParentUnknown`,
    `LeaveReferenceMissing`, `PermitIsNoLeave`.
    """
    with cases.step(application.case, "record_leave", actor=actor) as taking:
        minority = queries.minority_of(application)
        if minority is None:
            raise NoLeaveWanted(number=taking.case.number)
        by = access.require_person(actor)
        if papers.strip():
            FiliationSeen.objects.create(minority=minority, papers=papers.strip(), by_id=by)
        elif queries.filiation_of(minority) is None:
            raise _unseen(minority)
        leaves = [_leave(minority, ordinal, said, actor) for ordinal, said in sorted(given.items())]
        Leave.objects.bulk_create(leaves)
        taking.facts["leaves"] = {str(leave.parent.ordinal): str(leave.means) for leave in leaves}
    application.case.refresh_from_db()
    return leaves


def check_leave(*, application: Application) -> None:
    """Whether all who stay gave leave for a minor's journey, upon certificates that were seen. Raises `LeaveMissing`."""
    minority = queries.minority_of(application)
    if minority is None:
        return
    missing = [f"la autorización de {parent.name}" for parent in queries.without_leave(minority)]
    if queries.filiation_of(minority) is None:
        missing.insert(0, f"ver {queries.filiation_wanted(minority)}")
    if missing:
        raise LeaveMissing(minor=application.traveller, missing=", ".join(missing))


def _unseen(minority: Minority) -> FiliationUnseen:
    told = {"papers": queries.filiation_wanted(minority)}
    return FiliationUnseen({"papers": [FiliationUnseen.sentence.format(**told)]}, **told)


def _leave(minority: Minority, ordinal: int, said: Given, actor: Actor) -> Leave:
    """Raises `StayingParentUnknown`, `LeaveReferenceMissing`, `PermitIsNoLeave`."""
    parent = minority.staying.filter(ordinal=ordinal).first()
    if parent is None:
        raise StayingParentUnknown(
            {"given": [StayingParentUnknown.sentence.format(ordinal=ordinal)]}, ordinal=ordinal
        )
    _check(parent, said)
    reference = "" if said.means is LeaveMeans.SIGNED else said.reference.strip()
    return Leave(parent=parent, means=said.means, reference=reference, by_id=access.require_person(actor))


def _check(parent: StayingParent, said: Given) -> None:
    field, reference = f"reference_{parent.ordinal}", said.reference.strip()
    if said.means is LeaveMeans.SIGNED:
        return
    if not reference:
        raise LeaveReferenceMissing({field: [LeaveReferenceMissing.sentence]})
    if said.means is LeaveMeans.PERMIT and (why := queries.fault_of_permit(parent, reference)):
        told = {"number": reference, "why": why}
        raise PermitIsNoLeave({field: [PermitIsNoLeave.sentence.format(**told)]}, **told)
