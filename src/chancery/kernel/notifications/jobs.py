"""What leaves by e-mail after each act, and what the passing of days makes served."""

import logging
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chancery.kernel.base import site
from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.errors import Refusal
from chancery.kernel.notifications import actions, queries

_log = logging.getLogger(__name__)


@app.task(name="notifications.deliver", retry=RetryStrategy(max_attempts=12, exponential_wait=3))
def deliver(delivery_id: str) -> None:
    """Send one message; tried again for some days while the mail server refuses it; what a post wrote, Lima sends."""
    if site.is_node():
        return
    actions.deliver(delivery_id=UUID(delivery_id), actor=system_actor("Correo"))


@app.periodic(cron="7 * * * *")
@app.task(name="notifications.sweep", queueing_lock="notifications.sweep")
def sweep(timestamp: int) -> None:
    """Each hour, take as served what the law takes as served. One that cannot be computed stops no other."""
    actor = system_actor("Plazos de notificación")
    for notice in queries.not_yet_served().iterator():
        try:
            actions.mark_deemed_served(notice=notice, actor=actor)
        except Refusal as refusal:
            _log.warning("notice %s not served: %s", notice.pk, refusal.code)
