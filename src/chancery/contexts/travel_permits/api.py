"""The same story for programs: one endpoint a verb, each calling the action that the page calls.

Plain steps are at `/cases/{number}/steps/{step}`. Migraciones' own system checks and consumes with the scopes
`permits:check` and `permits:consume`; an officer's device tells with the officer's session what it noted without a line.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import AwareDatetime, Field

from chancery.contexts.travel_permits import actions, queries
from chancery.contexts.travel_permits.models import Exit, Relation, Transport
from chancery.contexts.travel_permits.rules.authorisation import Proof
from chancery.kernel.cases import crossings
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.travel_documents.single_use import IncidentKind
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Country, Line, OptionalLine, Paragraph
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail

router = Router(tags=["travel-permits"])
_applicant = may("cases:write")
_session = Session()


class PaperIn(Schema):
    """An identity document; `country` is an ISO 3166-1 code."""

    kind: IdentityDocumentKind
    number: Line
    country: Country = "PE"

    def said(self) -> HeldDocument:
        return HeldDocument(self.kind, self.number, self.country.upper())


class NamedIn(Schema):
    name: Line
    document: PaperIn

    def said(self) -> actions.Named:
        return actions.Named(self.name, self.document.said())


class MinorIn(Schema):
    given_names: str = Field(min_length=1, max_length=120)
    first_surname: str = Field(min_length=1, max_length=80)
    second_surname: str = Field("", max_length=80)
    document: PaperIn
    born_on: date
    nationality: Country = "PE"
    is_resident: bool = True
    days_in_peru: int = Field(0, ge=0, le=9999)


class ParentIn(Schema):
    """Who authorises; `post` is the code of the consular office where that one will sign."""

    relation: Relation
    given_names: str = Field(min_length=1, max_length=120)
    first_surname: str = Field(min_length=1, max_length=80)
    second_surname: str = Field("", max_length=80)
    document: PaperIn
    post: Line
    proxy: NamedIn | None = None
    standing_on: date | None = None


class JourneyIn(Schema):
    from_city: Line
    to_city: Line
    to_country: Country
    transport: Transport
    departs_on: date
    returns_on: date | None = None
    route: OptionalLine = ""
    carrier: OptionalLine = ""
    receiver: OptionalLine = ""


class PermitUploads(Schema):
    """Files received before, by what each is."""

    birth_certificate: UUID | None = None
    minor_document: UUID | None = None
    death_certificate: UUID | None = None
    judicial_resolution: UUID | None = None
    power: UUID | None = None

    def by_requirement(self) -> dict[str, UUID]:
        return {name: upload_id for name, upload_id in self.dict().items() if upload_id}


class PermitRequestIn(Schema):
    """A request; `office` is the code of the consular office that issues."""

    minor: MinorIn
    basis: Basis
    company: Company
    parents: list[ParentIn] = Field(max_length=2)
    journey: JourneyIn
    companion: NamedIn | None = None
    office: Line
    uploads: PermitUploads

    def said(self) -> actions.Particulars:
        minor, journey = self.minor, self.journey
        return actions.Particulars(
            minor=actions.Minor(
                **minor.dict(exclude={"document", "nationality"}),
                document=minor.document.said(),
                nationality=minor.nationality.upper(),
            ),
            basis=self.basis,
            company=self.company,
            parents=tuple(
                actions.Parent(
                    **parent.dict(exclude={"document", "post", "proxy"}),
                    document=parent.document.said(),
                    post=organisation.office(parent.post),
                    proxy=parent.proxy.said() if parent.proxy else None,
                )
                for parent in self.parents
            ),
            journey=actions.Journey(
                **journey.dict(exclude={"to_country"}), to_country=journey.to_country.upper()
            ),
            companion=self.companion.said() if self.companion else None,
        )


class PermitIssueIn(Schema):
    """What was seen."""

    seen: list[Proof]


class PermitReasonIn(Schema):
    reason: Paragraph


class PermitSignatureIn(Schema):
    """At which office the signature is taken, and whether the power was seen where a proxy signs."""

    office: Line
    is_power_seen: bool = False


class PermitMoveIn(Schema):
    post: Line


class SignatureOut(Schema):
    ordinal: int
    name: str
    post: str
    signed_at: datetime | None
    identity: str


class CodeIn(Schema):
    """The border's token, the permit's number, or its verification code or address."""

    code: str = Field(min_length=1, max_length=700, pattern=r"^[^\x00]*$")


class BarOut(Schema):
    code: str
    sentence: str


class PermitOut(Schema):
    number: str
    office: str
    minor: str
    document: str
    born_on: date
    companion: str
    companion_document: str
    destination: str
    valid_from: date
    valid_until: date


class UseOut(Schema):
    """An exit: when the minor left, where, and who noted it."""

    left_at: datetime
    office: str
    officer: str


class VerdictOut(Schema):
    """Whether one may leave now, every reason why not, and with what to compare who stands there."""

    is_good: bool
    bars: list[BarOut]
    permit: PermitOut | None
    used_by: UseOut | None


class ExitIn(Schema):
    """`office` is the control post's code; `key` the device's own name for the exit.

    With `left_at` the exit has already happened without a line: it is kept whatever became of the permit.
    """

    code: str = Field(min_length=1, max_length=700, pattern=r"^[^\x00]*$")
    office: Line
    key: UUID
    left_at: AwareDatetime | None = None
    officer: OptionalLine = ""


class ExitOut(UseOut):
    """What was kept; with the incident, and the exit before it, where there is one."""

    number: str
    is_consuming: bool
    incident: IncidentKind | None
    incident_label: str
    first: UseOut | None


@router.post(
    "/",
    auth=_applicant,
    response={201: CaseDetail},
    openapi_extra=OPENAPI,
    summary="Pedir una autorización de viaje de menor",
)
@decorate_view(idempotent)
def file(request: HttpRequest, sent: PermitRequestIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file(
        particulars=sent.said(),
        uploads=sent.uploads.by_requirement(),
        office=organisation.office(sent.office),
        applicant=identity.person_of(actor),
        actor=actor,
    )
    return Status(201, detail(request, filed.case))


@router.post(
    "/check",
    auth=may(queries.CHECK),
    response=VerdictOut,
    summary="¿Puede salir el menor con esta autorización?",
)
def check(request: HttpRequest, sent: CodeIn) -> dict[str, Any]:
    verdict = actions.check(code=sent.code, actor=actor_from(request))
    return {
        "is_good": verdict.is_good,
        "bars": [{"code": bar.value, "sentence": bar.sentence} for bar in verdict.bars],
        "permit": _permit(verdict.permit) if verdict.permit else None,
        "used_by": _use(verdict.used_by) if verdict.used_by else None,
    }


@router.post(
    "/exits",
    auth=may(queries.CONSUME),
    response={201: ExitOut},
    openapi_extra=OPENAPI,
    summary="Registrar la salida de un menor, ahora o después de un corte de la línea",
)
@decorate_view(idempotent)
def record_exit(request: HttpRequest, sent: ExitIn) -> Status[Any]:
    told = actions.record_exit(
        code=sent.code,
        office=organisation.office(sent.office),
        key=sent.key,
        left_at=sent.left_at,
        officer_name=sent.officer,
        actor=actor_from(request),
    )
    return Status(201, {**crossings.outcome(told, _use), "number": told.permit.number})


@router.get(
    "/{number}/signatures",
    auth=may("cases:read"),
    response=list[SignatureOut],
    summary="Quién autoriza, dónde, y quién ya firmó",
)
def signatures(request: HttpRequest, number: str) -> list[dict[str, Any]]:
    wanted = queries.by_number(actor_from(request), number)
    return [
        {
            "ordinal": place.ordinal,
            "name": place.full_name,
            "post": place.post.code,
            "signed_at": place.signing.signed_at if hasattr(place, "signing") else None,
            "identity": place.signing.identity_check if hasattr(place, "signing") else "",
        }
        for place in queries.authorisers_of(wanted)
    ]


@router.post(
    "/signatures/{authoriser_id}",
    auth=_session,
    response=SignatureOut,
    summary="Recibir la firma de quien autoriza",
)
def sign(request: HttpRequest, authoriser_id: UUID, sent: PermitSignatureIn) -> dict[str, Any]:
    actor = actor_from(request)
    place, office = queries.expected(actor, authoriser_id), organisation.office(sent.office)
    found = actions.identify(authoriser=place, office=office, actor=actor)
    signing = actions.sign(
        authoriser=place, office=office, identity_check=found, is_power_seen=sent.is_power_seen, actor=actor
    )
    return {
        "ordinal": place.ordinal,
        "name": place.full_name,
        "post": place.post.code,
        "signed_at": signing.signed_at,
        "identity": signing.identity_check,
    }


@router.post(
    "/{number}/signatures/{ordinal}/move", auth=_applicant, response=None, summary="Firmar en otra oficina"
)
def move_signing(request: HttpRequest, number: str, ordinal: int, sent: PermitMoveIn) -> None:
    actor = actor_from(request)
    place = queries.movable(actor, number, ordinal)
    actions.move_signing(authoriser=place, post=organisation.office(sent.post), actor=actor)


@router.post(
    "/{number}/signatures/{ordinal}/revoke", auth=_applicant, response=None, summary="Revocar la autorización"
)
def revoke(request: HttpRequest, number: str, ordinal: int, sent: PermitReasonIn) -> None:
    actor = actor_from(request)
    actions.revoke(authoriser=queries.revocable(actor, number, ordinal), reason=sent.reason, actor=actor)


@router.post(
    "/{number}/issue",
    auth=_session,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Emitir la autorización",
)
@decorate_view(idempotent)
def issue(request: HttpRequest, number: str, sent: PermitIssueIn) -> CaseDetail:
    actor = actor_from(request)
    actions.issue(request=queries.by_number(actor, number), seen=set(sent.seen), actor=actor)
    return detail(request, queries.by_number(actor, number).case)


@router.post("/{number}/refuse", auth=_session, response=CaseDetail, summary="Denegar")
def refuse(request: HttpRequest, number: str, sent: PermitReasonIn) -> CaseDetail:
    return _decided(request, number, sent, actions.refuse)


@router.post(
    "/{number}/grant-appeal", auth=_session, response=CaseDetail, summary="Declarar fundada la apelación"
)
def grant_permit_appeal(request: HttpRequest, number: str, sent: PermitReasonIn) -> CaseDetail:
    return _decided(request, number, sent, actions.grant_appeal)


@router.post(
    "/{number}/confirm-refusal", auth=_session, response=CaseDetail, summary="Confirmar la denegatoria"
)
def confirm_permit_refusal(request: HttpRequest, number: str, sent: PermitReasonIn) -> CaseDetail:
    return _decided(request, number, sent, actions.confirm_refusal)


def _decided(
    request: HttpRequest, number: str, sent: PermitReasonIn, decide: Callable[..., None]
) -> CaseDetail:
    actor = actor_from(request)
    decide(request=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return detail(request, queries.by_number(actor, number).case)


def _permit(permit: Any) -> dict[str, Any]:
    wanted = permit.request
    return {
        "number": permit.number,
        "office": wanted.case.office.code,
        "minor": wanted.minor,
        "document": wanted.document_number,
        "born_on": wanted.born_on,
        "companion": wanted.companion_name,
        "companion_document": wanted.companion_document_number,
        "destination": f"{wanted.to_city} ({wanted.to_country})",
        "valid_from": permit.valid_from,
        "valid_until": permit.valid_until,
    }


def _use(told: Exit) -> dict[str, Any]:
    return {"left_at": told.left_at, "office": told.office.name, "officer": told.officer_name}
