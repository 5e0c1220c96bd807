"""What happens at the counters of the demonstration's posts: hours for appointments, and a month of acts ready to be closed."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from chancery.contexts.counter import actions, queries
from chancery.contexts.counter.actions import Hours, Order, Settlement
from chancery.contexts.counter.models import ProvenBy
from chancery.contexts.counter.rules import ActKind, Service
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases.demo import Citizen, Story
from chancery.kernel.fees.rules import Means
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

_DELEGATED = (ActKind.SURVIVAL, ActKind.RESIDENCE, ActKind.REGISTRATION)
_OFTEN = ("16b", "27", "27", "28", "28", "29", "20b", "58b")
_DETAILS = {
    "16b": "Carta poder para cobrar una pensión",
    "27": "Declaración jurada de ingresos",
    "20b": "Que el interesado no figura con anotaciones en esta oficina",
    "29": "Domicilio declarado: calle de la Demostración 100",
}
_NOTE = Decimal(50)


@dataclass(frozen=True, slots=True)
class Desk:
    """A post: who heads it, and who sits at its window and takes the money."""

    office: str
    consul: Actor
    officer: Actor


def stories(
    *, desks: Iterable[Desk], customers: Sequence[Person], citizens: Sequence[Citizen], acts: int, seed: int
) -> list[Story]:
    """At each post `acts` acts since the first of last month, and appointments for the days to come."""
    told: list[Story] = []
    for desk in desks:
        office = organisation.office(desk.office)
        days = list(_days(office))
        told.append(_opens(desk, office, days[0]))
        chance = Random(f"{seed}{desk.office}")  # noqa: S311
        told += [
            _visit(desk, office, chance.choice(days), chance.choice(customers), chance) for _ in range(acts)
        ]
        told += [_books(office, citizen, ordinal) for ordinal, citizen in enumerate(citizens)]
    return told


def _days(office: Office) -> Iterator[date]:
    """Its working days since the first of last month, until yesterday."""
    calendar, today = organisation.calendar_of(office), queries.today_at(office)
    day = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    while day < today:
        if calendar.is_working(day):
            yield day
        day += timedelta(days=1)


def _at(office: Office, day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), ZoneInfo(office.time_zone))


def _opens(desk: Desk, office: Office, day: date) -> Story:
    """Two hours of appointments each morning for certificates, and the officer's power to sign the simplest acts."""
    yield _at(office, day, 8)
    for weekday in range(1, 6):
        hours = Hours(Service.CERTIFICATION, time(9, 30), time(11, 30), 4, 1)
        actions.set_hours(office=office, weekday=weekday, hours=hours, valid_from=day, actor=desk.consul)
    actions.grant_signing_power(
        office=office,
        officer=identity.person_of(desk.officer),
        kinds=_DELEGATED,
        norm="Resolución de delegación de la demostración",
        valid_from=day,
        actor=desk.consul,
    )


def _visit(desk: Desk, office: Office, day: date, customer: Person, chance: Random) -> Story:
    """One person at the window: identified, served, paid; what the officer may not sign the consul signs within the hour."""
    at = _at(office, day, chance.randrange(9, 13), chance.randrange(60))
    item = chance.choice(_OFTEN)
    yield at
    visit = actions.open_visit(
        office=office, person=customer, proven_by=ProvenBy.DOCUMENT, actor=desk.officer
    )
    yield at + timedelta(minutes=4)
    order = Order(item=item, detail=_DETAILS.get(item, ""), copies=1)
    done = actions.attend(
        visit=visit, order=order, settlement=_settlement(office, item, chance, day), actor=desk.officer
    )
    if done.is_signed:
        return
    yield at + timedelta(minutes=50)
    for act in done.acts:
        actions.issue(act=act, actor=desk.consul)


def _settlement(office: Office, item: str, chance: Random, day: date) -> Settlement:
    """Two in three pay in cash, in round notes; the others brought the bank's slip."""
    price = next(price.local for price in queries.prices(office) if price.item.number == item)
    if price is None or chance.randrange(3):
        owed = price.amount if price else Decimal(0)
        return Settlement(tendered=math.ceil(owed / _NOTE) * _NOTE)
    return Settlement(
        means=Means.DEPOSIT,
        bank="Banco de la Demostración",
        operation=f"OP{chance.randrange(10**8):08}",
        paid_on=day,
    )


def _books(office: Office, citizen: Citizen, ordinal: int) -> Story:
    """An appointment of next week, while there is one."""
    yield clock.now() - timedelta(hours=20 - ordinal)
    if queries.own_appointments(citizen.actor)[0]:
        return
    hours = [hour for day in queries.days(office, Service.CERTIFICATION) for hour in day.slots if hour.free]
    hour = hours[ordinal]
    actions.book(
        office=office, service=hour.service, starts_at=hour.starts_at, place=hour.place, actor=citizen.actor
    )
