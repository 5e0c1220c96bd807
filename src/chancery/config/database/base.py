"""How is the database asked? A line that was kept is not asked whether it stands, and a search is planned for what was typed."""

import select
from typing import Any

from django.db.backends.postgresql import base, operations
from psycopg.pq import TransactionStatus

_SOUGHT = (" @@ ", " LIKE ", " %% ")
"""Marks of a statement that seeks stems, parts of words or words like others: how it is best found depends on what was typed."""


class _Cursor(base.ServerBindingCursor):
    """Has statements prepared that are asked often, but for those that seek: a plan for any word suits none."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        if isinstance(query, str) and any(mark in query for mark in _SOUGHT):
            options.setdefault("prepare", False)
        return super().execute(query, params, **options)  # type: ignore[misc]  # unknown to the stubs


class _Operations(operations.DatabaseOperations):
    compiler_module = "chancery.config.database.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    """As the framework's, but for those two and for how fast it writes."""

    ops_class = _Operations

    def get_connection_params(self) -> dict[str, Any]:
        """With our own cursor."""
        return {**super().get_connection_params(), "cursor_factory": _Cursor}

    def is_usable(self) -> bool:
        """Ask the server only within a transaction, or where a farewell or a notice waits: else a silent line stands."""
        if self.connection is None or self.connection.closed:
            return False
        if self.connection.info.transaction_status is not TransactionStatus.IDLE:
            return bool(super().is_usable())
        line = select.poll()
        line.register(self.connection.fileno(), select.POLLIN)
        return not line.poll(0) or bool(super().is_usable())
