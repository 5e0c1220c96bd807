"""Proposing for programs: an authority, who signs or seals for it, until when, how, and with which certificate."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Schema, Status
from ninja.decorators import decorate_view
from pydantic import AwareDatetime

from chancery.contexts.signatories import actions, queries, rules
from chancery.contexts.signatories.actions import Facsimile
from chancery.contexts.signatories.api.register import AuthorityOut, authority_out, router
from chancery.contexts.signatories.api.registrations import RegistrationOut, registration_out
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as stored
from chancery.web.api_auth import Session, in_role
from chancery.web.api_fields import Country, Day, Line, OptionalLine
from chancery.web.idempotency import OPENAPI, idempotent

_registrar = Session()
_LARGEST_CERTIFICATE = 20_000


class SupportIn(Schema):
    """`support` names the paper that shows what is proposed."""

    support: Line


class AuthorityIn(Schema):
    """An entity; `certified_by` is the id of the one that certifies just before the ministry."""

    name: Line
    kind: AuthorityKind
    sector: Annotated[OptionalLine, Field(max_length=100)] = ""
    country: Country = "PE"
    certified_by: UUID | None = None


class SealImageIn(SupportIn):
    """The seal as the apostille will read it, and its image, an upload received before."""

    seal: Line
    seal_image: UUID


class SealIn(SealImageIn):
    """An authority that seals its documents and does not sign them; `last_day` is included."""

    authority: UUID
    valid_from: Day
    last_day: Day | None = None


class SpecimenImagesIn(SupportIn):
    """Images are uploads received before: of the signature, and of the seal if there is one."""

    signature: UUID | None = None
    seal: OptionalLine = ""
    seal_image: UUID | None = None


class SignatoryIn(SpecimenImagesIn):
    """A person in a post; `last_day` is included, and null while it is not known."""

    name: Line
    authority: UUID
    capacity: Line
    valid_from: Day
    last_day: Day | None = None


class SpecimenIn(SpecimenImagesIn):
    """How the signature, or the seal of who does not sign, looks from a day on."""

    valid_from: Day


class TenureEndIn(SupportIn):
    """The last day in the post, included."""

    last_day: Day


class RegisteredCertificateIn(SupportIn):
    """An X.509 certificate in PEM."""

    certificate: Annotated[str, Field(max_length=_LARGEST_CERTIFICATE, pattern=r"^[^\x00]*$")]


class CertificateRevocationIn(SupportIn):
    """The instant at which the issuer revoked it."""

    revoked_at: AwareDatetime


@router.post(
    "/authorities",
    auth=_registrar,
    response={201: AuthorityOut},
    openapi_extra=OPENAPI,
    summary="Agregar una entidad",
)
@decorate_view(idempotent)
def add_authority(request: HttpRequest, sent: AuthorityIn) -> Status[AuthorityOut]:
    actor = in_role(request, Role.REGISTRAR)
    before = queries.authority(sent.certified_by) if sent.certified_by else None
    stated = sent.dict(exclude={"certified_by", "country"})
    made = actions.add_authority(**stated, country=sent.country.upper(), certified_by=before, actor=actor)
    return Status(201, authority_out(made))


@router.post(
    "/",
    auth=_registrar,
    response={201: RegistrationOut},
    openapi_extra=OPENAPI,
    summary="Proponer una firma",
)
@decorate_view(idempotent)
def propose_signatory(request: HttpRequest, sent: SignatoryIn) -> Status[RegistrationOut]:
    actor = in_role(request, Role.REGISTRAR)
    made = actions.propose_signatory(
        name=sent.name,
        authority=queries.authority(sent.authority),
        capacity=sent.capacity,
        valid_from=sent.valid_from,
        valid_until=rules.until(sent.last_day) if sent.last_day else None,
        support=sent.support,
        facsimile=_facsimile(sent, actor),
        actor=actor,
    )
    return Status(201, registration_out(made))


@router.post(
    "/seals",
    auth=_registrar,
    response={201: RegistrationOut},
    openapi_extra=OPENAPI,
    summary="Proponer un sello sin firma",
)
@decorate_view(idempotent)
def propose_seal(request: HttpRequest, sent: SealIn) -> Status[RegistrationOut]:
    actor = in_role(request, Role.REGISTRAR)
    made = actions.propose_seal(
        authority=queries.authority(sent.authority),
        facsimile=Facsimile(seal=sent.seal, seal_image=_image(sent.seal_image, actor)),
        valid_from=sent.valid_from,
        valid_until=rules.until(sent.last_day) if sent.last_day else None,
        support=sent.support,
        actor=actor,
    )
    return Status(201, registration_out(made))


@router.post(
    "/{uuid:signatory_id}/tenure-end",
    auth=_registrar,
    response={201: RegistrationOut},
    openapi_extra=OPENAPI,
    summary="Proponer el fin del cargo",
)
@decorate_view(idempotent)
def propose_end_of_tenure(
    request: HttpRequest, signatory_id: UUID, sent: TenureEndIn
) -> Status[RegistrationOut]:
    made = actions.propose_end_of_tenure(
        signatory_id=signatory_id, actor=in_role(request, Role.REGISTRAR), **sent.dict()
    )
    return Status(201, registration_out(made))


@router.post(
    "/{uuid:signatory_id}/specimens",
    auth=_registrar,
    response={201: RegistrationOut},
    openapi_extra=OPENAPI,
    summary="Proponer un facsímil",
)
@decorate_view(idempotent)
def propose_specimen(request: HttpRequest, signatory_id: UUID, sent: SpecimenIn) -> Status[RegistrationOut]:
    actor = in_role(request, Role.REGISTRAR)
    made = actions.propose_specimen(
        signatory_id=signatory_id,
        facsimile=_facsimile(sent, actor),
        valid_from=sent.valid_from,
        support=sent.support,
        actor=actor,
    )
    return Status(201, registration_out(made))


@router.post(
    "/{uuid:signatory_id}/certificates",
    auth=_registrar,
    response={201: RegistrationOut},
    openapi_extra=OPENAPI,
    summary="Proponer un certificado digital",
)
@decorate_view(idempotent)
def propose_certificate(
    request: HttpRequest, signatory_id: UUID, sent: RegisteredCertificateIn
) -> Status[RegistrationOut]:
    made = actions.propose_certificate(
        signatory_id=signatory_id,
        certificate=sent.certificate.encode(),
        support=sent.support,
        actor=in_role(request, Role.REGISTRAR),
    )
    return Status(201, registration_out(made))


@router.post(
    "/certificates/{uuid:certificate_id}/revocation",
    auth=_registrar,
    response={201: RegistrationOut},
    openapi_extra=OPENAPI,
    summary="Proponer la revocación de un certificado digital",
)
@decorate_view(idempotent)
def propose_certificate_revocation(
    request: HttpRequest, certificate_id: UUID, sent: CertificateRevocationIn
) -> Status[RegistrationOut]:
    made = actions.propose_certificate_revocation(
        certificate_id=certificate_id, actor=in_role(request, Role.REGISTRAR), **sent.dict()
    )
    return Status(201, registration_out(made))


def _facsimile(sent: SpecimenImagesIn, actor: Actor) -> Facsimile:
    return Facsimile(
        signature=_image(sent.signature, actor),
        seal=sent.seal,
        seal_image=_image(sent.seal_image, actor),
    )


def _image(upload_id: UUID | None, actor: Actor) -> bytes:
    if upload_id is None:
        return b""
    upload = stored.own_upload(actor, upload_id)
    documents.check_usable(upload)
    return stored.content(upload.file_id)
