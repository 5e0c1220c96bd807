"""How does a signed document leave for another entity? It is frozen and put in the outbox; a job carries it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from chancery.contexts.exchanges import queries, rules
from chancery.contexts.exchanges.actions._claims import deliver_soon
from chancery.contexts.exchanges.models import Entity, Outgoing, OutgoingAnnex
from chancery.contexts.exchanges.rules import IdentityKind, State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import inspection, verification
from chancery.kernel.documents import queries as files
from chancery.kernel.documents.inspection import PDF
from chancery.kernel.documents.verification import Verdict
from chancery.kernel.gateway import interoperability
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import IdentityDocumentKind
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office

_TOKEN_BYTES = 32
_IDENTITY_KINDS = {
    IdentityDocumentKind.DNI: IdentityKind.DNI,
    IdentityDocumentKind.FOREIGN_CARD: IdentityKind.FOREIGNER_CARD,
}


class DocumentUnsigned(Invalid):
    """What leaves the ministry for another entity is signed (Ley 27269)."""

    code = "exchange_document_unsigned"
    sentence = "El documento no lleva una firma digital íntegra."
    next_step = "Fírmelo y vuelva a adjuntarlo."


class SenderUnidentified(NotAllowed):
    """The contract identifies who sends by a national number."""

    code = "exchange_sender_unidentified"
    sentence = "Quien envía a otra entidad se identifica con su DNI o su carné de extranjería."
    next_step = "Pida al administrador que complete sus datos personales, o que envíe otra persona."


class OfficeUnfit(NotAllowed):
    code = "exchange_office_unfit"
    sentence = "Desde «{office}» no se envía a otras entidades."
    next_step = "Envíe desde una oficina en el Perú en la que trabaje."


class ToOurselves(Invalid):
    code = "exchange_to_ourselves"
    sentence = "Ese es el propio Ministerio: los documentos internos no salen por la plataforma."
    next_step = "Elija otra entidad."


class CureRefused(Conflict):
    """What was observed is sent anew to who observed it, once."""

    code = "exchange_cure_refused"
    sentence = "No se puede subsanar este envío: {why}."
    next_step = "Envíe el documento como uno nuevo."


class NothingToRetry(Conflict):
    code = "exchange_nothing_to_retry"
    sentence = "Este envío ya llegó a la otra entidad."


class DocumentStandsNoMore(Conflict):
    """A paper that was revoked is not sent as if it stood."""

    code = "exchange_document_revoked"
    sentence = "El documento {number} está anulado."
    next_step = "Elija otro documento."


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is sent, and to whom within the other entity.

    The document is one that the ministry issued, by its `code`, or one that was handed in, by its `upload`.
    """

    kind: str
    number: str
    dated_on: date
    to_unit: str
    to_name: str
    to_post: str
    subject: str
    folios: int
    code: str = ""
    upload: UUID | None = None
    annexes: tuple[UUID, ...] = ()
    reference: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    content: bytes
    media_type: str
    number: str = ""


def send(
    *, draft: Draft, receiver_ruc: str, office: Office, actor: Actor, cures: Outgoing | None = None
) -> Outgoing:
    """Freeze a document and put it in the outbox. `cures`: what was observed, and is sent anew by this.

    Raises `OfficeUnfit`, `EntityUnknown`, `KindUnknown`, `ToOurselves`, `SenderUnidentified`, `DocumentUnsigned`,
    `DocumentStandsNoMore`, `DocumentNotFound`, `UploadUnknown`, `UploadNotUsable`, `CureRefused`, `WireUnfit`,
    `FileTooLarge`.
    """
    access.require(actor, *queries.WORKERS, office_id=office.pk)
    writers.require_lima()
    if not queries.sending_offices(actor).filter(pk=office.pk).exists():
        raise OfficeUnfit(office=office.name)
    receiver = queries.entity(receiver_ruc)
    document = _document(draft, actor)
    annexes = [_upload(upload_id, actor) for upload_id in draft.annexes]
    _check_files(document, annexes)
    with transaction.atomic():
        made = _frozen(draft, document, receiver, office, actor)
        if cures is not None:
            _cure(cures, made)
        names = tuple(annex.name for annex in annexes)
        queries.document_of(made, names, document.content).check(has_number=False)
        made.file = documents.keep(document.content, PDF)
        made.save()
        for ordinal, annex in enumerate(annexes, 1):
            kept = documents.keep(annex.content, annex.media_type)
            OutgoingAnnex.objects.create(outgoing=made, ordinal=ordinal, name=annex.name, file=kept)
        for upload_id in (*filter(None, [draft.upload]), *draft.annexes):
            documents.use_upload(upload_id=upload_id, case_id=made.id, actor=actor)
        ledger.record(
            chain=made.id,
            verb="exchanges.send",
            actor=actor,
            facts={
                "receiver": receiver.ruc,
                "number": made.document_number,
                "sha256": made.file_id,
                "annexes": len(annexes),
                "cures": cures.cuo if cures else None,
            },
        )
        deliver_soon(made.id)
    return made


