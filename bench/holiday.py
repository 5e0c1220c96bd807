"""What does it cost to count all deadlines of an office anew when a holiday is declared, beside counting each by itself?

The cases are copies of a real one, begun on different days. Memory is the highest of this process while it counts. What a
deadline that moves costs besides (its ledger entry and its notices, a transaction each) is told apart: it is the same
either way.
"""

import itertools
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db import connection

from bench import measure
from bench.world import World
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor
from chancery.kernel.cases import deadlines, jobs, queries
from chancery.kernel.cases.models import Case, CaseDeadline
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Holiday, Office

DAYS, ALONE, MOVED, ROUNDS = 30, 500, 100, 4
_ACTOR = system_actor("Medición")
# From one case with one clock, so many more, a thirtieth of them on each day before.
_COPIES = (
    "INSERT INTO cases_case SELECT (jsonb_populate_record(was, jsonb_build_object('id', md5('case' || n)::uuid,"
    " 'number', 'B' || n))).* FROM cases_case was, generate_series(1, %(size)s) n WHERE was.id = %(case)s",
    "INSERT INTO cases_casedeadline SELECT (jsonb_populate_record(was, jsonb_build_object("
    " 'id', md5('clock' || n)::uuid, 'case_id', md5('case' || n)::uuid))).*"
    " FROM cases_casedeadline was, generate_series(1, %(size)s) n WHERE was.id = %(clock)s",
    "INSERT INTO cases_interval (deadline_id, started_at) SELECT md5('clock' || n)::uuid,"
    " started_at - make_interval(days => n %% %(days)s) FROM cases_interval was, generate_series(1, %(size)s) n"
    " WHERE was.deadline_id = %(clock)s",
)


def run(world: World, sizes: list[int]) -> list[measure.Figure]:
    """As many deadlines as the largest size. Counted together, a deadline costs a tenth at most of what it does alone: the aim."""
    size = max(sizes)
    office, day = world.at.office, _fill(world, size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    counted, moved = 0, 0
    for found in _batches(office, day):
        counted += len(found)
        moved += len(deadlines.moving(found))
    whole = time.perf_counter() - began
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    ids = list(itertools.islice(itertools.chain.from_iterable(_batches(office, day)), ALONE))
    taken = measure.in_turns(
        {"alone": lambda: [_alone(case_id) for case_id in ids], "together": lambda: deadlines.moving(ids)},
        rounds=ROUNDS,
    )
    began = time.perf_counter()
    for case_id in deadlines.moving(ids)[:MOVED]:
        deadlines.recount(case_id=case_id, why="una medición", actor=_ACTOR)
    each = (time.perf_counter() - began) / MOVED * 1000
    what = (
        f"{ALONE} deadlines counted alone : together ({counted:,} together: {whole:.0f} s, {memory} MB more at most, "
        f"{moved:,} move; each that moves costs {each:.1f} ms besides)"
    )
    return [measure.at_least("holiday", what, taken["alone"], taken["together"], 10)]


def _batches(office: Office, day: date) -> Iterator[list[UUID]]:
    after = None
    while found := queries.counting_on(office.id, day, after=after, limit=jobs.BATCH):
        yield found
        after = found[-1]


def _alone(case_id: UUID) -> bool:
    """The plain way: a case with its clocks read by itself, each with its trace."""
    case = Case.objects.select_related("office").get(pk=case_id)
    clocks = queries.deadlines_of(case, with_intervals=True)
    return any(deadlines.trace(each).on != each.due_on for each in clocks)


def _fill(world: World, size: int) -> date:
    """The clocks of `size` cases, and then a holiday that most of them counted; its day."""
    case = factories.taken(world.at).case
    clock_of = case.deadlines.get(code="decision", ended_at__isnull=True)
    given = {"size": size, "case": case.id, "clock": clock_of.id, "days": DAYS}
    with connection.cursor() as cursor:
        for statement in _COPIES:
            cursor.execute(statement, given)
        for table in ("cases_case", "cases_casedeadline", "cases_interval"):
            cursor.execute(f"ANALYZE {table}")
        for n in range(DAYS):
            first = CaseDeadline.objects.prefetch_related("intervals").get(case__number=f"B{n or DAYS}")
            cursor.execute(
                "UPDATE cases_casedeadline SET due_on = %s FROM generate_series(%s::int, %s, %s) n WHERE id = md5('clock' || n)::uuid",
                [deadlines.trace(first).on, n or DAYS, size, DAYS],
            )
        cursor.execute("VACUUM ANALYZE cases_casedeadline")
    day = organisation.calendar_of(case.office).next_working(clock.today() + timedelta(days=7))
    Holiday.objects.create(
        country="PE", office=case.office, on=day, name="Medición", kind="local", norm="Medición"
    )
    return day
