"""What does every proposal have in common: its subject is locked, none like it is pending, the ledger knows of it."""

from datetime import date
from typing import Any
from uuid import UUID

from chancery.contexts.signatories import queries, rules
from chancery.contexts.signatories.models import (
    RegisteredCertificate,
    Registration,
    RegistrationKind,
    Signatory,
    Standing,
)
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
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


def lock(signatory_id: UUID) -> Signatory:
    entry = Signatory.objects.select_for_update().filter(pk=signatory_id).first()
    if entry is None:
        raise queries.SignatureNotRegistered
    if entry.standing != Standing.EFFECTIVE:
        raise NotInForce(name=entry.name)
    return entry


def propose(
    kind: RegistrationKind, entry: Signatory, actor: Actor, support: str, *, verb: str, **subject: Any
) -> Registration:
    require_none_pending(kind, entry, subject.get("certificate"))
    registration = Registration.objects.create(
        kind=kind,
        signatory=entry,
        support=support.strip(),
        proposed_by_id=access.require_person(actor),
        proposed_at=clock.now(),
        **subject,
    )
    record(registration, verb, actor)
    return registration


def require_none_pending(
    kind: RegistrationKind, entry: Signatory, certificate: RegisteredCertificate | None = None
) -> None:
    if Registration.objects.filter(kind=kind, signatory=entry, certificate=certificate, outcome="").exists():
        raise RegistrationPending(kind=kind.label, name=entry.name)


def require_earlier(entry: Signatory, until: date) -> None:
    if entry.valid_until is not None and until >= entry.valid_until:
        raise TenureAlreadyEnds(name=entry.name, last_day=f"{rules.last_day(entry.valid_until):%d/%m/%Y}")


def require_later(entry: Signatory, valid_from: date) -> None:
    counting = entry.specimens.filter(standing=Standing.EFFECTIVE)
    if counting.filter(valid_from__gte=valid_from).exists():
        raise SpecimenNotLater({"valid_from": [SpecimenNotLater.sentence]})


def record(registration: Registration, verb: str, actor: Actor) -> None:
    ledger.record(
        chain=registration.signatory_id,
        verb=verb,
        actor=actor,
        facts={
            "registration": registration.id,
            "kind": registration.kind,
            "support": registration.support,
            "tenure_until": registration.tenure_until,
            "revoked_at": registration.revoked_at,
            "signature_sha256": registration.specimen and registration.specimen.signature_sha256,
            "fingerprint_sha256": registration.certificate and registration.certificate.fingerprint_sha256,
            "reason": registration.reason,
        },
    )
