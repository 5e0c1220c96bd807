"""What does Lima's queue of transmissions cost when a million were delivered before, and what the proof of one's hand-overs?

The plain alternatives: the rows that wait, and the rows of the hand-overs, read alone.
"""

from django.db import connection

from bench import copies
from bench.measure import Figure
from bench.world import World
from chancery.contexts.transmissions import queries
from chancery.contexts.transmissions.models import Transmission
from chancery.contexts.transmissions.tests import factories

ROUNDS, TIMES, WAITING = 15, 5, 60


def run(world: World, sizes: list[int]) -> list[Figure]:
    """As long with a million behind as with ten thousand: the same few dozens wait."""
    at = factories.world()
    delivered, waiting = factories.delivered(at), factories.sent(at)
    ministries = copies.of_sizes("transmissions", sizes, lambda size: _fill(delivered, waiting, size))

    def queue() -> None:
        assert any(found.rows for found in queries.queues(at.legaliser))

    def proof() -> None:
        assert queries.broken_at(queries.hand_overs(delivered)) is None

    works = {"Lima's queue": queue, "the hand-overs of one proved": proof}
    plain = {
        "Lima's queue": ("the rows that wait", _rows, 20.0),
        "the hand-overs of one proved": ("their rows read", lambda: _chain(delivered.pk), 40.0),
    }
    return copies.figures("transmissions", ministries, works, plain, rounds=ROUNDS, times=TIMES)


def _fill(delivered: Transmission, waiting: Transmission, size: int) -> None:
    """So many more that were delivered, and some dozens that wait in Lima."""
    for what, source, quantity in (("old", delivered, size), ("new", waiting, WAITING)):
        copies.multiply_case(source.case_id, quantity, made=what)
        copies.multiply(
            "transmissions_transmission", "was.id = %s", source.pk, quantity,
            id=copies.made_id(f"{what} sent"), case_id=copies.made_id(what),
        )  # fmt: skip


def _rows() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sent.id FROM transmissions_transmission sent JOIN cases_case ours ON ours.id = sent.case_id "
            "WHERE ours.state = 'transmitted' ORDER BY ours.moved_at LIMIT 100"
        )
        assert cursor.fetchall()


def _chain(transmission_id: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT previous, digest FROM transmissions_handover WHERE transmission_id = %s ORDER BY ordinal",
            [transmission_id],
        )
        assert cursor.fetchall()
