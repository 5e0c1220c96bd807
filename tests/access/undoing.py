"""What a request wrote is undone before the next one; what one that only read was told is told again to the next."""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection, transaction

_NEUTRAL = ("SAVEPOINT ", "RELEASE SAVEPOINT ", "ROLLBACK TO SAVEPOINT ")
_READING = re.compile(
    r'SELECT (?:DISTINCT (?:ON \([^)]*\) )?)?(?:"|%s AS "|1 AS|COUNT\(|ARRAY\(SELECT ROW\(|number FROM organisation_edition$)'
)
"""How what the framework asks begins. Whatever else is asked may call a function that writes: the ledger's, the queue's."""
_LOCKING = re.compile(
    r" FOR (?:NO KEY )?UPDATE| FOR (?:KEY )?SHARE|procrastinate_|ledger_add|nextval|pg_", re.I
)
_REMEMBERED = 4_000
"""Answers that are kept at once: those of an address and of who asks come again at the next request, or soon."""
Execute = Callable[[Any, Any, bool, dict[str, Any]], Any]
Rows = list[tuple[Any, ...]]


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

    So every request begins with the same database: what it asks before it writes anything has the answer that it had when it
    was asked first, by whomever, and is not asked again.
    """

    def __init__(self) -> None:
        self._mark = transaction.savepoint()
        self._has_written = False
        self._told: OrderedDict[Hashable, Rows] = OrderedDict()

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
        if isinstance(context["cursor"].cursor, _Told):
            context["cursor"].cursor = context["cursor"].cursor.of
        if self._has_written or not isinstance(sql, str) or sql.startswith(_NEUTRAL):
            return execute(sql, params, many, context)
        self._has_written = True
        if not _READING.match(sql) or _LOCKING.search(sql):
            return execute(sql, params, many, context)
        cursor = context["cursor"]
        if (key := _key(cursor.cursor, sql, params)) is None:
            answer = execute(sql, params, many, context)
        else:
            answer = None
            if key not in self._told:
                execute(sql, params, many, context)
                self._told[key] = cursor.cursor.fetchall()
            self._told.move_to_end(key)
            cursor.cursor = _Told(cursor.cursor, self._told[key])
            if len(self._told) > _REMEMBERED:
                self._told.popitem(last=False)
        self._has_written = False
        return answer


class _Told:
    """A cursor's rows, told again."""

    def __init__(self, of: Any, rows: Rows) -> None:
        self.of = of
        self.rowcount = len(rows)
        self._rows: Iterator[tuple[Any, ...]] = iter(rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self._rows

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self._rows, None)

    def fetchmany(self, size: int) -> Rows:
        return [*islice(self._rows, size)]

    def fetchall(self) -> Rows:
        return [*self._rows]

    def close(self) -> None:
        self.of.close()


def _key(cursor: Any, sql: str, params: Iterable[Any] | None) -> Hashable | None:
    """What is asked, by the values and their types; nothing where a cursor stays in the server or a value may change."""
    if hasattr(cursor, "name"):
        return None
    values = params.items() if isinstance(params, dict) else params or ()
    given = tuple((type(value), value) for value in values)
    try:
        hash(given)
    except TypeError:
        return None
    return sql, given, cursor.format
