"""How is a paper frozen and numbered for an officer to sign with their own key, and what if that never happens?"""

from typing import Any
from uuid import UUID

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.events import publish
from chancery.kernel.documents import queries, signing
from chancery.kernel.documents.actions._papers import compose
from chancery.kernel.documents.actions.files import keep
from chancery.kernel.documents.events import SignatureForgone
from chancery.kernel.documents.inspection import PDF
from chancery.kernel.documents.models import Forgone, OwnSignature, PendingSignature
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures.vocabulary import PaperKind


class SignatureNotPending(Conflict):
    """A prepared paper is signed or given up once."""

    code = "signature_not_pending"
    sentence = "El documento {number} ya no espera firma: {why}."
    next_step = "Vuelva a la lista de documentos por firmar."


class ForgoReasonMissing(Invalid):
    """A number that stays without a signature is explained for ever."""

    code = "forgo_reason_missing"
    sentence = "Falta el motivo por el que el documento no se firmará."


@transaction.atomic
def prepare(
    *,
    kind: PaperKind,
    facts: Any,
    case_id: UUID,
    office: Office,
    signer: Person,
    actor: Actor,
    underlying: bytes | None = None,
    title: str = "",
) -> PendingSignature:
    """Number and freeze a paper that `signer` will sign with their own key, in the caller's transaction.

    The number stands in the bytes that are signed, so it is given now and kept whatever happens: `complete` makes the
    document of it, `forgo` annuls it. The caller has passed the gate of its own law. Raises `StoreUnavailable`.
    """
    assert kind.signed_by == "officer", "a seal has no key of its own on anybody's desk"
    ledger.hold(case_id)
    paper = compose(
        kind=kind,
        facts=facts,
        office=office,
        signer=signer.full_name,
        title=title,
        has_attachment=underlying is not None,
    )
    frozen = signing.signable(paper.pdf, () if underlying is None else (signing.original(underlying),))
    pending = PendingSignature.objects.create(
        signer=signer,
        kind=kind.code,
        title=paper.title,
        number=paper.number,
        series=paper.series,
        year=paper.year,
        ordinal=paper.ordinal,
        case_id=case_id,
        office=office,
        prepared_at=paper.at,
        prepared_by=actor.name,
        verification_code=paper.verification_code,
        facts=paper.facts,
        public_facts=paper.public_facts,
        file=keep(frozen, PDF),
    )
    facts_of_it = {"number": pending.number, "sha256": pending.file_id, "signer": signer.id}
    ledger.record(chain=case_id, verb="documents.prepare", actor=actor, facts=facts_of_it)
    return pending


@transaction.atomic
def forgo(*, pending_id: UUID, reason: str, actor: Actor) -> Forgone:
    """Say that the signature will not come; the number stays taken, annulled with its reason.

    Its signer may, or a context by the system's hand. Raises `RoleMissing`, `PendingSignatureUnknown`,
    `ForgoReasonMissing`, `SignatureNotPending`.
    """
    access.require(actor, *access.OFFICERS, Role.SYSTEM)
    pending = queries.forgoable_signature(pending_id, actor=actor)
    if not reason.strip():
        raise ForgoReasonMissing({"reason": ["Escriba el motivo."]})
    ledger.hold(pending.case_id)
    require_waiting(pending)
    forgone = Forgone.objects.create(pending=pending, reason=reason.strip(), at=clock.now(), by=actor.name)
    facts = {"number": pending.number, "reason": forgone.reason}
    ledger.record(chain=pending.case_id, verb="documents.forgo", actor=actor, facts=facts)
    publish(SignatureForgone(pending.id, pending.case_id, pending.kind, pending.number))
    return forgone


def require_waiting(pending: PendingSignature) -> None:
    """Refuse what was signed or given up, as it is in the database now. Raises `SignatureNotPending`."""
    if OwnSignature.objects.filter(pending=pending).exists():
        raise SignatureNotPending(number=pending.number, why="ya está firmado")
    if Forgone.objects.filter(pending=pending).exists():
        raise SignatureNotPending(number=pending.number, why="se anuló sin firma")
