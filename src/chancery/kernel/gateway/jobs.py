"""What is asked again of partners without anybody waiting."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chancery.kernel.base.actor import system_actor
from chancery.kernel.gateway import actions


@app.task(name="gateway.reconcile", retry=RetryStrategy(max_attempts=30, linear_wait=120))
def reconcile(consultation_id: str) -> None:
    """Ask the register again for an identity it could not confirm: for some sixteen hours."""
    actions.reconcile(
        consultation_id=UUID(consultation_id), actor=system_actor("Verificación de identidad pendiente")
    )
