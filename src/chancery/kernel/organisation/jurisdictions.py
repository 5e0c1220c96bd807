"""Which consular posts may attend somebody, by where the person lives?"""

from dataclasses import dataclass

from chancery.kernel.organisation import queries
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office


@dataclass(frozen=True, slots=True)
class Attending:
    """A post that may attend somebody who lives in a place, and why it is thought so."""

    office: Office
    because: str


def posts_for(country: str, city: str = "") -> tuple[Attending, ...]:
    """The consular posts for who lives in a city of a country, the likeliest first.

    By the jurisdiction that each post states and by its city; no distance is measured.
    """
    name, place = queries.folded(queries.countries().get(country, country)), queries.folded(city.strip())
    told: list[tuple[int, Attending]] = []
    for post in queries.offices(kind=CONSULAR).order_by("country", "city", "code"):
        jurisdiction = queries.folded(post.jurisdiction)
        if place and post.country == country and place == queries.folded(post.city):
            told.append((0, Attending(post, "está en su ciudad")))
        elif place and place in jurisdiction and (post.country == country or name in jurisdiction):
            told.append((1, Attending(post, "su circunscripción nombra su ciudad")))
        elif post.country == country:
            told.append((2, Attending(post, "está en su país")))
        elif name in jurisdiction:
            told.append((3, Attending(post, "su circunscripción comprende su país")))
    return tuple(attending for _, attending in sorted(told, key=lambda each: each[0]))
