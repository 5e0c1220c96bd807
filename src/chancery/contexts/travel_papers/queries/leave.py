"""Whose leave does a minor's salvoconducto want, and whose is still missing?"""

from collections.abc import Iterator
from dataclasses import dataclass

from chancery.contexts.travel_papers.models import Application, FiliationSeen, Leave, Minority, StayingParent
from chancery.contexts.travel_papers.rules import LeaveMeans
from chancery.contexts.travel_permits import queries as permits
from chancery.kernel.base import clock, wording
from chancery.kernel.identity import minors
from chancery.kernel.identity.checks import fold
from chancery.kernel.identity.minors import Basis


@dataclass(frozen=True, slots=True)
class ParentLeave:
    """Somebody who stays, the leave that was recorded last, and whether it still stands."""

    parent: StayingParent
    leave: Leave | None
    is_good: bool


def minority_of(application: Application) -> Minority | None:
    """Who has parental authority over the holder, of one who is under age on the day of the journey."""
    if not minors.is_minor(application.born_on, application.departs_on):
        return None
    return Minority.objects.get(application=application)


def filiation_of(minority: Minority) -> FiliationSeen | None:
    """Which certificates were seen last."""
    return minority.filiations.select_related("by").first()


def filiation_wanted(minority: Minority) -> str:
    """Which certificates must be seen, in words (Ley 27337, arts. 111 and 112)."""
    return " y ".join(paper.label for paper, _ in minors.filiation(Basis(minority.basis), clock.today()))


def leaves_of(minority: Minority) -> list[ParentLeave]:
    """Each who stays, in order, with the leave that counts."""
    return list(_leaves(minority))


def without_leave(minority: Minority) -> list[StayingParent]:
    """Who stays and gave no leave, or one by a permit that no longer stands."""
    return [each.parent for each in leaves_of(minority) if not each.is_good]


def fault_of_permit(parent: StayingParent, number: str) -> str:
    """Why a travel permit is not this person's leave for this minor; nothing when it is."""
    wanted, permit = parent.minority.application, permits.permit_by_number(number)
    if permit is None:
        return "no consta ninguna con ese número"
    if fold(permit.minor) != wanted.folded_name or permit.born_on != wanted.born_on:
        return "es de otro menor"
    if parent.document not in permit.signers:
        return f"no la firmó {parent.name} con el documento que se indicó"
    return "" if permit.is_good else "venció, se usó o se revocó"


def minority_in_words(application: Application) -> str:
    """With whom a minor travels, and whether upon leave, as the paper states it; nothing of an adult."""
    minority = minority_of(application)
    if minority is None:
        return ""
    along = f": {minority.companion_name}" if minority.companion_name else ""
    told = f"Viaja {wording.within(minority.company_label)}{along}"
    return f"{told}. Con autorización de quienes se quedan" if minority.staying.exists() else told


def _leaves(minority: Minority) -> Iterator[ParentLeave]:
    for parent in minority.staying.select_related("minority__application").prefetch_related("leaves__by"):
        leave = next(iter(parent.leaves.all()), None)
        yield ParentLeave(parent, leave, leave is not None and _is_good(parent, leave))


def _is_good(parent: StayingParent, leave: Leave) -> bool:
    return leave.means != LeaveMeans.PERMIT or not fault_of_permit(parent, leave.reference)
