"""How is the database asked? A line that was kept is not asked whether it stands, and a search is planned for what was typed.

What was prepared stays so when a savepoint is undone; of a whole transaction that is undone the driver forgets it all the same.
"""

import select
from collections.abc import Sequence
from typing import Any

import psycopg
from django.db.backends.postgresql import base, operations
from psycopg._preparing import Prepare, PrepareManager
from psycopg.pq import TransactionStatus
from psycopg.pq.abc import PGresult

_SOUGHT = (" @@ ", " LIKE ", " %% ")
"""Marks of a statement that seeks stems, parts of words or words like others: how it is best found depends on what was typed."""


class _Cursor(base.ServerBindingCursor):
    """Has statements prepared that are asked often, but for those that seek: a plan for any word suits none."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        if isinstance(query, str) and any(mark in query for mark in _SOUGHT):
            options.setdefault("prepare", False)
        return super().execute(query, params, **options)  # type: ignore[misc]  # unknown to the stubs


class _Prepared(PrepareManager):
    """The driver forgets what it prepared when a savepoint is undone, since a table may be gone with it.

    The server keeps it, and nothing that is served makes a table.
    """

    def _should_discard(  # type: ignore[override]  # the driver hides a constant of its own among the parameters
        self, prep: Prepare, results: Sequence[PGresult]
    ) -> bool:
        is_undone = all((result.command_status or b"").startswith(b"ROLLBACK") for result in results)
        return not is_undone and super()._should_discard(prep, results)


class _Operations(operations.DatabaseOperations):
    compiler_module = "chancery.config.database.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    """As the framework's, but for those three and for how fast it writes."""

    ops_class = _Operations

    def get_connection_params(self) -> dict[str, Any]:
        """With our own cursor."""
        return {**super().get_connection_params(), "cursor_factory": _Cursor}

    def get_new_connection(self, conn_params: dict[str, Any]) -> psycopg.Connection[Any]:
        """With our own memory of what was prepared."""
        line: psycopg.Connection[Any] = super().get_new_connection(conn_params)
        known, line._prepared = line._prepared, _Prepared()
        line._prepared.prepare_threshold = known.prepare_threshold
        return line

    def is_usable(self) -> bool:
        """Ask the server only within a transaction, or where a farewell or a notice waits: else a silent line stands."""
        if self.connection is None or self.connection.closed:
            return False
        if self.connection.info.transaction_status is not TransactionStatus.IDLE:
            return bool(super().is_usable())
        line = select.poll()
        line.register(self.connection.fileno(), select.POLLIN)
        return not line.poll(0) or bool(super().is_usable())
