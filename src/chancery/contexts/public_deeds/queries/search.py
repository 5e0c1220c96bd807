"""Which deeds does an index list, and which are found by a word?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import Prefetch, Q, QuerySet

from chancery.contexts.public_deeds.models import BookEntry, Deed, PaperDeed, Party
from chancery.contexts.public_deeds.procedures import State
from chancery.contexts.public_deeds.queries.deeds import COUNTER, INVOLVED, DeedNotFound, visible_to
from chancery.contexts.public_deeds.rules.kinds import Book
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity.checks import fold
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office

READERS = (Role.OFFICER, Role.CONSUL, Role.SUPERVISOR, Role.AUDITOR)
PAGE = 50
_DOCUMENT = 7
"""From so many digits on, a number is sought as that of a document, no longer of a deed."""


def may_read_index(actor: Actor, office: Office, book: Book) -> bool:
    """Who reads the index of a book: the office and headquarters; that of wills, its consul, and an auditor in figures."""
    if book is Book.WILLS:
        return actor.holds(Role.CONSUL, office_id=office.id) or actor.holds(Role.AUDITOR)
    at_headquarters = actor.holds(Role.SUPERVISOR) and organisation.is_headquarters(
        actor.offices(Role.SUPERVISOR)
    )
    return (
        actor.holds(Role.OFFICER, Role.CONSUL, Role.SUPERVISOR, office_id=office.id)
        or actor.holds(Role.AUDITOR)
        or at_headquarters
    )


def offices_read_by(actor: Actor) -> QuerySet[Office]:
    """The posts of which the actor may read an index: those where one serves; every one, for auditors and headquarters."""
    posts = organisation.offices(kind=CONSULAR).order_by("city", "name")
    at_headquarters = actor.holds(Role.SUPERVISOR) and organisation.is_headquarters(
        actor.offices(Role.SUPERVISOR)
    )
    if actor.holds(Role.AUDITOR) or at_headquarters:
        return posts
    return posts.filter(pk__in=actor.offices(*READERS))


def offices_served_by(actor: Actor) -> QuerySet[Office]:
    """The posts at whose counter the actor serves."""
    posts = organisation.offices(kind=CONSULAR).order_by("city", "name")
    return posts.filter(pk__in=actor.offices(*COUNTER))


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One deed of an index; of a will an auditor reads number, fojas and date, and nothing else."""

    number: str
    title: str
    on: date
    fojas: str
    people: str
    state: str
    case_number: str


def index(
    actor: Actor, office: Office, book: Book, year: int, *, alphabetical: bool = False
) -> tuple[IndexRow, ...]:
    """The chronological or the alphabetical index of a book (RC05 art. 448). Raises `DeedNotFound`."""
    if book is Book.NONE or not may_read_index(actor, office, book):
        raise DeedNotFound
    names = book is not Book.WILLS or actor.holds(Role.CONSUL, office_id=office.id)
    entries = (
        BookEntry.objects.filter(office=office, book=book, year=year)
        .select_related("deed__case", "deed__conclusion", "deed__opening")
        .prefetch_related(Prefetch("deed__parties", Party.objects.order_by("position")))
        .order_by("number")
    )
    rows = [
        row for entry in entries for row in _rows(entry, shows_names=names, each_name=alphabetical and names)
    ]
    return tuple(sorted(rows, key=lambda row: (fold(row.people), row.on)) if alphabetical and names else rows)


def _rows(entry: BookEntry, *, shows_names: bool, each_name: bool) -> Iterator[IndexRow]:
    deed = entry.deed
    people = [party for party in deed.parties.all() if party.part in INVOLVED]
    surname_first = [
        f"{party.first_surname} {party.second_surname}".strip() + f", {party.given_names}" for party in people
    ]
    shown = surname_first if each_name else ["; ".join(surname_first)]
    for name in shown if shows_names else ["—"]:
        yield IndexRow(
            number=entry.printed_number,
            title=deed.form.title if shows_names else "Reservada",
            on=entry.entered_on,
            fojas=f"{entry.first_foja}-{entry.last_foja}",
            people=name,
            state=_state_of(deed),
            case_number=deed.case.number if shows_names else "",
        )


def _state_of(deed: Deed) -> str:
    labels = {State.CONCLUDED: "Concluida", State.VOIDED: "Anulada"}
    return labels.get(State(deed.case.state), "En firmas")


