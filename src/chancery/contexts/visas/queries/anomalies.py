"""What should an auditor look into? The same sponsor or address again and again, no interview, an officer unlike the post.

The case to remember is Shanghai, 2010-2014: business visas for the people of firms that did not exist.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from chancery.contexts.visas import rules
from chancery.contexts.visas.models import Application, Decision
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access

WATCHERS = (Role.AUDITOR,)
_LOOKED_AT = timedelta(days=365)
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Repeated:
    """A sponsor or an address that stands in several visas granted at one post."""

    what: str
    office: str
    times: int


@dataclass(frozen=True, slots=True)
class ConsulRate:
    """How often a consul grants, beside the others of the same post."""

    consul: str
    office: str
    granted: int
    decided: int
    others_granted: int
    others_decided: int

    @property
    def stands_out(self) -> bool:
        """Whether the difference is one to look into."""
        return rules.stands_out(
            self.granted, self.decided, self.others_granted, self.others_decided, on=clock.today()
        )


@dataclass(frozen=True, slots=True)
class Report:
    """All of it, of the last year, or since the oldest of the decisions that are looked at where there were more."""

    since: datetime
    is_cut: bool
    sponsors: tuple[Repeated, ...]
    addresses: tuple[Repeated, ...]
    without_interview: tuple[Application, ...]
    rates: tuple[ConsulRate, ...]


def report(actor: Actor) -> Report:
    """The anomalies of every post, for control: of so many decisions at most, however many there are. Raises `RoleMissing`."""
    access.require(actor, *WATCHERS)
    a_year_ago = clock.now() - _LOOKED_AT
    oldest = _oldest_looked_at(a_year_ago)
    since = oldest or a_year_ago
    granted = Application.objects.filter(decision__is_granted=True, decision__at__gte=since)
    return Report(
        since=since,
        is_cut=oldest is not None,
        sponsors=_repeated(granted.exclude(sponsor_registration=""), "sponsor_registration"),
        addresses=_repeated(granted.exclude(address_in_peru=""), "address_in_peru"),
        without_interview=tuple(
            granted.exclude(interviews__waived_because="")
            .select_related("case__office", "decision__by")
            .order_by("-decision__at")[:_SHOWN]
        ),
        rates=_rates(Decision.objects.filter(at__gte=since)),
    )


def _oldest_looked_at(since: datetime) -> datetime | None:
    """When the oldest of the newest decisions was taken, where there are more than control looks at."""
    most = rules.FIGURES.on("control_looked_at", clock.today())
    newest = Decision.objects.filter(at__gte=since).order_by("-at").values_list("at", flat=True)
    beyond = newest[most - 1 : most + 1]
    return beyond[0] if len(beyond) > 1 else None


def _repeated(granted: QuerySet[Application], field: str) -> tuple[Repeated, ...]:
    rows = (
        granted.values(field, "case__office__name")
        .annotate(times=Count("pk"))
        .filter(times__gte=rules.FIGURES.on("control_often", clock.today()))
        .order_by("-times", field)[:_SHOWN]
    )
    return tuple(Repeated(row[field], row["case__office__name"], row["times"]) for row in rows)


def _rates(decisions: QuerySet[Decision]) -> tuple[ConsulRate, ...]:
    rows = list(
        decisions.values(
            "application__case__office__name", "by_id", "by__given_names", "by__first_surname"
        ).annotate(decided=Count("pk"), granted=Count("pk", filter=Q(is_granted=True)))
    )
    found = []
    for row in rows:
        others = [
            each
            for each in rows
            if each["application__case__office__name"] == row["application__case__office__name"]
            and each["by_id"] != row["by_id"]
        ]
        found.append(
            ConsulRate(
                f"{row['by__given_names']} {row['by__first_surname']}",
                row["application__case__office__name"],
                row["granted"],
                row["decided"],
                sum(each["granted"] for each in others),
                sum(each["decided"] for each in others),
            )
        )
    return tuple(sorted(found, key=lambda each: (not each.stands_out, each.office, each.consul)))
