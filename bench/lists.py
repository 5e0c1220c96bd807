"""Do lists, searches and details cost the same at ten thousand cases as at a million? Pages asked for, queries counted.

Each size is a database of its own, a copy of the same ministry; the sizes are measured in turns.
"""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from bench import asked, copies, load, measure
from bench.world import World
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base import clock, ids
from chancery.kernel.cases import jobs as case_jobs
from chancery.kernel.notifications import jobs as notice_jobs

ROUNDS = 25


def run(world: World, sizes: list[int]) -> list[measure.Figure]:
    """The same queries, none above ten, and at most 1.5 times the time is the aim."""
    small, large = min(sizes), max(sizes)
    pages = _pages(world, small)
    ministries = copies.of_sizes("lists", sizes, lambda size: _fill(world, size))
    figures = []
    for name, ask in pages.items():
        small_takes, large_takes = (asked.statements(ministries[size].within(ask)) for size in (small, large))
        works = {str(size): copy.within(ask) for size, copy in ministries.items()}
        taken = measure.in_turns(works, rounds=ROUNDS)
        figures.append(
            measure.at_most(
                "lists",
                f"{name}, {large:,} cases : {small:,}",
                taken[str(large)],
                taken[str(small)],
                1.5,
                queries=asked.told(small_takes, large_takes),
            )
        )
    return figures


def _fill(world: World, size: int) -> None:
    load.load(
        size=size,
        office=world.at.office,
        officer_id=str(world.at.officer.person_id),
        citizen_id=str(world.at.citizen.person_id),
    )


def _pages(world: World, size: int) -> dict[str, Callable[[], None]]:
    """What an officer, a citizen and a stranger look at all day, and what the worker looks for every few minutes.

    Each has signed in, officers by a second factor.
    """
    case = factories.taken(world.at).case
    at = world.at
    officer, citizen, head = map(asked.signed_in, (at.officer, at.citizen, at.supervisor))
    stranger, issued = Client(SERVER_NAME="localhost"), load.first_with_paper(size)
    addresses = {
        "Bandeja": (officer, "/bandeja/"),
        "Bandeja, what is mine": (officer, "/bandeja/?held=me"),
        "Bandeja, one state": (officer, "/bandeja/?state=under_review"),
        "Bandeja, a later page": (
            officer,
            "/bandeja/?despues=2099-01-01_00000000-0000-0000-0000-000000000000",
        ),
        "search by number": (officer, f"/buscar/?q={case.number.replace('-', ' ').lower()}"),
        "search by a common surname": (officer, "/buscar/?q=apellido7"),
        "search by a rare surname": (officer, "/buscar/?q=apellido1041"),
        "search by document": (officer, "/buscar/?q=10000021"),
        "one case": (officer, f"/tramites/apostilla/{case.number}/"),
        "its history": (officer, f"/expedientes/{case.number}/historia"),
        "its deadlines": (officer, f"/expedientes/{case.number}/plazos"),
        "own cases": (citizen, "/mis-tramites/"),
        "one's own case": (citizen, f"/tramites/apostilla/{case.number}/"),
        "register of parties": (citizen, "/apostillas/paises/"),
        "register of signatures, a common surname": (officer, "/firmas/?q=apellido7"),
        "register of signatures, a post": (officer, "/firmas/?q=fedatario+12"),
        "mailbox": (citizen, "/buzon/"),
        "desk": (head, "/caja/"),
        "to serve in person": (officer, "/por-notificar/"),
        "verification by code": (stranger, f"/verificar/{ids.format_code(load.code_of(issued))}"),
    }

    def register() -> None:
        on = (clock.now() - timedelta(minutes=issued)).astimezone(clock.LIMA).date()
        typed = {"number": f"BEN-{load.PAPERS_FROM + issued}", "code": load.code_of(issued)}
        for day in (on, on - timedelta(days=1)):  # the cases of a copy are dated from when it was made
            answer = stranger.post("/apostillas/registro/", {**typed, "on": day.isoformat()})
            if answer.status_code == 200:
                return
        raise RuntimeError(f"/apostillas/registro/: {answer.status_code}")

    return {
        **{name: asked.page(*where) for name, where in addresses.items()},
        "e-Register": register,
        "sweep of deadlines": lambda: case_jobs.sweep(timestamp=0),
        "sweep of notices": lambda: notice_jobs.sweep(timestamp=0),
    }
