"""Is this officer too close to this person to act? (RC05 291 and 438; RC23 87 and 105.)"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from chancery.kernel.base import clock
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.identity.figures import FIGURES
from chancery.kernel.identity.models import KinLine, Kinship


@dataclass(frozen=True, slots=True)
class Bar:
    """Why the officer may not act: `line` is None when both are the same person."""

    line: KinLine | None
    degree: int
    norm: str = "Reglamento Consular, artículos 291 y 438"

    @property
    def reason(self) -> str:
        """The bar in words, for the officer's screen."""
        match self.line:
            case None:
                return "Es su propio trámite."
            case KinLine.SPOUSE:
                return "Es trámite de su cónyuge."
            case KinLine.CONSANGUINITY:
                return f"Es trámite de un pariente consanguíneo en {self.degree}.º grado."
            case KinLine.AFFINITY:
                return f"Es trámite de un pariente por afinidad en {self.degree}.º grado."


_refusing: list[Callable[[UUID, UUID, UUID], None]] = []


def refuse_by(refuse: Callable[[UUID, UUID, UUID], None]) -> None:
    """Say who refuses an officer, given the case, the officer and the person: who stands above knows what was lifted."""
    _refusing.append(refuse)


def require_none(*, case_id: UUID, officer_id: UUID, person_id: UUID) -> None:
    """Refuse the officer who is too close to the person, unless headquarters lifted the bar in that case."""
    for refuse in _refusing:
        refuse(case_id, officer_id, person_id)


def stands_between(*, case_id: UUID, officer_id: UUID, person_id: UUID) -> bool:
    """Whether `require_none` refuses: what who is too close may not do is not offered either."""
    try:
        require_none(case_id=case_id, officer_id=officer_id, person_id=person_id)
    except NotAllowed:
        return True
    return False


def closest(*, officer_id: UUID | None, person_id: UUID) -> QuerySet[Kinship]:
    """The closest kinship between them that is a bar, if there is one."""
    between = Q(person_id=officer_id, relative_id=person_id) | Q(person_id=person_id, relative_id=officer_id)
    today = clock.today()
    bars = (
        Q(line=KinLine.SPOUSE)
        | Q(line=KinLine.CONSANGUINITY, degree__lte=FIGURES.on("consanguinity_limit", today))
        | Q(line=KinLine.AFFINITY, degree__lte=FIGURES.on("affinity_limit", today))
    )
    return Kinship.objects.filter(between, bars).order_by("degree")[:1]


def kin_among(people: Iterable[UUID], others: Iterable[UUID], *, consanguinity: int) -> QuerySet[Kinship]:
    """Who of some is the spouse, or kin by blood up to that degree, of one of the others, as far as it was declared."""
    some, rest = tuple(people), tuple(others)
    between = Q(person_id__in=some, relative_id__in=rest) | Q(person_id__in=rest, relative_id__in=some)
    close = Q(line=KinLine.SPOUSE) | Q(line=KinLine.CONSANGUINITY, degree__lte=consanguinity)
    return Kinship.objects.filter(between, close).order_by("degree", "id")


def bar_between(*, officer_id: UUID, person_id: UUID, known: Iterable[Kinship] | None = None) -> Bar | None:
    """The closest bar between them: self, spouse, kin to the 4th degree, kin by affinity to the 2nd.

    `known` is what `closest` answers, where it was asked already.
    """
    if officer_id == person_id:
        return Bar(line=None, degree=0)
    found = closest(officer_id=officer_id, person_id=person_id) if known is None else known
    return next((Bar(line=KinLine(kin.line), degree=kin.degree) for kin in found), None)
