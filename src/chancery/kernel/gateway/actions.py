"""What is done about the registers of the State: when one does not answer the question waits; credentials are renewed."""

from typing import Any
from uuid import UUID

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, Role
from chancery.kernel.base.errors import Invalid, NotFound, Refusal, Unavailable
from chancery.kernel.base.events import publish
from chancery.kernel.gateway import civil_identity, credentials, registers
from chancery.kernel.gateway.civil_identity import CivilIdentity, CivilStanding
from chancery.kernel.gateway.events import RegisterAnswered
from chancery.kernel.gateway.models import KeptAnswer, PendingConsultation
from chancery.kernel.gateway.registers import Asked, QuotaExhausted, Register, T, Told
from chancery.kernel.gateway.state_registers import REGISTERS
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import fold
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger

NOBODY = "nobody"


def consult_or_defer(
    *, dni: str, purpose: str, case_id: UUID, actor: Actor, name: str = ""
) -> CivilIdentity | PendingConsultation:
    """What the civil identity register says of the holder of `dni`, who said to be called `name`, or a question that waits."""
    return ask_or_defer(
        register=civil_identity.REGISTER,
        asked=civil_identity.holder_of(dni, name),
        purpose=purpose,
        case_id=case_id,
        actor=actor,
    )


def ask_or_defer(
    *, register: Register[T], asked: Asked, purpose: str, case_id: UUID, actor: Actor
) -> T | PendingConsultation:
    """What a register says or, when it does not answer or takes no more questions today, one that will be put again.

    Raises what `registers.consult` raises, but for `Unavailable` and `QuotaExhausted`.
    """
    try:
        return registers.consult(register, asked, purpose=purpose, case_id=case_id, actor=actor)
    except (Unavailable, QuotaExhausted) as refusal:
        officer_id = access.require_person(actor)
        with transaction.atomic():
            pending, is_new = PendingConsultation.objects.get_or_create(
                case_id=case_id,
                partner=register.partner,
                document_kind=asked.kind,
                document_country=asked.country,
                document_number=asked.number,
                resolved_at=None,
                defaults={
                    "declared_name": asked.name,
                    "purpose": purpose.strip(),
                    "officer_id": officer_id,
                    "last_fault": refusal.code,
                },
            )
            if is_new:
                facts = {"consultation": pending.id, "partner": register.partner, "why": refusal.code}
                ledger.record(chain=case_id, verb="gateway.defer", actor=actor, facts=facts)
        return pending


def reconcile(*, consultation_id: UUID, actor: Actor) -> None:
    """Ask again for the officer who asked first. Raises what `registers.consult` raises while there is no answer.

    The answer itself is handed to the case by `RegisterAnswered` and not kept. Two who reconcile at once may both
    ask; only the first one's answer is told.
    """
    access.require(actor, Role.SYSTEM)
    pending = PendingConsultation.objects.get(pk=consultation_id)
    if pending.resolved_at is not None:
        return
    asking = Actor(
        name=actor.name,
        channel=Channel.JOB,
        request_id=str(pending.id),
        person_id=pending.officer_id,
        is_system=True,
    )
    register = REGISTERS[pending.partner]
    asked = Asked(
        pending.document_kind, pending.document_number, pending.document_country, pending.declared_name
    )
    answer: Told | None
    try:
        answer = registers.consult(
            register, asked, purpose=pending.purpose, case_id=pending.case_id, actor=asking
        )
    except NotFound:
        answer = None
    except Refusal as refusal:
        PendingConsultation.objects.filter(pk=pending.pk).update(
            attempts=pending.attempts + 1, last_fault=refusal.code
        )
        raise
    with transaction.atomic():
        locked = PendingConsultation.objects.select_for_update().get(pk=pending.pk)
        if locked.resolved_at is not None:
            return
        locked.attempts += 1
        locked.document_number, locked.declared_name, locked.last_fault = "", "", ""
        locked.resolved_at = clock.now()
        locked.result = answer.result if answer else NOBODY
        locked.is_different = _differs(asked, answer)
        locked.save()
        facts = {
            "consultation": locked.id,
            "partner": locked.partner,
            "result": locked.result,
            "is_different": locked.is_different,
        }
        ledger.record(chain=locked.case_id, verb="gateway.reconcile", actor=asking, facts=facts)
        publish(RegisterAnswered(locked.case_id, locked.id, locked.partner, answer, locked.is_different))


def _differs(asked: Asked, answer: Told | None) -> bool:
    """Whether the register contradicts the citizen: another name, nobody at all, or somebody entered as dead.

    Who declared no name can be contradicted by the last alone (a cancelled entry: DI 316, 4.41).
    """
    if answer is not None and answer.result == CivilStanding.CANCELLED:
        return True
    return bool(asked.name) and (answer is None or fold(answer.full_name) != fold(asked.name))


class CredentialTooShort(Invalid):
    """The register gives none so short: what was typed is something else."""

    code = "credential_too_short"
    sentence = "La credencial tiene al menos ocho caracteres, sin espacios."


def renew_credential(
    *, officer: Person, register: Register[Any] = civil_identity.REGISTER, actor: Actor
) -> None:
    """Change the secret with which an officer speaks to a register; nobody sees the old one or the new.

    The register holds it against the officer, so it is done as that officer, and the ledger says by whom. Never
    inside a transaction. Raises `OfficerUnknown`, `CredentialRefused`, `CredentialMissing` or an `Unavailable`: the
    old secret then stays in force.
    """
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    registers.change_credential(register, actor=_in_the_name_of(officer, actor))
    facts = {"partner": register.partner, "officer": officer.id}
    ledger.record(chain=officer.id, verb="gateway.renew_credential", actor=actor, facts=facts)


def register_credential(
    *, officer: Person, secret: str, register: Register[Any] = civil_identity.REGISTER, actor: Actor
) -> None:
    """Keep the secret that a register gave an officer, in the vault and nowhere else.

    Raises `OfficerUnknown`, `CredentialTooShort`.
    """
    access.require(actor, Role.ADMINISTRATOR)
    dni = registers.dni_of(_in_the_name_of(officer, actor))
    if len(secret) < credentials.SHORTEST or any(character.isspace() for character in secret):
        raise CredentialTooShort({"secret": [CredentialTooShort.sentence]})
    credentials.vault().replace(register.partner, dni, credentials.Secret(secret))
    facts = {"partner": register.partner, "officer": officer.id}
    ledger.record(chain=officer.id, verb="gateway.register_credential", actor=actor, facts=facts)


def erase_answers(*, actor: Actor) -> int:
    """Erase every answer whose time is over; that the question was put stays. Returns how many."""
    access.require(actor, Role.SYSTEM)
    return KeptAnswer.objects.filter(keep_until__lt=clock.today()).delete()[0]


def _in_the_name_of(officer: Person, actor: Actor) -> Actor:
    return Actor(
        name=actor.name,
        channel=actor.channel,
        request_id=actor.request_id,
        person_id=officer.id,
        is_system=True,
    )
