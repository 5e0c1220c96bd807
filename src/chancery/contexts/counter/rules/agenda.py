"""At which hours may somebody be expected, how long is an offered hour kept, and who has to wait after staying away?"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

_TABLE = Path(__file__).parents[1] / "agenda_rules.csv"
_FIGURES = (
    "horizon_days", "offer_hours", "notice_hours", "most_unanswered", "absences", "absence_days", "pause_days",
)  # fmt: skip


class Service(StrEnum):
    """For what one comes to a consular office; each has the letter of its tickets."""

    CERTIFICATION = "certification"
    PASSPORT = "passport"
    IDENTITY = "identity"
    CIVIL_REGISTRY = "civil_registry"
    NOTARIAL = "notarial"
    TRAVEL_PERMIT = "travel_permit"
    VISA = "visa"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _SERVICES[self][1]

    @property
    def letter(self) -> str:
        """With which the number of a ticket begins."""
        return _SERVICES[self][0]


_SERVICES = {
    Service.CERTIFICATION: ("L", "Legalizaciones y certificados"),
    Service.PASSPORT: ("P", "Pasaporte"),
    Service.IDENTITY: ("D", "DNI"),
    Service.CIVIL_REGISTRY: ("R", "Registro civil"),
    Service.NOTARIAL: ("N", "Escrituras y poderes"),
    Service.TRAVEL_PERMIT: ("M", "Autorización de viaje de menor"),
    Service.VISA: ("V", "Visas"),
    Service.OTHER: ("X", "Otros"),
}


class DayKind(StrEnum):
    """Why an office serves outside its ordinary week (D.S. 076-2005-RE, arts. 240-244)."""

    SATURDAY = "saturday"
    ITINERANT = "itinerant"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"saturday": "Sábado de atención", "itinerant": "Consulado itinerante"}[self.value]


@dataclass(frozen=True, slots=True)
class AgendaRule:
    """The rules of appointments since a date: how far ahead one books, how an hour is offered, what absences cost.

    After `absences` within `absence_days`, nobody books for `pause_days`. An offered hour is kept for `offer_hours`,
    and never until less than `notice_hours` before it begins.
    """

    since: date
    horizon_days: int
    offer_hours: int
    notice_hours: int
    most_unanswered: int
    absences: int
    absence_days: int
    pause_days: int
    norm: str


@cache
def agenda_rules() -> tuple[AgendaRule, ...]:
    """The whole table, the oldest first."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(_rule(row) for row in csv.DictReader(file))


def _rule(row: dict[str, str]) -> AgendaRule:
    figures = {name: int(row[name]) for name in _FIGURES}
    return AgendaRule(since=date.fromisoformat(row["since"]), norm=row["norm"], **figures)


def agenda_rule(on: date) -> AgendaRule:
    """The rules in force on a date; before the first, the first."""
    rules = agenda_rules()
    return next((rule for rule in reversed(rules) if rule.since <= on), rules[0])


def hours(opens: time, closes: time, per_hour: int) -> Iterator[time]:
    """The hours at which one is expected from `opens`, `per_hour` of them an hour; the last ends by `closes`."""
    step = 60 // per_hour
    minute, last = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute - step
    while minute <= last:
        yield time(*divmod(minute, 60))
        minute += step


def local_instants(day: date, at: Iterable[time], zone: ZoneInfo) -> Iterator[datetime]:
    """The instants of some hours of a day in a place, in UTC; an hour that its clocks leap over is none."""
    for hour in at:
        local = datetime.combine(day, hour, zone)
        instant = local.astimezone(UTC)
        if instant.astimezone(zone).time() == hour:
            yield instant


def answer_until(at: datetime, starts_at: datetime) -> datetime | None:
    """Until when an hour offered at `at` waits for an answer; None when there is no time left to ask anybody."""
    rule = agenda_rule(at.date())
    until = min(at + timedelta(hours=rule.offer_hours), starts_at - timedelta(hours=rule.notice_hours))
    return until if until > at else None


def paused_until(absences: Iterable[date], on: date) -> date | None:
    """The first day on which somebody who stayed away may book again; None when that is today."""
    rule = agenda_rule(on)
    latest = sorted(absences, reverse=True)[: rule.absences]
    if len(latest) < rule.absences or (latest[0] - latest[-1]).days > rule.absence_days:
        return None
    until = latest[0] + timedelta(days=rule.pause_days)
    return until if until > on else None
