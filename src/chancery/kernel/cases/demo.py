"""What do the demonstration's stories of every service share? Who acts, when people work, and how a card is charged.

A story is a generator that yields the instant of its next act and is resumed when the clock stands there. Whoever
tells many stories resumes the earliest first, so that numbers follow time as they do in a real ministry.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import cycle
from random import Random
from typing import TypeVar
from uuid import UUID

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.base.money import Money
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.payment_port import Notification, Outcome
from chancery.kernel.identity.models import Company, Person
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation.calendars import Calendar

PROVIDER = system_actor("Pasarela de pagos", channel=Channel.API)

_GOLDEN = (5**0.5 - 1) / 2

Story = Iterator[datetime]
Desk = TypeVar("Desk")


@dataclass(frozen=True, slots=True)
class Citizen:
    """Who asks, for oneself or for the company one represents."""

    actor: Actor
    person: Person
    company: Company | None = None


def at_work(after: datetime, *, days: int, calendar: Calendar, until: datetime, chance: Random) -> datetime:
    """A moment in office hours some days later, in the zone of Lima; before `until` in any case."""
    day = (after.astimezone(clock.LIMA) + timedelta(days=days)).date()
    while not calendar.is_working(day):
        day += timedelta(days=1)
    hour = time(chance.randrange(9, 16), chance.randrange(60), chance.randrange(60))
    soonest = after + timedelta(minutes=chance.randrange(9, 90))
    return min(max(datetime.combine(day, hour, clock.LIMA), soonest), until)


def spread(desks: Sequence[Desk], fates: Sequence[str], each: int) -> Iterator[tuple[Desk, str]]:
    """At each desk so many of the fates, going on where the desk before left off: together they show every one."""
    following = cycle(fates)
    return ((desk, next(following)) for desk in desks for _ in range(each))


def days_ago(turn: int, *, fewest: int, most: int) -> int:
    """When a story of many begins: so many days ago that any number of turns leaves no long time without one."""
    return most - int((most - fewest) * (turn * _GOLDEN % 1))


def read_act(case_id: UUID, citizen: Citizen) -> None:
    """Whoever asked opens the notice of the latest act: from then on the time to appeal runs."""
    told = Notice.objects.filter(case_id=case_id).exclude(act_number="").order_by("created_at").last()
    if told is not None:
        notifications.open_notice(notice=told, actor=citizen.actor)


def pay(case_id: UUID, citizen: Citizen, *, is_told: bool = True) -> None:
    """The card is charged; the provider's notification arrives, or is lost and the cashier has to find it."""
    for charge in charges.charges_of(case_id):
        attempt = fees.begin_attempt(charge=charge, actor=citizen.actor)
        if is_told:
            told = Notification(
                event_id=f"ev_{attempt.id.hex}",
                outcome=Outcome.PAID,
                subject_id=attempt.id,
                reference=f"pay_{attempt.id.hex}",
                amount=Money(Decimal(charge.amount), charge.currency),
                occurred_at=clock.now(),
            )
            fees.confirm_payment(notification=told, actor=PROVIDER)
