"""Which papers may a case have whatever its procedure? The reasoned refusal, what confirms it, and what silence grants."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from chancery.kernel.base import clock, wording
from chancery.kernel.cases import queries
from chancery.kernel.cases.actions import Taking
from chancery.kernel.cases.clocks import Due
from chancery.kernel.cases.models import CaseDeadline
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import DayStep, Unit, in_words
from chancery.kernel.organisation.counting import Rule


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
    heard_by_head: bool
    """Whether the page of the case offers the appeal, and the head of the office decides it (ADR 23)."""

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
        heard_by_head=taking.procedure.step("appeal") is not None,
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """A run of days of a period that counted, or did not, for one reason."""

    since: str
    until: str
    what: str


@dataclass(frozen=True, slots=True)
class SilenceCertificate:
    """What stands granted because the time to decide ran out (TUO of Ley 27444, arts. 35, 36 and 199.2)."""

    applicant: str
    case_number: str
    procedure: str
    deadline: str
    period: str
    period_norm: str
    began_words: str
    due_on: date
    due_words: str
    effect: str
    count: tuple[Counted, ...]
    place: str
    on: date
    on_words: str
    silence_norm: str
    review_norm: str

    def public(self) -> dict[str, str]:
        """Whoever is shown it learns of which procedure it is, and since when it holds."""
        return {"Trámite": self.procedure, "Plazo vencido el": self.due_words, "Fecha": self.on_words}


def silence_certificate(taking: Taking, deadline: CaseDeadline, due: Due) -> SilenceCertificate:
    """The certificate of the clock that ran out, with how its days were counted."""
    case, procedure = taking.case, taking.procedure
    today = clock.today()
    declared = next(each for each in procedure.deadlines if each.code == deadline.code)
    calendar = organisation.calendar_of(case.office)
    assert due.on is not None
    is_appeal = not declared.silence
    return SilenceCertificate(
        applicant=case.applicant.full_name,
        case_number=case.number,
        procedure=procedure.title,
        deadline=declared.title,
        period=in_words(deadline.amount, Unit(deadline.unit)),
        period_norm=deadline.norm,
        began_words=wording.long_date(next(step.day for step in due.trace if step.counted)),
        due_on=due.on,
        due_words=wording.long_date(due.on),
        effect="la apelación se tiene por aprobada" if is_appeal else "lo solicitado se tiene por aprobado",
        count=tuple(_runs(due.trace)),
        place=case.office.city,
        on=today,
        on_words=wording.long_date(today),
        silence_norm=calendar.norm(Rule.SILENCE, due.on),
        review_norm="TUO de la Ley 27444, art. 213",
    )


def _runs(trace: Sequence[DayStep]) -> Iterator[Counted]:
    """The days of a trace, those of one kind in a row taken together."""
    for (is_counted, kind), days in groupby(trace, key=lambda step: (step.counted, _kind(step))):
        run = list(days)
        what = f"{kind}: {len(run)}" if is_counted else f"{kind} ({run[0].norm})"
        yield Counted(f"{run[0].day:%d/%m/%Y}", f"{run[-1].day:%d/%m/%Y}", what)


def _kind(step: DayStep) -> str:
    if step.counted:
        return "días para notificar" if step.reason.endswith("para notificar") else "días del plazo"
    return "descanso semanal" if step.reason.endswith("descanso semanal") else step.reason


@dataclass(frozen=True, slots=True)
class AppealDecision:
    """Why a refusal is confirmed on appeal (TUO of Ley 27444, arts. 6, 227 and 228.2)."""

    applicant: str
    case_number: str
    procedure: str
    about: Mapping[str, str]
    appeal: str
    reason: str
    place: str
    on: date
    on_words: str
    exhaustion_norm: str

    def public(self) -> dict[str, str]:
        """Only that it exists: the reasons are for the applicant."""
        return {"Expedida en": self.place, "Fecha": self.on_words}


def appeal_decision(taking: Taking, *, about: Mapping[str, str]) -> AppealDecision:
    """The paper of the step that confirms a refusal; it says what the applicant argued."""
    today = clock.today()
    return AppealDecision(
        applicant=taking.case.applicant.full_name,
        case_number=taking.case.number,
        procedure=taking.procedure.title,
        about=about,
        appeal=queries.reason_of_last(taking.case, "appeal", "appeal_silence"),
        reason=taking.reason,
        place=taking.case.office.city,
        on=today,
        on_words=wording.long_date(today),
        exhaustion_norm="TUO de la Ley 27444, art. 228.2 b)",
    )
