"""One endpoint a verb: what is presented, registered, routed, attended, archived and followed."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.api import shapes
from chancery.contexts.correspondence.models import Presentation
from chancery.contexts.correspondence.procedures import CERTIFICATE
from chancery.contexts.correspondence.rules import Sender
from chancery.kernel.base import ids
from chancery.kernel.base.errors import Invalid
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.idempotency import OPENAPI, OPENAPI_OPTIONAL, idempotent, idempotent_if_asked

router = Router(tags=["correspondence"])
_applicant = may("cases:write")
_officer = Session()


class CorrespondencePlaceUnreadable(Invalid):
    """The place in the queue is one that an earlier answer gave."""

    code = "correspondence_place_unreadable"
    sentence = (
        "El lugar de la bandeja de correspondencia no es válido: use el que devolvió la página anterior."
    )


class EntryChannelUnfit(Invalid):
    """What came by the platform's own doors is registered by them, under their law of hours."""

    code = "record_channel_unfit"
    sentence = "Por «{channel}» los documentos se registran solos: no se anotan a mano."
    next_step = (
        "Diga por dónde llegó: ventanilla, correo o valija, Mesa Digital Perú o acceso a la información."
    )


@router.post(
    "/presentations",
    auth=_applicant,
    response={201: shapes.PresentationOut},
    openapi_extra=OPENAPI,
    summary="Presentar un documento en la mesa de partes",
)
@decorate_view(idempotent)
def file(request: HttpRequest, sent: shapes.PresentationIn) -> Status[Any]:
    actor = actor_from(request)
    presented = actions.file(
        particulars=actions.Particulars(
            kind=sent.kind,
            subject=sent.subject,
            addressee=organisation.office(sent.addressee),
            sheets=sent.sheets,
            number_of_sender=sent.number_of_sender,
            dated_on=sent.dated_on,
            capacity=sent.capacity,
            represented=sent.represented.said() if sent.represented else None,
            email=sent.email,
        ),
        uploads=sent.uploads.by_requirement(),
        office=queries.registry(),
        applicant=identity.person_of(actor),
        company=identity.company(sent.company, actor=actor) if sent.company else None,
        actor=actor,
    )
    return Status(201, _presentation(presented))


@router.get(
    "/presentations/{number}",
    auth=may("cases:read"),
    response=shapes.PresentationOut,
    summary="Lo presentado, con su constancia",
)
def presentation(request: HttpRequest, number: str) -> shapes.PresentationOut:
    return _presentation(queries.by_case_number(actor_from(request), number))


@router.post(
    "/presentations/{number}/admit",
    auth=_officer,
    response={201: shapes.RecordDetail},
    openapi_extra=OPENAPI,
    summary="Registrar lo presentado",
)
@decorate_view(idempotent)
def admit(request: HttpRequest, number: str, sent: shapes.PresentationAdmitIn) -> Status[Any]:
    actor = actor_from(request)
    record = actions.admit(
        presentation=queries.by_case_number(actor, number),
        addressee=organisation.office(sent.addressee),
        instruction=sent.instruction,
        note=sent.note,
        sheets=sent.sheets,
        is_urgent=sent.is_urgent,
        is_reserved=sent.is_reserved,
        actor=actor,
    )
    return Status(201, shapes.record_detail(record))


@router.post(
    "/follow",
    auth=None,
    response=shapes.PresentationFollowOut,
    summary="Seguir un documento por número y clave",
)
def follow(request: HttpRequest, asked: shapes.PresentationFollowIn) -> shapes.PresentationFollowOut:
    found = queries.follow(number=asked.number, code=asked.code)
    return shapes.PresentationFollowOut(
        number=found.number,
        registered_as=found.registered_as,
        subject=found.subject,
        state=found.state,
        unit=found.unit,
        presented_on=found.presented_on,
        received_on=found.received_on,
        steps=[
            shapes.PresentationFollowStepOut(at=each.at, what=each.what, unit=each.unit)
            for each in found.steps
        ],
    )


@router.get("/queue", auth=_officer, response=shapes.RecordQueueOut, summary="Lo pendiente de mis unidades")
def work_queue(
    request: HttpRequest,
    what: Literal["", "unreceived", "in_hand", "copies", "mine"] = "",
    after: str = "",
) -> shapes.RecordQueueOut:
    actor = actor_from(request)
    access.require(actor, *queries.DESK)
    page = queries.work_queue(actor, wanted=queries.QueueFilter(what), after=_place(after))
    place = page.next_place
    following = f"{place.due_on.isoformat() if place.due_on else ''}_{place.movement_id}" if place else None
    return shapes.RecordQueueOut(
        movements=[shapes.movement_out(each) for each in page.movements], next=following
    )


