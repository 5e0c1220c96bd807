"""The same door and the same desk for programs: one endpoint a verb, each calling the action that the page calls.

Who tells something here is nobody who is signed in, as on the page of a stranger: the key of the request makes it one entry.
"""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from chancery.contexts.complaints import actions, queries
from chancery.contexts.complaints.api import shapes
from chancery.contexts.complaints.rules import TRACKS, Facts, Matter, PastDue, Wish, triage
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Channel
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from
from chancery.web.idempotency import OPENAPI, idempotent, key_of

router = Router(tags=["complaints"])
_officer = Session()


@router.get("/triage", auth=None, response=shapes.TriageOut, summary="Qué ley responde lo que pasó")
def find_regime(
    request: HttpRequest,
    matter: Matter,
    wish: Wish | None = None,
    past_due: PastDue | None = None,
) -> shapes.TriageOut:
    regime = triage(Facts(matter, wish, past_due))
    if regime is None:
        return shapes.TriageOut(
            regime=None, label="Mesa de servicio", told=actions.ForTheServiceDesk.sentence
        )
    return shapes.TriageOut(regime=regime, label=regime.label, told=TRACKS[regime].told)


@router.get(
    "/indicators",
    auth=None,
    response=list[shapes.IndicatorOut],
    summary="Indicadores por mes, oficina y motivo",
)
def indicators(
    request: HttpRequest, since: date | None = None, until: date | None = None, office: str = ""
) -> list[shapes.IndicatorOut]:
    today = clock.today()
    found = queries.figures(since=since or today.replace(month=1, day=1), until=until or today, office=office)
    return [
        shapes.IndicatorOut(
            month=row.month,
            office=row.office,
            regime=row.regime,
            motive=row.motive,
            received=row.count.received,
            in_time=row.count.in_time,
            late=row.count.late,
            pending=row.count.pending,
            overdue=row.count.overdue,
            mean_days=row.count.mean_days,
            accepted=row.count.accepted,
            mean_score=row.count.mean_score,
        )
        for row in found.rows
    ]


@router.get(
    "/queue",
    auth=_officer,
    response=list[shapes.ComplaintOut],
    summary="Lo que espera respuesta de mis oficinas",
)
def work_queue(request: HttpRequest) -> list[shapes.ComplaintOut]:
    actor = actor_from(request)
    access.require(actor, *queries.KEEPERS)
    return [shapes.complaint_out(each.complaint) for each in queries.queue(actor)]


@router.post(
    "/", auth=None, response={201: shapes.ComplaintFiledOut}, openapi_extra=OPENAPI, summary="Contar qué pasó"
)
def file(request: HttpRequest, sent: shapes.ComplaintIn) -> Status[shapes.ComplaintFiledOut]:
    stranger = identity.anonymous_actor(channel=Channel.API, request_id=actor_from(request).request_id)
    filed = actions.file(particulars=sent.particulars(), token=key_of(request), actor=stranger)
    code = ids.format_code(filed.follow_code)
    return Status(201, shapes.ComplaintFiledOut(code=code, **shapes.follow_out(filed).dict()))


@router.post(
    "/follow", auth=None, response=shapes.ComplaintFollowOut, summary="Seguir una por número y clave"
)
def follow(request: HttpRequest, asked: shapes.ComplaintFollowIn) -> shapes.ComplaintFollowOut:
    return shapes.follow_out(queries.follow(number=asked.number, code=asked.code))


@router.post("/rate", auth=None, response=shapes.ComplaintFollowOut, summary="Decir qué pareció la respuesta")
def rate(request: HttpRequest, sent: shapes.ComplaintRateIn) -> shapes.ComplaintFollowOut:
    found = queries.follow(number=sent.number, code=sent.code)
    actions.rate(complaint=found, score=sent.score, comment=sent.comment, actor=actor_from(request))
    return shapes.follow_out(found)


@router.post(
    "/transcriptions",
    auth=_officer,
    response={201: shapes.ComplaintOut},
    openapi_extra=OPENAPI,
    summary="Transcribir una hoja del libro de papel",
)
@decorate_view(idempotent)
def transcribe(request: HttpRequest, sent: shapes.TranscriptionIn) -> Status[shapes.ComplaintOut]:
    entry = actions.transcribe(
        particulars=sent.particulars(as_written=True),
        sheet=sent.sheet,
        sheet_on=sent.sheet_on,
        actor=actor_from(request),
    )
    return Status(201, shapes.complaint_out(entry))


@router.post(
    "/void-sheets",
    auth=_officer,
    response={201: shapes.VoidSheetOut},
    openapi_extra=OPENAPI,
    summary="Inutilizar una hoja del libro de papel",
)
@decorate_view(idempotent)
def void_sheet(request: HttpRequest, sent: shapes.VoidSheetIn) -> Status[shapes.VoidSheetOut]:
    void = actions.void_sheet(
        office=organisation.office(sent.office),
        year=sent.year,
        sheet=sent.sheet,
        reason=sent.reason,
        actor=actor_from(request),
    )
    return Status(201, shapes.VoidSheetOut(year=void.year, sheet=void.number))


