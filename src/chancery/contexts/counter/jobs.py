"""What the clock does to appointments: offers run out, tomorrow is remembered, days past are closed."""

import logging
from collections.abc import Callable
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from chancery.contexts.counter import actions, queries
from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.errors import Refusal
from chancery.kernel.organisation import queries as organisation

_log = logging.getLogger(__name__)


@app.periodic(cron="*/5 * * * *")
@app.task(name="counter.offers", queueing_lock="counter.offers")
def offers(timestamp: int) -> None:
    """Pass on the hours to which nobody answered."""
    _each(queries.offers_run_out(), actions.lapse)


@app.periodic(cron="11 * * * *")
@app.task(name="counter.reminders", queueing_lock="counter.reminders")
def reminders(timestamp: int) -> None:
    """Each hour, since each office has its own day before."""
    _each(queries.to_be_reminded(), actions.remind)


@app.periodic(cron="41 * * * *")
@app.task(name="counter.past", queueing_lock="counter.past")
def past(timestamp: int) -> None:
    """Close the appointments of days that are over where they were."""
    _each(queries.finished_unmarked(), actions.close_past)


@app.task(name="counter.closed_days")
def closed_days(office_id: str, why: str) -> None:
    """Call off what was booked on days that a changed calendar has closed."""
    office = organisation.offices().get(pk=UUID(office_id))
    actions.call_off_closed(office=office, why=why, actor=system_actor("Cambio de calendario"))


def _each(appointment_ids: list[UUID], act: Callable[..., Any]) -> None:
    """One that is refused stops no other."""
    actor = system_actor("Agenda de citas")
    for appointment_id in appointment_ids:
        try:
            act(appointment_id=appointment_id, actor=actor)
        except Refusal as refusal:
            _log.warning("appointment %s left as it was: %s", appointment_id, refusal.code)
