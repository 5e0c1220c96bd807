"""One endpoint a verb: what is classified, handed over, held and disposed of."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from chancery.contexts.retention import actions, queries
from chancery.contexts.retention.api import shapes
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from
from chancery.web.idempotency import OPENAPI, idempotent

router = Router(tags=["retention"], auth=Session())
_ROWS = 200


def _reader(request: HttpRequest) -> Actor:
    actor = actor_from(request)
    access.require(actor, *queries.READERS)
    return actor


@router.get("/files", response=list[shapes.ClosedFileOut], summary="Buscar expedientes archivados")
def search(
    request: HttpRequest, q: str = "", series: str = "", place: str = "", office: str = ""
) -> list[shapes.ClosedFileOut]:
    plain = [each.replace("\x00", "") for each in (q, series, place, office)]
    found = queries.search(_reader(request), plain[0], series=plain[1], place=plain[2], unit=plain[3])
    return [shapes.file_out(each) for each in found[:_ROWS]]


@router.get("/files/{file_id}", response=shapes.ClosedFileOut, summary="Un expediente archivado")
def file(request: HttpRequest, file_id: UUID) -> shapes.ClosedFileOut:
    return shapes.file_out(queries.file(_reader(request), file_id))


@router.post(
    "/files/{file_id}/reclassify",
    response=shapes.ClosedFileOut,
    summary="Cambiar de serie un expediente",
)
def reclassify(request: HttpRequest, file_id: UUID, sent: shapes.ReclassifyIn) -> shapes.ClosedFileOut:
    actor = _reader(request)
    found = queries.file(actor, file_id)
    actions.reclassify(file=found, series=sent.series, reason=sent.reason, actor=actor)
    return shapes.file_out(queries.file(actor, file_id))


@router.get(
    "/offices/{code}/due", response=list[shapes.ClosedFileOut], summary="Lo que una unidad debe transferir"
)
def due(request: HttpRequest, code: str) -> list[shapes.ClosedFileOut]:
    actor = _reader(request)
    office = organisation.office(code)
    access.require(actor, *queries.UNIT, office_id=office.id)
    return [shapes.file_out(each) for each in queries.to_transfer(office, clock.today())[:_ROWS]]


@router.get("/transfers", response=list[shapes.TransferOut], summary="Inventarios de transferencia")
def transfers(request: HttpRequest, q: str = "") -> list[shapes.TransferOut]:
    found = queries.transfers(_reader(request), q.replace("\x00", ""))[:_ROWS]
    return [
        shapes.TransferOut(
            number=each.number, office=each.office.code, signed_at=each.at,
            files=each.listed, waiting=each.waiting,
        )
        for each in found
    ]  # fmt: skip


@router.post(
    "/transfers",
    response={201: shapes.TransferDetail},
    openapi_extra=OPENAPI,
    summary="Firmar un inventario de transferencia",
)
@decorate_view(idempotent)
def transfer(request: HttpRequest, sent: shapes.TransferIn) -> Status[Any]:
    actor = actor_from(request)
    made = actions.transfer(office=organisation.office(sent.office), file_ids=sent.files, actor=actor)
    return Status(201, shapes.transfer_detail(made, list(queries.transfer_items(made))))


@router.get("/transfers/{number}", response=shapes.TransferDetail, summary="Un inventario con sus líneas")
def listing(request: HttpRequest, number: str) -> shapes.TransferDetail:
    found = queries.transfer(_reader(request), number)
    return shapes.transfer_detail(found, list(queries.transfer_items(found)))


@router.post(
    "/transfers/{number}/items/{position}/receive",
    response=shapes.TransferItemOut,
    summary="Recibir un expediente en el archivo central",
)
def receive(
    request: HttpRequest, number: str, position: int, sent: shapes.ObservationIn
) -> shapes.TransferItemOut:
    actor = _reader(request)
    item = queries.transfer_item(actor, number, position)
    return shapes.item_out(actions.receive(item=item, observation=sent.observation, actor=actor))


@router.post(
    "/transfers/{number}/items/{position}/return",
    response=shapes.TransferItemOut,
    summary="Devolver un expediente a su unidad",
)
def return_(
    request: HttpRequest, number: str, position: int, sent: shapes.ObservationIn
) -> shapes.TransferItemOut:
    actor = _reader(request)
    item = queries.transfer_item(actor, number, position)
    return shapes.item_out(actions.return_(item=item, observation=sent.observation, actor=actor))


@router.get("/holds", response=list[shapes.HoldOut], summary="Retenciones")
def holds(request: HttpRequest) -> list[shapes.HoldOut]:
    return [shapes.hold_out(each) for each in queries.holds(_reader(request))[:_ROWS]]


@router.post("/holds", response={201: shapes.HoldOut}, openapi_extra=OPENAPI, summary="Ordenar una retención")
@decorate_view(idempotent)
def hold(request: HttpRequest, sent: shapes.HoldIn) -> Status[Any]:
    actor = actor_from(request)
    access.require(actor, *queries.HOLDERS)
    made = actions.hold(
        kind=sent.kind,
        file=queries.file_numbered(sent.file) if sent.file else None,
        series=sent.series,
        reason=sent.reason,
        authority=sent.authority,
        office=organisation.office(sent.office),
        actor=actor,
    )
    return Status(201, shapes.hold_out(made))


@router.post("/holds/{hold_id}/lift", response=shapes.HoldOut, summary="Levantar una retención")
def lift(request: HttpRequest, hold_id: UUID, sent: shapes.LiftIn) -> shapes.HoldOut:
    actor = _reader(request)
    found = queries.hold(actor, hold_id)
    actions.lift(hold=found, reason=sent.reason, actor=actor)
    return shapes.hold_out(queries.hold(actor, hold_id))


@router.get(
    "/expired", response=list[shapes.ClosedFileOut], summary="Lo que cumplió sus plazos en el archivo central"
)
def expired(request: HttpRequest) -> list[shapes.ClosedFileOut]:
    access.require(actor_from(request), *queries.ARCHIVE)
    return [shapes.file_out(each) for each in queries.expired(clock.today())[:_ROWS]]


@router.get("/disposals", response=list[shapes.DisposalOut], summary="Propuestas de eliminación")
def proposals(request: HttpRequest) -> list[shapes.DisposalOut]:
    actor = actor_from(request)
    access.require(actor, *queries.ARCHIVE, Role.AUDITOR)
    return [shapes.disposal_out(each) for each in queries.proposals(actor)[:_ROWS]]


@router.post(
    "/disposals",
    response={201: shapes.DisposalDetail},
    openapi_extra=OPENAPI,
    summary="Proponer una eliminación",
)
@decorate_view(idempotent)
def propose(request: HttpRequest, sent: shapes.DisposalIn) -> Status[Any]:
    made = actions.propose(file_ids=sent.files, actor=actor_from(request))
    return Status(201, shapes.disposal_detail(made, list(queries.disposal_items(made))))


@router.get("/disposals/{number}", response=shapes.DisposalDetail, summary="Una propuesta de eliminación")
def proposal(request: HttpRequest, number: str) -> shapes.DisposalDetail:
    actor = actor_from(request)
    access.require(actor, *queries.ARCHIVE, Role.AUDITOR)
    return _detail(actor, number)


@router.post(
    "/disposals/{number}/vote", response=shapes.DisposalDetail, summary="Votar como miembro del comité"
)
def vote(request: HttpRequest, number: str, sent: shapes.VoteIn) -> shapes.DisposalDetail:
    actor = actor_from(request)
    access.require(actor, Role.EVALUATOR)
    found = queries.proposal(actor, number)
    actions.vote(proposal=found, is_in_favour=sent.in_favour, reason=sent.reason, actor=actor)
    return _detail(actor, number)


@router.post("/disposals/{number}/act", response=shapes.ActOut, summary="Firmar el acta del comité")
def close_session(request: HttpRequest, number: str) -> shapes.ActOut:
    actor = actor_from(request)
    access.require(actor, Role.EVALUATOR)
    return shapes.act_out(actions.close_session(proposal=queries.proposal(actor, number), actor=actor))


@router.post(
    "/disposals/{number}/authorise", response=shapes.DisposalDetail, summary="Anotar la autorización del AGN"
)
def authorise(request: HttpRequest, number: str, sent: shapes.AuthorisationIn) -> shapes.DisposalDetail:
    actor = actor_from(request)
    access.require(actor, Role.ARCHIVIST)
    found = queries.proposal(actor, number)
    actions.authorise(proposal=found, reference=sent.reference, dated_on=sent.dated_on, actor=actor)
    return _detail(actor, number)


@router.post("/disposals/{number}/dispose", response=shapes.DisposalDetail, summary="Eliminar lo autorizado")
def dispose(request: HttpRequest, number: str) -> shapes.DisposalDetail:
    actor = actor_from(request)
    access.require(actor, Role.ARCHIVIST)
    actions.dispose(proposal=queries.proposal(actor, number), actor=actor)
    return _detail(actor, number)


@router.get("/series", response=list[shapes.SeriesOut], summary="Programa de control de documentos")
def series(request: HttpRequest) -> list[shapes.SeriesOut]:
    _reader(request)
    return [shapes.series_out(each) for each in queries.series_history()]


@router.post(
    "/series/proposals",
    response={201: shapes.SeriesProposalOut},
    openapi_extra=OPENAPI,
    summary="Proponer una serie o plazos nuevos",
)
@decorate_view(idempotent)
def propose_series(request: HttpRequest, sent: shapes.SeriesIn) -> Status[Any]:
    office = organisation.office(sent.office) if sent.office else None
    change = actions.Change(
        sent.code, sent.title, tuple(sent.kinds), sent.years_at_unit, sent.years_in_archive,
        sent.is_permanent, sent.norm, sent.valid_from, office,
    )  # fmt: skip
    made = actions.propose_series(change=change, actor=actor_from(request))
    return Status(201, shapes.series_proposal_out(made))


@router.post(
    "/series/proposals/{proposal_id}/decide",
    response=shapes.SeriesProposalOut,
    summary="Aprobar o rechazar el cambio de una serie",
)
def decide_series(
    request: HttpRequest, proposal_id: UUID, sent: shapes.DecisionIn
) -> shapes.SeriesProposalOut:
    actor = actor_from(request)
    access.require(actor, *actions.DECIDERS)
    found = queries.series_proposal(proposal_id)
    decide = actions.approve_series if sent.approve else actions.decline_series
    decide(proposal=found, actor=actor)
    return shapes.series_proposal_out(queries.series_proposal(proposal_id))


def _detail(actor: Actor, number: str) -> shapes.DisposalDetail:
    found = queries.proposal(actor, number)
    return shapes.disposal_detail(found, list(queries.disposal_items(found)))
