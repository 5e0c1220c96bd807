"""What does not fit: acts without sticker, stickers without act, who spoils more than others, and attempts to use one twice?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from chancery.contexts.stickers import rules
from chancery.contexts.stickers.models import Departure, Movement, RefusedAffixing, Sticker, StockCount, Vault
from chancery.contexts.stickers.queries.vaults import offices_with_vaults, visible_to
from chancery.contexts.stickers.rules import CountKind, Fate, Finding, Level, Pace
from chancery.kernel.acts import queries as acts
from chancery.kernel.acts.models import Act, Affixing
from chancery.kernel.base import at_once, clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import Calendar
from chancery.kernel.organisation.models import Office

WATCHERS = (Role.CONSUL, Role.CUSTODIAN, Role.ACCOUNTANT, Role.AUDITOR)
_LOOKED_AT = timedelta(days=91)
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class OfficerPace:
    """How often an officer's acts were voided or stickers spoilt, beside the office."""

    officer: str
    office: str
    voided: Pace
    spoilt: Pace

    @property
    def stands_out(self) -> bool:
        """Whether either is well above the office."""
        return self.voided.stands_out or self.spoilt.stands_out


@dataclass(frozen=True, slots=True)
class Report:
    """All that somebody should look into, of the offices that the actor answers for."""

    since: date
    bare_days: str
    bare_acts: tuple[Act, ...]
    without_act: tuple[Sticker, ...]
    paces: tuple[OfficerPace, ...]
    reused: tuple[RefusedAffixing, ...]
    elsewhere: tuple[RefusedAffixing, ...]
    stuck: tuple[Movement, ...]
    uncounted: tuple[Vault, ...]
    losses: tuple[Departure, ...]


def report(actor: Actor) -> Report:
    """The anomalies of the last quarter: a head's own and dependent offices, all for Lima. Raises `RoleMissing`."""
    access.require(actor, *WATCHERS)
    now = clock.now()
    since = now - _LOOKED_AT
    offices = offices_with_vaults(actor)
    ids = [office.id for office in offices]
    period = organisation.legal_period(rules.BARE_ACT, clock.today())
    refused = RefusedAffixing.objects.filter(office__in=ids, at__gte=since).select_related(
        "office", "by", "act"
    )
    stolen = [Finding.ELSEWHERE, Finding.IN_TRANSIT, Finding.WITHHELD]
    without_act = orphans().filter(departure__vault__office__in=ids)[:_SHOWN]
    reused, elsewhere = (
        refused.exclude(finding__in=stolen)[:_SHOWN],
        refused.filter(finding__in=stolen)[:_SHOWN],
    )
    stuck = Movement.objects.filter(
        Q(sender__office__in=ids) | Q(receiver__office__in=ids),
        answer=None,
        posted_at__lt=now - timedelta(days=30),
    ).select_related("sender__office", "receiver__office")[:_SHOWN]
    losses = Departure.objects.filter(vault__office__in=ids, fate=Fate.LOST, at__gte=since)
    losses = losses.select_related("vault__office", "liable")[:_SHOWN]
    at_once.fetch(without_act, reused, elsewhere, stuck, losses)
    return Report(
        since=since.date(),
        bare_days=period.label,
        bare_acts=_bare(offices, now, period.amount),
        without_act=tuple(without_act),
        paces=_paces(ids, since),
        reused=tuple(reused),
        elsewhere=tuple(elsewhere),
        stuck=tuple(stuck),
        uncounted=uncounted(visible_to(actor)),
        losses=tuple(losses),
    )


def orphans() -> QuerySet[Sticker]:
    """Stickers given out that no act bears or ever bore."""
    affixed = Affixing.objects.filter(serial=OuterRef("serial"), act=OuterRef("act"))
    return Sticker.objects.annotate(affixed=Subquery(affixed.values("pk")[:1])).filter(affixed=None)


def uncounted(vaults: QuerySet[Vault]) -> tuple[Vault, ...]:
    """The vaults whose last half-yearly statement is missing, of those that were there on that day."""
    last = rules.counting_day(clock.today())
    if last is None:
        return ()
    sworn = StockCount.objects.filter(kind=CountKind.HALF_YEARLY, as_of=last).values("vault")
    due = vaults.filter(level__in=[Level.HEADQUARTERS, Level.REGIONAL, Level.OFFICE], closed_at=None)
    return tuple(due.filter(opened_at__date__lte=last).exclude(pk__in=sworn))


def _bare(offices: list[Office], now: datetime, days: int) -> tuple[Act, ...]:
    """Older than the period, by the post's own calendar."""
    old = acts.without_sticker(*offices).filter(performed_at__lt=now - timedelta(days=days))
    calendars = {office.pk: organisation.calendar_of(office) for office in offices}
    return tuple(
        act
        for act in old[: _SHOWN * len(offices)]
        if _working_days(calendars[act.office_id], act.performed_on, clock.today()) > days
    )


def _working_days(calendar: Calendar, since: date, until: date) -> int:
    return sum(calendar.is_working(since + timedelta(days=n)) for n in range(1, (until - since).days + 1))


def _paces(ids: list[UUID], since: datetime) -> tuple[OfficerPace, ...]:
    done = (
        Act.objects.filter(office__in=ids, performed_at__gte=since)
        .values("office_id", "office__name", "officer_id", "officer__given_names", "officer__first_surname")
        .annotate(done=Count("pk"), voided=Count("voiding"))
    )
    spoilt = {
        (row["departure__vault__office_id"], row["act__officer_id"]): row["spoilt"]
        for row in Sticker.objects.filter(
            departure__vault__office__in=ids, departure__at__gte=since, serial__in=_spoilt_serials()
        )
        .values("departure__vault__office_id", "act__officer_id")
        .annotate(spoilt=Count("pk"))
    }
    rows = list(done)
    found = []
    for row in rows:
        same = [each for each in rows if each["office_id"] == row["office_id"]]
        office_done = sum(each["done"] for each in same)
        of_office = sum(count for (office, _), count in spoilt.items() if office == row["office_id"])
        mine = spoilt.get((row["office_id"], row["officer_id"]), 0)
        found.append(
            OfficerPace(
                f"{row['officer__given_names']} {row['officer__first_surname']}",
                row["office__name"],
                Pace(row["done"], row["voided"], office_done, sum(each["voided"] for each in same)),
                Pace(row["done"], mine, office_done, of_office),
            )
        )
    return tuple(sorted(found, key=lambda each: (not each.stands_out, each.office, each.officer)))


def _spoilt_serials() -> QuerySet[Affixing, str]:
    return Affixing.objects.filter(removed_at__isnull=False).values_list("serial", flat=True)
