"""Which deeds may this actor see, and what does each hold?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from chancery.contexts.public_deeds.models import (
    BookEntry,
    Copy,
    Deed,
    Finding,
    IdentityCheck,
    Party,
    WillOpening,
)
from chancery.contexts.public_deeds.procedures import WILL
from chancery.contexts.public_deeds.queries.standing import reach_of
from chancery.contexts.public_deeds.rules import parties, text
from chancery.contexts.public_deeds.rules.amending import Reach
from chancery.contexts.public_deeds.rules.kinds import Book, CopyKind, Effect, Part
from chancery.contexts.public_deeds.rules.lines import Paragraph, Style
from chancery.contexts.public_deeds.rules.text import Content
from chancery.kernel.base import at_once, clock, countries
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.documents.models import Document
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures import registry

CONTEXT = "public_deeds"
COUNTER = (Role.OFFICER, Role.CONSUL)
INVOLVED = (Part.GRANTOR.value, Part.COUNTERPART.value, Part.ATTORNEY.value)


class DeedNotFound(NotFound):
    """No such deed, or not for this actor: a will of somebody who lives is not there for anybody else."""

    code = "deed_not_found"
    sentence = "No encontramos esa escritura entre las que usted puede ver."
    next_step = "Compruebe la oficina, el año y el número."


def visible_to(actor: Actor) -> QuerySet[Deed]:
    """The deeds whose cases the actor may see, and those that the actor made or is empowered by.

    A will is seen by its testator and by the consul of its post alone, and by nobody else until it is opened.
    """
    # Asked of each deed: as a set, all that one may see would be gathered for every search.
    seen = Q(Exists(cases.visible_to(actor).filter(pk=OuterRef("case_id"))))
    if actor.person_id is not None:
        parties = Party.objects.filter(deed=OuterRef("pk"), person_id=actor.person_id, part__in=INVOLVED)
        mine = Q(Exists(parties), conclusion__isnull=False)
        seen |= mine & (~Q(case__procedure_code=WILL.code) | Q(case__applicant_id=actor.person_id))
    return _whole().filter(seen)


def _whole() -> QuerySet[Deed]:
    return Deed.objects.select_related(
        "case__office", "case__applicant", "office", "entry__office", "entry__entered_by", "entry__act", "conclusion__document", "amends__entry",
        "amends__conclusion__document", "qualification__charge",
    ).prefetch_related("parties")  # fmt: skip


def by_number(actor: Actor, number: str) -> Deed:
    """The deed drafted with that case. Raises `CaseNotFound`."""
    return cases.row_by_number(actor, number, _whole(), context=CONTEXT)


def by_id(actor: Actor, deed_id: UUID) -> Deed:
    """A deed that the actor may see. Raises `DeedNotFound`."""
    found = visible_to(actor).filter(pk=deed_id).first()
    if found is None:
        raise DeedNotFound
    return found


def of_document(document_id: UUID) -> Deed | None:
    """The deed that a paper is, or is a copy of."""
    return (
        _whole()
        .filter(Q(conclusion__document_id=document_id) | Q(copies__document_id=document_id))
        .distinct()
        .first()
    )


def original(reference: str, person_document: tuple[str, str, str], company: str) -> Deed | None:
    """The concluded deed whose paper has that number and of which that person, or the company of that registration, is a
    party: nobody may probe for others'.
    """
    found = _whole().filter(conclusion__document__number=reference.strip().upper()).first()
    involved = [party.stated() for party in found.parties.all() if party.part in INVOLVED] if found else []
    is_party = any(
        person.document == person_document or (company and person.bound == (company,)) for person in involved
    )
    return found if is_party else None


def copy(actor: Actor, number: str) -> Copy:
    """The copy asked for with that case. Raises `CaseNotFound`."""
    rows = Copy.objects.select_related("deed__entry__office", "deed__entry__entered_by", "document")
    return cases.row_by_number(actor, number, rows, context=CONTEXT)


def content_of(deed: Deed, *, officer: str, on: date) -> Content:
    """What the deed states, for the rules that word it: as the draft stands, before it has a number."""
    people = tuple(party.stated() for party in parties_of(deed))
    office = deed.office
    return Content(
        kind=deed.form,
        people=people,
        place=office.city,
        country=countries.name(office.country),
        office=office.name,
        officer=officer,
        officer_title="Cónsul",
        on=on,
        object=deed.object,
        clauses=deed.clauses,
        faculties=tuple(deed.faculties),
        value=deed.value,
        currency=deed.currency,
        term=deed.term,
        exercise_place=deed.exercise_place,
        original=original_words(deed),
        is_partial=reach_of(deed) is Reach.PART,
        is_of_substitution=deed.amends is not None and deed.amends.form.effect is Effect.SUBSTITUTES,
        draft_by=deed.draft_by,
    )


def original_words(deed: Deed) -> str:
    """How the deed names the one that it amends; empty when it amends none."""
    if deed.amends is None:
        return deed.amends_other
    entry = deed.amends.entry
    return text.reference(deed.amends.form.title, entry.number or 0, entry.entered_on, entry.office.name)


def is_open(deed: Deed) -> bool:
    """Whether a death certificate opened the will."""
    return WillOpening.objects.filter(deed=deed).exists()


def page_of(deed: Deed) -> str:
    """Where who made the deed reads it."""
    return reverse("public_deeds:deed", args=[deed.id])


def parties_of(deed: Deed) -> tuple[Party, ...]:
    """Everybody in the deed, in its order."""
    return tuple(deed.parties.all())


def newest_check(deed: Deed, party: Party) -> IdentityCheck | None:
    """What the last check of this very person, under these very names, said."""
    return (
        deed.checks.filter(
            document_kind=party.document_kind, document_number=party.document_number, names=party.folded_name
        )
        .order_by("-at", "-id")
        .first()
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """A party beside what is known of its identity and its signature."""

    party: Party
    finding: Finding | None
    at: datetime | None
    signed: str
    signs: bool
    """Whether the party appears before the consul: who receives a power does not."""


def checked_parties(deed: Deed) -> tuple[Checked, ...]:
    """Every party with its last check and its signature."""
    signed, checked = deed.signatures.all(), deed.checks.order_by("at", "id")
    at_once.fetch(signed, checked)
    signatures = {signature.party_id: signature for signature in signed}
    newest = {(each.document_kind, each.document_number, each.names): each for each in checked}
    found = []
    for party in parties_of(deed):
        check = newest.get((party.document_kind, party.document_number, party.folded_name))
        signature = signatures.get(party.id)
        found.append(
            Checked(
                party,
                Finding(check.finding) if check else None,
                check.at if check else None,
                signature.get_manner_display() if signature else "",
                parties.appears(deed.form, Part(party.part)),
            )
        )
    return tuple(found)


def papers_of(deed: Deed) -> tuple[Document, ...]:
    """The deed's own paper and every copy that was issued."""
    own = Q(pk=deed.conclusion.document_id) if hasattr(deed, "conclusion") else Q(pk__in=[])
    copies = Copy.objects.filter(deed=deed, document__isnull=False).values("document")
    return tuple(
        Document.objects.filter(own | Q(pk__in=copies)).select_related("revocation").order_by("issued_at")
    )


