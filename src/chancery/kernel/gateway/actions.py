"""What is done when the civil identity register does not answer: the work goes on, and the question waits."""

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.base.events import publish
from chancery.kernel.gateway import civil_identity
from chancery.kernel.gateway.civil_identity import CivilIdentity, IdentityNotFound
from chancery.kernel.gateway.events import IdentityConfirmed
from chancery.kernel.gateway.models import PendingConsultation
from chancery.kernel.identity import access
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
