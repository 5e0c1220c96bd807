"""Internal documents for programs: one endpoint a verb, each calling the action that the page calls."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view
from pydantic import Field

from chancery.contexts.memoranda import actions, queries
from chancery.contexts.memoranda.actions import Content, Destination
from chancery.contexts.memoranda.api.schemas import (
    InternalBatchIn,
    InternalBatchOut,
    InternalCoAuthorIn,
    InternalDispatchOut,
    InternalDocumentOut,
    InternalDraftIn,
    InternalEvidenceIn,
    InternalItemOut,
    InternalLineOut,
    InternalNumberOut,
    InternalPreparedOut,
    InternalReasonIn,
    InternalRefusedOut,
    InternalReviewIn,
    InternalRoundOut,
    InternalSaveIn,
    InternalSeenIn,
    InternalSignedOut,
    InternalSignIn,
    InternalTextIn,
    InternalWaitingOut,
    text_of,
)
from chancery.contexts.memoranda.models import Dispatch, HeadSignature, InternalDocument, SigningBatch
from chancery.contexts.memoranda.rules import Kind
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import access
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Line
from chancery.web.idempotency import OPENAPI, idempotent

router = Router(tags=["memoranda"])
_officer = Session()


@router.get("/", auth=_officer, response=InternalWaitingOut, summary="Lo que espera de usted")
def waiting(request: HttpRequest) -> InternalWaitingOut:
    actor = actor_from(request)
    access.require(actor, *queries.STAFF)
    return InternalWaitingOut(
        drafts=_lines(queries.drafts_of(actor)[:100]),
        to_endorse=_lines(queries.to_endorse(actor)[:100]),
        to_sign=_lines(queries.to_sign(actor)[:200]),
    )


@router.post(
    "/", auth=_officer, response={201: InternalDocumentOut}, openapi_extra=OPENAPI, summary="Empezar un documento"
)  # fmt: skip
@decorate_view(idempotent)
def draft(request: HttpRequest, sent: InternalDraftIn) -> Status[Any]:
    actor = actor_from(request)
    answers = queries.document(sent.answers, actor=actor) if sent.answers else None
    made = actions.draft(
        kind=sent.kind,
        unit=queries.unit_of(actor, sent.unit),
        content=_content(sent, sent.kind),
        answers=answers,
        record_number=sent.record_number,
        answers_record=sent.answers_record,
        actor=actor,
    )
    return Status(201, _out(request, made.id))


@router.get(
    "/search", auth=_officer, response=list[InternalSignedOut], summary="Buscar por número o palabras"
)
def search(request: HttpRequest, q: Line, kind: Kind | None = None) -> list[InternalSignedOut]:
    actor = actor_from(request)
    access.require(actor, *queries.STAFF)
    return [_signed(each) for each in queries.search(q, actor=actor, kind=kind)]


@router.get(
    "/units/{code}/inbox", auth=_officer, response=list[InternalDispatchOut], summary="Entrada de una unidad"
)
def inbox(request: HttpRequest, code: str, waiting: bool = False) -> list[InternalDispatchOut]:
    unit = queries.unit_of(actor_from(request), code)
    return [_dispatch(each) for each in queries.inbox(unit, waiting=waiting)[:200]]


@router.get(
    "/units/{code}/outbox", auth=_officer, response=list[InternalSignedOut], summary="Salida de una unidad"
)
def outbox(request: HttpRequest, code: str) -> list[InternalSignedOut]:
    unit = queries.unit_of(actor_from(request), code)
    return [_signed(each) for each in queries.outbox(unit)[:200]]


@router.get(
    "/units/{code}/unacknowledged", auth=_officer, response=list[InternalDispatchOut], summary="Despachos sin acuse"
)  # fmt: skip
def unacknowledged(request: HttpRequest, code: str) -> list[InternalDispatchOut]:
    unit = queries.unit_of(actor_from(request), code)
    return [_dispatch(each) for each in queries.unacknowledged(unit)[:200]]


@router.get(
    "/units/{code}/register", auth=_officer, response=list[InternalNumberOut], summary="Registro de una clase"
)
def register(
    request: HttpRequest, code: str, kind: Kind, year: Annotated[int, Field(ge=1990, le=2200)]
) -> list[InternalNumberOut]:
    unit = queries.unit_of(actor_from(request), code)
    return [InternalNumberOut.of(each) for each in queries.numbered(unit, kind, year)]


@router.post(
    "/batches", auth=_officer, response={201: InternalBatchOut}, openapi_extra=OPENAPI, summary="Firmar varios a la vez"
)  # fmt: skip
@decorate_view(idempotent)
def sign_many(request: HttpRequest, sent: InternalBatchIn) -> Status[Any]:
    actor = actor_from(request)
    asked = actions.sign_many(
        chosen=_chosen(sent, actor), motive=sent.motive, dispatches=sent.dispatches, actor=actor
    )
    return Status(201, _batch(asked))


@router.post(
    "/rounds", auth=_officer, response={201: InternalRoundOut}, openapi_extra=OPENAPI,
    summary="Numerar varios para firmarlos con la clave propia",
)  # fmt: skip
@decorate_view(idempotent)
def prepare_many(request: HttpRequest, sent: InternalBatchIn) -> Status[Any]:
    actor = actor_from(request)
    asked = actions.prepare_many(
        chosen=_chosen(sent, actor), motive=sent.motive, dispatches=sent.dispatches, actor=actor
    )
    waiting = [
        InternalPreparedOut(document_id=each.document_id, number=each.number, pending_id=each.pending_id)
        for each in asked.waiting
    ]
    refused = [InternalRefusedOut(document_id=each.pk, refusal=why) for each, why in asked.refused]
    return Status(201, InternalRoundOut(waiting=waiting, refused=refused))


@router.get(
    "/batches/{batch_id}", auth=_officer, response=InternalBatchOut, summary="Cómo va una firma en lote"
)
def batch(request: HttpRequest, batch_id: UUID) -> InternalBatchOut:
    return _batch(queries.batch(batch_id, actor=actor_from(request)))


@router.post(
    "/dispatches/{dispatch_id}/receive", auth=_officer, response=InternalDispatchOut, summary="Acusar recibo"
)
def receive(request: HttpRequest, dispatch_id: UUID, sent: InternalEvidenceIn) -> InternalDispatchOut:
    actor = actor_from(request)
    found = queries.dispatch(dispatch_id, actor=actor)
    actions.receive(dispatch=found, evidence=sent.evidence, actor=actor)
    return _dispatch(queries.dispatch(dispatch_id, actor=actor))


@router.post(
    "/dispatches/{dispatch_id}/file-away", auth=_officer, response=InternalDispatchOut, summary="Archivar"
)
def file_away(request: HttpRequest, dispatch_id: UUID, sent: InternalReasonIn) -> InternalDispatchOut:
    actor = actor_from(request)
    found = queries.dispatch(dispatch_id, actor=actor)
    actions.file_away(dispatch=found, reason=sent.reason, actor=actor)
    return _dispatch(queries.dispatch(dispatch_id, actor=actor))


@router.get("/{document_id}", auth=_officer, response=InternalDocumentOut, summary="Un documento interno")
def document(request: HttpRequest, document_id: UUID) -> InternalDocumentOut:
    return _out(request, document_id)


@router.post(
    "/{document_id}/save", auth=_officer, response=InternalDocumentOut, summary="Guardar una versión"
)
def save(request: HttpRequest, document_id: UUID, sent: InternalSaveIn) -> InternalDocumentOut:
    found = _found(request, document_id)
    content = _content(sent, Kind(found.kind))
    actions.save(document=found, base=sent.base, content=content, actor=actor_from(request))
    return _out(request, document_id)


@router.post(
    "/{document_id}/co-authors", auth=_officer, response=InternalDocumentOut, summary="Agregar un coautor"
)
def add_co_author(request: HttpRequest, document_id: UUID, sent: InternalCoAuthorIn) -> InternalDocumentOut:
    found = _found(request, document_id)
    person = queries.person_at(found.unit, sent.person_id)
    if person is None:
        raise actions.NotAColleague({"person_id": ["No sirve en la unidad."]}, unit=found.unit.name)
    actions.add_co_author(document=found, person=person, actor=actor_from(request))
    return _out(request, document_id)


@router.post(
    "/{document_id}/send-to-review", auth=_officer, response=InternalDocumentOut, summary="Enviar a revisión"
)
def send_to_review(request: HttpRequest, document_id: UUID, sent: InternalReviewIn) -> InternalDocumentOut:
    found = _found(request, document_id)
    reviewers = [queries.reviewer_named(found.unit, key) for key in sent.reviewers]
    actions.send_to_review(document=found, base=sent.base, reviewers=reviewers, actor=actor_from(request))
    return _out(request, document_id)


@router.post(
    "/{document_id}/recall", auth=_officer, response=InternalDocumentOut, summary="Retirar de la revisión"
)
def recall(request: HttpRequest, document_id: UUID) -> InternalDocumentOut:
    actions.recall(document=_found(request, document_id), actor=actor_from(request))
    return _out(request, document_id)


@router.post("/{document_id}/endorse", auth=_officer, response=InternalDocumentOut, summary="Dar visto bueno")
def endorse(request: HttpRequest, document_id: UUID, sent: InternalSeenIn) -> InternalDocumentOut:
    found = _found(request, document_id)
    actions.endorse(document=found, base=sent.base, actor=actor_from(request))
    return _out(request, document_id)


@router.post(
    "/{document_id}/return-for-changes", auth=_officer, response=InternalDocumentOut, summary="Devolver para cambios"
)  # fmt: skip
def return_for_changes(
    request: HttpRequest, document_id: UUID, sent: InternalReasonIn
) -> InternalDocumentOut:
    found = _found(request, document_id)
    actions.return_for_changes(document=found, reason=sent.reason, actor=actor_from(request))
    return _out(request, document_id)


@router.post("/{document_id}/sign", auth=_officer, response=InternalDocumentOut, summary="Firmar y numerar")
def sign(request: HttpRequest, document_id: UUID, sent: InternalSignIn) -> InternalDocumentOut:
    wishes: dict[str, Any] = {"motive": sent.motive, "dispatches": sent.dispatches}
    found, actor = _found(request, document_id), actor_from(request)
    if sent.key == "own":
        actions.prepare(document=found, version=sent.base, actor=actor, **wishes)
    else:
        actions.sign(document=found, version=sent.base, actor=actor, **wishes)
    return _out(request, document_id)


@router.post("/{document_id}/dispatch", auth=_officer, response=InternalDocumentOut, summary="Despachar")
def dispatch(request: HttpRequest, document_id: UUID) -> InternalDocumentOut:
    actions.dispatch(document=_found(request, document_id), actor=actor_from(request))
    return _out(request, document_id)


@router.post("/{document_id}/annul", auth=_officer, response=InternalDocumentOut, summary="Anular")
def annul(request: HttpRequest, document_id: UUID, sent: InternalReasonIn) -> InternalDocumentOut:
    found = _found(request, document_id)
    actions.annul(document=found, reason=sent.reason, actor=actor_from(request))
    return _out(request, document_id)


@router.post(
    "/{document_id}/discard", auth=_officer, response=InternalDocumentOut, summary="Descartar el borrador"
)
def discard(request: HttpRequest, document_id: UUID) -> InternalDocumentOut:
    actions.discard(document=_found(request, document_id), actor=actor_from(request))
    return _out(request, document_id)


def _found(request: HttpRequest, document_id: UUID) -> InternalDocument:
    return queries.document(document_id, actor=actor_from(request))


def _chosen(sent: InternalBatchIn, actor: Actor) -> list[tuple[InternalDocument, int]]:
    return [(queries.document(each.id, actor=actor), each.version) for each in sent.chosen]


def _content(sent: InternalTextIn, kind: Kind) -> Content:
    addressees: list[Destination] = []
    for each in sent.addressees:
        line = "; ".join(part.replace(";", ",") for part in (each.place, each.name, each.post))
        addressees += actions.check_addressees(kind=kind, lines=[line], is_copy=each.is_copy)
    return Content(
        subject=sent.subject,
        body=sent.body,
        addressees=addressees,
        references=sent.references,
        sender_post=sent.sender_post,
    )


def _lines(documents: Any) -> list[InternalLineOut]:
    return [
        InternalLineOut(
            id=each.id,
            kind=Kind(each.kind),
            unit=each.unit.code,
            state=each.standing,
            version=each.version,
            subject=subject,
        )
        for each, subject in queries.with_subjects(documents)
    ]


def _out(request: HttpRequest, document_id: UUID) -> InternalDocumentOut:
    found = _found(request, document_id)
    signature, prepared = getattr(found, "signature", None), queries.prepared_for(found)
    return InternalDocumentOut(
        id=found.id,
        kind=Kind(found.kind),
        unit=found.unit.code,
        state=found.standing,
        version=found.version,
        **text_of(found),
        number=signature.number if signature else "",
        code=signature.paper.verification_code if signature else "",
        pending_id=prepared.pending_id if prepared else None,
        record_number=found.record_number,
        answers_record=found.answers_record,
        dispatches=[_dispatch(each) for each in queries.dispatches_of(found)],
    )


def _dispatch(each: Dispatch) -> InternalDispatchOut:
    reception, attention = getattr(each, "reception", None), each.attention
    exchange = queries.exchange_of(each)
    return InternalDispatchOut(
        id=each.id,
        document_id=each.document_id,
        number=each.document.signature.number,
        place=each.place,
        is_copy=each.is_copy,
        sent_at=each.at,
        received_at=reception.at if reception else None,
        reply=attention.reply.signature.number if attention and attention.reply else "",
        filed_because=attention.reason if attention else "",
        cuo=exchange.cuo if exchange else "",
        cargo=exchange.cargo_number if exchange else "",
    )


def _signed(each: HeadSignature) -> InternalSignedOut:
    return InternalSignedOut(
        id=each.document_id,
        number=each.number,
        kind=Kind(each.kind),
        unit=each.unit.code,
        state=each.document.standing,
        subject=each.version.subject,
        signed_at=each.at,
        signed_by=each.by.full_name,
    )


def _batch(found: SigningBatch) -> InternalBatchOut:
    progress = queries.progress_of(found)
    return InternalBatchOut(
        id=found.id,
        finished_at=found.finished_at,
        signed=progress["signed"],
        refused=progress["refused"],
        waiting=progress["waiting"],
        items=[
            InternalItemOut(
                document_id=each.document_id,
                is_signed=each.is_signed,
                number=each.document.signature.number if each.is_signed else "",
                refusal=each.refusal,
            )
            for each in queries.items_of(found)
        ],
    )
