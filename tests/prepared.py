"""What a connection prepared stays so when a savepoint is undone, as it is after every test.

The driver forgets it then, since a table may be gone with the savepoint; the server keeps it, and no test makes a table. In
service a whole transaction is undone, of which the driver forgets all the same: it would gain nothing.
"""

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg._preparing import Prepare, PrepareManager
from psycopg.pq.abc import PGresult


class _Prepared(PrepareManager):
    def _should_discard(  # type: ignore[override]  # the driver hides a constant of its own among the parameters
        self, prep: Prepare, results: Sequence[PGresult]
    ) -> bool:
        is_undone = all((result.command_status or b"").startswith(b"ROLLBACK") for result in results)
        return not is_undone and super()._should_discard(prep, results)


def keep() -> None:
    """From now on, of every connection that is opened."""
    opened = DatabaseWrapper.get_new_connection

    def remembering(wrapper: DatabaseWrapper, params: dict[str, Any]) -> psycopg.Connection[Any]:
        line: psycopg.Connection[Any] = opened(wrapper, params)
        known, line._prepared = line._prepared, _Prepared()
        line._prepared.prepare_threshold = known.prepare_threshold
        return line

    DatabaseWrapper.get_new_connection = remembering  # type: ignore[method-assign]
