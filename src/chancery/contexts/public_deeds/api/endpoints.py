"""The same story for programs: one endpoint a verb, each calling the action that the page calls.

Plain steps are at `/cases/{number}/steps/{step}`; anyone verifies a paper at `/documents/{code}`.
"""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Status
from ninja.decorators import decorate_view

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.actions import Particulars
from chancery.contexts.public_deeds.actions.archive import Old
from chancery.contexts.public_deeds.actions.qualifying import Attested
from chancery.contexts.public_deeds.actions.wills import Death
from chancery.contexts.public_deeds.api.schemas import (
    CopyIn,
    DeathIn,
    DeedIn,
    DeedOut,
    DeedPartyOut,
    DeedReasonIn,
    DeedRowOut,
    DeedSignatureIn,
    DraftIn,
    HitOut,
    LinkOut,
    OldIn,
    OldOut,
    PartyIn,
    QualifyIn,
    Year,
)
from chancery.contexts.public_deeds.models import Deed
from chancery.contexts.public_deeds.rules.kinds import Book, Part
from chancery.kernel.base.actor import Role
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Line
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail

router = Router(tags=["public_deeds"])
_applicant = may("cases:write")
_officer = Session()


@router.post(
    "/", auth=_applicant, response={201: CaseDetail}, openapi_extra=OPENAPI, summary="Enviar un borrador"
)
@decorate_view(idempotent)
def file(request: HttpRequest, sent: DeedIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file(
        particulars=sent_particulars(sent),
        uploads=sent.uploads,
        office=organisation.office(sent.office),
        applicant=identity.person_of(actor),
        actor=actor,
    )
    return Status(201, detail(request, filed.case))


def sent_particulars(sent: DeedIn) -> Particulars:
    """The draft without where it goes and what comes with it."""
    return DraftIn(**sent.dict(exclude={"office", "uploads"})).particulars()


@router.get(
    "/search",
    auth=_officer,
    response=list[HitOut],
    summary="Buscar escrituras, también las antiguas en papel",
)
def search(request: HttpRequest, q: Line, year: Year | None = None) -> list[HitOut]:
    actor = actor_from(request)
    access.require(actor, *queries.READERS)
    return [
        HitOut(
            title=hit.title,
            number=hit.number,
            office=hit.office,
            on=hit.on,
            people=hit.people,
            deed_id=hit.deed.id if hit.deed else None,
            paper_id=hit.paper.id if hit.paper else None,
        )
        for hit in queries.search(actor, q, year=year)
    ]


@router.get("/index", auth=_officer, response=list[DeedRowOut], summary="El índice de un registro")
def index(
    request: HttpRequest, office: Line, year: Year, book: Book = Book.DEEDS, alphabetical: bool = False
) -> list[DeedRowOut]:
    actor = actor_from(request)
    access.require(actor, *queries.READERS)
    rows = queries.index(actor, organisation.office(office), book, year, alphabetical=alphabetical)
    return [
        DeedRowOut(
            number=row.number, title=row.title, on=row.on, fojas=row.fojas, people=row.people, state=row.state
        )
        for row in rows
    ]


@router.get(
    "/registry", auth=_officer, response=DeedOut, summary="Si una escritura vale, para un registrador público"
)
def consult(
    request: HttpRequest, office: Line, year: Year, number: Annotated[int, Query(ge=1, le=10**6)]
) -> DeedOut:
    actor = actor_from(request)
    access.require(actor, Role.REGISTRY_CLERK)
    found = queries.for_registry(office=organisation.office(office), year=year, number=number)
    if found is None:
        raise queries.DeedNotFound
    actions.consult(deed=found, actor=actor)
    return _out(found)


@router.post(
    "/paper-deeds",
    auth=_officer,
    response={201: OldOut},
    openapi_extra=OPENAPI,
    summary="Cargar una escritura antigua",
)
@decorate_view(idempotent)
def load_paper_deed(request: HttpRequest, sent: OldIn) -> Status[Any]:
    old = Old(**sent.dict(exclude={"office", "upload_id"}))
    loaded = actions.load_paper_deed(
        old=old, upload_id=sent.upload_id, office=organisation.office(sent.office), actor=actor_from(request)
    )
    return Status(201, OldOut(id=loaded.id, number=loaded.number, year=loaded.year))


@router.post(
    "/copies/{number}/issue",
    auth=_officer,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Expedir una copia",
)
@decorate_view(idempotent)
def issue_copy(request: HttpRequest, number: str) -> CaseDetail:
    actor = actor_from(request)
    actions.issue_copy(copy=queries.copy(actor, number), actor=actor)
    return detail(request, queries.copy(actor, number).case)


@router.get("/{number}", auth=may("cases:read"), response=DeedOut, summary="Una escritura, por su expediente")
def get(request: HttpRequest, number: str) -> DeedOut:
    return _out(queries.by_number(actor_from(request), number))


@router.post("/{number}/redraft", auth=_officer, response=DeedOut, summary="Corregir un borrador")
def redraft(request: HttpRequest, number: str, sent: DraftIn) -> DeedOut:
    actor = actor_from(request)
    actions.redraft(deed=queries.by_number(actor, number), particulars=sent.particulars(), actor=actor)
    return get(request, number)


@router.post("/{number}/complete", auth=_applicant, response=DeedOut, summary="Corregir su propio borrador")
def complete(request: HttpRequest, number: str, sent: DraftIn) -> DeedOut:
    actor = actor_from(request)
    actions.complete(deed=queries.by_number(actor, number), particulars=sent.particulars(), actor=actor)
    return get(request, number)


@router.post(
    "/{number}/check-identity",
    auth=_officer,
    response=DeedOut,
    summary="Comprobar la identidad de una persona",
)
def check_identity(request: HttpRequest, number: str, sent: PartyIn) -> DeedOut:
    actor = actor_from(request)
    actions.check_identity(deed=queries.by_number(actor, number), party_id=sent.party_id, actor=actor)
    return get(request, number)


@router.post(
    "/{number}/qualify", auth=_officer, response=CaseDetail, openapi_extra=OPENAPI, summary="Calificar"
)
@decorate_view(idempotent)
def qualify(request: HttpRequest, number: str, sent: QualifyIn) -> CaseDetail:
    actor = actor_from(request)
    attested = Attested(**sent.dict(exclude={"base", "free_by"}))
    deed = queries.by_number(actor, number)
    actions.qualify(deed=deed, attested=attested, base=sent.base, free_by=sent.free_by, actor=actor)
    return detail(request, queries.by_number(actor, number).case)


@router.post("/{number}/enter", auth=_officer, response=DeedOut, openapi_extra=OPENAPI, summary="Asentar")
@decorate_view(idempotent)
def enter(request: HttpRequest, number: str) -> DeedOut:
    actor = actor_from(request)
    actions.enter(deed=queries.by_number(actor, number), actor=actor)
    return get(request, number)


@router.post(
    "/{number}/sign", auth=_officer, response=DeedOut, openapi_extra=OPENAPI, summary="Registrar una firma"
)
@decorate_view(idempotent)
def sign(request: HttpRequest, number: str, sent: DeedSignatureIn) -> DeedOut:
    actor = actor_from(request)
    actions.sign(
        deed=queries.by_number(actor, number), party_id=sent.party_id, manner=sent.manner, actor=actor
    )
    return get(request, number)


@router.post(
    "/{number}/conclude",
    auth=_officer,
    response=DeedOut,
    openapi_extra=OPENAPI,
    summary="Autorizar y concluir",
)
@decorate_view(idempotent)
def conclude(request: HttpRequest, number: str) -> DeedOut:
    actor = actor_from(request)
    actions.conclude(deed=queries.by_number(actor, number), actor=actor)
    return get(request, number)


@router.post("/{number}/void", auth=_officer, response=CaseDetail, summary="Anular antes de la firma")
def void(request: HttpRequest, number: str, sent: DeedReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.void(deed=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return detail(request, queries.by_number(actor, number).case)


@router.post(
    "/{number}/copies",
    auth=_applicant,
    response={201: CaseDetail},
    openapi_extra=OPENAPI,
    summary="Pedir una copia",
)
@decorate_view(idempotent)
def request_copy(request: HttpRequest, number: str, sent: CopyIn) -> Status[Any]:
    actor = actor_from(request)
    asked = actions.request_copy(
        deed=queries.by_number(actor, number),
        kind=sent.kind,
        registry=sent.registry,
        applicant=identity.person_of(actor),
        actor=actor,
    )
    return Status(201, detail(request, asked.case))


@router.post("/{number}/open-will", auth=_officer, response=DeedOut, summary="Abrir un testamento")
def open_will(request: HttpRequest, number: str, sent: DeathIn) -> DeedOut:
    actor = actor_from(request)
    death = Death(on=sent.died_on, certificate=sent.certificate, upload_id=sent.upload_id)
    actions.open_will(deed=queries.by_number(actor, number), death=death, actor=actor)
    return get(request, number)


def _out(deed: Deed) -> DeedOut:
    standing = queries.standing(deed)
    entry = getattr(deed, "entry", None)
    conclusion = getattr(deed, "conclusion", None)
    return DeedOut(
        id=deed.id,
        kind=deed.kind,
        title=deed.form.title,
        office=deed.office.code,
        number=entry.printed_number if entry else None,
        first_foja=entry.first_foja if entry else None,
        last_foja=entry.last_foja if entry else None,
        entered_on=entry.entered_on if entry else None,
        paper=conclusion.document.number if conclusion else None,
        stands=standing.stands,
        standing=standing.words,
        people=[
            DeedPartyOut(
                id=each.party.id,
                part=Part(each.party.part),
                name=each.party.name,
                identity=each.finding,
                signed=each.signed,
            )
            for each in queries.checked_parties(deed)
        ],
        chain=[
            LinkOut(effect=link.done, number=link.number, on=link.on, paper=link.paper)
            for link in standing.links
        ],
    )
