"""What is asked of partners without anybody waiting: what they did not answer, and new credentials."""

import logging
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.errors import Refusal
from chancery.kernel.gateway import actions, civil_identity, queries

_log = logging.getLogger(__name__)


@app.task(name="gateway.reconcile", retry=RetryStrategy(max_attempts=30, linear_wait=120))
def reconcile(consultation_id: str) -> None:
    """Ask the register again for an identity it could not confirm: for some sixteen hours."""
    actions.reconcile(
        consultation_id=UUID(consultation_id), actor=system_actor("Verificación de identidad pendiente")
    )


@app.periodic(cron="23 8 1 * *")
@app.task(name="gateway.renew_credentials", queueing_lock="gateway.renew_credentials")
def renew_credentials(timestamp: int) -> None:
    """On the first of each month, before any expires. One that is refused stops no other and is told to who watches."""
    actor = system_actor("Renovación de credenciales")
    for each in queries.credentials_in_use(civil_identity.PARTNER):
        try:
            actions.renew_credential(officer=each.officer, actor=actor)
        except Refusal as refusal:
            _log.error("credential of %s not renewed: %s", each.officer.pk, refusal.code)
