"""Deciding for programs: what awaits a second registrar, and the approval or the rejection."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from chancery.contexts.signatories import actions, queries, rules
from chancery.contexts.signatories.api.register import router
from chancery.contexts.signatories.models import Outcome, Registration, RegistrationKind
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Offset, Remark

_registrar = Session()
_LIMIT = 100


class RegistrationOut(Schema):
    """A proposal about an entry; without `outcome` it awaits a second registrar."""

    id: UUID
    kind: RegistrationKind
    signatory: UUID
    words: str
    valid_from: date
    last_day: date | None
    specimen: UUID | None
    certificate: UUID | None
    revoked_at: datetime | None
    support: str
    proposed_by: str
    proposed_at: datetime
    outcome: Literal[Outcome.APPROVED, Outcome.REJECTED] | None
    reason: str


class RegistrationRejectionIn(Schema):
    reason: Remark


@router.get(
    "/registrations",
    auth=_registrar,
    response=list[RegistrationOut],
    summary="Propuestas que esperan a otro registrador",
)
def pending(request: HttpRequest, offset: Offset = 0) -> list[RegistrationOut]:
    found = queries.pending(actor_from(request))[offset : offset + _LIMIT]
    return [registration_out(each) for each in found]


@router.get(
    "/registrations/{uuid:registration_id}",
    auth=_registrar,
    response=RegistrationOut,
    summary="Una propuesta del registro de firmas",
)
def registration(request: HttpRequest, registration_id: UUID) -> RegistrationOut:
    return registration_out(queries.registration(actor_from(request), registration_id))


@router.post(
    "/registrations/{uuid:registration_id}/approve",
    auth=_registrar,
    response=RegistrationOut,
    summary="Aprobar una propuesta del registro de firmas",
)
def approve(request: HttpRequest, registration_id: UUID) -> RegistrationOut:
    actor = actor_from(request)
    actions.approve(registration_id=registration_id, actor=actor)
    return registration_out(queries.registration(actor, registration_id))


@router.post(
    "/registrations/{uuid:registration_id}/reject",
    auth=_registrar,
    response=RegistrationOut,
    summary="Rechazar una propuesta del registro de firmas",
)
def reject(request: HttpRequest, registration_id: UUID, sent: RegistrationRejectionIn) -> RegistrationOut:
    actor = actor_from(request)
    actions.reject(registration_id=registration_id, reason=sent.reason, actor=actor)
    return registration_out(queries.registration(actor, registration_id))


def registration_out(found: Registration) -> RegistrationOut:
    entry = found.signatory
    until = found.tenure_until or entry.valid_until
    return RegistrationOut(
        id=found.id,
        kind=RegistrationKind(found.kind),
        signatory=entry.id,
        words=entry.words,
        valid_from=found.specimen.valid_from if found.specimen else entry.valid_from,
        last_day=rules.last_day(until) if until else None,
        specimen=found.specimen_id,
        certificate=found.certificate_id,
        revoked_at=found.revoked_at,
        support=found.support,
        proposed_by=found.proposed_by.full_name,
        proposed_at=found.proposed_at,
        outcome=Outcome(found.outcome) if found.outcome else None,
        reason=found.reason,
    )
