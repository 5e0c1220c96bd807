"""What the clock does to consular accounts: each month is opened at each office as it begins there."""

import logging

from procrastinate.contrib.django import app

from chancery.contexts.consular_accounts import actions, queries
from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.errors import Refusal

_log = logging.getLogger(__name__)


@app.periodic(cron="17 * * * *")
@app.task(name="consular_accounts.open_months", queueing_lock="consular_accounts.open_months")
def open_months(timestamp: int) -> None:
    """Each hour, since a month begins at another hour in each place. One that is refused stops no other."""
    actor = system_actor("Apertura de cuentas consulares")
    for office in queries.without_account(clock.today()):
        try:
            actions.open_month(office=office, actor=actor)
        except Refusal as refusal:
            _log.info("account of %s not opened: %s", office.code, refusal.code)