@router.get("/records", auth=_officer, response=list[shapes.RecordOut], summary="Buscar documentos")
def search(
    request: HttpRequest, q: str = "", since: date | None = None, until: date | None = None
) -> list[shapes.RecordOut]:
    actor = actor_from(request)
    access.require(actor, *queries.READERS)
    found = queries.search(actor, q.replace("\x00", ""), since=since, until=until)
    subjects = [each.id for each in found]
    ledger.record_reads(subjects=subjects, kind="correspondence_search", purpose="búsqueda", actor=actor)
    return [shapes.record_out(each) for each in queries.with_holders(found)]


@router.post(
    "/records",
    auth=_officer,
    response={201: shapes.RecordDetail},
    openapi_extra=OPENAPI,
    summary="Registrar un documento",
)
@decorate_view(idempotent)
def register(request: HttpRequest, sent: shapes.RecordIn) -> Status[Any]:
    actor = actor_from(request)
    if not sent.channel.is_by_hand:
        sentence = EntryChannelUnfit.sentence.format(channel=sent.channel.label)
        raise EntryChannelUnfit({"channel": [sentence]}, channel=sent.channel.label)
    made = actions.register(
        actor=actor,
        office=organisation.office(sent.office),
        sender=Sender(sent.sender.kind, sent.sender.number, sent.sender.name),
        subject=sent.subject,
        kind=sent.kind,
        sheets=sent.sheets,
        number_of_sender=sent.number_of_sender,
        dated_on=sent.dated_on,
        upload_ids=sent.uploads,
        antecedents=sent.antecedents,
        channel=sent.channel,
        presented_at=sent.presented_at,
        addressee=organisation.office(sent.addressee) if sent.addressee else None,
        is_urgent=sent.is_urgent,
        is_reserved=sent.is_reserved,
    )
    return Status(201, shapes.record_detail(queries.row(made.id)))


@router.get(
    "/records/{number}", auth=_officer, response=shapes.RecordDetail, summary="Un documento y su hoja de ruta"
)
def record(request: HttpRequest, number: str) -> shapes.RecordDetail:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    purpose = "atención del documento"
    ledger.record_read(subject=found.id, kind="correspondence", purpose=purpose, actor=actor)
    return shapes.record_detail(found)


@router.post(
    "/records/{number}/route",
    auth=_officer,
    response=shapes.RecordDetail,
    openapi_extra=OPENAPI,
    summary="Derivar el original, copias o ambos",
)
@decorate_view(idempotent)
def route(request: HttpRequest, number: str, sent: shapes.RecordRouteIn) -> shapes.RecordDetail:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    actions.route(record=found, to=[_destination(each) for each in sent.to], actor=actor)
    return shapes.record_detail(found)


@router.post(
    "/route",
    auth=_officer,
    response=shapes.RecordBulkOut,
    openapi_extra=OPENAPI,
    summary="Derivar muchos originales",
)
@decorate_view(idempotent)
def route_many(request: HttpRequest, sent: shapes.RecordRouteManyIn) -> shapes.RecordBulkOut:
    actor = actor_from(request)
    chosen = queries.movements(actor, [str(each) for each in sent.movements])
    done = actions.route_many(records=[each.record for each in chosen], to=_destination(sent.to), actor=actor)
    return _bulk(done)


@router.post(
    "/receive", auth=_officer, response=shapes.RecordBulkOut, openapi_extra=OPENAPI, summary="Recibir muchos"
)
@decorate_view(idempotent)
def receive_many(request: HttpRequest, sent: shapes.RecordReceiveManyIn) -> shapes.RecordBulkOut:
    actor = actor_from(request)
    chosen = queries.movements(actor, [str(each) for each in sent.movements])
    return _bulk(actions.receive_many(movements=chosen, actor=actor))


@router.post(
    "/movements/{movement_id}/receive",
    auth=_officer,
    response=shapes.RecordMovementOut,
    openapi_extra=OPENAPI_OPTIONAL,
    summary="Recibir",
)
@decorate_view(idempotent_if_asked)
def receive(request: HttpRequest, movement_id: UUID) -> shapes.RecordMovementOut:
    actor = actor_from(request)
    actions.receive(movement=queries.movement(actor, movement_id), actor=actor)
    return shapes.movement_out(queries.movement(actor, movement_id))


