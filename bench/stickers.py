"""What do a hand-over of stickers and a stranger's check of one cost, with ten thousand in use and with a million?

The plain alternatives: a table of quantities, which knows how many there are and not which; and the sticker's row alone.
"""

from itertools import count

from django.db import connection, transaction

from bench import copies
from bench.measure import Figure
from bench.world import World
from chancery.contexts.stickers import actions, queries, rules
from chancery.contexts.stickers.models import Sticker
from chancery.contexts.stickers.rules import Reason, Span
from chancery.contexts.stickers.tests import factories

ROUNDS, TIMES, SENT, STOCK = 15, 4, 10, 100_000
_PREFIX = "CB"


def run(world: World, sizes: list[int]) -> list[Figure]:
    """As long with a million as with ten thousand; and what knowing each serial costs beside a quantity."""
    made = factories.supplied(factories.chain(stock=STOCK))
    act = factories.act(made)
    actions.affix_next(act=act, actor=made.at.officer)
    sticker = Sticker.objects.select_related("act", "departure").get()
    ministries = copies.of_sizes("stickers", sizes, lambda size: _fill(sticker, size))
    code = _code(sticker, min(ministries))
    turns = count(1)

    def hand_over() -> None:
        first = 1000 + next(turns) * SENT
        sent = actions.send(
            sender=made.lima,
            receiver=made.reserve,
            spans=[Span("CA", first, first + SENT - 1)],
            reason=Reason.INTERNAL,
            actor=made.custodian,
        )
        actions.accept(movement=sent, actor=made.at.consul)

    def check() -> None:
        assert queries.standing(*code).is_good

    works = {"a hand-over posted and accepted": hand_over, "a sticker checked": check}
    plain = {
        "a hand-over posted and accepted": ("two quantities changed, in two acts", _quantities, 30.0),
        "a sticker checked": ("its row read", lambda: _row(code[0]), 10.0),
    }
    return copies.figures("stickers", ministries, works, plain, rounds=ROUNDS, times=TIMES)


def _fill(sticker: Sticker, size: int) -> None:
    """So many more stickers in use, each on an act of its own."""
    act, gone = copies.made_id("act"), copies.made_id("gone")
    serial, range_ = f"'{_PREFIX}' || lpad(n::text, 8, '0')", "int8range(n, n + 1)"
    copies.multiply("fees_charge", "was.id = %s", sticker.act.charge_id, size, id=copies.made_id("charge"))
    copies.multiply(
        "acts_act", "was.id = %s", sticker.act_id, size,
        id=act, charge_id=copies.made_id("charge"), document_id="NULL::uuid", entry_ordinal="was.entry_ordinal + n",
        kind_ordinal="was.kind_ordinal + n",
    )  # fmt: skip
    copies.multiply(
        "acts_affixing", "was.act_id = %s", sticker.act_id, size,
        id=copies.made_id("affixed"), act_id=act, serial=serial,
    )  # fmt: skip
    copies.multiply(
        "stickers_batch", "was.prefix = 'CA' AND lower(was.serials) = %s", 1, 1,
        id=copies.made_id("batch"), prefix=f"'{_PREFIX}'", serials=f"int8range(1, {size} + 1)",
    )  # fmt: skip
    copies.multiply("stickers_departure", "was.id = %s", sticker.departure_id, size, id=gone)
    for table in ("stickers_holding", "stickers_custodyentry"):
        copies.multiply(
            table, "was.departure_id = %s", sticker.departure_id, size,
            prefix=f"'{_PREFIX}'", serials=range_, departure_id=gone,
        )  # fmt: skip
    copies.multiply(
        "stickers_sticker", "was.id = %s", sticker.pk, size,
        id=copies.made_id("sticker"), serial=serial, act_id=act, departure_id=gone,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_stock (vault text PRIMARY KEY, quantity bigint)")
        cursor.execute("INSERT INTO bench_stock VALUES ('lima', 1000000), ('reserve', 0), ('transit', 0)")


def _code(sticker: Sticker, size: int) -> tuple[str, str]:
    """The serial and the code of one that every copy has: the batch's key is that of the batch it was made from."""
    batch = queries.batch_of(sticker.serial)
    assert batch is not None
    serial = rules.serial(_PREFIX, size // 2)
    return serial, rules.code_of(bytes(batch.key), serial)


def _quantities() -> None:
    for taken, given in (("lima", "transit"), ("transit", "reserve")):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE bench_stock SET quantity = quantity - %s WHERE vault = %s AND quantity >= %s",
                [SENT, taken, SENT],
            )
            cursor.execute("UPDATE bench_stock SET quantity = quantity + %s WHERE vault = %s", [SENT, given])


def _row(serial: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts FROM stickers_sticker WHERE serial = %s", [serial])
        assert cursor.fetchone()
