"""Closed wills for programs: the same gates as the pages, and no field for what an envelope holds."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import Field

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.actions import Cover, Order
from chancery.contexts.public_deeds.actions.wills import Death
from chancery.contexts.public_deeds.models import Release, SealedWill
from chancery.contexts.public_deeds.procedures import SEALED_WILL
from chancery.contexts.public_deeds.rules.sealed import Witness
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Line
from chancery.web.idempotency import OPENAPI, idempotent

router = Router(tags=["public_deeds"])
_officer = Session()
_applicant = may("cases:write")


class SealedWillIn(Schema):
    office: Line


class CoverWitnessIn(Schema):
    name: Line
    document_kind: IdentityDocumentKind
    document_number: Annotated[str, Field(min_length=1, max_length=24, pattern=r"^[^\x00]*$")]
    document_country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "PE"
    birth_on: date


class WitnessedIn(Schema):
    """`is_whole`: the consul gives faith that the envelope is closed and cannot be opened without tearing it.

    `witnesses_are_no_kin`: they declare that they do not inherit, are no close kin, nor one another's spouse.
    """

    is_whole: bool
    witnesses_are_no_kin: bool = False
    witnesses: Annotated[list[CoverWitnessIn], Field(max_length=4)]


class EnvelopeIn(WitnessedIn):
    seals: Annotated[int, Field(ge=1, le=50)]
    place: Line


class EnvelopeOrderIn(Schema):
    """`upload_id` is the certificate of death, received before."""

    died_on: date
    certificate: Line
    upload_id: UUID
    authority: Line
    order: Line
    receiver: Line
    receiver_document: Line
    is_whole: bool


class SealedWillOut(Schema):
    """Where an envelope stands; of what it holds nothing is known."""

    number: str
    office: str
    state: str
    act: str | None
    received_on: date | None
    release: Release | None


@router.post(
    "/",
    auth=_applicant,
    response={201: SealedWillOut},
    openapi_extra=OPENAPI,
    summary="Pedir que se guarde un testamento cerrado",
)
@decorate_view(idempotent)
def file_sealed_will(request: HttpRequest, sent: SealedWillIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file_sealed_will(
        office=organisation.office(sent.office), applicant=identity.person_of(actor), actor=actor
    )
    return Status(201, _out(filed))


@router.get("/{number}", auth=may("cases:read"), response=SealedWillOut, summary="Un testamento cerrado")
def sealed_will(request: HttpRequest, number: str) -> SealedWillOut:
    return _out(_find(request, number))


@router.post("/{number}/receive", auth=_officer, response=SealedWillOut, summary="Recibir el sobre")
def receive_envelope(request: HttpRequest, number: str, sent: EnvelopeIn) -> SealedWillOut:
    cover = Cover(sent.seals, sent.place, sent.is_whole)
    actions.receive_envelope(
        will=_find(request, number),
        cover=cover,
        witnesses=_witnesses(sent),
        witnesses_are_no_kin=sent.witnesses_are_no_kin,
        actor=actor_from(request),
    )
    return _out(_find(request, number))


@router.post("/{number}/ask", auth=_applicant, response=SealedWillOut, summary="Pedir la restitución")
def ask_envelope(request: HttpRequest, number: str) -> SealedWillOut:
    actions.ask_envelope(will=_find(request, number), actor=actor_from(request))
    return _out(_find(request, number))


@router.post("/{number}/give-back", auth=_officer, response=SealedWillOut, summary="Restituir el sobre")
def give_back_envelope(request: HttpRequest, number: str, sent: WitnessedIn) -> SealedWillOut:
    actions.give_back_envelope(
        will=_find(request, number),
        witnesses=_witnesses(sent),
        witnesses_are_no_kin=sent.witnesses_are_no_kin,
        is_whole=sent.is_whole,
        actor=actor_from(request),
    )
    return _out(_find(request, number))


@router.post(
    "/{number}/deliver",
    auth=_officer,
    response=SealedWillOut,
    summary="Entregar el sobre tras el fallecimiento",
)
def deliver_envelope(request: HttpRequest, number: str, sent: EnvelopeOrderIn) -> SealedWillOut:
    actions.deliver_envelope(
        will=_find(request, number),
        death=Death(on=sent.died_on, certificate=sent.certificate, upload_id=sent.upload_id),
        order=Order(sent.authority, sent.order, sent.receiver, sent.receiver_document),
        is_whole=sent.is_whole,
        actor=actor_from(request),
    )
    return _out(_find(request, number))


def _find(request: HttpRequest, number: str) -> SealedWill:
    return queries.sealed_will(actor_from(request), number)


def _witnesses(sent: WitnessedIn) -> list[Witness]:
    return [
        Witness(
            each.name,
            HeldDocument(each.document_kind, each.document_number, each.document_country),
            each.birth_on,
        )
        for each in sent.witnesses
    ]


def _out(will: SealedWill) -> SealedWillOut:
    cover, release = queries.cover_of(will), queries.release_of(will)
    return SealedWillOut(
        number=will.case.number,
        office=will.office.code,
        state=SEALED_WILL.state(will.case.state),
        act=cover.act.act_number if cover else None,
        received_on=cover.received_on if cover else None,
        release=Release(release.how) if release else None,
    )
