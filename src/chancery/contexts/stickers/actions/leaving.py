"""How do stickers leave stock without an act? Lost, damaged, destroyed, or returned to the mint.

(D.S. 076-2005-RE, arts. 149-160: discharge wants authorisation; loss is the chief's liability from reception on.)
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from chancery.contexts.stickers import queries, rules
from chancery.contexts.stickers.actions import custody, movements
from chancery.contexts.stickers.models import Departure, Discharge, DischargeDecision, Vault
from chancery.contexts.stickers.rules import DISCHARGES, REASONS_TO_LEAVE, Fate, Level, Reason, Span
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as files
from chancery.kernel.documents.models import StoredFile
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger


class CircumstancesMissing(Invalid):
    """Who reads the book later must know what happened."""

    code = "sticker_circumstances_missing"
    sentence = "Cuente qué pasó con los autoadhesivos."


class FateUnfit(Invalid):
    """Only damage and destruction are discharged, each for its reasons."""

    code = "sticker_fate_unfit"
    sentence = "El motivo «{reason}» no corresponde a una baja de esa clase."


class EvidenceMissing(Invalid):
    """A destruction is recorded in an act that both witnesses sign."""

    code = "sticker_evidence_missing"
    sentence = "Adjunte el acta de destrucción firmada."


class DischargeDecided(Conflict):
    """A discharge is decided once."""

    code = "sticker_discharge_decided"
    sentence = "Esa baja ya fue decidida."
    next_step = "Abra la baja para ver quién la decidió."


class SecondPersonNeeded(NotAllowed):
    """Nobody authorises what they proposed, and who authorises stands above or beside in the tree."""

    code = "sticker_second_person_needed"
    sentence = "La baja la decide otra persona: quien custodia una bóveda superior, o quien custodia esta si no la propuso."
    next_step = "Pídalo a la jefatura o a la Unidad de Remesas Consulares."


class DecisionReasonMissing(Invalid):
    """Who proposed reads why not."""

    code = "sticker_decision_reason_missing"
    sentence = "Falta el motivo por el que no se autoriza."


@transaction.atomic
def report_loss(
    *, vault: Vault, spans: Iterable[Span], note: str, actor: Actor, evidence: UUID | None = None
) -> Departure:
    """Say that serials were lost or stolen: from that moment they are void for whoever checks them.

    Who heads the office answers for them since they were received. `evidence` is an upload, such as the complaint to
    the police. Raises `NotKeeper`, `NoSerials`, `DigitalStays`, `CircumstancesMissing`, `NotInVault`, `UploadUnknown`.
    """
    access.require(actor, *queries.KEEPERS)
    lost = _checked(vault, spans, note, actor)
    held = custody.lock(vault=vault, actor=actor)
    custody.take(vault=held, spans=lost, actor=actor)
    return _depart(
        held, lost, Fate.LOST, Reason.LOSS, note, actor, liable=_chief(held, actor), upload=evidence
    )


@transaction.atomic
def return_to_mint(*, spans: Iterable[Span], reason: Reason, note: str, actor: Actor) -> Departure:
    """Send serials back to the mint from Lima's vault. Raises as `report_loss`, and `FateUnfit`."""
    vault = queries.headquarters()
    access.require(actor, Role.CUSTODIAN, office_id=vault.office_id)
    returned = _checked(vault, spans, note, actor)
    _check_reason(Fate.RETURNED, reason)
    held = custody.lock(vault=vault, actor=actor)
    custody.take(vault=held, spans=returned, actor=actor)
    return _depart(held, returned, Fate.RETURNED, reason, note, actor)


@transaction.atomic
def propose_discharge(
    *,
    vault: Vault,
    fate: Fate,
    reason: Reason,
    spans: Iterable[Span],
    note: str,
    actor: Actor,
    evidence: UUID | None = None,
) -> Discharge:
    """Set damaged serials, or those to be destroyed, apart until a second person decides.

    Raises as `report_loss`, and `FateUnfit`, `EvidenceMissing`.
    """
    access.require(actor, *queries.KEEPERS)
    apart = _checked(vault, spans, note, actor)
    if fate not in DISCHARGES:
        raise FateUnfit({"fate": [FateUnfit.sentence.format(reason=reason.label)]}, reason=reason.label)
    _check_reason(fate, reason)
    if fate is Fate.DESTROYED and evidence is None:
        raise EvidenceMissing({"evidence": [EvidenceMissing.sentence]})
    held = custody.lock(vault=vault, actor=actor)
    custody.take(vault=held, spans=apart, actor=actor)
    discharge = Discharge(
        vault=held,
        fate=fate,
        reason=reason,
        note=note.strip(),
        spans=rules.written(apart),
        quantity=rules.total(apart),
        proposed_by_id=access.require_person(actor),
    )
    discharge.evidence = _evidence(evidence, discharge.id, actor)
    discharge.save(force_insert=True)
    custody.put(spans=apart, vault=held, discharge=discharge, actor=actor)
    facts = {
        "vault": held.id,
        "fate": fate.value,
        "reason": reason.value,
        "serials": discharge.spans,
        "evidence": discharge.evidence_id,
    }
    ledger.record(chain=discharge.id, verb="stickers.propose_discharge", actor=actor, facts=facts)
    return discharge


