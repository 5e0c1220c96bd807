"""How is one value asked of the database at the least cost, by a statement that strangers ask for again and again?

A cursor with its adapters and rows takes several times as much of a processor as sending the question and reading the answer. A
statement of text that is answered by one text needs none of them: it is prepared once a connection, and asked of the line.
"""

import re
from functools import cache
from itertools import count
from weakref import WeakKeyDictionary

import psycopg
from django.db import connection
from psycopg.errors import InvalidSqlStatementName, error_from_result
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

_GOOD = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)
_prepared: WeakKeyDictionary[psycopg.Connection, set[bytes]] = WeakKeyDictionary()
_numbers = count()


def value(statement: str, *given: str) -> str | None:
    """What a statement of one column says of the first row, or None. Its values stand in it as `%s`."""
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    line: psycopg.Connection = connection.connection
    if not _is_alone(line) or any("\0" in each for each in given):
        with connection.cursor() as cursor:
            cursor.execute(statement, given)
            row = cursor.fetchone()
        return row[0] if row else None
    with connection.wrap_database_errors:
        result = _asked(line, statement, [each.encode() for each in given])
    written = result.get_value(0, 0) if result.ntuples else None
    return None if written is None else written.decode()


def _is_alone(line: psycopg.Connection) -> bool:
    """Whether nothing listens, and no transaction would be spoilt by a statement that the server has forgotten."""
    return (
        line.info.transaction_status is TransactionStatus.IDLE
        and not connection.execute_wrappers
        and not connection.queries_logged
    )


def _asked(line: psycopg.Connection, statement: str, given: list[bytes]) -> PGresult:
    """The answer; a statement that the driver let the server forget, as after a transaction undone, is prepared again."""
    name, text = _named(statement)
    known = _prepared.setdefault(line, set())
    if name in known:
        result = line.pgconn.exec_prepared(name, given)
        if result.status in _GOOD:
            return result
        error = error_from_result(result)
        if not isinstance(error, InvalidSqlStatementName):
            raise error
    _checked(line.pgconn.prepare(name, text))
    known.add(name)
    return _checked(line.pgconn.exec_prepared(name, given))


def _checked(result: PGresult) -> PGresult:
    if result.status not in _GOOD:
        raise error_from_result(result)
    return result


@cache
def _named(statement: str) -> tuple[bytes, bytes]:
    """The name by which the server knows it, and how it is written there."""
    places = count(1)
    written = re.sub("%s", lambda _: f"${next(places)}", statement)
    return f"ready_made_{next(_numbers)}".encode(), written.encode()
