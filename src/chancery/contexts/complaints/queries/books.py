"""What does the book of an office hold in a year, and what does it lack?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from chancery.contexts.complaints.models import Complaint, Routing, VoidSheet
from chancery.contexts.complaints.queries.entries import KEEPERS
from chancery.contexts.complaints.rules import SERIES, TRACKS, ComplaintStanding, Gap, Regime, gaps
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.ledger import verification
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the book shows it; of one that is reserved, its number alone."""

    number: str
    regime: str
    presented_on: date | None
    due_on: date | None
    state: str
    is_late: bool
    paper_number: int | None
    is_late_transcription: bool
    is_reserved: bool


@dataclass(frozen=True, slots=True)
class Book:
    """The book of an office in a year: its entries in order, and the sheets of the paper book of which nothing is known."""

    office: Office
    year: int
    lines: tuple[Line, ...]
    void: tuple[VoidSheet, ...]
    missing: tuple[Gap, ...]

    @property
    def late_transcriptions(self) -> int:
        """How many sheets came into the digital book after their day."""
        return sum(line.is_late_transcription for line in self.lines)


def offices_of(actor: Actor) -> tuple[Office, ...]:
    """The offices whose books the actor may open: those where one answers for the book; all, for auditors."""
    if actor.holds(Role.AUDITOR):
        numbered = Complaint.objects.order_by().values("book").distinct()
        return tuple(organisation.offices().filter(pk__in=numbered).order_by("name"))
    return tuple(organisation.offices().filter(pk__in=actor.offices(*KEEPERS)).order_by("name"))


def book(actor: Actor, office: Office, year: int) -> Book:
    """The book of an office in a year. Raises `RoleMissing`, `RoleMissingHere`."""
    if not actor.holds(Role.AUDITOR):
        access.require(actor, *KEEPERS, office_id=office.id)
    may_know = actor.holds(*KEEPERS, office_id=office.id)
    here = Prefetch(
        "routings", Routing.objects.filter(left_at__isnull=True).select_related("office"), to_attr="now"
    )
    entries = (
        Complaint.objects.filter(book=office, year=year)
        .select_related("book", "answer")
        .prefetch_related(here)
        .order_by("ordinal")
    )
    void = tuple(VoidSheet.objects.filter(book=office, year=year).order_by("number"))
    return Book(
        office=office,
        year=year,
        lines=tuple(_line(each, office, may_know=may_know) for each in entries),
        void=void,
        missing=gaps(known_sheets(office, year)),
    )


def known_sheets(office: Office, year: int) -> list[int]:
    """The sheets of the paper book of which something is known: transcribed, or void."""
    transcribed = Complaint.objects.filter(book=office, paper_year=year).values_list(
        "paper_number", flat=True
    )
    void = VoidSheet.objects.filter(book=office, year=year).values_list("number", flat=True)
    return [number for number in (*transcribed, *void) if number is not None]


def years_of(office: Office) -> list[int]:
    """The years of which the book of an office has entries, the latest first."""
    found = Complaint.objects.filter(book=office).order_by("-year")
    return list(found.values_list("year", flat=True).distinct())


def numbers() -> Iterator[str]:
    """Every number that a book gave is there, once."""
    rows = Complaint.objects.order_by("series", "year", "ordinal")
    series = {f"{SERIES}{office.acronym}" for office in organisation.offices()}
    return verification.gapless(
        "libros de reclamaciones", series, rows.values_list("series", "year", "ordinal").iterator()
    )


def _line(entry: Complaint, office: Office, *, may_know: bool) -> Line:
    [now] = entry.now  # type: ignore[attr-defined]
    track = TRACKS[Regime(now.regime)]
    if track.is_reserved and not (may_know and now.office_id == office.id):
        return Line(entry.number, "En reserva", None, None, "", False, entry.paper_number, False, True)
    answer = getattr(entry, "answer", None)
    late = answer.is_late if answer else organisation.local_date(now.office) > now.due_on
    return Line(
        number=entry.number,
        regime=track.label,
        presented_on=entry.presented_on,
        due_on=now.due_on,
        state=(ComplaintStanding.ANSWERED if answer else ComplaintStanding.PENDING).label,
        is_late=late,
        paper_number=entry.paper_number,
        is_late_transcription=entry.is_late_transcription,
        is_reserved=False,
    )
