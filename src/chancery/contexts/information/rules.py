"""What does the law of access to information compute? Forms of delivery, exceptions and how long they bar, and what names somebody."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from chancery.kernel.organisation.calendars import Calendar

LAW = "TUO de la Ley 27806 (D.S. 021-2019-JUS)"


class Delivery(StrEnum):
    """In which form somebody wants what was asked for; reading it on this platform is free (Ley 27806, art. 17)."""

    ELECTRONIC = "electronic"
    COPIES = "copies"
    DISC = "disc"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _DELIVERIES[self]

    @property
    def tariff(self) -> tuple[str, ...]:
        """The items of the tariff by which its reproduction is charged; none where it is free."""
        return _TARIFF[self]


_DELIVERIES = {
    Delivery.ELECTRONIC: "En formato digital, desde esta página (sin costo)",
    Delivery.COPIES: "En copias simples de papel",
    Delivery.DISC: "En un disco compacto",
}
_TARIFF = {
    Delivery.ELECTRONIC: (),
    Delivery.COPIES: (
        "information.sheet",
        "information.plan_a4",
        "information.plan_a3",
        "information.plan_a2",
    ),
    Delivery.DISC: ("information.disc",),
}


class Outcome(StrEnum):
    """How a request was answered."""

    GRANTED = "granted"
    PARTIAL = "partial"
    REFUSED = "refused"
    MISSING = "missing"
    REDIRECTED = "redirected"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.GRANTED: "Entregada completa",
    Outcome.PARTIAL: "Entregada en parte",
    Outcome.REFUSED: "Denegada",
    Outcome.MISSING: "No existe",
    Outcome.REDIRECTED: "Encauzada a otra entidad",
}


class Level(StrEnum):
    """How closed information is (TUO of Ley 27806, arts. 15, 16 and 17)."""

    SECRET = "secret"  # noqa: S105  a level of classification
    RESERVED = "reserved"
    CONFIDENTIAL = "confidential"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _LEVELS[self]

    @property
    def is_classified(self) -> bool:
        """Whether somebody has to classify it, in an act with a number, before it may be refused."""
        return self is not Level.CONFIDENTIAL


_LEVELS = {
    Level.SECRET: "Secreta (art. 15)",
    Level.RESERVED: "Reservada (art. 16)",
    Level.CONFIDENTIAL: "Confidencial (art. 17)",
}


class Ruling(StrEnum):
    """How the Tribunal decided an appeal."""

    GRANTED = "granted"
    DENIED = "denied"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return "Fundada" if self is Ruling.GRANTED else "Infundada o improcedente"


@dataclass(frozen=True, slots=True)
class Bar:
    """For how long an exception may close information: so many months at most, or as long as what is said lasts."""

    most_months: int | None
    lasts: str = ""


def latest_end(bar: Bar, since: date) -> date | None:
    """The last day on which the exception may still close; none where no number of months bounds it."""
    if bar.most_months is None:
        return None
    whole = since.year * 12 + since.month - 1 + bar.most_months
    year, month = whole // 12, whole % 12 + 1
    return date(year, month, min(since.day, monthrange(year, month)[1]))


def working_days_between(after: date, until: date, calendar: Calendar) -> int:
    """How many working days follow one day up to another, that one included."""
    count, day = 0, after
    while day < until:
        day += timedelta(days=1)
        count += calendar.is_working(day)
    return count


_PATTERNS = (
    ("un correo electrónico", re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.]+")),
    ("un número de documento", re.compile(r"(?<![\d/-])\d{8}(?![\d/-])")),
    ("un RUC", re.compile(r"(?<!\d)(?:10|15|17|20)\d{9}(?!\d)")),
    ("un teléfono", re.compile(r"(?<!\d)(?:\+\d{1,3}[ -]?)?9\d{2}[ -]?\d{3}[ -]?\d{3}(?!\d)")),
    ("un pasaporte o carné", re.compile(r"(?<!\w)(?=[A-Z0-9]*\d[A-Z0-9]*)[A-Z]{1,3}\d{6,9}(?!\w)")),
    ("un número de expediente", re.compile(r"(?<!\w)[A-Z]{3,6}-\d{4}-\d{6,7}-[0-9A-Z](?!\w)")),
)
_SHORTEST = 3
_PARTICLES = {"del", "las", "los", "san", "santa", "von", "van", "der"}


def names_somebody(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """What in a text would tell who asked, or who somebody is: each thing found, as it is written there.

    `names` are the full names of those whom the request concerns. A person confirms all the same: no pattern knows
    every name (Ley 29733).
    """
    found = [match.group() for _, pattern in _PATTERNS for match in pattern.finditer(text)]
    ours = {word for name in names for word in _words(name)} - _PARTICLES
    found += [word for word in re.findall(r"\w+", text) if folded(word) in ours]
    return tuple(dict.fromkeys(found))


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with each thing found in it left out: what a person begins from, who reads and confirms it."""
    for found in names_somebody(text, names):
        text = re.sub(rf"(?<!\w){re.escape(found)}(?!\w)", "[…]", text)
    return text


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", folded(name)) if len(word) >= _SHORTEST}


def folded(text: str) -> str:
    """The text in lower case, without accents, single blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def searchable(*parts: str) -> str:
    """What is kept to be searched: as written, for the stems of accented words, and folded, for who types none."""
    written = " ".join(" ".join(part.split()) for part in parts if part).casefold()
    plain = folded(written)
    return plain if plain == written else f"{written} {plain}"
