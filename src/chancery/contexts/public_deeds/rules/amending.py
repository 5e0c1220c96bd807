"""Who may amend a deed, who must be there for it, and how much of it does a revocation reach?

Código Civil, art. 150 (what several gave for one purpose, they revoke together; por confirmar), arts. 149, 157-159.
"""

from collections.abc import Collection, Sequence
from enum import StrEnum

from chancery.contexts.public_deeds.rules.kinds import Effect, Part
from chancery.contexts.public_deeds.rules.parties import Person

Document = tuple[str, str, str]
SUBSTITUTE = "substitute"
"""The faculty without which nobody passes a power on (Código Civil, art. 157)."""


class Reach(StrEnum):
    """How much of a deed a revocation leaves without effect."""

    WHOLE = "whole"
    PART = "part"


def entitled(effect: Effect, original: Sequence[Person]) -> frozenset[Document]:
    """Those of a deed who may amend it so: who gave it, who received it if it is passed on, both sides if it is corrected."""
    parts = {
        Effect.SUBSTITUTES: (Part.ATTORNEY,),
        Effect.RECTIFIES: (Part.GRANTOR, Part.COUNTERPART),
    }.get(effect, (Part.GRANTOR,))
    return frozenset(person.document for person in original if person.part in parts)


def absent(effect: Effect, original: Sequence[Person], people: Sequence[Person]) -> tuple[Person, ...]:
    """Who must be there and is not: nobody changes or corrects alone what several made.

    A revocation by some is good for their part, and who received a power passes on what is theirs.
    """
    if effect in (Effect.REVOKES, Effect.SUBSTITUTES):
        return ()
    wanted, there = entitled(effect, original), documents_of(people)
    return tuple(person for person in original if person.document in wanted - there)


def reach(original: Sequence[Person], revoking: Collection[Document]) -> Reach:
    """Whether those who revoke are all who gave what is revoked."""
    return Reach.PART if entitled(Effect.REVOKES, original) - frozenset(revoking) else Reach.WHOLE


def documents_of(people: Sequence[Person]) -> frozenset[Document]:
    """The documents of those who make a deed."""
    return frozenset(person.document for person in people if person.part is Part.GRANTOR)
