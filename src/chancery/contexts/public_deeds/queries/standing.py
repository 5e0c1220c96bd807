"""Where does a deed stand, what was done to it since, and who asked?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from chancery.contexts.public_deeds.models import Deed, Use
from chancery.contexts.public_deeds.rules import amending
from chancery.contexts.public_deeds.rules.amending import Document, Reach
from chancery.contexts.public_deeds.rules.kinds import Effect


@dataclass(frozen=True, slots=True)
class Link:
    """A deed that was made about another: what it did, which it is, since when."""

    effect: Effect
    title: str
    number: str
    on: date
    at: datetime
    deed_id: UUID
    paper: str
    by: frozenset[Document]
    reach: Reach = Reach.WHOLE

    @property
    def done(self) -> str:
        """What it did, in Spanish."""
        return f"{self.effect.done} en parte" if self.reach is Reach.PART else self.effect.done


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a deed stands, and every deed made about it, in order."""

    is_concluded: bool
    revoked_by: Link | None
    links: tuple[Link, ...]

    @property
    def stands(self) -> bool:
        """Concluded, and revoked by none."""
        return self.is_concluded and self.revoked_by is None

    @property
    def words(self) -> str:
        """What is said of it, in Spanish."""
        if not self.is_concluded:
            return "En trámite"
        if self.revoked_by is not None:
            return "Revocada"
        if any(link.reach is Reach.PART for link in self.links):
            return "Revocada en parte"
        return "Vigente, con cambios" if self.links else "Vigente"


def standing(deed: Deed) -> Standing:
    """Where the deed stands now: computed from the deeds made about it, so that it holds from their very instant.

    Who is empowered by a substitution of a revoked power is so no longer: a revocation reaches what hangs from it.
    """
    return _standing(deed, made_about([deed]))


def standings(deeds: Sequence[Deed]) -> list[tuple[Deed, Standing]]:
    """The same of several deeds, in their order."""
    about: dict[UUID | None, list[Deed]] = {}
    for each in made_about(deeds):
        about.setdefault(each.amends_id, []).append(each)
    return [(deed, _standing(deed, about.get(deed.pk, []))) for deed in deeds]


def _standing(deed: Deed, made: Iterable[Deed]) -> Standing:
    links, revoked = _told(deed, made)
    below, above = deed, deed.amends
    while revoked is None and above is not None and below.form.effect is not Effect.REVOKES:
        _, revoked = _told(above, made_about([above]))
        below, above = above, above.amends
    return Standing(hasattr(deed, "conclusion"), revoked, links)


def _told(deed: Deed, made: Iterable[Deed]) -> tuple[tuple[Link, ...], Link | None]:
    """What was done to a deed, and what left it without effect: a revocation by all who gave it, together or in turn."""
    links: list[Link] = []
    revoking: frozenset[Document] = frozenset()
    for link in _links(made):
        if link.effect is Effect.REVOKES:
            revoking |= link.by
            link = replace(
                link, reach=amending.reach([party.stated() for party in deed.parties.all()], revoking)
            )
        links.append(link)
    whole = (link for link in links if link.effect is Effect.REVOKES and link.reach is Reach.WHOLE)
    return tuple(links), next(whole, None)


def reach_of(deed: Deed) -> Reach:
    """How much of the deed that it revokes this one leaves without effect, with what others revoked of it before."""
    if deed.form.effect is not Effect.REVOKES or deed.amends is None:
        return Reach.WHOLE
    revoking = amending.documents_of([party.stated() for party in deed.parties.all()])
    for link in _links(made_about([deed.amends])):
        if link.effect is Effect.REVOKES and link.deed_id != deed.id:
            revoking |= link.by
    return amending.reach([party.stated() for party in deed.amends.parties.all()], revoking)


def made_about(deeds: Iterable[Deed]) -> QuerySet[Deed]:
    """The concluded deeds about any of these, in the order in which they were concluded."""
    return (
        Deed.objects.filter(amends__in=deeds, conclusion__isnull=False)
        .select_related("entry", "conclusion__document")
        .prefetch_related("parties")
        .order_by("conclusion__at")
    )


def _links(made: Iterable[Deed]) -> Iterator[Link]:
    for each in made:
        assert each.form.effect is not None
        yield Link(
            effect=each.form.effect,
            title=each.form.title,
            number=each.entry.printed_number,
            on=each.entry.entered_on,
            at=each.conclusion.at,
            deed_id=each.id,
            paper=each.conclusion.document.number,
            by=amending.documents_of([party.stated() for party in each.parties.all()]),
        )


def passes_on(deed: Deed) -> bool:
    """Whether who received that power may pass it on: the faculty stands in it, or in a deed that extended it."""
    extended = [each for each in made_about([deed]) if each.form.effect is Effect.EXTENDS]
    return any(amending.SUBSTITUTE in each.faculties for each in (deed, *extended))


def hanging_from(deed: Deed) -> tuple[Deed, ...]:
    """The deeds that live on this one: what substitutes, modifies, extends or rectifies it, and what hangs from those."""
    found: list[Deed] = []
    for each in Deed.objects.filter(amends=deed, conclusion__isnull=False).select_related(
        "conclusion__document"
    ):
        if each.form.effect is not Effect.REVOKES:
            found += [each, *hanging_from(each)]
    return tuple(found)


def uses_of(deed: Deed) -> QuerySet[Use]:
    """Who asked whether it stands, newest first."""
    return deed.uses.order_by("-at")


def told_since(deed: Deed, since: datetime) -> bool:
    """Whether the grantor had a notice of uses without a name since an instant."""
    return deed.uses.filter(person_id__isnull=True, told_at__gte=since).exists()


def untold_uses(deed: Deed) -> QuerySet[Use]:
    """The uses without a name of which the grantor had no notice yet, the oldest first."""
    return deed.uses.filter(told_at__isnull=True).order_by("at")


def with_untold_uses() -> list[UUID]:
    """The deeds that have such uses."""
    return list(
        Use.objects.filter(told_at__isnull=True).order_by().values_list("deed_id", flat=True).distinct()
    )
