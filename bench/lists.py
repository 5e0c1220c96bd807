"""Do lists, searches and details cost the same at ten thousand cases as at a million? Queries counted, medians taken."""

import io
import random
import statistics
from collections.abc import Callable
from datetime import timedelta

from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

from bench import measure
from bench.world import World
from chancery.contexts.apostilles import queries as apostilles
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import queries
from chancery.kernel.cases.models import Case

_STATES = ("filed", "under_review", "observed", "issued", "delivered", "refused", "abandoned")
_OPEN = {"filed", "under_review", "observed", "issued"}


def run(world: World, sizes: list[int]) -> None:
    """The same queries, none above ten, and at most 1.5 times the time is the aim."""
    taken: dict[str, dict[int, list[float]]] = {}
    counted: dict[str, dict[int, int]] = {}
    for size in sizes:
        _grow(world, size)
        for name, work in _works(world).items():
            with CaptureQueriesContext(connection) as captured:
                work()
            counted.setdefault(name, {})[size] = len(captured)
            reset_queries()
            taken.setdefault(name, {})[size] = measure.in_turns({name: work}, rounds=25)[name]
    print(f"Lists and details at {', '.join(f'{size:,}' for size in sizes)} cases")
    for name, by_size in taken.items():
        small, large = by_size[sizes[0]], by_size[sizes[-1]]
        times = " / ".join(f"{statistics.median(by_size[size]) * 1000:.2f}" for size in sizes)
        numbers = " / ".join(str(counted[name][size]) for size in sizes)
        growth = statistics.median(large) / statistics.median(small)
        print(f"  {name:<34} {times} ms; queries {numbers}; growth {growth:.2f} (aim ≤ 1.5)")


def _works(world: World) -> dict[str, Callable[[], object]]:
    officer, citizen = world.at.officer, world.at.citizen
    some = Case.objects.filter(office=world.at.office, closed_at__isnull=True).order_by("-id").first()
    assert some is not None
    second = queries.work_queue(officer).next_place
    return {
        "queue, first page": lambda: queries.work_queue(officer),
        "queue, next page": lambda: queries.work_queue(officer, after=second),
        "queue, what is mine": lambda: queries.work_queue(officer, held="me"),
        "queue, one state": lambda: queries.work_queue(officer, state="under_review"),
        "own cases": lambda: list(queries.own(citizen)[:25]),
        "search by number": lambda: queries.search(officer, some.number),
        "search by surname": lambda: queries.search(officer, "Solicitante"),
        "one case": lambda: queries.by_number(officer, some.number),
        "what may be done with it": lambda: _detail(officer, some),
        "Bandeja's stock by state": lambda: queries.stock(officer),
        "register of parties": lambda: apostilles.standings(clock.today()),
    }


def _detail(actor: Actor, case: Case) -> object:
    return queries.deadlines_of(queries.by_number(actor, case.number))


def _grow(world: World, size: int) -> None:
    """Add cases by COPY until there are `size`, as a year's work is spread: nine in ten are over."""
    chance = random.Random(size)
    at, today = clock.now(), clock.today()
    buffer = io.StringIO()
    begun = Case.objects.count()
    others = [str(o) for o in _offices(world)]
    for ordinal in range(begun, size):
        is_open = chance.random() < 0.1
        state = chance.choice([s for s in _STATES if (s in _OPEN) == is_open])
        number = ids.format_number("BEN", 2000 + ordinal // 900_000, 1 + ordinal % 900_000)
        opened = at - timedelta(minutes=ordinal)
        mine = ordinal % 1000 == 0
        applicant = world.at.applicant.id if mine else world.at.supervisor.person_id
        held = str(world.at.officer.person_id) if is_open and ordinal % 500 == 0 else "\\N"
        due = (today + timedelta(days=chance.randrange(30))).isoformat() if is_open else "\\N"
        office = world.at.office.id if ordinal % 20 == 0 else chance.choice(others)
        closed = "\\N" if is_open else opened.isoformat()
        fields = (
            ids.uuid7(),
            number,
            "apostille",
            1,
            state,
            office,
            applicant,
            "\\N",
            held,
            opened,
            opened,
            closed,
            due,
        )
        buffer.write("\t".join(str(field) for field in fields) + "\n")
    columns = (
        "id", "number", "procedure_code", "procedure_version", "state", "office_id", "applicant_id", "company_id",
        "assigned_to_id", "opened_at", "moved_at", "closed_at", "due_on",
    )  # fmt: skip
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY cases_case ({', '.join(columns)}) FROM STDIN") as copy:
            copy.write(buffer.getvalue())
        cursor.execute("VACUUM ANALYZE cases_case")


def _offices(world: World) -> list[object]:
    from chancery.kernel.organisation.models import Office

    return list(Office.objects.exclude(id=world.at.office.id).values_list("id", flat=True)[:100])
