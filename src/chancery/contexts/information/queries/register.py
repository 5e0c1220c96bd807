"""What is closed to everybody today, until when, and what was and is no longer?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chancery.contexts.information.models import Classified
from chancery.contexts.information.queries.requests import HEADS
from chancery.contexts.information.rules import Level
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office


class ClassifiedNotFound(NotFound):
    """The register has no such number."""

    code = "classified_not_found"
    sentence = "El registro de información clasificada no tiene ese número."
    next_step = "Compruebe el número en el registro."


@dataclass(frozen=True, slots=True)
class Closed:
    """An entry of the register as it stands on a day."""

    entry: Classified
    level: Level
    expires_on: date
    lifted_on: date | None
    is_closed: bool

    @property
    def standing(self) -> str:
        """How it stands, in Spanish."""
        if self.lifted_on is not None:
            return f"Desclasificada el {self.lifted_on:%d/%m/%Y}"
        return "Vigente" if self.is_closed else f"Venció el {self.expires_on:%d/%m/%Y}: es pública"


def register(on: date | None = None) -> tuple[Closed, ...]:
    """Every entry as it stands on a day, those still closed first."""
    day = on or clock.today()
    entries = Classified.objects.select_related("office", "exemption").prefetch_related("changes")
    return tuple(
        sorted(
            (_standing(each, day) for each in entries),
            key=lambda each: (not each.is_closed, each.entry.number),
        )
    )


def closed(number: str, on: date | None = None) -> Closed:
    """One entry as it stands. Raises `ClassifiedNotFound`."""
    found = (
        Classified.objects.select_related("office", "exemption").filter(number=number.strip().upper()).first()
    )
    if found is None:
        raise ClassifiedNotFound
    return _standing(found, on or clock.today())


def closed_by(exemption_code: str) -> tuple[Closed, ...]:
    """The entries by which an exception may be applied today."""
    return tuple(
        each for each in register() if each.is_closed and each.entry.exemption.code == exemption_code
    )


def headed_by(actor: Actor) -> tuple[Office, ...]:
    """The offices whose information the actor may classify."""
    return tuple(organisation.offices().filter(pk__in=actor.offices(*HEADS)).order_by("name"))


def expiring(entries: Iterable[Closed], by: date) -> tuple[Closed, ...]:
    """Those still closed that will not be after a day."""
    return tuple(each for each in entries if each.is_closed and each.expires_on <= by)


def _standing(entry: Classified, on: date) -> Closed:
    expires, lifted = entry.expires_on, None
    for change in entry.changes.all():
        if change.on > on:
            continue
        if change.renewed_until is not None:
            expires = change.renewed_until
        else:
            lifted = change.on
    is_closed = lifted is None and entry.classified_on <= on <= expires
    return Closed(entry, Level(entry.exemption.level), expires, lifted, is_closed)
