"""What does the book of an office lack? Pure: what is in it goes in, the sheets that are missing come out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chancery.kernel.organisation import calendars
from chancery.kernel.organisation.calendars import Calendar, Unit

SERIES = "LDR"


class BookChannel(StrEnum):
    """By which way it came into the book."""

    WEB = "web"
    API = "api"
    PAPER = "paper"

    @property
    def label(self) -> str:
        """The Spanish words."""
        return {
            BookChannel.WEB: "Por la página",
            BookChannel.API: "Por otro sistema",
            BookChannel.PAPER: "En el libro de papel",
        }[self]


class ReplyBy(StrEnum):
    """By which way the answer is wanted."""

    EMAIL = "email"
    LETTER = "letter"
    CODE = "code"

    @property
    def label(self) -> str:
        """The Spanish words."""
        return {
            ReplyBy.EMAIL: "Por correo electrónico",
            ReplyBy.LETTER: "Por carta, a mi domicilio",
            ReplyBy.CODE: "Yo la veré con el número y la clave",
        }[self]


class ComplaintOutcome(StrEnum):
    """What the answer decides."""

    ACCEPTED = "accepted"
    PARTIAL = "partial"
    NOT_ACCEPTED = "not_accepted"

    @property
    def label(self) -> str:
        """The Spanish words."""
        return {
            ComplaintOutcome.ACCEPTED: "Acogido",
            ComplaintOutcome.PARTIAL: "Acogido en parte",
            ComplaintOutcome.NOT_ACCEPTED: "No acogido",
        }[self]


class ComplaintStanding(StrEnum):
    """How far an entry of the book has come. That it is late is no state: it is computed."""

    PENDING = "pending"
    ANSWERED = "answered"

    @property
    def label(self) -> str:
        """The Spanish words."""
        return {ComplaintStanding.PENDING: "En atención", ComplaintStanding.ANSWERED: "Respondido"}[self]


class ImprovementResult(StrEnum):
    """How an improvement action ended."""

    DONE = "done"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The Spanish words."""
        return {ImprovementResult.DONE: "Cumplida", ImprovementResult.DROPPED: "Dejada sin efecto"}[self]


@dataclass(frozen=True, slots=True)
class Gap:
    """Sheets of the paper book of which nothing is known, from one to another, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first} a {self.last}"


def gaps(sheets: Collection[int]) -> tuple[Gap, ...]:
    """The sheets between the first of the year and the last known of which nothing is known."""
    found, expected = [], 1
    for sheet in sorted(set(sheets)):
        if sheet > expected:
            found.append(Gap(expected, sheet - 1))
        expected = sheet + 1
    return tuple(found)


def transcription_due(on: date, *, amount: int, unit: Unit, calendar: Calendar) -> date:
    """By which day a sheet of the paper book has to be in the digital one."""
    return calendars.add(on, amount, unit, calendar).on
