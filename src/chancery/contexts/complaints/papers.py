"""Which facts do the sheet of the book and the answer state?"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from chancery.kernel.base import clock, ids
from chancery.kernel.organisation.models import Office

_DAY = "%d/%m/%Y"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was told, by whom, of which office, and what follows: given at once (D.S. 042-2011-PCM, annex)."""

    complaint_number: str
    office_name: str
    book_name: str
    moment: str
    presented_on: str
    channel: str
    paper_sheet: str
    name: str
    identity: str
    contact: str
    domicile: str
    regime: str
    motive: str
    happened_on: str
    case_number: str
    text: str
    request: str
    reply_by: str
    answerer: str
    period: str
    norm: str
    due_on: str
    told: str
    follow_code: str
    by: str

    def public(self) -> dict[str, str]:
        """That it was presented, and when it has to be answered; not what it says nor by whom."""
        return {
            "Hoja": self.complaint_number,
            "Presentada": self.presented_on,
            "Se responde hasta el": self.due_on,
        }


@dataclass(frozen=True, slots=True)
class Answered:
    """What the ministry answers, with the measure that it took."""

    complaint_number: str
    regime: str
    name: str
    domicile: str
    presented_on: str
    outcome: str
    text: str
    measure: str
    norm: str
    appeal: str
    place: str
    on_words: str

    def public(self) -> dict[str, str]:
        """That it was answered, and when; not what."""
        return {"Hoja": self.complaint_number, "Respondida el": self.on_words}


def day(on: date | None) -> str:
    """A day as it stands on a paper."""
    return on.strftime(_DAY) if on else ""


def moment(at: datetime, office: Office) -> str:
    """An instant where the office is, and in Lima when that is another hour."""
    local, lima = at.astimezone(ZoneInfo(office.time_zone)), at.astimezone(clock.LIMA)
    text = f"{local:%d/%m/%Y %H:%M}"
    if local.utcoffset() == lima.utcoffset():
        return text
    return f"{text} ({office.city}); {lima:%d/%m/%Y %H:%M} (Lima)"


def code(follow_code: str) -> str:
    """The code as it is printed."""
    return ids.format_code(follow_code)
