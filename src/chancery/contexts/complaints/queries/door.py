"""To whom does it go, by when is it answered, and how does a stranger with number and code follow it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from chancery.contexts.complaints.models import Complaint
from chancery.contexts.complaints.queries.entries import answer_of, current, history
from chancery.contexts.complaints.rules import TRACKS, Answerer, ComplaintOutcome, ComplaintStanding, Regime
from chancery.kernel.base import clock, ids
from chancery.kernel.base.errors import NotFound
from chancery.kernel.organisation import calendars
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR, OfficeKind
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.queries import HEADQUARTERS, Period

CODE_LENGTH = 12
INTEGRITY = "sge"
"""Where no office of integrity is, the highest administrative authority hears denunciations (por confirmar)."""
_WITH_A_BOOK = tuple(kind for kind in OfficeKind if kind is not OfficeKind.PARTNER)


class ComplaintUnknown(NotFound):
    """Number and code do not belong together; which of the two is wrong is not said."""

    code = "followed_complaint_not_found"
    sentence = "No hay una hoja de reclamación con ese número y esa clave."
    next_step = "Copie los dos datos de la hoja que se le entregó."


@dataclass(frozen=True, slots=True)
class Routed:
    """To whom it would go: the office, its period, and the last day if it were presented on a day."""

    regime: Regime
    office: Office
    period: Period
    due_on: date


@dataclass(frozen=True, slots=True)
class ComplaintStep:
    """One thing that happened, as whoever has number and code may know it."""

    at: datetime
    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """How far it has come: nothing of who told it, nor of who works on it."""

    number: str
    regime: str
    office: str
    answerer: str
    presented_on: date
    due_on: date
    norm: str
    state: str
    is_late: bool
    steps: tuple[ComplaintStep, ...]
    sheet_code: str
    answer: str
    measure: str
    outcome: str
    answer_code: str
    may_rate: bool


def offices_with_a_book(on: date | None = None) -> QuerySet[Office]:
    """Every office of the ministry has a book: by country and city."""
    return organisation.offices(kind=_WITH_A_BOOK, on=on).order_by("country", "city", "name")


def answerer_of(regime: Regime, office: Office, on: date) -> Office:
    """The office that answers under a regime what is told of another."""
    match TRACKS[regime].answerer:
        case Answerer.OFFICE:
            return office
        case Answerer.INTEGRITY:
            return organisation.office(INTEGRITY)
        case Answerer.SUPERIOR:
            return _superior(office, on)


def book_of(regime: Regime, office: Office, on: date) -> Office:
    """In whose book it is numbered: a denunciation in that of whoever hears it, so that its office learns nothing of it."""
    return answerer_of(regime, office, on) if TRACKS[regime].is_reserved else office


def routed(regime: Regime, office: Office, on: date) -> Routed:
    """Who answers what is told of an office on a day, and by when. Raises `CalendarTooShort`."""
    answerer = answerer_of(regime, office, on)
    period = organisation.legal_period(TRACKS[regime].period, on)
    due = calendars.add(on, period.amount, period.unit, organisation.calendar_of(answerer))
    return Routed(regime, answerer, period, due.on)


def appeal_until(office: Office, notified_on: date) -> date:
    """The last day to appeal what was notified on a day (TUO of Ley 27444, art. 218.2)."""
    period = organisation.legal_period("lpag.appeal", notified_on)
    return calendars.add(notified_on, period.amount, period.unit, organisation.calendar_of(office)).on


def follow(*, number: str, code: str) -> Complaint:
    """The entry of that number and that code. Raises `ComplaintUnknown`, whichever of the two is wrong."""
    compact = ids.normalise_code(code)
    found = (
        Complaint.objects.filter(number=ids.as_kept(number), follow_code=compact)
        .select_related("book", "office", "sheet")
        .first()
        if len(compact) == CODE_LENGTH
        else None
    )
    if found is None:
        raise ComplaintUnknown
    return found


def followed(complaint: Complaint) -> Followed:
    """What whoever has number and code is told of an entry."""
    now, answer = current(complaint), answer_of(complaint)
    state = ComplaintStanding.ANSWERED if answer else ComplaintStanding.PENDING
    late = answer.is_late if answer else organisation.local_date(now.office) > now.due_on
    return Followed(
        number=complaint.number,
        regime=Regime(now.regime).label,
        office=complaint.office.name,
        answerer=now.office.name,
        presented_on=complaint.presented_on,
        due_on=now.due_on,
        norm=now.norm,
        state=state.label,
        is_late=late,
        steps=tuple(_steps(complaint)),
        sheet_code=ids.format_code(complaint.sheet.verification_code),
        answer=answer.text if answer else "",
        measure=answer.measure if answer else "",
        outcome=ComplaintOutcome(answer.outcome).label if answer else "",
        answer_code=ids.format_code(answer.document.verification_code) if answer else "",
        may_rate=answer is not None and not hasattr(complaint, "satisfaction"),
    )


def _steps(complaint: Complaint) -> list[ComplaintStep]:
    steps = [ComplaintStep(complaint.presented_at, "Presentada")]
    for each in history(complaint):
        what = "Pasó a otra oficina" if each.ordinal > 1 else "La recibió quien responde"
        steps.append(ComplaintStep(each.at, what, each.office.name))
        extension = getattr(each, "extension", None)
        if extension is not None:
            steps.append(ComplaintStep(extension.at, "Se amplió el plazo", extension.reason))
    answer = answer_of(complaint)
    if answer is not None:
        steps.append(ComplaintStep(answer.at, "Respondida"))
    return sorted(steps, key=lambda step: step.at)


def _superior(office: Office, on: date) -> Office:
    """Who stands above: the regional head or the line organ of a consular post; of another office, the one it stands under."""
    if office.kind in CONSULAR:
        head = organisation.regional_head(office.country, on)
        return head if head is not None and head.pk != office.pk else organisation.office(HEADQUARTERS)
    return next(iter(organisation.ancestors(office, on)), office)


def new_code() -> str:
    """A code that nobody guesses: sixty random bits."""
    return ids.verification_code()[:CODE_LENGTH]


def choices() -> Mapping[str, str]:
    """The offices by code, as they are named to whoever chooses one."""
    names = organisation.countries()
    return {
        each.code: f"{names.get(each.country, each.country)}, {each.city}: {each.name}"
        for each in offices_with_a_book(clock.today())
    }
