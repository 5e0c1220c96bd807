"""What the law computes of a legalisation: which paper a document needs, by its nature and the other State's standing."""

from enum import StrEnum


class Nature(StrEnum):
    """Of what nature a document is, as far as the Convention of 5 October 1961, art. 1, tells them apart."""

    PUBLIC = "public"
    CONSULAR = "consular"
    COMMERCIAL = "commercial"
    PRIVATE = "private"


class Obstacle(StrEnum):
    """Why a document is not legalised."""

    APOSTILLE = "apostille"
    PRIVATE = "private"
    AT_HOME = "at_home"


HOME = "PE"


def obstacle(nature: Nature, country: str, *, is_apostilled: bool) -> Obstacle | None:
    """Why a document that goes to, or comes from, `country` is not legalised; None when it is.

    What is apostilled between both States needs no legalisation (Convention, art. 9). The Convention leaves out
    consular papers and administrative ones on a commercial or customs operation (art. 1), so these are legalised
    whatever the State; and a Peruvian consul's paper is legalised to have effect at home (D.S. 076-2005-RE, art. 508).
    """
    if nature is Nature.PRIVATE:
        return Obstacle.PRIVATE
    if country == HOME:
        return None if nature is Nature.CONSULAR else Obstacle.AT_HOME
    if nature is Nature.PUBLIC and is_apostilled:
        return Obstacle.APOSTILLE
    return None