def copies_of(deed: Deed) -> QuerySet[Copy]:
    """The copies asked for, oldest first."""
    return deed.copies.select_related("case", "document").order_by("case__opened_at")


def next_ordinal(deed: Deed, kind: CopyKind) -> int:
    """Which copy of its kind the next one is. The caller holds the deed's chain."""
    return deed.copies.filter(kind=kind).count() + 1


def last_foja(office: Office, book: Book, year: int) -> int:
    """The last foja that a book of the year has used. The caller holds the series of its numbers."""
    last = BookEntry.objects.filter(office=office, book=book, year=year).order_by("-last_foja").first()
    return last.last_foja or 0 if last else 0


def own_deeds(actor: Actor) -> QuerySet[Deed]:
    """«Mis escrituras»: what the person made or is empowered by, newest first."""
    if actor.person_id is None:
        return Deed.objects.none()
    mine = Party.objects.filter(person_id=actor.person_id, part__in=INVOLVED).values("deed")
    return (
        _whole()
        .filter(pk__in=mine, conclusion__isnull=False)
        .filter(~Q(case__procedure_code=WILL.code) | Q(case__applicant_id=actor.person_id))
        .order_by("-conclusion__at")
    )


def for_registry(*, office: Office, year: int, number: int) -> Deed | None:
    """The concluded deed of that number, for a public registrar who was given it; never a will."""
    return (
        _whole()
        .filter(entry__office=office, entry__year=year, entry__number=number, entry__book=Book.DEEDS)
        .filter(conclusion__isnull=False)
        .first()
    )


def text_of(deed: Deed) -> tuple[Paragraph, ...]:
    """The text as the book has it or, before it is entered, as the draft would have it."""
    entry = BookEntry.objects.filter(deed=deed).first()
    if entry is None:
        return text.paragraphs(content_of(deed, officer="(el cónsul que la asiente)", on=clock.today()))
    found: list[Paragraph] = []
    held: list[str] = []
    for words, style, is_last in entry.lines:
        held.append(words)
        if is_last:
            found.append(Paragraph(" ".join(held), Style(style)))
            held = []
    return tuple(found)


def reserved_paper(actor: Actor, number: str, paper: str) -> Document:
    """A paper of a will's case, or of its testimony's, to whoever may know of the case. Raises `CaseNotFound`, `DeedNotFound`."""
    case = cases.by_number(actor, number, context=CONTEXT)
    found = Document.objects.filter(case_id=case.id, number=paper, kind__in=registry.reserved_papers())
    document = found.first()
    if document is None:
        raise DeedNotFound
    return document
