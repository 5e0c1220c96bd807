"""What a request wrote is undone before the next one; one that only read leaves nothing to undo."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

_READING = ("SELECT ", "SAVEPOINT ", "RELEASE SAVEPOINT ")
_WRITING = "procrastinate_"
"""A job is put in the queue by a function, which a SELECT calls."""
Execute = Callable[[Any, Any, bool, dict[str, Any]], Any]


@contextmanager
def alone() -> Iterator[None]:
    """Whatever one request does is undone, also what was to outlive a refusal."""
    undone = transaction.atomic()
    undone._from_testcase = True  # type: ignore[attr-defined]  # as the test's own transaction is marked
    with undone:
        yield
        transaction.set_rollback(True)


class Undoing:
    """The same for thousands of requests, within the test's own transaction: it goes back to one savepoint after each that wrote.

    To set one for each and to go back after each was a third of their statements; and whenever it goes back the driver
    forgets which statements it had prepared.
    """

    def __init__(self) -> None:
        self._mark = transaction.savepoint()
        self._has_written = False

    @contextmanager
    def undone(self) -> Iterator[None]:
        """As `alone`."""
        waiting = len(connection.run_on_commit)
        self._has_written = False
        with connection.execute_wrapper(self._watch):
            yield
        if self._has_written or connection.needs_rollback:
            transaction.set_rollback(False)
            transaction.savepoint_rollback(self._mark)
        del connection.run_on_commit[waiting:]

    def _watch(self, execute: Execute, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """A statement that failed leaves a transaction in which nothing more may be asked: as one that wrote."""
        known, self._has_written = self._has_written, True
        answer = execute(sql, params, many, context)
        is_reading = isinstance(sql, str) and sql.startswith(_READING) and _WRITING not in sql
        self._has_written = known or not is_reading
        return answer
