"""What is asked of partners without anybody waiting: what they did not answer, and new credentials."""

import logging

from procrastinate.contrib.django import app

from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.errors import Refusal, Unavailable
from chancery.kernel.gateway import actions, queries
from chancery.kernel.gateway.state_registers import REGISTERS

_log = logging.getLogger(__name__)


@app.periodic(cron="*/5 * * * *")
@app.task(name="gateway.reconcile", queueing_lock="gateway.reconcile", lock="gateway.reconcile")
def reconcile(timestamp: int) -> None:
    """Put every question that waits again, one worker at a time.

    A register that does not answer one is not asked the rest this time. What an officer's quota or credential
    stops holds up no other's.
    """
    actor = system_actor("Verificación pendiente")
    silent: set[str] = set()
    for pending in queries.waiting():
        if pending.partner in silent:
            continue
        try:
            actions.reconcile(consultation_id=pending.id, actor=actor)
        except Unavailable as refusal:
            silent.add(pending.partner)
            _log.warning("%s still silent: %s", pending.partner, refusal.code)
        except Refusal as refusal:
            _log.warning("consultation %s still waits: %s", pending.id, refusal.code)


@app.periodic(cron="23 8 1 * *")
@app.task(name="gateway.renew_credentials", queueing_lock="gateway.renew_credentials")
def renew_credentials(timestamp: int) -> None:
    """On the first of each month, before any expires. One that is refused stops no other and is told to who watches."""
    actor = system_actor("Renovación de credenciales")
    in_use = queries.credentials_in_use(*REGISTERS)
    for register in REGISTERS.values():
        for each in in_use[register.partner] if register.has_login else ():
            try:
                actions.renew_credential(officer=each.officer, register=register, actor=actor)
            except Refusal as refusal:
                _log.error(
                    "credential of %s at %s not renewed: %s", each.officer.pk, register.partner, refusal.code
                )


@app.periodic(cron="41 8 * * *")
@app.task(name="gateway.erase_answers", queueing_lock="gateway.erase_answers")
def erase_answers(timestamp: int) -> None:
    """Each night in Lima, what registers said and may no longer be kept."""
    actions.erase_answers(actor=system_actor("Borrado de respuestas de registros"))
