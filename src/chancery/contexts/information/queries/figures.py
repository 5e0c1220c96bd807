"""How were the requests of a year answered? What the yearly report says, from the rows themselves."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time
from statistics import mean
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import QuerySet

from chancery.contexts.information.models import Answer, AppliedExemption, Request, TribunalRuling
from chancery.contexts.information.procedures import ACCESS, REPORT, State
from chancery.contexts.information.rules import Outcome, Ruling
from chancery.kernel.base import clock
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents.models import Document
from chancery.kernel.organisation.models import Office


class ReportYearNotFound(NotFound):
    """There is nothing to tell of a year before the first request, or to come."""

    code = "information_year_not_found"
    sentence = "De ese año no hay informe: no es uno en que se recibieran solicitudes."
    next_step = "Elija uno de los años de la página de acceso a la información."


@dataclass(slots=True)
class OfficeYear:
    """What one office received in a year and what became of it, up to today."""

    office: Office
    received: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    in_time: int = 0
    late: int = 0
    extended: int = 0
    not_presented: int = 0
    withdrawn: int = 0
    unpaid: int = 0
    pending: int = 0
    overdue: int = 0
    appealed: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def mean_days(self) -> float | None:
        """How many working days an answer took, on the average."""
        return round(mean(self.days), 1) if self.days else None

    def of(self, outcome: Outcome) -> int:
        """How many were answered so."""
        return self.outcomes[outcome.value]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of requests, by office; which exceptions were applied; what the Tribunal said."""

    year: int
    offices: tuple[OfficeYear, ...]
    exemptions: tuple[tuple[str, int], ...]
    rulings: tuple[tuple[str, int], ...]

    @property
    def total(self) -> OfficeYear:
        """All offices together, under the name of the first; none received anything if there is none."""
        whole = OfficeYear(Office(name="Total", code="total"))
        for each in self.offices:
            whole.received += each.received
            whole.outcomes += each.outcomes
            whole.days += each.days
            for name in COUNTS:
                setattr(whole, name, getattr(whole, name) + getattr(each, name))
        return whole


COUNTS = (
    "in_time", "late", "extended", "not_presented", "withdrawn", "unpaid", "pending", "overdue", "appealed",
)  # fmt: skip
_ENDS = {State.NOT_PRESENTED: "not_presented", State.WITHDRAWN: "withdrawn", State.UNPAID: "unpaid"}


def year(which: int) -> Year:
    """The requests received in a year of Lima's calendar. Raises `ReportYearNotFound`."""
    if which not in years():
        raise ReportYearNotFound
    since, until = (datetime.combine(date(each, 1, 1), time.min, clock.LIMA) for each in (which, which + 1))
    received = Request.objects.filter(case__opened_at__gte=since, case__opened_at__lt=until)
    asked = received.select_related("case__office").prefetch_related("answers").order_by("case__office__name")
    today = clock.today()
    offices: dict[str, OfficeYear] = {}
    for request in asked:
        counted = offices.setdefault(request.case.office.code, OfficeYear(request.case.office))
        _count(counted, request, today)
    return Year(which, tuple(offices.values()), _exemptions(received), _rulings(received))


def _count(counted: OfficeYear, request: Request, today: date) -> None:
    case = request.case
    counted.received += 1
    counted.extended += request.extended_until is not None
    first = next((each for each in request.answers.all() if not each.is_ordered), None)
    if first is not None:
        counted.outcomes[first.outcome] += 1
        counted.days.append(first.working_days)
        counted.late += first.is_late
        counted.in_time += not first.is_late
    elif case.state in _ENDS:
        name = _ENDS[State(case.state)]
        setattr(counted, name, getattr(counted, name) + 1)
    else:
        counted.pending += 1
        counted.overdue += case.due_on is not None and case.due_on < today
    is_in_appeal = case.state in (State.APPEALED, State.ELEVATED, State.ORDERED, State.COMPLIED, State.DENIED)
    counted.appealed += is_in_appeal


def _exemptions(received: QuerySet[Request]) -> tuple[tuple[str, int], ...]:
    cited = AppliedExemption.objects.filter(answer__request__in=received).select_related("exemption")
    found = Counter(f"art. {each.exemption.article}: {each.exemption.title}" for each in cited)
    return tuple(sorted(found.items()))


def _rulings(received: QuerySet[Request]) -> tuple[tuple[str, int], ...]:
    found = Counter(Ruling(each.ruling).label for each in TribunalRuling.objects.filter(request__in=received))
    return tuple(sorted(found.items()))


def years() -> tuple[int, ...]:
    """The years from the first request on, newest first."""
    this = clock.today().year
    first = Request.objects.order_by("case__opened_at").values_list("case__opened_at", flat=True).first()
    return tuple(range(this, (first.astimezone(clock.LIMA).year if first else this) - 1, -1))


def reports(which: int) -> QuerySet[Document]:
    """The reports of a year that were put on paper, newest first."""
    issued = Document.objects.filter(kind=REPORT.code, case_id=report_chain(which))
    return issued.order_by("-issued_at")


def report_chain(which: int) -> UUID:
    """Under which chain the papers of a year's report stand."""
    return uuid5(NAMESPACE_URL, f"urn:chancery:information:report:{which}")


@dataclass(frozen=True, slots=True)
class Handled:
    """One request as everybody may know it: where, when, how it ended. Not who asked, nor what, nor its number."""

    office: str
    received_on: date
    delivery: str
    outcome: str
    answered_on: date | None
    working_days: int | None
    due_on: date | None
    is_late: bool | None
    is_extended: bool


def handled() -> tuple[Handled, ...]:
    """Every request, oldest first, without anything that tells who asked."""
    asked = (
        Request.objects.select_related("case__office")
        .prefetch_related("answers")
        .order_by("case__opened_at", "id")
    )
    return tuple(_handled(each) for each in asked)


def _handled(request: Request) -> Handled:
    first: Answer | None = next((each for each in request.answers.all() if not each.is_ordered), None)
    return Handled(
        office=request.case.office.name,
        received_on=request.case.opened_at.astimezone(clock.LIMA).date(),
        delivery=request.delivery,
        outcome=first.outcome if first else ACCESS.state_label(request.case.state),
        answered_on=first.answered_on if first else None,
        working_days=first.working_days if first else None,
        due_on=first.due_on if first else request.case.due_on,
        is_late=first.is_late if first else None,
        is_extended=request.extended_until is not None,
    )
