"""How is a paper issued, and how revoked?"""

from typing import Any
from uuid import UUID

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.events import publish
from chancery.kernel.documents import signing
from chancery.kernel.documents.actions._papers import compose, register
from chancery.kernel.documents.events import DocumentVerified
from chancery.kernel.documents.models import Annotation, Disclosure, Document, Revocation
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.vocabulary import PaperKind


class AlreadyRevoked(Conflict):
    """A document is revoked once."""

    code = "already_revoked"
    sentence = "El documento {number} ya estaba anulado."


class RevocationReasonMissing(Invalid):
    """Who verifies the document reads why it does not stand."""

    code = "revocation_reason_missing"
    sentence = "Falta el motivo de la anulación."


@transaction.atomic
def issue(
    *,
    kind: PaperKind,
    facts: Any,
    case_id: UUID,
    office: Office,
    actor: Actor,
    underlying: bytes | None = None,
    attached: tuple[signing.Attached, ...] = (),
    title: str = "",
    reason: str = "",
) -> Document:
    """Number, render, sign, store and log a paper, in the caller's transaction.

    `facts` is a frozen dataclass with a `public()` of what a stranger may see, or makes one of the paper's number
    where the paper bears a seal over it; a `drawn()` of it is placed in the page and not kept. `underlying` and
    what is `attached` besides are in it bit for bit and covered by the same signature; `title` names the paper where its kind has several;
    `reason` is why it is signed, where its signer says so. Raises `SignerUnavailable`, `StoreUnavailable`: then nothing happened
    and no number was spent. The series stays locked until the act commits, so that its numbers have no gap.
    """
    if underlying is not None:
        attached = (signing.original(underlying), *attached)
    paper = compose(
        kind=kind,
        facts=facts,
        office=office,
        signer=_signer_title(kind, actor),
        title=title,
        has_attachment=bool(attached),
    )
    signed = signing.sign(
        paper.pdf,
        holder=_holder(kind, actor),
        title=_signer_title(kind, actor),
        location=office.city,
        reason=reason or f"{paper.title} {paper.number}",
        attached=attached,
    )
    return register(paper, signed, kind=kind.code, case_id=case_id, office=office, at=paper.at, by=actor.name)


@transaction.atomic
def revoke(*, document: Document, reason: str, actor: Actor) -> Revocation:
    """Say, for ever, that a document no longer stands. The caller has passed the gate of its own law."""
    if not reason.strip():
        raise RevocationReasonMissing({"reason": ["Escriba el motivo."]})
    ledger.hold(document.case_id)  # the row itself nobody who serves may lock: it can only be added to
    if Revocation.objects.filter(document=document).exists():
        raise AlreadyRevoked(number=document.number)
    revocation = Revocation.objects.create(
        document=document, reason=reason.strip(), at=clock.now(), by=actor.name
    )
    ledger.record(
        chain=document.case_id,
        verb="documents.revoke",
        actor=actor,
        facts={"number": document.number, "reason": reason.strip()},
    )
    return revocation


@transaction.atomic
def annotate(*, document: Document, text: str, actor: Actor) -> Annotation:
    """Say of a paper what a later one did to it. The caller has passed the gate of its own law."""
    noted = Annotation.objects.create(document=document, text=text.strip(), at=clock.now(), by=actor.name)
    facts = {"number": document.number, "text": noted.text}
    ledger.record(chain=document.case_id, verb="documents.annotate", actor=actor, facts=facts)
    return noted


@transaction.atomic
def disclose(*, document: Document, reason: str, actor: Actor) -> Disclosure:
    """Let a reserved paper be known of. The caller has passed the gate of its own law."""
    disclosed, is_new = Disclosure.objects.get_or_create(
        document=document, defaults={"reason": reason.strip(), "at": clock.now(), "by": actor.name}
    )
    if is_new:
        facts = {"number": document.number, "reason": disclosed.reason}
        ledger.record(chain=document.case_id, verb="documents.disclose", actor=actor, facts=facts)
    return disclosed


def note_verification(*, document_id: UUID, case_id: UUID, kind: str, actor: Actor) -> None:
    """Tell the context of a watched paper that somebody asked whether it stands."""
    if registry.is_watched(kind):
        with transaction.atomic():
            publish(DocumentVerified(document_id, case_id, actor))


def _holder(kind: PaperKind, actor: Actor) -> str:
    if kind.signed_by == "seal" or actor.person_id is None:
        return "seal"
    return f"officer-{actor.person_id}"


def _signer_title(kind: PaperKind, actor: Actor) -> str:
    return "Sello del Ministerio" if kind.signed_by == "seal" or actor.person_id is None else actor.name
