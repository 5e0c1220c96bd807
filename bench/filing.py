"""What does filing a case cost, beside the bare INSERTs of the same rows in one transaction?

The rows are those that a filing added, found by comparing the tables; they go to the same tables, past the same
constraints, keys and triggers, under ids of their own. Sequences give the numbers that sequences gave.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.db import connection
from psycopg import sql
from psycopg.types.json import Jsonb

from bench import measure
from bench.world import World
from chancery.contexts.apostilles import actions, queries
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.documents.models import Upload

ROUNDS = 60
_PRIMARY_KEYS = """
SELECT c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace AND cardinality(i.indkey::int2[]) = 1
"""
_REFERENCES = """
SELECT c.conrelid::regclass::text, array_agg(c.confrelid::regclass::text) FROM pg_constraint c
WHERE c.contype = 'f' GROUP BY 1
"""
# Made by a trigger from the row of the job, as on the other side.
_TRIGGERED = "procrastinate_events"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that a filing added, without what a sequence gave."""

    statement: str
    values: list[Any]


def run(world: World) -> list[measure.Figure]:
    """At most three times is the aim."""
    content = factories.pdf("medición")
    uploads = iter([factories.upload(world.at.citizen, content) for _ in range(2 * ROUNDS + 10)])

    def file(upload: Upload) -> None:
        actions.file(
            particulars=factories.PARTICULARS,
            uploads={queries.SOURCE: upload.id},
            office=world.at.office,
            applicant=world.at.applicant,
            actor=world.at.citizen,
        )

    file(next(uploads))
    used = next(uploads)
    rows, made = _rows_of(lambda: file(used))
    parameters = connection.get_connection_params()
    bare = psycopg.connect(**{name: parameters[name] for name in ("host", "user", "password", "dbname")})

    def insert() -> None:
        ids: dict[object, object] = {old: uuid4() for old in made}
        ids[used.id] = next(uploads).id
        with bare.transaction():
            for row in rows:
                bare.execute(row.statement, [_fresh(value, ids) for value in row.values])

    taken = measure.in_turns({"file": lambda: file(next(uploads)), "insert": insert}, rounds=ROUNDS)
    bare.close()
    return [
        measure.at_most(
            "filing", f"end to end : its {len(rows)} bare INSERTs", taken["file"], taken["insert"], 3
        )
    ]


def _rows_of(work: Callable[[], object]) -> tuple[list[Row], set[UUID]]:
    """The rows that a filing adds, those pointed at first, and the ids that it made."""
    with connection.cursor() as cursor:
        cursor.execute(_PRIMARY_KEYS)
        keys = {table: key for table, key in cursor.fetchall() if table != _TRIGGERED}
        before = {table: set(_column(cursor, table, key)) for table, key in keys.items()}
        work()
        added: dict[str, list[dict[str, Any]]] = {}
        for table, key in keys.items():
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY "{key}"')
            columns = [column.name for column in cursor.description]
            found = [dict(zip(columns, values, strict=True)) for values in cursor.fetchall()]
            if fresh := [row for row in found if row[key] not in before[table]]:
                added[table] = fresh
        cursor.execute(_REFERENCES)
        references = {table.strip('"'): set(others) for table, others in cursor.fetchall()}
    made = {row[keys[table]] for table, rows in added.items() for row in rows}
    in_order = [
        _row(table, row, keys[table])
        for table in _pointed_at_first(added, references)
        for row in added[table]
    ]
    return in_order, {key for key in made if isinstance(key, UUID)}


def _column(cursor: Any, table: str, column: str) -> Iterator[object]:
    cursor.execute(f'SELECT "{column}" FROM "{table}"')
    return (value for (value,) in cursor.fetchall())


def _pointed_at_first(tables: dict[str, Any], references: dict[str, set[str]]) -> list[str]:
    ordered: list[str] = []
    while waiting := [table for table in tables if table not in ordered]:
        ordered += [table for table in waiting if not (references.get(table, set()) - {table}) & set(waiting)]
    return ordered


def _row(table: str, row: dict[str, Any], key: str) -> Row:
    if isinstance(row[key], int):
        del row[key]
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(sql.Placeholder() for _ in row),
    )
    if "number" in row:
        row["number"] = _Unique()
    return Row(statement.as_string(None), list(row.values()))


class _Unique:
    """A number that no other row has."""


def _fresh(value: Any, ids: dict[object, object]) -> Any:
    if isinstance(value, UUID):
        return ids.get(value, value)
    if isinstance(value, _Unique):
        return uuid4().hex[:20]
    return Jsonb(value) if isinstance(value, dict) else value
