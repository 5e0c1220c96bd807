"""Which rates does the demonstration hold? One a month for some zones, never over the ceiling, set by two people."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.fees import actions, queries, rules

_RATES = {  # zone: the official rate, and the consular one; rounded, invented
    "ar": ("1380", "1450"),
    "br": ("5.42", "6.00"),
    "ca": ("1.38", "1.50"),
    "cl": ("935", "980"),
    "ec": ("1", "1"),
    "euro": ("0.88", "0.95"),
    "gb": ("0.76", "0.80"),
    "jp": ("112", "115"),
    "us": ("1", "1"),
    "vn": ("1", "1"),
}
_EVIDENCE = "Cotización inventada de la demostración, del {:%d/%m/%Y} al {:%d/%m/%Y}"


def set_rates(*, month: date, proposer: Actor, approver: Actor) -> None:
    """The rates of one month, as they were set on its first days."""
    for zone, (official, rate) in _RATES.items():
        proposed = actions.propose_rate(
            zone=queries.zone(zone),
            month=month,
            official=Decimal(official),
            rate=Decimal(rate),
            evidence=_EVIDENCE.format(*rules.observed_days(month)),
            actor=proposer,
        )
        actions.approve_rate(rate=proposed, actor=approver)


def months(since: datetime, until: datetime) -> Iterator[date]:
    """The months of the demonstration."""
    month = rules.month_of(since.astimezone(clock.LIMA).date())
    while month <= rules.month_of(until.astimezone(clock.LIMA).date()):
        yield month
        month = rules.next_month(month)
