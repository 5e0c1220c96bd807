"""How many salvoconductos did each post give, and why had their holders no passport?"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count

from chancery.contexts.travel_papers.models import PaperDelivery
from chancery.contexts.travel_papers.queries.applications import served_by
from chancery.contexts.travel_papers.rules import Cause
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor


@dataclass(frozen=True, slots=True)
class PostRow:
    """What one post handed over in the span, by cause; how many were free, and how many ended before their day."""

    office: str
    causes: Mapping[Cause, int]
    free: int
    cancelled: int

    @property
    def total(self) -> int:
        """Of every cause."""
        return sum(self.causes.values())

    @property
    def counts(self) -> tuple[tuple[Cause, int], ...]:
        """One count a cause, in their order."""
        return tuple((cause, self.causes.get(cause, 0)) for cause in Cause)


def report(actor: Actor, since: date, until: date) -> tuple[PostRow, ...]:
    """What was handed over from the one day to the other, in Lima's days, by post: the most first. Raises `RoleMissing`."""
    begins = datetime.combine(since, time(), clock.LIMA)
    ends = datetime.combine(until + timedelta(days=1), time(), clock.LIMA)
    given = PaperDelivery.objects.filter(
        at__gte=begins, at__lt=ends, paper__application__in=served_by(actor).values("pk")
    )
    rows = given.values(
        "paper__application__case__office__name",
        "paper__application__cause",
        "paper__act__charge__free_by",
    ).annotate(given=Count("pk"), cancelled=Count("paper__application__cancellation"))
    causes: dict[str, Counter[Cause]] = {}
    free: Counter[str] = Counter()
    cancelled: Counter[str] = Counter()
    for row in rows:
        office = row["paper__application__case__office__name"]
        causes.setdefault(office, Counter())[Cause(row["paper__application__cause"])] += row["given"]
        free[office] += row["given"] if row["paper__act__charge__free_by"] else 0
        cancelled[office] += row["cancelled"]
    found = (PostRow(office, counts, free[office], cancelled[office]) for office, counts in causes.items())
    return tuple(sorted(found, key=lambda row: (-row.total, row.office)))
