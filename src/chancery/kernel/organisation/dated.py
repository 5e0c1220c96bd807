"""May what was read of the dated tables be believed again? As long as no row of them has changed.

Holidays, legal periods, the tariff and the parties to a convention change a few times a year and are read in every act. So each process keeps
what it read, and an act asks once for the edition of the tables: a number that the database itself replaces in the
very transaction that changes a row, by a trigger that `note_changes` puts on the table.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.db.migrations import RunSQL

P = ParamSpec("P")
T = TypeVar("T")

_MOST = 2000


class _Standing:
    """The edition that one act believes, asked for when it first needs a dated table."""

    @cached_property
    def edition(self) -> int | None:
        return _edition()


_within_act: ContextVar[_Standing | None] = ContextVar("edition of the dated tables", default=None)


@contextmanager
def as_they_stand() -> Iterator[None]:
    """Within one act, or one look at a page, take the dated tables as they stand at first: their edition is asked for once."""
    if _within_act.get() is not None:
        yield
        return
    token = _within_act.set(_Standing())
    try:
        yield
    finally:
        _within_act.reset(token)


def learn(edition: int | None) -> None:
    """The edition came along with another statement: unless the act believes one already, it need not ask."""
    standing = _within_act.get()
    if standing is not None:
        standing.__dict__.setdefault("edition", edition)


def kept(read: Callable[P, T]) -> Callable[P, T]:
    """Keep what `read` answers, for the same arguments and the same edition. What it raises is not kept."""
    known: tuple[int, dict[Any, T]] = (0, {})

    @wraps(read)
    def answer(*arguments: P.args, **named: P.kwargs) -> T:
        nonlocal known
        standing = _within_act.get()
        edition = standing.edition if standing is not None else _edition()
        if edition is None:
            return read(*arguments, **named)
        if known[0] != edition or len(known[1]) > _MOST:
            known = (edition, {})
        answers = known[1]
        asked = (arguments, tuple(sorted(named.items())))
        if asked not in answers:
            answers[asked] = read(*arguments, **named)
        return answers[asked]

    return answer


def note_changes(table: str) -> RunSQL:
    """The migration operation by which a table becomes one whose changes make a new edition."""
    return RunSQL(
        f"CREATE TRIGGER {table}_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION organisation_new_edition();",
        f"DROP TRIGGER {table}_edition ON {table};",
    )


def _edition() -> int | None:
    """None when nothing was ever noted: then nothing is believed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM organisation_edition")
        row = cursor.fetchone()
    return int(row[0]) if row else None