@dataclass(frozen=True, slots=True)
class Hit:
    """A deed found, in the book or as an old paper."""

    title: str
    number: str
    office: str
    on: date | None
    people: str
    deed: Deed | None
    paper: PaperDeed | None


def search(
    actor: Actor, sought: str, *, office: Office | None = None, year: int | None = None
) -> tuple[Hit, ...]:
    """Deeds and old papers in which every word stands, accents aside; wills are in no search.

    A number finds the deed of that number, and the people whose document it is.
    """
    words = fold(sought)
    if not words:
        return ()
    return (*_entries_like(actor, words, office, year), *_papers_like(actor, words, office, year))[:PAGE]


def _matching(words: str) -> Q:
    return Q(search=SearchQuery(words, config="spanish"))


def _entries_like(actor: Actor, words: str, office: Office | None, year: int | None) -> Iterator[Hit]:
    entries = BookEntry.objects.filter(_sought(words), deed__in=visible_to(actor)).exclude(book=Book.WILLS)
    if office is not None:
        entries = entries.filter(office=office)
    if year is not None:
        entries = entries.filter(year=year)
    found = entries.select_related("deed__case", "office").prefetch_related("deed__parties")
    for entry in found.order_by("-entered_on", "-pk")[:PAGE]:
        people = "; ".join(party.name for party in entry.deed.parties.all() if party.part in INVOLVED)
        yield Hit(
            entry.deed.form.title,
            entry.printed_number,
            entry.office.name,
            entry.entered_on,
            people,
            entry.deed,
            None,
        )


def _sought(words: str) -> Q:
    """By an index each: of either, in one condition, no index would be used."""
    if not words.isdecimal():
        return _matching(words)
    every = BookEntry.objects.order_by()
    if len(words) < _DOCUMENT:
        told = every.filter(number=int(words))
    else:
        told = every.filter(deed__in=Party.objects.filter(document_number=words).values("deed"))
    return Q(pk__in=every.filter(_matching(words)).values("pk").union(told.values("pk")))


def papers_visible_to(actor: Actor) -> QuerySet[PaperDeed]:
    """The old papers of the offices where the actor serves; all, for auditors and headquarters."""
    papers = PaperDeed.objects.select_related("office", "upload")
    if actor.holds(Role.AUDITOR) or (
        actor.holds(Role.SUPERVISOR) and organisation.is_headquarters(actor.offices(Role.SUPERVISOR))
    ):
        return papers
    return papers.filter(office_id__in=actor.offices(*READERS))


def _papers_like(actor: Actor, words: str, office: Office | None, year: int | None) -> Iterator[Hit]:
    papers = papers_visible_to(actor)
    if office is not None:
        papers = papers.filter(office=office)
    if year is not None:
        papers = papers.filter(year=year)
    wanted = _matching(words)
    if words.isdecimal():
        wanted |= Q(number=words)
    for paper in papers.filter(wanted).order_by("-year", "number")[:PAGE]:
        yield Hit(
            paper.title,
            f"{paper.number}/{paper.year}",
            paper.office.name,
            paper.deed_on,
            paper.people,
            None,
            paper,
        )


def paper_deed(actor: Actor, paper_id: UUID) -> PaperDeed:
    """An old paper that the actor may see. Raises `DeedNotFound`."""
    found = papers_visible_to(actor).filter(pk=paper_id).first()
    if found is None:
        raise DeedNotFound
    return found


def broken_books() -> Iterator[str]:
    """Every number and every foja of every book is there, once: each fault found, in Spanish."""
    entries = BookEntry.objects.exclude(book=Book.NONE).order_by("office__code", "book", "year", "number")
    reached: dict[tuple[str, str, int], tuple[int, int]] = {}
    rows = entries.values_list("office__code", "book", "year", "number", "first_foja", "last_foja")
    for office, book, year, number, first, last in rows.iterator(chunk_size=2000):
        before, foja = reached.get((office, book, year), (0, 0))
        if number != before + 1:
            yield f"escrituras de {office}, {year}: falta el número {before + 1}"
        if first != foja + 1:
            yield f"escrituras de {office}, {year}: la N.º {number} empieza en la foja {first} y debía en la {foja + 1}"
        reached[office, book, year] = (number or 0, last or 0)