@router.get("/{number}", auth=_officer, response=shapes.ComplaintOut, summary="Una entrada del libro")
def complaint(request: HttpRequest, number: str) -> shapes.ComplaintOut:
    actor = actor_from(request)
    entry = queries.by_number(actor, number)
    if entry.person_id != actor.person_id:
        ledger.record_read(
            subject=entry.id, kind="complaint", purpose="atención de la reclamación", actor=actor
        )
    return shapes.complaint_out(entry, knows_who=queries.knows_who(actor, entry))


@router.post(
    "/{number}/reroute",
    auth=_officer,
    response={201: shapes.ComplaintOut},
    openapi_extra=OPENAPI,
    summary="Derivarla",
)
@decorate_view(idempotent)
def reroute(request: HttpRequest, number: str, sent: shapes.RerouteIn) -> Status[shapes.ComplaintOut]:
    actor = actor_from(request)
    entry = queries.by_number(actor, number)
    office = organisation.office(sent.office) if sent.office else None
    actions.reroute(complaint=entry, regime=sent.regime, office=office, reason=sent.reason, actor=actor)
    return Status(201, shapes.complaint_out(entry))


@router.post(
    "/{number}/extend",
    auth=_officer,
    response={201: shapes.ComplaintOut},
    openapi_extra=OPENAPI,
    summary="Ampliar una vez el plazo",
)
@decorate_view(idempotent)
def extend(request: HttpRequest, number: str, sent: shapes.ComplaintReasonIn) -> Status[shapes.ComplaintOut]:
    actor = actor_from(request)
    entry = queries.by_number(actor, number)
    actions.extend(complaint=entry, reason=sent.reason, actor=actor)
    return Status(201, shapes.complaint_out(entry))


@router.post(
    "/{number}/answer",
    auth=_officer,
    response={201: shapes.ComplaintOut},
    openapi_extra=OPENAPI,
    summary="Responderla",
)
@decorate_view(idempotent)
def answer(request: HttpRequest, number: str, sent: shapes.ComplaintAnswerIn) -> Status[shapes.ComplaintOut]:
    actor = actor_from(request)
    entry = queries.by_number(actor, number)
    actions.answer(complaint=entry, outcome=sent.outcome, text=sent.text, measure=sent.measure, actor=actor)
    return Status(201, shapes.complaint_out(entry))


@router.post(
    "/{number}/report",
    auth=_officer,
    response={201: shapes.ComplaintOut},
    openapi_extra=OPENAPI,
    summary="Presentar el informe sobre una queja por defecto de tramitación",
)
@decorate_view(idempotent)
def report_on_delay(
    request: HttpRequest, number: str, sent: shapes.ComplaintReportIn
) -> Status[shapes.ComplaintOut]:
    actor = actor_from(request)
    entry = queries.by_number(actor, number)
    actions.report(complaint=entry, text=sent.text, actor=actor)
    return Status(201, shapes.complaint_out(entry, knows_who=queries.knows_who(actor, entry)))


@router.post(
    "/{number}/letter",
    auth=_officer,
    response={201: shapes.ComplaintOut},
    openapi_extra=OPENAPI,
    summary="Anotar el envío de la carta con la respuesta",
)
@decorate_view(idempotent)
def note_letter(
    request: HttpRequest, number: str, sent: shapes.ComplaintLetterIn
) -> Status[shapes.ComplaintOut]:
    actor = actor_from(request)
    entry = queries.by_number(actor, number)
    actions.note_letter(complaint=entry, reference=sent.reference, sent_on=sent.sent_on, actor=actor)
    return Status(201, shapes.complaint_out(entry))


@router.post(
    "/{number}/improvements",
    auth=_officer,
    response={201: shapes.ImprovementOut},
    openapi_extra=OPENAPI,
    summary="Abrir una acción de mejora",
)
@decorate_view(idempotent)
def open_improvement(
    request: HttpRequest, number: str, sent: shapes.ImprovementIn
) -> Status[shapes.ImprovementOut]:
    actor = actor_from(request)
    opened = actions.open_improvement(
        complaint=queries.by_number(actor, number),
        title=sent.title,
        office=organisation.office(sent.office),
        due_on=sent.due_on,
        actor=actor,
    )
    return Status(201, shapes.improvement_out(opened))


@router.post(
    "/improvements/{improvement_id}/notes",
    auth=_officer,
    response={201: shapes.ImprovementOut},
    openapi_extra=OPENAPI,
    summary="Anotar un avance de una acción de mejora",
)
@decorate_view(idempotent)
def note_improvement(
    request: HttpRequest, improvement_id: UUID, sent: shapes.ImprovementNoteIn
) -> Status[shapes.ImprovementOut]:
    actor = actor_from(request)
    found = queries.improvement(actor, improvement_id)
    actions.note_improvement(improvement=found, text=sent.text, actor=actor)
    return Status(201, shapes.improvement_out(found))


@router.post(
    "/improvements/{improvement_id}/close",
    auth=_officer,
    response={201: shapes.ImprovementOut},
    openapi_extra=OPENAPI,
    summary="Cerrar una acción de mejora",
)
@decorate_view(idempotent)
def close_improvement(
    request: HttpRequest, improvement_id: UUID, sent: shapes.ImprovementCloseIn
) -> Status[shapes.ImprovementOut]:
    actor = actor_from(request)
    found = queries.improvement(actor, improvement_id)
    closed = actions.close_improvement(
        improvement=found, result=sent.result, evidence=sent.evidence, actor=actor
    )
    return Status(201, shapes.improvement_out(closed))
