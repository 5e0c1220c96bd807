"""What is done about the civil identity register: when it does not answer the question waits; its credentials are renewed."""

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, Role
from chancery.kernel.base.errors import Invalid, Unavailable
from chancery.kernel.base.events import publish
from chancery.kernel.gateway import civil_identity, credentials
from chancery.kernel.gateway.civil_identity import CivilIdentity, IdentityNotFound
from chancery.kernel.gateway.events import IdentityConfirmed
from chancery.kernel.gateway.models import PendingConsultation
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger


def consult_or_defer(
    *, dni: str, purpose: str, case_id: UUID, actor: Actor
) -> CivilIdentity | PendingConsultation:
    """What the register says or, when it does not answer, a consultation that will be made again.

    Raises what `civil_identity.consult` raises, but for `Unavailable`.
    """
    try:
        return civil_identity.consult(dni=dni, purpose=purpose, case_id=case_id, actor=actor)
    except Unavailable:
        officer_id = access.require_person(actor)
        with transaction.atomic():
            pending, is_new = PendingConsultation.objects.get_or_create(
                case_id=case_id,
                dni=dni,
                resolved_at=None,
                defaults={"purpose": purpose.strip(), "officer_id": officer_id},
            )
            if is_new:
                ledger.record(
                    chain=case_id, verb="gateway.defer", actor=actor, facts={"consultation": pending.id}
                )
                app.configure_task("gateway.reconcile").defer(consultation_id=str(pending.id))
        return pending


def reconcile(*, consultation_id: UUID, actor: Actor) -> None:
    """Ask again for the officer who asked first. Raises `Unavailable` while there is no answer.

    The answer itself is handed to the case by `IdentityConfirmed` and not kept.
    """
    pending = PendingConsultation.objects.get(pk=consultation_id)
    if pending.resolved_at is not None:
        return
    PendingConsultation.objects.filter(pk=pending.pk).update(attempts=pending.attempts + 1)
    asking = Actor(
        name=actor.name,
        channel=Channel.JOB,
        request_id=str(pending.id),
        person_id=pending.officer_id,
        is_system=True,
    )
    identity: CivilIdentity | None
    try:
        identity = civil_identity.consult(
            dni=pending.dni, purpose=pending.purpose, case_id=pending.case_id, actor=asking
        )
    except IdentityNotFound:
        identity = None
    with transaction.atomic():
        locked = PendingConsultation.objects.select_for_update().get(pk=pending.pk)
        if locked.resolved_at is not None:
            return
        locked.dni, locked.resolved_at = "", clock.now()
        locked.result = identity.status.value if identity else IdentityNotFound.code
        locked.save(update_fields=["dni", "resolved_at", "result"])
        ledger.record(
            chain=locked.case_id,
            verb="gateway.reconcile",
            actor=asking,
            facts={"consultation": locked.id, "result": locked.result},
        )
        publish(IdentityConfirmed(locked.case_id, locked.id, identity))


class CredentialTooShort(Invalid):
    """The register gives none so short: what was typed is something else."""

    code = "credential_too_short"
    sentence = "La credencial tiene al menos ocho caracteres, sin espacios."


def renew_credential(*, officer: Person, actor: Actor) -> None:
    """Change the secret with which an officer speaks to the identity register; nobody sees the old one or the new.

    The register holds it against the officer, so it is done as that officer, and the ledger says by whom. Never
    inside a transaction. Raises `OfficerUnknown`, `CredentialRefused`, `CredentialMissing` or an `Unavailable`: the
    old secret then stays in force.
    """
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    civil_identity.change_credential(actor=_in_the_name_of(officer, actor))
    facts = {"partner": civil_identity.PARTNER, "officer": officer.id}
    ledger.record(chain=officer.id, verb="gateway.renew_credential", actor=actor, facts=facts)


def register_credential(*, officer: Person, secret: str, actor: Actor) -> None:
    """Keep the secret that the identity register gave an officer, in the vault and nowhere else.

    Raises `OfficerUnknown`, `CredentialTooShort`.
    """
    access.require(actor, Role.ADMINISTRATOR)
    dni = civil_identity.dni_of(_in_the_name_of(officer, actor))
    if len(secret) < credentials.SHORTEST or any(character.isspace() for character in secret):
        raise CredentialTooShort({"secret": [CredentialTooShort.sentence]})
    credentials.vault().replace(civil_identity.PARTNER, dni, credentials.Secret(secret))
    facts = {"partner": civil_identity.PARTNER, "officer": officer.id}
    ledger.record(chain=officer.id, verb="gateway.register_credential", actor=actor, facts=facts)


def _in_the_name_of(officer: Person, actor: Actor) -> Actor:
    return Actor(
        name=actor.name,
        channel=actor.channel,
        request_id=actor.request_id,
        person_id=officer.id,
        is_system=True,
    )
