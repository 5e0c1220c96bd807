"""A consular office that expects people and attends them, reached by calling actions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from django.test import override_settings

from chancery.contexts.counter import actions, queries
from chancery.contexts.counter.actions import Attended, Hours, Order, Settlement
from chancery.contexts.counter.models import Appointment, Visit
from chancery.contexts.counter.queries import Slot
from chancery.contexts.counter.rules import ActKind, Service
from chancery.contexts.stickers.tests import factories as custody
from chancery.contexts.stickers.tests.factories import Chain
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation.models import Office

SERVICE = Service.CERTIFICATION
MONDAY = datetime(2026, 5, 18, 6, tzinfo=ZoneInfo("UTC"))
"""08:00 in Milan, half an hour before its office opens; 01:00 in Lima."""
REGISTER_PASSWORD = "only-the-register-knows"
DNI = IdentityDocumentKind.DNI


@dataclass(frozen=True)
class Counter:
    """An office, who heads it, who sits at its window, and a citizen who may come."""

    office: Office
    consul: Actor
    officer: Actor
    cashier: Actor
    citizen: Actor
    person: Person


def counter(code: str = "cg-milan") -> Counter:
    """An office abroad that gives no appointments yet, and has no sticker."""
    return _counter(posts.post(code))


def stocked() -> tuple[Counter, Chain]:
    """The same, whose officer holds twenty stickers."""
    made = custody.supplied(custody.chain())
    return _counter(made.at), made


def _counter(at: posts.Post) -> Counter:
    return Counter(at.office, at.consul, at.officer, at.cashier, at.citizen, at.applicant)


def expecting(code: str = "cg-milan", *, quota: int = 1, per_hour: int = 2) -> Counter:
    """The same, with hours for certificates from Monday to Friday, nine to eleven."""
    at = counter(code)
    for weekday in range(1, 6):
        open_hours(at, weekday=weekday, quota=quota, per_hour=per_hour)
    return at


def open_hours(
    at: Counter, *, weekday: int = 1, quota: int = 1, per_hour: int = 2, service: Service = SERVICE
) -> None:
    actions.set_hours(
        office=at.office,
        weekday=weekday,
        hours=Hours(service, time(9), time(11), per_hour, quota),
        valid_from=queries.today_at(at.office),
        actor=at.consul,
    )


def somebody(name: str = "Otra") -> Actor:
    """Another citizen, with an account."""
    return people.actor_of(people.make_person(name, "Ciudadana"))


def slot(at: Counter, *, days: int = 0, ordinal: int = 0, service: Service = SERVICE) -> Slot:
    """One of the hours of a day with hours, counted from today."""
    found = queries.days(at.office, service, count=30)
    return found[days].slots[ordinal]


def booked(at: Counter, actor: Actor | None = None, *, days: int = 1, ordinal: int = 0) -> Appointment:
    """An appointment on the next day with hours."""
    hour = slot(at, days=days, ordinal=ordinal)
    return actions.book(
        office=at.office,
        service=hour.service,
        starts_at=hour.starts_at,
        place=hour.place,
        actor=actor or at.citizen,
    )


@contextmanager
def register(folder: Path) -> Iterator[CivilIdentitySimulator]:
    """The identity register, over real HTTP."""
    simulator = CivilIdentitySimulator(REGISTER_PASSWORD)
    with (
        running(simulator) as url,
        override_settings(
            IDENTITY_REGISTER_URL=f"{url}/reniec",
            IDENTITY_REGISTER_DIALECT="rest",
            VAULT_URL=f"file://{folder}",
            FIRST_CREDENTIALS={"RENIEC": REGISTER_PASSWORD},
        ),
    ):
        yield simulator


def received(at: Counter, *, dni: str | None = None, actor: Actor | None = None) -> Visit:
    """Somebody at the window, identified by a document at hand when no register answers."""
    return actions.receive(
        office=at.office,
        document=(DNI, dni or at.person.document_number, "PE"),
        actor=actor or at.officer,
    )


def attended(
    at: Counter, item: str = "28", *, visit: Visit | None = None, actor: Actor | None = None, **order: object
) -> Attended:
    """An act paid in cash by note of a hundred."""
    return actions.attend(
        visit=visit or received(at, actor=actor),
        order=Order(item=item, **order),  # type: ignore[arg-type]
        settlement=Settlement(tendered=Decimal(1000)),
        actor=actor or at.officer,
    )


def empowered(at: Counter, *kinds: ActKind) -> None:
    """The officer signs in the consul's place."""
    actions.grant_signing_power(
        office=at.office,
        officer=identity.person_of(at.officer),
        kinds=kinds or tuple(ActKind),
        norm="Resolución del jefe de la oficina 1-2026",
        valid_from=queries.today_at(at.office),
        actor=at.consul,
    )


def another_officer(at: Counter) -> Actor:
    return posts.serving(at.office, Role.OFFICER, "Otro")


def day_of(hour: Slot) -> date:
    return hour.local.date()


def after(appointment: Appointment) -> datetime:
    """When its hour is over."""
    return appointment.starts_at + timedelta(minutes=appointment.minutes, seconds=1)
