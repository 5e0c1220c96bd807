"""How does a second registrar make a proposal count, or turn it down?"""

from typing import Any
from uuid import UUID

from django.db import transaction

from chancery.contexts.signatories.actions.proposals import check_earlier, check_later
from chancery.contexts.signatories.models import Outcome, Registration, RegistrationKind, Standing
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


class FourEyes(NotAllowed):
    """Whoever proposes does not decide: a false entry would need two people."""

    code = "four_eyes"
    sentence = "Usted propuso este registro: debe decidirlo otro registrador."
    next_step = "Pida a otro registrador de firmas que lo revise."


class AlreadyDecided(Conflict):
    """Another registrar was quicker."""

    code = "already_decided"
    sentence = "Este registro ya fue decidido; su decisión no se cambia."
    next_step = "Si es un error, proponga un nuevo registro que lo corrija."


class ReasonMissing(Invalid):
    """A rejection says why."""

    code = "reason_missing"
    sentence = "Escriba el motivo del rechazo."


@transaction.atomic
def approve(*, registration_id: UUID, actor: Actor) -> Registration:
    """Make a proposal count. Raises `FourEyes`, `AlreadyDecided`, and what changed since it was proposed."""
    access.require(actor, Role.REGISTRAR)
    registration = _decide(registration_id, "approve", Outcome.APPROVED, "", actor)
    entry, specimen, certificate = registration.signatory, registration.specimen, registration.certificate
    match RegistrationKind(registration.kind):
        case RegistrationKind.NEW_SIGNATORY:
            _put(entry, standing=Standing.EFFECTIVE)
            if specimen is not None:
                _put(specimen, standing=Standing.EFFECTIVE)
        case RegistrationKind.END_TENURE:
            assert registration.tenure_until is not None
            check_earlier(entry, registration.tenure_until)
            _put(entry, valid_until=registration.tenure_until)
        case RegistrationKind.NEW_SPECIMEN:
            assert specimen is not None
            check_later(entry, specimen.valid_from)
            entry.specimens.filter(standing=Standing.EFFECTIVE, valid_until__isnull=True).update(
                valid_until=specimen.valid_from
            )
            _put(specimen, standing=Standing.EFFECTIVE)
        case RegistrationKind.NEW_CERTIFICATE:
            assert certificate is not None
            _put(certificate, standing=Standing.EFFECTIVE)
        case RegistrationKind.REVOKE_CERTIFICATE:
            assert certificate is not None
            _put(certificate, revoked_at=registration.revoked_at)
    return registration


@transaction.atomic
def reject(*, registration_id: UUID, reason: str, actor: Actor) -> Registration:
    """Turn a proposal down, with a reason; it may be proposed again. Raises `FourEyes`, `AlreadyDecided`, `ReasonMissing`."""
    access.require(actor, Role.REGISTRAR)
    if not reason.strip():
        raise ReasonMissing({"reason": [ReasonMissing.sentence]})
    registration = _decide(registration_id, "reject", Outcome.REJECTED, reason.strip(), actor)
    kind = registration.kind
    if kind == RegistrationKind.NEW_SIGNATORY:
        _put(registration.signatory, standing=Standing.REJECTED)
    if registration.specimen is not None:
        _put(registration.specimen, standing=Standing.REJECTED)
    if kind == RegistrationKind.NEW_CERTIFICATE and registration.certificate is not None:
        _put(registration.certificate, standing=Standing.REJECTED)
    return registration


def _decide(registration_id: UUID, verb: str, outcome: Outcome, reason: str, actor: Actor) -> Registration:
    registration = (
        Registration.objects.select_for_update(of=("self", "signatory"))
        .select_related("signatory", "specimen", "certificate")
        .filter(pk=registration_id)
        .first()
    )
    if registration is None:
        raise NotFound
    if registration.outcome:
        raise AlreadyDecided
    person_id = access.require_person(actor)
    if registration.proposed_by_id == person_id:
        raise FourEyes
    _put(registration, outcome=outcome, reason=reason, decided_by_id=person_id, decided_at=clock.now())
    ledger.record(
        chain=registration.signatory_id,
        verb=f"signatories.{verb}",
        actor=actor,
        facts={"registration": registration.id, "kind": registration.kind, "reason": reason},
    )
    return registration


def _put(row: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
