"""Who may amend a deed, who must be there for it, and how much of it does a revocation reach?

Código Civil, art. 150 (what several gave for one purpose, they revoke together; por confirmar), arts. 149, 157-159. What
somebody gives for a company or for another person binds that one (art. 160): whoever speaks for it today amends it.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from textwrap import shorten

from chancery.contexts.public_deeds.rules.kinds import Effect, Kind, Part
from chancery.contexts.public_deeds.rules.parties import Person

SUBSTITUTE = "substitute"
"""The faculty without which nobody passes a power on (Código Civil, art. 157)."""

_NAMES = 300

Maker = tuple[str, ...]
"""Who is bound: a person by the document, whoever is represented by the number or the words that name them."""


class Reach(StrEnum):
    """How much of a deed a revocation leaves without effect."""

    WHOLE = "whole"
    PART = "part"


def makers(effect: Effect, of: Kind, people: Iterable[Person]) -> frozenset[Maker]:
    """Those for whom these people speak. Who passes a power on, or takes it back, does so as its attorney."""
    by_document = Effect.SUBSTITUTES in (effect, of.effect)
    return frozenset(person.document if by_document else person.bound for person in people)


def entitled(
    effect: Effect, of: Kind, original: Iterable[Person], revoking: Iterable[Person] = ()
) -> tuple[Person, ...]:
    """Those of a deed who may amend it so: who gave it, who received it if it is passed on, both sides if it is corrected.

    Who took back their part has no say any more in what is left, and corrects what they gave all the same.
    """
    parts = {
        Effect.SUBSTITUTES: (Part.ATTORNEY,),
        Effect.RECTIFIES: (Part.GRANTOR, Part.COUNTERPART),
    }.get(effect, (Part.GRANTOR,))
    left = () if effect in (Effect.SUBSTITUTES, Effect.RECTIFIES) else makers(effect, of, revoking)
    return tuple(
        person for person in original if person.part in parts and not makers(effect, of, [person]) & {*left}
    )


def strangers(
    effect: Effect, of: Kind, may: Iterable[Person], people: Iterable[Person]
) -> tuple[Person, ...]:
    """Those who would amend a deed and are none of those who may."""
    there = makers(effect, of, may)
    return tuple(person for person in grantors(people) if not makers(effect, of, [person]) & there)


def absent(effect: Effect, of: Kind, may: Iterable[Person], people: Iterable[Person]) -> tuple[Person, ...]:
    """Who must be there and is not: nobody changes or corrects alone what several made.

    A revocation by some is good for their part, and who received a power passes on what is theirs.
    """
    if effect in (Effect.REVOKES, Effect.SUBSTITUTES):
        return ()
    there = makers(effect, of, grantors(people))
    return tuple(person for person in may if not makers(effect, of, [person]) & there)


def reach(of: Kind, original: Iterable[Person], revoking: Iterable[Person]) -> Reach:
    """Whether those who revoke are all who gave what is revoked."""
    return Reach.PART if entitled(Effect.REVOKES, of, original, revoking) else Reach.WHOLE


def grantors(people: Iterable[Person]) -> Sequence[Person]:
    """Those who make a deed."""
    return [person for person in people if person.part is Part.GRANTOR]


def portion(people: Iterable[Person]) -> str:
    """«en lo que otorgaron Ana Ríos, Luis Ríos»: of those who make a deed, as many names as a note has room for."""
    names = [person.name for person in grantors(people)]
    gave = "otorgaron" if len(names) > 1 else "otorgó"
    return f"en lo que {gave} {shorten(', '.join(names), _NAMES, placeholder=' y otros')}"