@router.post(
    "/movements/{movement_id}/return",
    auth=_officer,
    response=shapes.RecordDetail,
    openapi_extra=OPENAPI,
    summary="Devolver a quien lo derivó",
)
@decorate_view(idempotent)
def return_(request: HttpRequest, movement_id: UUID, sent: shapes.RecordReasonIn) -> shapes.RecordDetail:
    actor = actor_from(request)
    movement = queries.movement(actor, movement_id)
    actions.return_(movement=movement, reason=sent.reason, actor=actor)
    return shapes.record_detail(movement.record)


@router.post(
    "/movements/{movement_id}/attend",
    auth=_officer,
    response=shapes.RecordDetail,
    openapi_extra=OPENAPI,
    summary="Dar por atendido, o cerrar una copia",
)
@decorate_view(idempotent)
def attend(request: HttpRequest, movement_id: UUID, sent: shapes.RecordAttendIn) -> shapes.RecordDetail:
    actor = actor_from(request)
    movement = queries.movement(actor, movement_id)
    actions.attend(movement=movement, reason=sent.reason, reply_number=sent.reply_number, actor=actor)
    return shapes.record_detail(movement.record)


@router.post(
    "/records/{number}/archive",
    auth=_officer,
    response=shapes.RecordDetail,
    openapi_extra=OPENAPI,
    summary="Archivar",
)
@decorate_view(idempotent)
def archive(request: HttpRequest, number: str, sent: shapes.RecordReasonIn) -> shapes.RecordDetail:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    actions.archive(record=found, reason=sent.reason, actor=actor)
    return shapes.record_detail(found)


@router.post(
    "/records/{number}/reopen",
    auth=_officer,
    response=shapes.RecordDetail,
    openapi_extra=OPENAPI,
    summary="Reabrir",
)
@decorate_view(idempotent)
def reopen(request: HttpRequest, number: str, sent: shapes.RecordReasonIn) -> shapes.RecordDetail:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    actions.reopen(record=found, reason=sent.reason, actor=actor)
    return shapes.record_detail(found)


@router.post(
    "/records/{number}/join",
    auth=_officer,
    response=shapes.RecordDetail,
    openapi_extra=OPENAPI,
    summary="Acumular a otro documento",
)
@decorate_view(idempotent)
def join(request: HttpRequest, number: str, sent: shapes.RecordJoinIn) -> shapes.RecordDetail:
    actor = actor_from(request)
    found, into = queries.by_number(actor, number), queries.by_number(actor, sent.into)
    actions.join(record=found, into=into, reason=sent.reason, actor=actor)
    return shapes.record_detail(into)


@router.post(
    "/records/{number}/link",
    auth=_officer,
    response=shapes.RecordDetail,
    openapi_extra=OPENAPI,
    summary="Vincular un antecedente o una respuesta",
)
@decorate_view(idempotent)
def link(request: HttpRequest, number: str, sent: shapes.RecordLinkIn) -> shapes.RecordDetail:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    actions.link(record=found, to=sent.number, kind=sent.kind, actor=actor)
    return shapes.record_detail(found)


def _presentation(presented: Presentation) -> shapes.PresentationOut:
    case = presented.case
    certificate = documents.of_case(case.id).filter(kind=CERTIFICATE.code).get()
    return shapes.PresentationOut(
        number=case.number,
        state=case.state,
        follow_code=ids.format_code(presented.follow_code),
        presented_at=presented.presented_at,
        presented_on=presented.presented_on,
        clock_starts_on=presented.clock_starts_on,
        record=presented.record.number if presented.record else None,
        certificate=certificate.verification_code,
    )


def _destination(sent: shapes.RecordDestinationIn) -> actions.Destination:
    office = organisation.office(sent.office)
    return actions.Destination(
        office=office,
        instruction=sent.instruction,
        person_id=queries.serving_at(sent.person, office) if sent.person else None,
        note=sent.note,
        is_copy=sent.is_copy,
        due_on=sent.due_on,
    )


def _bulk(bulk: actions.Bulk) -> shapes.RecordBulkOut:
    return shapes.RecordBulkOut(
        done=list(bulk.done),
        refused=[shapes.RecordBulkRefusalOut(number=number, why=why) for number, why in bulk.refused],
    )


def _place(after: str) -> queries.Place | None:
    if not after:
        return None
    day, _, movement_id = after.partition("_")
    try:
        return queries.Place(date.fromisoformat(day) if day else None, UUID(movement_id))
    except ValueError:
        raise CorrespondencePlaceUnreadable({"after": [CorrespondencePlaceUnreadable.sentence]}) from None
