"""How does one worker at a time have an exchange, without a transaction that waits for another system?"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import Q
from procrastinate.contrib.django import app

from chancery.contexts.exchanges import rules
from chancery.contexts.exchanges.models import Incoming, Outgoing
from chancery.kernel.base import clock

LEASE = timedelta(minutes=10)
"""Longer than the longest conversation. A worker that died is waited for so long; one that only slept does no harm,
since the number of an exchange never changes.
"""
Exchange = TypeVar("Exchange", Outgoing, Incoming)


@contextmanager
def claimed(model: type[Exchange], pk: UUID) -> Iterator[Exchange | None]:
    """The row, for this worker alone; None where another has it."""
    now = clock.now()
    free = model.objects.filter(Q(claimed_until=None) | Q(claimed_until__lt=now), pk=pk)
    if not free.update(claimed_until=now + LEASE):
        yield None
        return
    try:
        yield model.objects.get(pk=pk)
    finally:
        model.objects.filter(pk=pk).update(claimed_until=None)


def postpone(row: Outgoing | Incoming, fault: str, *, refused: bool = False) -> None:
    """Try again later, each time later; after too many refusals, not by itself."""
    row.attempts += 1
    row.refusals = row.refusals + 1 if refused else row.refusals
    row.fault = fault
    gives_up = row.refusals >= rules.MOST_REFUSALS
    row.due_at = None if gives_up else clock.now() + rules.next_attempt(row.attempts)
    row.save(update_fields=["attempts", "refusals", "fault", "due_at"])


def deliver_soon(outgoing_id: UUID) -> None:
    """Have a job carry it, after the commit."""
    app.configure_task("exchanges.deliver").defer(outgoing_id=str(outgoing_id))
