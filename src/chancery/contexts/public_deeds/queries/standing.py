"""Where does a deed stand, what was done to it since, and who asked?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects

from chancery.contexts.public_deeds.models import Deed, Use
from chancery.contexts.public_deeds.rules import amending
from chancery.contexts.public_deeds.rules.amending import Reach
from chancery.contexts.public_deeds.rules.kinds import Effect
from chancery.contexts.public_deeds.rules.parties import Person


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
    portion: str
    """In what those who made it had given: how far a revocation in part reaches."""
    reach: Reach = Reach.WHOLE

    @property
    def done(self) -> str:
        """What it did, in Spanish."""
        return f"{self.effect.done} en parte" if self.reach is Reach.PART else self.effect.done

    @property
    def is_partial(self) -> bool:
        """Whether it left the rest standing."""
        return self.reach is Reach.PART


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a deed stands, and every deed made about it, in order."""

    is_concluded: bool
    revoked_by: Link | None
    links: tuple[Link, ...]
    is_partly_revoked: bool = False
    """Whether some of those who gave it, or gave the power that it passes on, took back their part."""

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
        if self.is_partly_revoked:
            return "Revocada en parte"
        return "Vigente, con cambios" if self.links else "Vigente"


def standing(deed: Deed) -> Standing:
    """Where the deed stands now: computed from the deeds made about it, so that it holds from their very instant.

    Who is empowered by a substitution of a revoked power is so no longer: a revocation reaches what hangs from it.
    """
    return standings([deed])[0][1]


def standings(deeds: Sequence[Deed]) -> list[tuple[Deed, Standing]]:
    """The same of several deeds, in their order, asked of all at once."""
    above = _above(deeds)
    known = [*deeds, *above.values()]
    prefetch_related_objects(known, "parties")
    about: dict[UUID | None, list[Deed]] = {}
    for each in made_about(known):
        about.setdefault(each.amends_id, []).append(each)
    return [(deed, _standing(deed, above, about)) for deed in deeds]


def _above(deeds: Sequence[Deed]) -> dict[UUID, Deed]:
    """What these are about, and what those are about: of the revocation of a substitution, that and the power."""
    found: dict[UUID, Deed] = {}
    below = list(deeds)
    while wanted := {each.amends_id for each in below if each.amends_id is not None} - found.keys():
        above = Deed.objects.in_bulk(wanted)
        found |= above
        below = list(above.values())
    return found


def _standing(
    deed: Deed, above: Mapping[UUID, Deed], about: Mapping[UUID | None, Sequence[Deed]]
) -> Standing:
    links, revoked = _told(deed, about.get(deed.pk, ()))
    below, is_partly = deed, _is_partly(links)
    while revoked is None and below.amends_id is not None and below.form.effect is not Effect.REVOKES:
        below = above[below.amends_id]
        links_above, revoked = _told(below, about.get(below.pk, ()))
        is_partly = is_partly or _is_partly(links_above)
    return Standing(hasattr(deed, "conclusion"), revoked, links, is_partly)


def _is_partly(links: Iterable[Link]) -> bool:
    return any(link.reach is Reach.PART for link in links)


def _told(deed: Deed, made: Iterable[Deed]) -> tuple[tuple[Link, ...], Link | None]:
    """What was done to a deed, and what left it without effect: a revocation by all who gave it, together or in turn."""
    links: list[Link] = []
    revoking: list[Person] = []
    for link, people in _links(made):
        if link.effect is Effect.REVOKES:
            revoking += people
            link = replace(link, reach=amending.reach(deed.form, _stated(deed), revoking))
        links.append(link)
    whole = (link for link in links if link.effect is Effect.REVOKES and link.reach is Reach.WHOLE)
    return tuple(links), next(whole, None)


def reach_of(deed: Deed) -> Reach:
    """How much of the deed that it revokes this one leaves without effect, with what others revoked of it before."""
    if deed.form.effect is not Effect.REVOKES or deed.amends is None:
        return Reach.WHOLE
    together = [*amending.grantors(_stated(deed)), *revoking(deed.amends)]
    return amending.reach(deed.amends.form, _stated(deed.amends), together)


def revoking(deed: Deed) -> tuple[Person, ...]:
    """Those who took back, by a deed of theirs, what they gave in this one."""
    links = _links(made_about([deed]))
    return tuple(person for link, people in links if link.effect is Effect.REVOKES for person in people)


def _stated(deed: Deed) -> list[Person]:
    return [party.stated() for party in deed.parties.all()]


def made_about(deeds: Iterable[Deed]) -> QuerySet[Deed]:
    """The concluded deeds about any of these, in the order in which they were concluded."""
    return (
        Deed.objects.filter(amends__in=deeds, conclusion__isnull=False)
        .select_related("entry", "conclusion__document")
        .prefetch_related("parties")
        .order_by("conclusion__at")
    )


def _links(made: Iterable[Deed]) -> Iterator[tuple[Link, Sequence[Person]]]:
    """Each deed about another, beside those who made it."""
    for each in made:
        assert each.form.effect is not None
        people = _stated(each)
        link = Link(
            effect=each.form.effect,
            title=each.form.title,
            number=each.entry.printed_number,
            on=each.entry.entered_on,
            at=each.conclusion.at,
            deed_id=each.id,
            paper=each.conclusion.document.number,
            portion=amending.portion(people),
        )
        yield link, amending.grantors(people)


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