@transaction.atomic
def retry(*, outgoing_id: UUID, actor: Actor) -> Outgoing:
    """Let the outbox take up again what it gave up, at once. Raises `ExchangeNotFound`, `NothingToRetry`."""
    found = queries.outgoing(outgoing_id, actor=actor)
    access.require(actor, *queries.WORKERS, office_id=found.office_id)
    locked = Outgoing.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if locked.state not in (State.PENDING, State.SENT):
        raise NothingToRetry
    locked.refusals, locked.attempts, locked.due_at = 0, 0, clock.now()
    locked.save(update_fields=["refusals", "attempts", "due_at"])
    ledger.record(chain=locked.id, verb="exchanges.retry", actor=actor, facts={"fault": locked.fault})
    deliver_soon(locked.id)
    return locked


def _document(draft: Draft, actor: Actor) -> _File:
    if draft.upload is not None:
        return _upload(draft.upload, actor)
    issued = files.by_verification_code(draft.code)
    if files.is_revoked(issued):
        raise DocumentStandsNoMore(number=issued.number)
    content = files.content(files.newest_file(issued))
    return _File(f"{issued.number}.pdf", content, PDF, issued.number)


def _upload(upload_id: UUID, actor: Actor) -> _File:
    upload = files.own_upload(actor, upload_id)
    documents.check_usable(upload)
    return _File(upload.filename, files.content(upload.file_id), upload.media_type)


def _check_files(document: _File, annexes: Sequence[_File]) -> None:
    """Signed by whom is for the receiver to judge; that a signature is whole is ours."""
    signatures = verification.examine(document.content).signatures if document.media_type == PDF else ()
    if not signatures or any(each.verdict is Verdict.FAILED for each in signatures):
        raise DocumentUnsigned({"document": [DocumentUnsigned.sentence]})
    inspection.check_size(len(document.content))
    if annexes:
        inspection.check_size(sum(len(annex.content) for annex in annexes))


def _frozen(draft: Draft, document: _File, receiver: Entity, office: Office, actor: Actor) -> Outgoing:
    us = interoperability.ourselves()
    if receiver.ruc == us.ruc:
        raise ToOurselves({"receiver": [ToOurselves.sentence]})
    if not queries.kinds().filter(code=draft.kind).exists():
        raise queries.KindUnknown({"kind": [queries.KindUnknown.sentence]})
    person = identity.person_of(actor)
    kind = _IDENTITY_KINDS.get(IdentityDocumentKind(person.document_kind))
    if kind is None or not 0 < len(person.document_number) <= rules.LENGTHS["vnumdociderem"]:
        raise SenderUnidentified
    token = secrets.token_urlsafe(_TOKEN_BYTES) if draft.annexes else None
    return Outgoing(
        office=office,
        receiver=receiver,
        sender_ruc=us.ruc,
        sender_name=us.name,
        unit=office.name,
        reference=draft.reference,
        kind=draft.kind,
        document_number=draft.number.strip() or document.number,
        document_at=datetime.combine(draft.dated_on, time(12), clock.LIMA),
        to_unit=draft.to_unit.strip(),
        to_name=draft.to_name.strip(),
        to_post=draft.to_post.strip(),
        subject=draft.subject.strip(),
        folios=draft.folios,
        filename=document.name,
        annex_token=token,
        annex_url=us.address + reverse("exchanges:annexes", args=[token]) if token else "",
        sent_by=person,
        identity_kind=kind,
        identity_number=person.document_number,
    )


def _cure(observed: Outgoing, made: Outgoing) -> None:
    locked = Outgoing.objects.select_for_update(of=("self",)).get(pk=observed.pk)
    if locked.state != State.OBSERVED:
        raise CureRefused(why="no está observado")
    if locked.receiver_id != made.receiver_id:
        raise CureRefused(why="lo observó otra entidad")
    if locked.cure_due_on is not None and locked.cure_due_on < clock.today():
        raise CureRefused(why=f"el plazo venció el {locked.cure_due_on:%d/%m/%Y}")
    if Outgoing.objects.filter(cures=locked).exists():
        raise CureRefused(why="ya se subsanó")
    made.cures, made.reference = locked, locked.cuo or ""
