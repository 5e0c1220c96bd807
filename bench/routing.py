"""How many documents a second are found in a queue, received and sent on, with a million behind and a thousand people at work?

The plain alternatives keep the same rows in a table that has the keys' indexes alone: the queue asked for by one statement, and the
bare UPDATE and INSERT of what an act changes with its entry, in one transaction, without gate, lock, holder's constraint or chain.
"""

import time
from collections.abc import Iterator
from itertools import count
from uuid import UUID, uuid4

from django.db import connection, transaction

from bench import at_once, copies, measure, registry
from bench.world import World
from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.queries import Place, QueueFilter
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.organisation.models import Office

ROUNDS, TIMES = 15, 10
WORKERS, ACTS, AT_ONCE = 4, 20, 8
_PLAIN_QUEUE = (
    "SELECT * FROM bench_movement moved JOIN correspondence_record record ON record.id = moved.record_id "
    "JOIN organisation_office sender ON sender.id = moved.from_office_id "
    "WHERE moved.to_office_id = %s AND moved.closed_at IS NULL ORDER BY moved.due_on NULLS LAST, moved.id LIMIT 26"
)
_PLAIN_NEXT = (
    "INSERT INTO bench_movement (id, record_id, ordinal, from_office_id, to_office_id, instruction_id, note, is_copy, sent_at, "
    "outcome, close_reason) SELECT %s, record_id, ordinal + 1, to_office_id, %s, instruction_id, '', false, now(), '', '' "
    "FROM bench_movement WHERE id = %s"
)
_PLAIN_ENTRY = (
    "INSERT INTO bench_entry (id, chain, position, at, verb, actor_name, client_id, roles, channel, request_id, facts, "
    "previous_hash, hash) VALUES ((random() * 1e15)::bigint, gen_random_uuid(), 0, now(), 'plain', 'Quien atiende', '', '', 'web', "
    "'-', '{}', '', '')"
)


def run(_world: World, sizes: list[int]) -> list[measure.Figure]:
    """As long with a million as with ten thousand; beside the bare rows an act is told, and twenty-five of them are the most."""
    at = registry.prepare(*sizes)
    users = (registry.user(at.units, number) for number in count(1))
    received, on_the_way = _numbers(is_received=True), _numbers(is_received=False)

    def page() -> None:
        assert queries.work_queue(next(users), wanted=QueueFilter()).movements

    def later() -> None:
        middle = Place(clock.today(), UUID(int=2**128 - 1))
        assert queries.work_queue(next(users), wanted=QueueFilter(), after=middle).movements

    def mine() -> None:
        assert queries.work_queue(next(users), wanted=QueueFilter("mine")).movements

    def receive() -> None:
        number = next(on_the_way)
        _receive(registry.user(at.units, number), number)

    def route() -> None:
        number = next(received)
        _route(at.units, registry.user(at.units, number), number)

    works = {
        "a page of a unit's queue": page,
        "a later page": later,
        "a page of one's own": mine,
        "a document received": receive,
        "a document sent on": route,
    }
    plain = {
        "a page of a unit's queue": (
            "one statement, by the keys' indexes",
            lambda: _plain_page(at.units, next(users).roles[0].office_id),
            1.0,
        ),
        "a document received": ("its bare rows", lambda: _plain_receive(next(on_the_way)), 25.0),
        "a document sent on": ("its bare rows", lambda: _plain_route(at.units, next(received)), 25.0),
    }
    found = copies.figures("routing", at.copies, works, plain, rounds=ROUNDS, times=TIMES)
    return [*found, _at_once(at)]


def _numbers(*, is_received: bool) -> Iterator[int]:
    """Documents that wait at their unit, sent to nobody in particular, and received already or not."""
    return (n for n in range(1, registry.OPEN) if n % 3 and n % 2 == is_received)


def _receive(actor: Actor, number: int) -> None:
    actions.receive(movement=queries.movement(actor, UUID(registry.movement_id(number))), actor=actor)


def _route(units: tuple[Office, ...], actor: Actor, number: int) -> None:
    to = actions.Destination(units[(number + 1) % registry.UNITS], "attend")
    actions.route(record=queries.by_number(actor, f"REG{number}"), to=[to], actor=actor)


def _plain_page(units: tuple[Office, ...], office_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_PLAIN_QUEUE, [office_id])
        assert cursor.fetchall()


def _plain_receive(number: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE bench_movement SET received_at = now() WHERE id = %s", [registry.movement_id(number)]
        )
        assert cursor.rowcount == 1
        cursor.execute(_PLAIN_ENTRY)


def _plain_route(units: tuple[Office, ...], number: int) -> None:
    named, to = registry.movement_id(number), units[(number + 1) % registry.UNITS].pk
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE bench_movement SET closed_at = now(), left_at = now(), outcome = 'moved_on' WHERE id = %s",
            [named],
        )
        assert cursor.rowcount == 1
        cursor.execute(_PLAIN_NEXT, [uuid4(), to, named])
        cursor.execute(_PLAIN_ENTRY)


def _at_once(at: registry.Registry) -> measure.Figure:
    """Several processes, each with users of its own: a page of the queue, a document received, and sent on."""
    small, large = min(at.copies), max(at.copies)
    taken: dict[int, list[float]] = {small: [], large: []}
    numbers = [n for n in range(1, registry.OPEN) if n % 3 and n % 2 == 0]
    with at_once.workers(WORKERS) as pool:
        for _ in range(AT_ONCE + 1):
            shares = [[numbers.pop() for _ in range(ACTS)] for _ in range(WORKERS)]
            for size in (small, large):
                began = time.perf_counter()
                parts = [(at.copies[size].name, at.units, share) for share in shares]
                at_once.share(pool, "bench.routing", "attend", parts)
                taken[size].append((time.perf_counter() - began) / (WORKERS * ACTS * 3))
    of_small, of_large = taken[small][1:], taken[large][1:]
    rate = len(of_large) / sum(of_large)
    what = (
        f"a page, a document received and sent on, {WORKERS} processes for {registry.USERS:,} people, at {large:,} : at {small:,} "
        f"({rate:.0f} operations a second)"
    )
    return measure.at_most("routing", what, of_large, of_small, 1.5)


def attend(database: str, units: tuple[Office, ...], numbers: list[int]) -> None:
    """What the people of a process do with their documents."""
    if connection.settings_dict["NAME"] != database:
        connection.close()
        connection.settings_dict["NAME"] = database
    for number in numbers:
        actor = registry.user(units, number)
        assert queries.work_queue(actor, wanted=QueueFilter()).movements
        _receive(actor, number)
        _route(units, actor, number)
