"""May whoever has asked so much ask once more, and if not, when?

Each allowance is a bucket that fills at a steady rate (GCRA), kept in one row that every server process shares: a
request costs one statement, and its row is written whether or not what was asked for then succeeds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from django.db import connection

from chancery.kernel.base import clock
from chancery.kernel.identity.models import Allowance

LONGEST = timedelta(days=1)

_SPEND = """
INSERT INTO identity_allowance AS kept (key, opens_at, spacing)
SELECT * FROM unnest(%(keys)s::text[], %(opening)s::timestamptz[], %(spacing)s::interval[])
ON CONFLICT (key) DO UPDATE
SET opens_at = greatest(kept.opens_at + excluded.spacing, excluded.opens_at), spacing = excluded.spacing
WHERE kept.opens_at <= %(now)s
RETURNING key
"""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many times in a period: all at once, or spread over it. A period is a day at most."""

    amount: int
    period: timedelta

    def __str__(self) -> str:
        return f"{self.amount}/{self.period.total_seconds():.0f}s"

    @property
    def spacing(self) -> timedelta:
        return self.period / self.amount


def spend(*, uses: Sequence[tuple[str, Rate]]) -> dict[str, datetime]:
    """Ask once more under each key; answer which of them must wait, and until when. Empty: go on."""
    now = clock.now()
    ordered = sorted(uses, key=itemgetter(0))  # two requests of one caller lock their rows in one order
    keys = [key for key, _ in ordered]
    given: dict[str, Any] = {
        "keys": keys,
        "opening": [now + 2 * rate.spacing - rate.period for _, rate in ordered],
        "spacing": [rate.spacing for _, rate in ordered],
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SPEND, given)
        refused = set(keys) - {key for (key,) in cursor.fetchall()}
    if not refused:
        return {}
    return dict(Allowance.objects.filter(key__in=refused).values_list("key", "opens_at"))


def forget_full() -> int:
    """Remove the rows of whoever has not asked for so long that nothing is spent; how many."""
    removed, _ = Allowance.objects.filter(opens_at__lt=clock.now() - LONGEST).delete()
    return removed
