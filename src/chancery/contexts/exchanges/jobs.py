"""What carries the outbox: at once after each act, and each minute whatever was left."""

import logging
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from chancery.contexts.exchanges import actions, queries
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.base.errors import Refusal

_log = logging.getLogger(__name__)


@app.task(name="exchanges.deliver")
def deliver(outgoing_id: str) -> None:
    """Carry one document. What fails is due again, and found by `push`."""
    actions.deliver(outgoing_id=UUID(outgoing_id), actor=_actor())


@app.task(name="exchanges.fetch_annexes")
def fetch_annexes(incoming_id: str) -> None:
    """Fetch the annexes of one document."""
    actions.fetch_annexes(incoming_id=UUID(incoming_id), actor=_actor())


@app.task(name="exchanges.tell_cargo")
def tell_cargo(incoming_id: str) -> None:
    """Tell one sender of our receipt."""
    actions.tell_cargo(incoming_id=UUID(incoming_id), actor=_actor())


@app.periodic(cron="* * * * *")
@app.task(name="exchanges.push", queueing_lock="exchanges.push")
def push(timestamp: int) -> None:
    """Each minute, whatever is due and no worker has."""
    now = clock.now()
    _each(queries.delivery_due(now), actions.deliver, "outgoing_id")
    _each(queries.fetch_due(now), actions.fetch_annexes, "incoming_id")
    _each(queries.cargo_due(now), actions.tell_cargo, "incoming_id")


@app.periodic(cron="17 5 * * *")
@app.task(name="exchanges.lapse", queueing_lock="exchanges.lapse")
def lapse(timestamp: int) -> None:
    """Each day, what was observed and not cured in time."""
    today = clock.today()
    _each(queries.uncured_outgoing(today), actions.lapse_outgoing, "outgoing_id")
    _each(queries.uncured_incoming(today), actions.lapse_incoming, "incoming_id")


@app.task(name="exchanges.recount")
def recount(office_id: str, why: str) -> None:
    """Compute anew the days of cure that a changed calendar may have moved."""
    ours, theirs = queries.curing(UUID(office_id))
    actor = system_actor("Cambio de calendario")
    for pk in ours:
        actions.recount_outgoing(outgoing_id=pk, why=why, actor=actor)
    for pk in theirs:
        actions.recount_incoming(incoming_id=pk, why=why, actor=actor)


@app.periodic(cron="43 4 * * 1")
@app.task(name="exchanges.refresh_catalogue", queueing_lock="exchanges.refresh_catalogue")
def refresh_catalogue(timestamp: int) -> None:
    """Each week, with whom documents may be exchanged."""
    if not site.is_node():
        _each([None], actions.refresh_catalogue, "")


def _each(found: Iterable[UUID | None], act: Callable[..., Any], name: str) -> None:
    """One that is refused stops no other."""
    for pk in found:
        try:
            act(**({name: pk} if name else {}), actor=_actor())
        except Refusal as refusal:
            _log.warning("exchange %s left as it was: %s", pk, refusal.code)


def _actor() -> Actor:
    return system_actor("Intercambio con otras entidades")
