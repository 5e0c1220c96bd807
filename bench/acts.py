"""How many consular acts a second: at one office, whose series are one writer's, beside every office of the network at once.

One act is all that happens at a window: the visit, the case, the charge, the cash, the signed paper, its numbers in the register
of entries. The same processes do the same number of acts on both sides, in turns.
"""

import time
from datetime import date
from decimal import Decimal
from typing import Any

from bench import at_once, measure
from bench.world import World

WORKERS, ACTS, ROUNDS = 4, 12, 6
OFFICES = 135
"""The organs of the service abroad, all of which are to work at once; of the network 115 do consular acts."""


def run(world: World) -> list[measure.Figure]:
    """What the contention for one office's numbers costs: half as much again at most is the aim."""
    made = _open_all()
    taken: dict[str, list[float]] = {"one": [], "all": []}
    with at_once.workers(WORKERS) as pool:
        for round_ in range(ROUNDS + 1):
            first = round_ * WORKERS * ACTS
            shares = {
                "one": [[made[0]] * ACTS] * WORKERS,
                "all": [
                    [made[(first + worker * ACTS + act) % len(made)] for act in range(ACTS)]
                    for worker in range(WORKERS)
                ],
            }
            for name, places in shares.items():
                began = time.perf_counter()
                at_once.share(pool, "bench.acts", "attend", [(each,) for each in places])
                taken[name].append((time.perf_counter() - began) / (WORKERS * ACTS))
    del taken["one"][0], taken["all"][0]
    rates = {name: len(times) / sum(times) for name, times in taken.items()}
    what = (
        f"an act, {WORKERS} processes at one office : at {len(made)} offices "
        f"({rates['one']:.0f} and {rates['all']:.0f} acts a second)"
    )
    return [measure.at_most("acts", what, taken["one"], taken["all"], 1.5)]


def _open_all() -> list[Any]:
    """A window at every consular office: its rate of the month, and an officer who signs in the consul's place."""
    from chancery.contexts.counter.rules import ActKind
    from chancery.contexts.counter.tests import factories
    from chancery.kernel.acts.tests import factories as posts
    from chancery.kernel.base.actor import Role
    from chancery.kernel.fees.tests import factories as money
    from chancery.kernel.organisation import queries as organisation
    from chancery.kernel.organisation.kinds import CONSULAR

    _let_embassies_serve()
    offices = list(organisation.offices(kind=CONSULAR).order_by("code"))
    _let_calendars_be_known(offices)
    first = posts.post(offices[0].code)
    made: list[Any] = []
    for office in offices:
        money.rate(office, "1.00", on=posts.today(office))
        officer, consul = (posts.serving(office, role) for role in (Role.OFFICER, Role.CONSUL))
        at = factories.Counter(office, consul, officer, officer, first.citizen, first.applicant)
        factories.empowered(at, ActKind.SURVIVAL)
        made.append(at)
    return made


def _let_embassies_serve() -> None:
    """In the copy that is measured so many embassies have a consular section as are wanting to `OFFICES`."""
    from chancery.kernel.organisation import queries as organisation
    from chancery.kernel.organisation.kinds import CONSULAR, OfficeKind
    from chancery.kernel.organisation.models import Office

    wanting = OFFICES - organisation.offices(kind=CONSULAR).count()
    embassies = Office.objects.filter(kind=OfficeKind.EMBASSY).order_by("code").values_list("pk", flat=True)
    Office.objects.filter(pk__in=list(embassies[:wanting])).update(kind=OfficeKind.CONSULAR_SECTION)


def _let_calendars_be_known(offices: list[Any]) -> None:
    """Countries whose holidays nobody has stated get the first of January of this year and the next: without a calendar no clock runs."""
    from chancery.kernel.base import clock
    from chancery.kernel.organisation import queries as organisation
    from chancery.kernel.organisation.calendars import HolidayKind
    from chancery.kernel.organisation.models import Holiday

    today = clock.today()
    unknown = {each.country for each in offices if organisation.calendar_of(each).last < today}
    Holiday.objects.bulk_create(
        Holiday(
            country=country,
            on=date(year, 1, 1),
            name="Año Nuevo",
            kind=HolidayKind.NATIONAL,
            norm="Medición",
        )
        for country in sorted(unknown)
        for year in (today.year, today.year + 1)
    )


def attend(places: list[Any]) -> None:
    """One act at each window."""
    from chancery.contexts.counter import actions
    from chancery.contexts.counter.actions import Order, Settlement
    from chancery.contexts.counter.models import ProvenBy

    for at in places:
        visit = actions.open_visit(
            office=at.office, person=at.person, proven_by=ProvenBy.DOCUMENT, actor=at.officer
        )
        done = actions.attend(
            visit=visit,
            order=Order(item="28"),
            settlement=Settlement(tendered=Decimal(1000)),
            actor=at.officer,
        )
        assert done.is_signed
