"""How long do the forms last, which passports were lost in a month, and is each booklet where it should be?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.db.models import OuterRef, QuerySet, Subquery

from chancery.contexts.passports.models import Application, Cancellation, Passport
from chancery.contexts.passports.procedures import State
from chancery.contexts.passports.queries.applications import READERS, is_lima, served_by
from chancery.contexts.passports.rules import MINIMUM_STOCK, MISSING, Outlook
from chancery.contexts.stickers import queries as stock
from chancery.contexts.stickers.queries import Fate, Supply
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.days import months_after
from chancery.kernel.cases import queries as cases
from chancery.kernel.cases.models import CaseDeadline
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.queries import Period

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

_QUARTER = 91


class _CollectBy(TypedDict):
    collect_by: date | None


LYING = (State.READY, State.UNCOLLECTED, State.UNCLAIMED)
"""Where a passport is that was made and nobody holds: at the post, past its time, on its way back."""

WATCHERS = (Role.CUSTODIAN, Role.CONSUL, Role.SUPERVISOR, Role.AUDITOR, Role.OFFICER)


@dataclass(frozen=True, slots=True)
class Left:
    """The forecast of one kind of form."""

    supply: Supply
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class StockReport:
    """Each kind of form with which travel documents are made, and what the table says must be left."""

    since: date
    until: date
    minimum: Period
    kinds: tuple[Left, ...]

    @property
    def minimum_weeks(self) -> float:
        """What must be left, in weeks."""
        return self.kinds[0].outlook.minimum_weeks


def stock_report(actor: Actor) -> StockReport:
    """For how many weeks the forms last at the pace of the last quarter, over the whole network. Raises `RoleMissing`."""
    access.require(actor, *WATCHERS)
    until = clock.today()
    since = until - timedelta(days=_QUARTER - 1)
    minimum = organisation.legal_period(MINIMUM_STOCK, until)
    kinds = []
    for supply in (Supply.PASSPORT, Supply.VISA_LABEL):
        left, used = stock.stock_and_use(supply, since=since, until=until)
        kinds.append(Left(supply, Outlook(left, used, _QUARTER, minimum.amount)))
    return StockReport(since, until, minimum, tuple(kinds))


def lost_in(actor: Actor, month: date) -> QuerySet[Cancellation]:
    """Which passports were lost or stolen in a month (RC05, arts. 349-350): one's office's, or all for Lima and control.

    Raises `RoleMissing`.
    """
    access.require(actor, *READERS)
    first = datetime.combine(month.replace(day=1), datetime.min.time(), clock.LIMA)
    until = datetime.combine(months_after(month.replace(day=1), 1), datetime.min.time(), clock.LIMA)
    found = Cancellation.objects.filter(ground__in=MISSING, at__gte=first, at__lt=until)
    if not _sees_every_post(actor):
        found = found.filter(office_id__in=actor.offices(*READERS))
    return found.select_related("office", "by").order_by("at")


def register_of(actor: Actor, month: date) -> QuerySet[Passport]:
    """The special register of a month: each booklet with its act and its fee (RC05, art. 349), also those that were voided.

    One's office's, or all for Lima and control. Raises `RoleMissing`.
    """
    access.require(actor, *READERS)
    first = month.replace(day=1)
    found = Passport.objects.filter(issued_on__gte=first, issued_on__lt=months_after(first, 1))
    if not _sees_every_post(actor):
        found = found.filter(application__case__office_id__in=actor.offices(*READERS))
    return found.select_related(
        "application__case__office", "application__sending__act__charge", "voiding"
    ).order_by("issued_on", "number")


def _sees_every_post(actor: Actor) -> bool:
    return actor.holds(Role.AUDITOR) or is_lima(actor)


def uncollected(actor: Actor) -> "QuerySet[WithAnnotations[Application, _CollectBy]]":
    """What lies at one's posts, or on its way back from them, for who has not come, the longest first: `collect_by` is until when.

    Everybody's for an auditor and for Lima. Raises `RoleMissing`.
    """
    clocks = CaseDeadline.objects.filter(case=OuterRef("case"), code="collection").order_by("-pk")
    return (
        served_by(actor)
        .filter(cases.waits_in(*LYING))
        .select_related("case__office", "case__applicant")
        .prefetch_related("passports")
        .annotate(collect_by=Subquery(clocks.values("due_on")[:1]))
        .order_by("case__moved_at")
    )


def booklets() -> Iterator[str]:
    """Each booklet that left the custody bears one passport, and each that was voided left it as spoilt."""
    is_void = {
        serial: voided is not None
        for serial, voided in Passport.objects.values_list("serial", "voiding__passport_id")
    }
    for serial, fate in stock.gone(Supply.PASSPORT):
        if fate not in (Fate.USED, Fate.MISPRINTED):
            continue
        if serial not in is_void:
            yield f"libreta {serial}: salió de la custodia y no lleva ningún pasaporte"
        elif is_void.pop(serial) is (fate is Fate.USED):
            yield f"libreta {serial}: consta «{fate.label}» en la custodia, y su pasaporte dice otra cosa"
    for serial in is_void:
        yield f"libreta {serial}: lleva un pasaporte y no salió de la custodia"
