"""What does the border ask of a passport, and does it stand? And which numbers must a border without a line know?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef

from chancery.contexts.passports.models import Cancellation, Passport
from chancery.contexts.passports.queries.applications import passport_by_number
from chancery.contexts.passports.rules import CancelGround
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.travel_documents.layouts import Form
from chancery.kernel.travel_documents.reading import UnreadableZone, read

CHECK = "passports:check"
CHECKERS = (Role.BORDER_OFFICER,)


class PassportBar(StrEnum):
    """Why one may not travel with what was shown."""

    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    ALTERED = "altered"
    VOIDED = "voided"
    NOT_CERTIFIED = "not_certified"
    NOT_DELIVERED = "not_delivered"
    CANCELLED = "cancelled"
    EXPIRED = "expired"

    @property
    def sentence(self) -> str:
        """What the officer reads."""
        return _SENTENCES[self]


_SENTENCES = {
    PassportBar.UNREADABLE: "La zona de lectura mecánica no se puede leer entera.",
    PassportBar.UNKNOWN: "No consta ningún pasaporte con ese número entre los de los consulados.",
    PassportBar.ALTERED: "La zona de lectura mecánica no es la que se imprimió.",
    PassportBar.VOIDED: "La libreta se inutilizó antes de entregarse.",
    PassportBar.NOT_CERTIFIED: "El control de calidad del chip no consta como aprobado.",
    PassportBar.NOT_DELIVERED: "El pasaporte no consta como entregado.",
    PassportBar.CANCELLED: "El pasaporte está cancelado.",
    PassportBar.EXPIRED: "El pasaporte ya venció.",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The passport behind what was read, what cancelled its number, and every reason against it."""

    passport: Passport | None
    cancellation: Cancellation | None
    bars: tuple[PassportBar, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.bars

    @property
    def is_not_ours(self) -> bool:
        """Whether we know nothing of it, good or bad: Migraciones gives passports too."""
        return self.bars == (PassportBar.UNKNOWN,)


@dataclass(frozen=True, slots=True)
class CancelledNumber:
    """One line of the list for a border without a line: a number that no longer stands, since when and why. No name."""

    number: str
    ground: CancelGround
    at: datetime


def find(*, zone: str = "", number: str = "") -> Found:
    """What we know of a passport by its zone or its number. The caller has passed its own gate."""
    bars: list[PassportBar] = []
    lines: tuple[str, ...] = ()
    if zone.strip():
        try:
            reading = read(zone)
        except UnreadableZone:
            bars.append(PassportBar.UNREADABLE)
        else:
            lines = reading.lines if reading.zone.form is Form.TD3 else ()
            number = number.strip() or reading.zone.number
    wanted = "".join(number.split()).upper()
    passport = passport_by_number(wanted) if wanted else None
    cancellation = Cancellation.objects.filter(number=wanted).first() if wanted else None
    if cancellation is not None:
        bars.append(PassportBar.CANCELLED)
    if passport is None:
        return Found(None, cancellation, tuple(bars) if cancellation else (*bars, PassportBar.UNKNOWN))
    if lines and "\n".join(lines) != passport.zone:
        bars.append(PassportBar.ALTERED)
    return Found(passport, cancellation, (*bars, *_standing(passport)))


def cancelled_numbers(
    actor: Actor, since: datetime | None = None, *, limit: int | None = None
) -> Iterator[CancelledNumber]:
    """Every number that no longer stands, ours and those that were reported to us, in order of time: for a border offline.

    Whoever keeps a list goes on from the instant of its last line. Raises `RoleMissing`.
    """
    if CHECK not in actor.scopes:
        access.require(actor, *CHECKERS)
    rows = Cancellation.objects.order_by("at", "number")
    if since is not None:
        rows = rows.filter(at__gte=since)
    if limit is not None:
        rows = rows[:limit]
    told = rows.values_list("number", "ground", "at").iterator(chunk_size=2000)
    return (CancelledNumber(number, CancelGround(ground), at) for number, ground, at in told)


def cancelled_within(on: date) -> Iterator[str]:
    """The numbers that no longer stand, but for passports of ours whose days have passed: for the page without a line."""
    over = Passport.objects.filter(number=OuterRef("number"), expires_on__lt=on)
    reported = Cancellation.objects.exclude(Exists(over)).order_by("number").values_list("number", flat=True)
    yield from reported.iterator(chunk_size=2000)
    void = Passport.objects.filter(voiding__isnull=False, expires_on__gte=on).order_by("number")
    yield from void.values_list("number", flat=True).iterator(chunk_size=2000)


def _standing(passport: Passport) -> Iterator[PassportBar]:
    certification = getattr(passport, "certification", None)
    if hasattr(passport, "voiding"):
        yield PassportBar.VOIDED
    elif certification is None:
        yield PassportBar.NOT_CERTIFIED
    elif not hasattr(certification, "delivery"):
        yield PassportBar.NOT_DELIVERED
    if passport.expires_on < clock.today():
        yield PassportBar.EXPIRED
