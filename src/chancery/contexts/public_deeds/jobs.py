"""What the clock does to deeds: shallow work, each piece one action."""

from procrastinate.contrib.django import app

from chancery.contexts.public_deeds import actions, queries
from chancery.kernel.base.actor import system_actor


@app.periodic(cron="35 * * * *")
@app.task(name="public_deeds.tell_uses", queueing_lock="public_deeds.tell_uses", pass_context=False)
def tell_uses(timestamp: int) -> None:
    """Tell grantors of the consultations without a name of which they had no notice yet."""
    for deed_id in queries.with_untold_uses():
        actions.tell_uses(deed_id=deed_id, actor=system_actor("Verificación de escrituras"))
