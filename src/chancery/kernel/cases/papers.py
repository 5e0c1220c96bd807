"""Which papers may end a case whatever its procedure? The reasoned refusal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chancery.kernel.base import clock, wording
from chancery.kernel.cases.actions import Taking
from chancery.kernel.organisation import queries as organisation


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is refused, and what the applicant may do (TUO of Ley 27444, arts. 6, 24 and 218)."""

    applicant: str
    case_number: str
    procedure: str
    about: Mapping[str, str]
    reason: str
    place: str
    on: date
    on_words: str
    appeal_days: int
    appeal_norm: str

    def public(self) -> dict[str, str]:
        """Only that it exists: the reasons are for the applicant."""
        return {"Expedida en": self.place, "Fecha": self.on_words}


def refusal(taking: Taking, *, about: Mapping[str, str]) -> Refusal:
    """The paper of the step being taken; `about` says in the applicant's words what was asked for."""
    today = clock.today()
    appeal = organisation.legal_period("lpag.appeal", today)
    return Refusal(
        applicant=taking.case.applicant.full_name,
        case_number=taking.case.number,
        procedure=taking.procedure.title,
        about=about,
        reason=taking.reason,
        place=taking.case.office.city,
        on=today,
        on_words=wording.long_date(today),
        appeal_days=appeal.amount,
        appeal_norm=appeal.norm,
    )
