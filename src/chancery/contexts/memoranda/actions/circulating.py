"""How does a signed document reach its addressees, and how do they say that they have it and what they did?"""

from uuid import UUID

from django.db import transaction

from chancery.contexts.memoranda import queries
from chancery.contexts.memoranda.actions import _acting, _circulation
from chancery.contexts.memoranda.models import Attention, Dispatch, InternalDocument, Reception
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access


class AlreadyReceived(Conflict):
    """It is acknowledged once."""

    code = "memoranda.already_received"
    sentence = "{place} ya acusó recibo de este documento."
    next_step = "No hace falta hacer nada más."


class NotReceivedYet(Conflict):
    """Nobody ends with what he does not have."""

    code = "memoranda.not_received_yet"
    sentence = "{place} todavía no acusó recibo de este documento."
    next_step = "Acuse recibo primero."


class AlreadyAttended(Conflict):
    """It was answered or filed."""

    code = "memoranda.already_attended"
    sentence = "{place} ya respondió o archivó este documento."
    next_step = "Si hay algo que agregar, redacte un documento nuevo."


class EvidenceMissing(Invalid):
    """What went outside was received by whoever stamped it: the sender says by which evidence that is known."""

    code = "memoranda.evidence_missing"
    sentence = "Falta el cargo con que la otra entidad lo recibió."


class CargoComesByItself(Conflict):
    """Of what left over the State's platform, the receipt is the receiver's own word."""

    code = "memoranda.cargo_comes_by_itself"
    sentence = "El documento salió para {place} por la plataforma del Estado: su cargo llega solo."
    next_step = "Siga el envío en «Intercambios»."


def dispatch(*, document: InternalDocument, actor: Actor) -> list[Dispatch]:
    """Send a signed document to each of its addressees. Raises `RoleMissingHere`, `WrongStanding`."""
    access.require(actor, *queries.SECRETARIES, office_id=document.unit_id)
    with transaction.atomic():
        return _circulation.send(_acting.locked(document, "dispatch"), actor)


def receive(*, dispatch: Dispatch, evidence: str = "", actor: Actor) -> Reception:
    """Acknowledge what came; of what went outside, the unit that sent it notes the other entity's cargo.

    Raises `RoleMissingHere`, `AlreadyReceived`, `EvidenceMissing`, `CargoComesByItself`, `WrongStanding`.
    """
    office_id = dispatch.office_id or dispatch.document.unit_id
    access.require(actor, *queries.SECRETARIES, office_id=office_id)
    if dispatch.exchange_id is not None:
        raise CargoComesByItself(place=dispatch.place)
    if dispatch.office_id is None and not evidence.strip():
        raise EvidenceMissing({"evidence": ["Escriba el número o la fecha del cargo."]})
    with transaction.atomic():
        held = _acting.locked(dispatch.document, "receive")
        received, is_new = Reception.objects.get_or_create(
            dispatch=dispatch,
            defaults={"by_id": access.require_person(actor), "evidence": evidence.strip()[:200]},
        )
        if not is_new:
            raise AlreadyReceived(place=dispatch.place)
        _acting.note(held, "receive", actor, {"place": dispatch.place, "evidence": received.evidence})
        _circulation.settle(held)
    return received


def note_cargo(*, exchange_id: UUID, evidence: str, actor: Actor) -> None:
    """Another entity received by law what was sent to it over the platform; its receipt says so. Repeating changes nothing.

    That the document was annulled meanwhile does not undo that it was received.
    """
    access.require(actor, Role.SYSTEM)
    found = Dispatch.objects.select_related("document", "addressee").filter(exchange_id=exchange_id).first()
    if found is None:
        return
    with transaction.atomic():
        held = _acting.held(found.document)
        received, is_new = Reception.objects.get_or_create(
            dispatch=found, defaults={"by_id": found.by_id, "evidence": evidence[:200]}
        )
        if is_new:
            _acting.note(held, "receive", actor, {"place": found.place, "evidence": received.evidence})
            _circulation.settle(held)


def file_away(*, dispatch: Dispatch, reason: str, actor: Actor) -> Attention:
    """End with what came without an answer, and say why.

    Raises `RoleMissingHere`, `ReasonMissing`, `NotReceivedYet`, `AlreadyAttended`, `WrongStanding`.
    """
    office_id = dispatch.office_id or dispatch.document.unit_id
    access.require(actor, *queries.SECRETARIES, office_id=office_id)
    said = _acting.reason_of(reason)[:500]
    with transaction.atomic():
        held = _acting.locked(dispatch.document, "file_away")
        if not Reception.objects.filter(dispatch=dispatch).exists():
            raise NotReceivedYet(place=dispatch.place)
        if dispatch.attentions.filter(withdrawn_at=None).exists():
            raise AlreadyAttended(place=dispatch.place)
        by_id = access.require_person(actor)
        attended = Attention.objects.create(dispatch=dispatch, by_id=by_id, reason=said)
        _acting.note(held, "file_away", actor, {"place": dispatch.place, "reason": said})
        _circulation.settle(held)
    return attended
