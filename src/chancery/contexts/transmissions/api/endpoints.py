"""The same story for programs: one endpoint a verb, each calling the action that the page calls.

Plain steps are at `/cases/{number}/steps/{step}`; anyone verifies a paper or a receipt at `/documents/{code}`.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from chancery.contexts.transmissions import actions, queries
from chancery.contexts.transmissions.api.schemas import (
    CertifyIn,
    DifferenceIn,
    FoundEntryIn,
    PermitIn,
    RegistryCopyIn,
    SheetIn,
    TakerIn,
    TransmissionOut,
    TransmissionQueueOut,
    TransmissionReasonIn,
)
from chancery.contexts.transmissions.api.telling import again, told
from chancery.contexts.transmissions.rules import DeliveryManner
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.case_page import note_read
from chancery.web.idempotency import OPENAPI, idempotent

router = Router(tags=["transmissions"])
_applicant = may("cases:write")
_reader = may("cases:read")
_officer = Session()


@router.post(
    "/",
    auth=_applicant,
    response={201: TransmissionOut},
    openapi_extra=OPENAPI,
    summary="Pedir la copia certificada de un acta",
)
@decorate_view(idempotent)
def file(request: HttpRequest, sent: RegistryCopyIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file(
        particulars=actions.Particulars(
            **sent.dict(exclude={"office", "destination", "clue", "applicant"}),
            destination=_office(sent.destination, sent.manner),
        ),
        office=organisation.office(sent.office),
        applicant=_customer(sent.applicant, actor) or identity.person_of(actor),
        uploads={"clue": sent.clue} if sent.clue else None,
        actor=actor,
    )
    return Status(201, told(actor, filed))


@router.post(
    "/permits",
    auth=_applicant,
    response={201: TransmissionOut},
    openapi_extra=OPENAPI,
    summary="Pedir el envío de una autorización de viaje emitida",
)
@decorate_view(idempotent)
def file_permit(request: HttpRequest, sent: PermitIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file_permit(
        permit_number=sent.permit,
        manner=sent.manner,
        destination=_office(sent.destination, sent.manner),
        applicant=_customer(sent.applicant, actor),
        actor=actor,
    )
    return Status(201, told(actor, filed))


@router.get(
    "/queue", auth=_officer, response=list[TransmissionQueueOut], summary="Lo que espera en mis oficinas"
)
def queue(request: HttpRequest) -> list[dict[str, Any]]:
    actor = actor_from(request)
    return [
        {
            "title": each.title,
            "rows": [
                {
                    "number": row.case.number,
                    "what": row.what,
                    "state": row.case.state,
                    "office": row.case.office.code,
                    "destination": row.destination.code if row.destination else "",
                    "due_on": row.case.due_on,
                }
                for row in each.rows
            ],
        }
        for each in queries.queues(actor)
    ]


@router.get("/{number}", auth=_reader, response=TransmissionOut, summary="El camino de un documento")
def get(request: HttpRequest, number: str) -> dict[str, Any]:
    actor = actor_from(request)
    wanted = queries.by_number(actor, number)
    note_read(wanted.case, actor, "transmission")
    return told(actor, wanted)


@router.post(
    "/{number}/find",
    auth=_officer,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Cargar el acta hallada",
)
@decorate_view(idempotent)
def find(request: HttpRequest, number: str, sent: FoundEntryIn) -> dict[str, Any]:
    actor = actor_from(request)
    entry = actions.Entry(**sent.dict(exclude={"image", "reverse"}))
    wanted = queries.by_number(actor, number)
    actions.find(transmission=wanted, entry=entry, image=sent.image, reverse=sent.reverse, actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/certify",
    auth=_officer,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Certificar y emitir la copia",
)
@decorate_view(idempotent)
def certify(request: HttpRequest, number: str, sent: CertifyIn) -> dict[str, Any]:
    actor = actor_from(request)
    wanted = queries.by_number(actor, number)
    actions.certify(transmission=wanted, is_compared=sent.is_compared, actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/not_found",
    auth=_officer,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Declarar no hallada",
)
@decorate_view(idempotent)
def not_found(request: HttpRequest, number: str, sent: TransmissionReasonIn) -> dict[str, Any]:
    actor = actor_from(request)
    actions.not_found(transmission=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/refuse", auth=_officer, response=TransmissionOut, openapi_extra=OPENAPI, summary="Rechazar"
)
@decorate_view(idempotent)
def refuse(request: HttpRequest, number: str, sent: TransmissionReasonIn) -> dict[str, Any]:
    actor = actor_from(request)
    actions.refuse(transmission=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/confirm-refusal",
    auth=_officer,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Confirmar la denegatoria en apelación",
)
@decorate_view(idempotent)
def confirm_copy_refusal(request: HttpRequest, number: str, sent: TransmissionReasonIn) -> dict[str, Any]:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    actions.confirm_refusal(transmission=found, reason=sent.reason, actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/transmit",
    auth=_officer,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Enviar a Lima",
)
@decorate_view(idempotent)
def transmit(request: HttpRequest, number: str) -> dict[str, Any]:
    actor = actor_from(request)
    actions.transmit(transmission=queries.by_number(actor, number), actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/receive",
    auth=_officer,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Recibir en Lima",
)
@decorate_view(idempotent)
def receive(request: HttpRequest, number: str) -> dict[str, Any]:
    actor = actor_from(request)
    actions.receive(transmission=queries.by_number(actor, number), actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/return_to_post",
    auth=_officer,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Informar una diferencia al consulado",
)
@decorate_view(idempotent)
def return_to_post(request: HttpRequest, number: str, sent: DifferenceIn) -> dict[str, Any]:
    actor = actor_from(request)
    actions.return_to_post(transmission=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/legalise",
    auth=_officer,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Legalizar la firma del cónsul",
)
@decorate_view(idempotent)
def legalise(request: HttpRequest, number: str) -> dict[str, Any]:
    actor = actor_from(request)
    actions.legalise(transmission=queries.by_number(actor, number), actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/forward",
    auth=_officer,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Enviar otra vez a la oficina de entrega",
)
@decorate_view(idempotent)
def forward(request: HttpRequest, number: str) -> dict[str, Any]:
    actor = actor_from(request)
    actions.forward(transmission=queries.by_number(actor, number), actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/accept",
    auth=_officer,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Recibir para entregar",
)
@decorate_view(idempotent)
def accept(request: HttpRequest, number: str) -> dict[str, Any]:
    actor = actor_from(request)
    actions.accept(transmission=queries.by_number(actor, number), actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/return_to_lima",
    auth=_officer,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Informar una diferencia a Lima",
)
@decorate_view(idempotent)
def return_to_lima(request: HttpRequest, number: str, sent: DifferenceIn) -> dict[str, Any]:
    actor = actor_from(request)
    actions.return_to_lima(transmission=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/print",
    auth=_officer,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Registrar una impresión",
)
@decorate_view(idempotent)
def print_paper(request: HttpRequest, number: str, sent: SheetIn) -> dict[str, Any]:
    actor = actor_from(request)
    wanted = queries.by_number(actor, number)
    actions.print_paper(transmission=wanted, sheet=sent.sheet, reason=sent.reason, actor=actor)
    return again(actor, number)


@router.post("/{number}/deliver", auth=_officer, response=TransmissionOut, summary="Entregar")
def deliver(request: HttpRequest, number: str, sent: TakerIn) -> dict[str, Any]:
    """No key makes it idempotent: it asks a partner, and no transaction waits for one. A second time it is refused."""
    actor = actor_from(request)
    wanted = queries.by_number(actor, number)
    said = sent.dict() | {"document_country": sent.document_country.upper()}
    taker = actions.Taker(**said)
    identified = actions.identify(transmission=wanted, taker=taker, actor=actor)
    actions.deliver(transmission=wanted, taker=taker, identified=identified, actor=actor)
    return again(actor, number)


@router.post(
    "/{number}/collect",
    auth=_applicant,
    response=TransmissionOut,
    openapi_extra=OPENAPI,
    summary="Confirmar la entrega digital",
)
@decorate_view(idempotent)
def collect(request: HttpRequest, number: str) -> dict[str, Any]:
    actor = actor_from(request)
    actions.collect(transmission=queries.by_number(actor, number), actor=actor)
    return again(actor, number)


def _office(code: str, manner: DeliveryManner) -> Office | None:
    return organisation.office(code) if code and manner is DeliveryManner.COUNTER else None


def _customer(person_id: UUID | None, actor: Actor) -> Person | None:
    return identity.customer(person_id, actor=actor) if person_id else None
