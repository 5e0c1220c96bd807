"""How many permits can the border check in a second, with ten thousand issued and with a million?

By the token in the QR, whose signature is verified and whose reading is kept under the reader's name; and by the printed number.
The plain alternative: the permit's row alone, found by its number.
"""

from itertools import cycle

from django.db import connection

from bench import copies
from bench.measure import Figure
from bench.world import World
from chancery.contexts.travel_permits import actions
from chancery.contexts.travel_permits.models import Permit
from chancery.contexts.travel_permits.tests import factories

ROUNDS, TIMES, PERMITS = 15, 10, 4


def run(world: World, sizes: list[int]) -> list[Figure]:
    """As long with a million as with ten thousand."""
    at = factories.world()
    permits = [factories.issued(at) for _ in range(PERMITS)]
    ministries = copies.of_sizes("permits", sizes, lambda size: _fill(permits[0], size))
    tokens, numbers, rows = (
        cycle([permit.token for permit in permits]),
        cycle([permit.number for permit in permits]),
        cycle([permit.number for permit in permits]),
    )

    def by_token() -> None:
        assert actions.check(code=next(tokens), actor=at.border.officer).is_good

    def by_number() -> None:
        assert actions.check(code=next(numbers), actor=at.border.officer).is_good

    works = {"a border check by token": by_token, "a border check by number": by_number}
    plain = {"a border check by token": ("the permit's row", lambda: _row(next(rows)), 40.0)}
    return copies.figures("permits", ministries, works, plain, rounds=ROUNDS, times=TIMES)


def _fill(permit: Permit, size: int) -> None:
    """So many more permits, each with its case and its paper; nine of ten were used."""
    made = copies.made_id
    copies.multiply_case(permit.request.case_id, size)
    copies.multiply_paper(permit.document_id, size)
    copies.multiply(
        "travel_permits_request",
        "was.id = %s",
        permit.request_id,
        size,
        id=made("request"),
        case_id=made("case"),
    )
    copies.multiply(
        "travel_permits_permit", "was.id = %s", permit.pk, size,
        id=made("permit"), request_id=made("request"), document_id=made("document"), number="'BENP-2026-' || n",
        token_id="decode(substr(md5('token' || n), 1, 16), 'hex')", token="'T' || n",
    )  # fmt: skip
    _leave(permit, size)


def _leave(permit: Permit, size: int) -> None:
    made = copies.made_id
    with copies.bare("travel_permits_exit"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO travel_permits_exit (id, permit_id, key, office_id, officer_name, left_at, told_at, is_afterwards, "
            f"is_consuming) SELECT {made('exit')}, {made('permit')}, {made('key')}, office.office_id, "
            "'Quien controla', now(), now(), false, true FROM generate_series(1, %s) n, cases_case office "
            "WHERE office.id = %s AND n %% 10 <> 0",
            [size, permit.request.case_id],
        )


def _row(number: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, valid_from, valid_until FROM travel_permits_permit WHERE number = %s", [number]
        )
        assert cursor.fetchone()
