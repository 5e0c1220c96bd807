"""What should an auditor look into? The same sponsor or address again and again, no interview, an officer unlike the post.

The case to remember is Shanghai, 2010-2014: business visas for the people of firms that did not exist.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject

from chancery.contexts.visas import rules
from chancery.contexts.visas.models import Application, Decision, Interview
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.models import Office

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
    most = rules.FIGURES.on("control_looked_at", clock.today())
    newest = _newest(a_year_ago, most + 1)
    looked_at = newest[:most]
    granted = [each for each in looked_at if each.is_granted]
    offices = dict(
        Office.objects.filter(pk__in={each.office for each in looked_at}).values_list("pk", "name")
    )
    return Report(
        since=looked_at[-1].at if len(newest) > most else a_year_ago,
        is_cut=len(newest) > most,
        sponsors=_repeated(((each.sponsor, each.office) for each in granted), offices),
        addresses=_repeated(((each.address, each.office) for each in granted), offices),
        without_interview=tuple(
            Application.objects.filter(pk__in=[each.of for each in granted if not each.is_heard][:_SHOWN])
            .select_related("case__office", "decision__by")
            .order_by("-decision__at")
        ),
        rates=_rates(looked_at, offices),
    )


@dataclass(frozen=True, slots=True)
class _Decided:
    """What control looks at of one decision."""

    of: UUID
    at: datetime
    by: UUID
    is_granted: bool
    office: UUID
    sponsor: str
    address: str
    is_heard: bool


def _newest(since: datetime, most: int) -> list[_Decided]:
    """The newest decisions, by their index; what else is wanted is looked up for each of them and for no other."""
    heard = Interview.objects.filter(application=OuterRef("pk"), waived_because="")
    told = Application.objects.filter(pk=OuterRef("application")).values(
        told=JSONObject(
            office="case__office_id",
            sponsor="sponsor_registration",
            address="address_in_peru",
            is_heard=Exists(heard),
        )
    )
    rows = (
        Decision.objects.filter(at__gte=since)
        .order_by("-at")
        .values_list("application_id", "at", "by_id", "is_granted", Subquery(told))[:most]
    )
    return [
        _Decided(
            of, at, by, is_granted, UUID(said["office"]), said["sponsor"], said["address"], said["is_heard"]
        )
        for of, at, by, is_granted, said in rows
    ]


def _repeated(named: Iterable[tuple[str, UUID]], offices: Mapping[UUID, str]) -> tuple[Repeated, ...]:
    often = rules.FIGURES.on("control_often", clock.today())
    times = Counter((what, office) for what, office in named if what)
    found = [Repeated(what, offices[office], so_many) for (what, office), so_many in times.items()]
    rows = [each for each in found if each.times >= often]
    return tuple(sorted(rows, key=lambda each: (-each.times, each.what))[:_SHOWN])


def _rates(decisions: Sequence[_Decided], offices: Mapping[UUID, str]) -> tuple[ConsulRate, ...]:
    decided = Counter((each.office, each.by) for each in decisions)
    granted = Counter((each.office, each.by) for each in decisions if each.is_granted)
    of_office = Counter(each.office for each in decisions)
    granted_there = Counter(each.office for each in decisions if each.is_granted)
    consuls = Person.objects.in_bulk({by for _, by in decided})
    found = [
        ConsulRate(
            f"{consuls[by].given_names} {consuls[by].first_surname}",
            offices[office],
            granted[office, by],
            so_many,
            granted_there[office] - granted[office, by],
            of_office[office] - so_many,
        )
        for (office, by), so_many in decided.items()
    ]
    return tuple(sorted(found, key=lambda each: (not each.stands_out, each.office, each.consul)))
