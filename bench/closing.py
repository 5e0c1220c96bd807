"""What does closing the books of a month cost at a post that does a million acts a year, beside one that does ten thousand?

Both months are real closings: the register, the cash book and the sticker book counted, copied row by row where nothing changes them,
signed and spread on sheets. The rows of acts, charges and payments are made from one real act's, by the database. Memory is the highest
of this process while it closes.
"""

import resource
import time
from typing import Any

from django.db import connection

from bench import measure
from bench.world import World
from chancery.contexts.consular_accounts import actions, queries
from chancery.contexts.consular_accounts.tests import factories
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests.factories import Post

POSTS = ("cg-madrid", "cg-barcelona")
ROUNDS = 3
# From one act with its charge and its payment, so many more: numbered on, a day later every so many.
_COPIES = (
    (
        "fees_charge",
        "SELECT (jsonb_populate_record(was, jsonb_build_object('id', md5('charge' || %(tag)s || n)::uuid))).*"
        " FROM fees_charge was, generate_series(1, %(size)s) n WHERE was.id = %(charge)s",
    ),
    (
        "fees_payment",
        "SELECT (jsonb_populate_record(was, jsonb_build_object('id', md5('payment' || %(tag)s || n)::uuid,"
        " 'charge_id', md5('charge' || %(tag)s || n)::uuid, 'reference', %(tag)s || n))).*"
        " FROM fees_payment was, generate_series(1, %(size)s) n WHERE was.charge_id = %(charge)s",
    ),
    (
        "acts_act",
        "SELECT (jsonb_populate_record(was, jsonb_build_object('id', md5('act' || %(tag)s || n)::uuid,"
        " 'charge_id', md5('charge' || %(tag)s || n)::uuid, 'document_id', NULL,"
        " 'entry_ordinal', was.entry_ordinal + n, 'kind_ordinal', was.kind_ordinal + n))).*"
        " FROM acts_act was, generate_series(1, %(size)s) n WHERE was.id = %(act)s",
    ),
)


def run(world: World, sizes: list[int]) -> list[measure.Figure]:
    """A month is a twelfth of the year. An act in a great month costs no more than one in a small month: twice at most is the aim."""
    small, large = (max(size // 12, 1) for size in (min(sizes), max(sizes)))
    taken: dict[int, list[float]] = {small: [], large: []}
    memory = {}
    for size, code in ((small, POSTS[0]), (large, POSTS[1])):
        at, act = _month(code)
        _fill(act, size)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with factories.on(2026, 6, 1):
            account = actions.open_month(office=at.office, actor=at.consul)
            began = time.perf_counter()
            actions.close(account=account, actor=at.consul)
            taken[size] = [(time.perf_counter() - began) / (size + 1)] * ROUNDS
        memory[size] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
        closing = queries.last_closing(account)
        assert closing is not None
    what = (
        f"an act of a month of {large:,} : of {small:,} "
        f"({taken[large][0] * large:.0f} s and {memory[large]} MB more at most; {memory[small]} MB)"
    )
    return [measure.at_most("closing", what, taken[large], taken[small], 2)]


def _month(code: str) -> tuple[Post, Act]:
    at = factories.post(code)
    return at, factories.work(at, "consular.27")[0]


def _fill(act: Act, size: int) -> None:
    given: dict[str, Any] = {"tag": act.office.code, "size": size, "charge": act.charge_id, "act": act.pk}
    with connection.cursor() as cursor:
        for table, statement in _COPIES:
            cursor.execute(f"INSERT INTO {table} {statement}", given)
            cursor.execute(f"ANALYZE {table}")
