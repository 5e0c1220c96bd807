"""What does every proposal have in common: its subject is locked, none like it is pending, the ledger knows of it."""

from datetime import date, datetime
from uuid import UUID

from chancery.contexts.signatories import queries, rules
from chancery.contexts.signatories.models import (
    RegisteredCertificate,
    Registration,
    RegistrationKind,
    Signatory,
    Specimen,
    Standing,
)
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


class NotInForce(Conflict):
    """The entry was not approved yet, or was rejected."""

    code = "signatory_not_effective"
    sentence = "La firma de {name} aún no está aprobada en el registro."
    next_step = "Primero debe aprobarse el registro de la firma."


class RegistrationPending(Conflict):
    """Two proposals of one kind about one subject would contradict each other."""

    code = "registration_pending"
    sentence = "Ya hay una propuesta de «{kind}» pendiente para {name}."
    next_step = "Espere a que otro registrador la apruebe o la rechace."


class TenureAlreadyEnds(Conflict):
    """An end once registered may be brought forward, never put off: a return to the post is a new entry."""

    code = "tenure_already_ends"
    sentence = "El cargo de {name} ya tiene como último día el {last_day}."
    next_step = "Si volvió al cargo, proponga una nueva firma con la nueva fecha de inicio."


class SpecimenNotLater(Invalid):
    """A facsimile replaces the one before it, so it begins later."""

    code = "specimen_not_later"
    sentence = "El facsímil debe regir desde una fecha posterior a la del facsímil vigente."


def check_in_force(signatory_id: UUID) -> Signatory:
    """The entry, locked until commit, if it counts. Raises `SignatureNotRegistered`, `NotInForce`."""
    entry = Signatory.objects.select_for_update().filter(pk=signatory_id).first()
    if entry is None:
        raise queries.SignatureNotRegistered
    if entry.standing != Standing.EFFECTIVE:
        raise NotInForce(name=entry.name)
    return entry


def propose(
    *,
    kind: RegistrationKind,
    entry: Signatory,
    support: str,
    verb: str,
    actor: Actor,
    tenure_until: date | None = None,
    revoked_at: datetime | None = None,
    specimen: Specimen | None = None,
    certificate: RegisteredCertificate | None = None,
) -> Registration:
    """Put a proposal before the second registrar. Raises `RegistrationPending`."""
    access.require(actor, Role.REGISTRAR)
    check_none_pending(kind, entry, certificate)
    registration = Registration.objects.create(
        kind=kind,
        signatory=entry,
        specimen=specimen,
        certificate=certificate,
        tenure_until=tenure_until,
        revoked_at=revoked_at,
        support=support.strip(),
        proposed_by_id=access.require_person(actor),
        proposed_at=clock.now(),
    )
    ledger.record(
        chain=entry.id,
        verb=f"signatories.{verb}",
        actor=actor,
        facts={
            "registration": registration.id,
            "support": registration.support,
            "valid_from": entry.valid_from,
            "valid_until": tenure_until or entry.valid_until,
            "revoked_at": revoked_at,
            "signature_sha256": specimen and specimen.signature_sha256,
            "fingerprint_sha256": certificate and certificate.fingerprint_sha256,
        },
    )
    return registration


def check_none_pending(
    kind: RegistrationKind, entry: Signatory, certificate: RegisteredCertificate | None = None
) -> None:
    if Registration.objects.filter(kind=kind, signatory=entry, certificate=certificate, outcome="").exists():
        raise RegistrationPending(kind=kind.label, name=entry.name)


def check_earlier(entry: Signatory, until: date) -> None:
    if entry.valid_until is not None and until >= entry.valid_until:
        raise TenureAlreadyEnds(name=entry.name, last_day=f"{rules.last_day(entry.valid_until):%d/%m/%Y}")


def check_later(entry: Signatory, valid_from: date) -> None:
    counting = entry.specimens.filter(standing=Standing.EFFECTIVE)
    if counting.filter(valid_from__gte=valid_from).exists():
        raise SpecimenNotLater({"valid_from": [SpecimenNotLater.sentence]})