@transaction.atomic
def authorise_discharge(*, discharge: Discharge, actor: Actor) -> Departure:
    """Let the serials leave stock. Raises `SecondPersonNeeded`, `DischargeDecided`."""
    access.require(actor, *queries.KEEPERS)
    held, spans = _decide(discharge, actor, is_authorised=True)
    return _depart(
        held,
        spans,
        Fate(discharge.fate),
        Reason(discharge.reason),
        discharge.note,
        actor,
        discharge=discharge,
    )


@transaction.atomic
def refuse_discharge(*, discharge: Discharge, reason: str, actor: Actor) -> Discharge:
    """Give the serials back to their vault. Raises `DecisionReasonMissing`, `SecondPersonNeeded`, `DischargeDecided`."""
    access.require(actor, *queries.KEEPERS)
    if not reason.strip():
        raise DecisionReasonMissing({"reason": [DecisionReasonMissing.sentence]})
    held, spans = _decide(discharge, actor, is_authorised=False, reason=reason.strip())
    custody.put(spans=spans, vault=held, actor=actor)
    return Discharge.objects.select_related("decision", "vault").get(pk=discharge.pk)


def _checked(vault: Vault, spans: Iterable[Span], note: str, actor: Actor) -> tuple[Span, ...]:
    custody.check_keeper(vault, actor)
    found = custody.check_spans(spans)
    movements.check_on_paper(found)
    if not note.strip():
        raise CircumstancesMissing({"note": [CircumstancesMissing.sentence]})
    return found


def _check_reason(fate: Fate, reason: Reason) -> None:
    if reason not in REASONS_TO_LEAVE[fate]:
        raise FateUnfit({"reason": [FateUnfit.sentence.format(reason=reason.label)]}, reason=reason.label)


def _decide(
    discharge: Discharge, actor: Actor, *, is_authorised: bool, reason: str = ""
) -> tuple[Vault, tuple[Span, ...]]:
    if not queries.may_decide(discharge, actor):
        raise SecondPersonNeeded
    locked = Discharge.objects.select_for_update().get(pk=discharge.pk)
    if DischargeDecision.objects.filter(discharge=locked).exists():
        raise DischargeDecided
    held = custody.lock(vault=discharge.vault, actor=actor)
    spans = rules.merge(row.span for row in locked.holdings.all())
    custody.take(vault=held, spans=spans, discharge=locked, actor=actor)
    DischargeDecision.objects.create(
        discharge=locked, is_authorised=is_authorised, reason=reason, by_id=access.require_person(actor)
    )
    verb = "authorise_discharge" if is_authorised else "refuse_discharge"
    facts = {"serials": locked.spans, "reason": reason}
    ledger.record(chain=locked.id, verb=f"stickers.{verb}", actor=actor, facts=facts)
    return held, spans


def _depart(
    vault: Vault,
    spans: tuple[Span, ...],
    fate: Fate,
    reason: Reason,
    note: str,
    actor: Actor,
    *,
    liable: UUID | None = None,
    discharge: Discharge | None = None,
    upload: UUID | None = None,
) -> Departure:
    departure = Departure(
        vault=vault,
        fate=fate,
        reason=reason,
        note=note.strip(),
        quantity=rules.total(spans),
        evidence=discharge.evidence if discharge else None,
        discharge=discharge,
        liable_id=liable,
        by_id=access.require_person(actor),
    )
    if upload is not None:
        departure.evidence = _evidence(upload, departure.id, actor)
    departure.save(force_insert=True)
    custody.put(spans=spans, departure=departure, actor=actor)
    custody.enter(vault=vault, spans=spans, sign=-1, turn=fate, departure=departure, actor=actor)
    facts = {
        "vault": vault.id,
        "fate": fate.value,
        "reason": reason.value,
        "serials": rules.written(spans),
        "liable": liable,
        "evidence": departure.evidence_id,
    }
    ledger.record(chain=departure.id, verb="stickers.depart", actor=actor, facts=facts)
    return departure


def _chief(vault: Vault, actor: Actor) -> UUID:
    """Who heads the office that received the serials, or who says so where nobody heads it."""
    role = Role.CUSTODIAN if vault.level == Level.HEADQUARTERS else Role.CONSUL
    heads = identity.officers_at(vault.office_id, role)
    return heads[0].pk if heads else access.require_person(actor)


def _evidence(upload_id: UUID | None, owner: UUID, actor: Actor) -> StoredFile | None:
    if upload_id is None:
        return None
    upload = files.own_upload(actor, upload_id)
    documents.use_upload(upload_id=upload.id, case_id=owner, actor=actor)
    return upload.file
