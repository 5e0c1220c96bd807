"""By which means may a notice be served, in which order, and from which day does each take effect?

Pure: facts and a calendar in, means and days out. TUO of Ley 27444 (DS 004-2019-JUS), arts. 20 to 27. The articles are
recollection, «por confirmar»; periods are not here but in `legal_periods.csv`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chancery.kernel.notifications.models import Medium, ServedBy
from chancery.kernel.organisation.calendars import Calendar

PUBLISHED_IN = frozenset({Medium.GAZETTE, Medium.NEWSPAPER})
"""Both, in Peru; the ministry's own site comes besides (art. 20.1.3)."""


class Means(StrEnum):
    """What an office does to serve a notice, in the order of the law."""

    PERSONAL = "personal"
    MAIL = "mail"
    PUBLICATION = "publication"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "personal": "Visita al domicilio",
            "mail": "Correo certificado",
            "publication": "Publicación",
        }[self.value]


NORMS: Mapping[Means, str] = {
    Means.PERSONAL: "TUO Ley 27444, arts. 20.1.1 y 21",
    Means.MAIL: "TUO Ley 27444, art. 20.1.2",
    Means.PUBLICATION: "TUO Ley 27444, arts. 20.1.3 y 23",
}
EFFECT_NORMS: Mapping[ServedBy, str] = {
    ServedBy.OPENED: "Ley 31736; TUO Ley 27444, art. 25.2",
    ServedBy.LAPSE: "Ley 31736",
    ServedBy.PERSONAL: "TUO Ley 27444, arts. 21.3, 21.4 y 25.1",
    ServedBy.REFUSAL: "TUO Ley 27444, arts. 21.3 y 25.1",
    ServedBy.DOOR: "TUO Ley 27444, arts. 21.5 y 25.1",
    ServedBy.LETTER: "TUO Ley 27444, art. 25.2",
    ServedBy.PUBLISHED: "TUO Ley 27444, art. 25.3",
    ServedBy.DECLARED: "TUO Ley 27444, art. 27.1",
    ServedBy.CONDUCT: "TUO Ley 27444, art. 27.2",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What is known of a person's domicile, and what became of the attempts there."""

    has_address: bool
    asked_for_mail: bool
    is_not_found: bool = False
    is_letter_under_way: bool = False
    is_letter_returned: bool = False


def open_means(tried: Tried) -> tuple[Means, ...]:
    """The means that may be used now, the one that goes first in the order of the law first.

    None replaces another that is still open (art. 20.2): a notice is published only where no domicile is known or
    nobody is found there (art. 23.1.2), and not while a letter is under way.
    """
    means = []
    if tried.has_address and not tried.is_not_found:
        means.append(Means.PERSONAL)
    may_be_mailed = tried.asked_for_mail and tried.has_address and not tried.is_letter_returned
    if may_be_mailed and not tried.is_letter_under_way:
        means.append(Means.MAIL)
    if not means and not tried.is_letter_under_way:
        means.append(Means.PUBLICATION)
    return tuple(means)


def published_on(published: Mapping[Medium, date]) -> date | None:
    """The day from which a publication counts: the last of those that the law wants; None while one is missing."""
    if not published.keys() >= PUBLISHED_IN:
        return None
    return max(published[medium] for medium in PUBLISHED_IN)


def effective_on(served_on: date, calendar: Calendar) -> date:
    """The day on which what happened on `served_on` takes effect: that day, or the first working day after it (art. 149)."""
    return calendar.next_working(served_on)
