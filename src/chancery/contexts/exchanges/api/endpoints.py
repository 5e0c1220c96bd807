"""The exchange for programs: the contract's verbs for entities that prefer REST, and the officers' own."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import Field

from chancery.contexts.exchanges import actions, queries, rules
from chancery.contexts.exchanges.actions import Draft
from chancery.contexts.exchanges.models import Incoming, Outgoing
from chancery.contexts.exchanges.rules import LENGTHS, CargoTramite, RecepcionTramite
from chancery.kernel.base import clock
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, Token, actor_from
from chancery.web.api_fields import Line
from chancery.web.idempotency import OPENAPI, idempotent

router = Router(tags=["exchanges"])
PARTNER = Token(queries.SCOPE)
OFFICER = Session()


def _text(name: str) -> Any:
    return Field(default="", max_length=LENGTHS[name], pattern=r"^[^\x00]*$")


class ExchangeDocumentIn(Schema):
    """`RecepcionTramite` of the contract. In JSON the PDF is base64 once."""

    vrucentrem: str = Field(max_length=11, pattern=r"^[^\x00]*$")
    vrucentrec: str = Field(max_length=11, pattern=r"^[^\x00]*$")
    vnomentemi: str = _text("vnomentemi")
    vuniorgrem: str = _text("vuniorgrem")
    vcuo: str = Field(max_length=10, pattern=r"^[^\x00]*$")
    vcuoref: str = _text("vcuoref")
    ccodtipdoc: str = _text("ccodtipdoc")
    vnumdoc: str = _text("vnumdoc")
    dfecdoc: datetime
    vuniorgdst: str = _text("vuniorgdst")
    vnomdst: str = _text("vnomdst")
    vnomcardst: str = _text("vnomcardst")
    vasu: str = _text("vasu")
    snumanx: int = Field(default=0, ge=0, le=32767)
    snumfol: int = Field(ge=1, le=32767)
    bpdfdoc: str = Field(description="El PDF en base64")
    vnomdoc: str = _text("vnomdoc")
    lstanexos: list[Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")]] = Field(
        default=[], max_length=rules.MOST_ANNEXES
    )
    vurldocanx: str = _text("vurldocanx")
    ctipdociderem: str = _text("ctipdociderem")
    vnumdociderem: str = _text("vnumdociderem")


class ExchangeCargoIn(Schema):
    """`CargoTramite` of the contract. In JSON the PDF is base64 once."""

    vrucentrec: str = Field(
        max_length=11, pattern=r"^[^\x00]*$", description="RUC de la entidad que da el cargo"
    )
    vcuo: str = Field(max_length=10, pattern=r"^[^\x00]*$")
    vcuoref: str = _text("vcuoref")
    vnumregstd: str = _text("vnumregstd")
    vanioregstd: str = _text("vanioregstd")
    dfecregstd: datetime
    vuniorgstd: str = _text("vuniorgstd")
    vusuregstd: str = _text("vusuregstd")
    bcarstd: str = Field(description="El cargo en PDF, en base64")
    vobs: str = _text("vobs")
    cflgest: str = Field(pattern="^[RON]$")
    vdesanxstdrec: str = _text("vdesanxstdrec")


class ExchangeReplyOut(Schema):
    vcodres: str
    vdesres: str


class ExchangeStandingOut(Schema):
    """`RespuestaConsultaTramite` of the contract."""

    vcodres: str
    vdesres: str
    vcuo: str = ""
    vcuoref: str = ""
    vnumregstd: str = ""
    vanioregstd: str = ""
    vuniorgstd: str = ""
    dfecregstd: datetime | None = None
    vusuregstd: str = ""
    bcarstd: str = Field(default="", description="El cargo en PDF, en base64")
    vobs: str = ""
    cflgest: str = ""


class ExchangeEntityOut(Schema):
    ruc: str
    name: str
    category: int


class ExchangeSendIn(Schema):
    """`code`: a document that the ministry issued; `upload`: one handed in. One of the two."""

    receiver: str = Field(max_length=11, pattern=r"^[^\x00]*$")
    office: Annotated[str, Field(max_length=60, pattern=r"^[^\x00]*$")]
    kind: str = Field(max_length=2, pattern=r"^[^\x00]*$")
    number: str = _text("vnumdoc")
    dated_on: date
    to_unit: Line
    to_name: Line
    to_post: Line
    subject: str = Field(min_length=1, max_length=LENGTHS["vasu"], pattern=r"^[^\x00]*$")
    folios: int = Field(ge=1, le=9999)
    code: str = Field(default="", max_length=40, pattern=r"^[^\x00]*$")
    upload: UUID | None = None
    annexes: list[UUID] = Field(default=[], max_length=rules.MOST_ANNEXES)
    reference: str = _text("vcuoref")
    cures: UUID | None = None


class OutgoingExchangeOut(Schema):
    """`state` is the letter of the contract; `registry` the number that the other entity gave.

    `cargo_doubt`: why its receipt is to be handled with care; one that is harmful is given to nobody.
    """

    id: UUID
    cuo: str
    receiver: str
    number: str
    subject: str
    state: str
    fault: str
    delivered_at: datetime | None
    registry: str
    cargo_doubt: str


class IncomingExchangeOut(Schema):
    id: UUID
    cuo: str
    sender: str
    sender_name: str
    number: str
    subject: str
    state: str
    received_at: datetime
    has_annexes: bool
    doubt: str
    registry: str
    is_cargo_told: bool


class ExchangeReasonIn(Schema):
    reason: str = Field(max_length=2000, pattern=r"^[^\x00]*$")


class ExchangeFileMissing(NotFound):
    """Either a code or an upload says which document is sent."""

    code = "exchange_file_missing"
    sentence = "Indique el código de un documento emitido o un archivo subido: solo uno de los dos."


@router.post(
    "/documents", auth=PARTNER, response={201: ExchangeReplyOut}, openapi_extra=OPENAPI,
    summary="Entregar un documento al Ministerio (recepcionarTramiteResponse)",
)  # fmt: skip
@decorate_view(idempotent)
def deliver_document(request: HttpRequest, sent: ExchangeDocumentIn) -> Status[Any]:
    told = sent.model_dump()
    document = RecepcionTramite(
        **{**told, "bpdfdoc": rules.decode_once(sent.bpdfdoc), "lstanexos": tuple(sent.lstanexos)}
        | {"dfecdoc": _aware(sent.dfecdoc)}
    )
    document.check()
    reply = actions.receive(document=document, actor=actor_from(request))
    return Status(201, ExchangeReplyOut(vcodres=reply.code, vdesres=reply.text))


@router.post(
    "/cargos", auth=PARTNER, response={201: ExchangeReplyOut}, openapi_extra=OPENAPI,
    summary="Entregar el cargo de un documento del Ministerio (cargoResponse)",
)  # fmt: skip
@decorate_view(idempotent)
def deliver_cargo(request: HttpRequest, sent: ExchangeCargoIn) -> Status[Any]:
    told = sent.model_dump()
    cargo = CargoTramite(
        **{**told, "vrucentrec": "", "bcarstd": rules.decode_once(sent.bcarstd)}
        | {"dfecregstd": _aware(sent.dfecregstd)}
    )
    cargo.check(by_platform=False)
    reply = actions.take_cargo(cargo=cargo, sender_ruc=sent.vrucentrec, actor=actor_from(request))
    return Status(201, ExchangeReplyOut(vcodres=reply.code, vdesres=reply.text))


@router.get(
    "/standing/{cuo}", auth=PARTNER, response=ExchangeStandingOut,
    summary="Preguntar por un intercambio propio (consultarTramiteResponse)",
)  # fmt: skip
def standing(request: HttpRequest, cuo: str) -> ExchangeStandingOut:
    told = queries.standing_for_program(cuo, actor=actor_from(request))
    return ExchangeStandingOut(
        vcodres=told.code, vdesres=told.text, vcuo=told.cuo, vcuoref=told.reference, vnumregstd=told.number,
        vanioregstd=told.year, vuniorgstd=told.unit, dfecregstd=told.registered_at, vusuregstd=told.user,
        bcarstd=rules.encode_once(told.receipt), vobs=told.observation, cflgest=told.flag,
    )  # fmt: skip


@router.get(
    "/entities",
    auth=OFFICER,
    response=list[ExchangeEntityOut],
    summary="Entidades que intercambian documentos",
)
def entities(request: HttpRequest, q: str = "") -> list[Any]:
    access.require(actor_from(request), *queries.READERS)
    return list(queries.entities(q)[:100])


@router.get("/sent", auth=OFFICER, response=list[OutgoingExchangeOut], summary="Documentos enviados")
def sent_documents(request: HttpRequest) -> list[OutgoingExchangeOut]:
    access.require(actor_from(request), *queries.READERS)
    return [outgoing_out(each) for each in queries.outgoing_visible_to(actor_from(request))[:100]]


@router.post(
    "/sent", auth=OFFICER, response={201: OutgoingExchangeOut}, openapi_extra=OPENAPI,
    summary="Enviar un documento a otra entidad",
)  # fmt: skip
@decorate_view(idempotent)
def send_document(request: HttpRequest, sent: ExchangeSendIn) -> Status[Any]:
    actor = actor_from(request)
    access.require(actor, *queries.WORKERS)
    if bool(sent.code) == bool(sent.upload):
        raise ExchangeFileMissing
    made = actions.send(
        draft=Draft(
            kind=sent.kind, number=sent.number, dated_on=sent.dated_on, to_unit=sent.to_unit,
            to_name=sent.to_name, to_post=sent.to_post, subject=sent.subject, folios=sent.folios,
            code=sent.code, upload=sent.upload, annexes=tuple(sent.annexes), reference=sent.reference,
        ),
        receiver_ruc=sent.receiver,
        office=organisation.office(sent.office),
        cures=queries.outgoing(sent.cures, actor=actor) if sent.cures else None,
        actor=actor,
    )  # fmt: skip
    return Status(201, outgoing_out(made))


@router.get("/sent/{outgoing_id}", auth=OFFICER, response=OutgoingExchangeOut, summary="Un documento enviado")
def sent_document(request: HttpRequest, outgoing_id: UUID) -> OutgoingExchangeOut:
    return outgoing_out(queries.outgoing(outgoing_id, actor=actor_from(request)))


@router.post(
    "/sent/{outgoing_id}/retry", auth=OFFICER, response=OutgoingExchangeOut, summary="Intentar otra vez"
)
def retry_document(request: HttpRequest, outgoing_id: UUID) -> OutgoingExchangeOut:
    return outgoing_out(actions.retry(outgoing_id=outgoing_id, actor=actor_from(request)))


@router.get("/received", auth=OFFICER, response=list[IncomingExchangeOut], summary="Documentos recibidos")
def received_documents(request: HttpRequest) -> list[IncomingExchangeOut]:
    access.require(actor_from(request), *queries.READERS)
    return [incoming_out(each) for each in queries.incoming_visible_to(actor_from(request))[:100]]


@router.get(
    "/received/{incoming_id}", auth=OFFICER, response=IncomingExchangeOut, summary="Un documento recibido"
)
def received_document(request: HttpRequest, incoming_id: UUID) -> IncomingExchangeOut:
    return incoming_out(queries.incoming(incoming_id, actor=actor_from(request)))


@router.post(
    "/received/{incoming_id}/accept", auth=OFFICER, response=IncomingExchangeOut,
    summary="Recibir y firmar el cargo",
)  # fmt: skip
def accept_document(request: HttpRequest, incoming_id: UUID) -> IncomingExchangeOut:
    actions.accept(incoming_id=incoming_id, actor=actor_from(request))
    return incoming_out(queries.incoming(incoming_id, actor=actor_from(request)))


@router.post(
    "/received/{incoming_id}/observe", auth=OFFICER, response=IncomingExchangeOut, summary="Observar"
)
def observe_document(request: HttpRequest, incoming_id: UUID, sent: ExchangeReasonIn) -> IncomingExchangeOut:
    actions.observe(incoming_id=incoming_id, reason=sent.reason, actor=actor_from(request))
    return incoming_out(queries.incoming(incoming_id, actor=actor_from(request)))


@router.post("/received/{incoming_id}/reject", auth=OFFICER, response=IncomingExchangeOut, summary="Rechazar")
def reject_document(request: HttpRequest, incoming_id: UUID, sent: ExchangeReasonIn) -> IncomingExchangeOut:
    actions.reject(incoming_id=incoming_id, reason=sent.reason, actor=actor_from(request))
    return incoming_out(queries.incoming(incoming_id, actor=actor_from(request)))


def _aware(instant: datetime) -> datetime:
    return instant if instant.tzinfo else instant.replace(tzinfo=clock.LIMA)


def outgoing_out(found: Outgoing) -> OutgoingExchangeOut:
    cargo = getattr(found, "cargo", None)
    return OutgoingExchangeOut(
        id=found.id, cuo=found.cuo or "", receiver=found.receiver.ruc, number=found.document_number,
        subject=found.subject, state=found.state, fault=found.fault, delivered_at=found.delivered_at,
        registry=cargo.number if cargo else "", cargo_doubt=cargo.doubt if cargo else "",
    )  # fmt: skip


def incoming_out(found: Incoming) -> IncomingExchangeOut:
    cargo = getattr(found, "cargo", None)
    return IncomingExchangeOut(
        id=found.id, cuo=found.cuo, sender=found.sender_ruc, sender_name=found.sender_name,
        number=found.document_number, subject=found.subject, state=found.state, received_at=found.received_at,
        has_annexes=found.fetched_at is not None, doubt=found.doubt, registry=cargo.number if cargo else "",
        is_cargo_told=found.cargo_told_at is not None,
    )  # fmt: skip
