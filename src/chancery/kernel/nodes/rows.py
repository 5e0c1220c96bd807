"""How are rows taken out of one database as they stand, and laid into the other as they were?"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey, Model, QuerySet
from django.db.models.fields import NOT_PROVIDED

from chancery.kernel.identity.models import Person
from chancery.kernel.nodes import travels
from chancery.kernel.nodes.models import Exact
from chancery.kernel.nodes.travels import Travel, Way

Row = Mapping[str, Any]
Lines = list[tuple[str, Row]]
"""Rows with their tables, in the order in which they may be laid."""
GONE = "-"
"""Stands before the table's name of a row that was removed."""


def just(seeds: Iterable[QuerySet[Any]]) -> Lines:
    """The rows of `seeds` alone, parents first."""
    found: dict[type[Model], set[Any]] = {}
    for rows in seeds:
        found.setdefault(rows.model, set()).update(rows.values_list("pk", flat=True))
    return [
        (travel.table, row)
        for travel in travels.every(Way.DOWN, Way.UP)
        for row in _written(travel, found.get(travel.model, set()))
    ]


def collect(seeds: Iterable[QuerySet[Any]]) -> Lines:
    """The rows of `seeds` and all to which they refer, parents first, as the database itself writes them in JSON."""
    known = {travel.model: travel for travel in travels.every(Way.DOWN, Way.UP)}
    found: dict[type[Model], set[Any]] = {model: set() for model in known}
    waiting = [(rows.model, set(rows.values_list("pk", flat=True))) for rows in seeds]
    while waiting:
        model, keys = waiting.pop()
        new = keys - found[model]
        found[model] |= new
        for column in _references(model) if new else ():
            if column.related_model in known:
                named = model._default_manager.filter(pk__in=new).exclude(**{f"{column.name}__isnull": True})
                waiting.append((column.related_model, set(named.values_list(column.attname, flat=True))))
    return [(travel.table, row) for model, travel in known.items() for row in _written(travel, found[model])]


def about(subjects: set[UUID]) -> list[QuerySet[Any]]:
    """What travels and is about these cases or rows."""
    return [
        travel.model._default_manager.filter(**{f"{travel.subject}__in": subjects})
        for travel in travels.every(Way.UP)
        if travel.subject
    ]


def lay(
    lines: Iterable[tuple[str, Row]],
    *,
    ways: tuple[Way, ...],
    rename: Mapping[UUID, UUID] | None = None,
    updates: Callable[[Travel], bool] = lambda travel: True,
) -> None:
    """Write rows as they are on the other side, in the caller's transaction: new ones added, known ones brought up to date.

    What is the same already is not touched, so that no guard of a table has anything to refuse. `rename` says which
    person a person's id means here; `updates`, of which tables known rows are brought up to date. No trigger notes
    these rows as this side's own. Raises `KeyError` on a table that does not travel these ways.
    """
    tables = {travel.table: travel for travel in travels.every(*ways)}
    with applying(), connection.cursor() as cursor:
        for table, rows in _runs(lines):
            travel = tables[table.removeprefix(GONE)]
            laid = json.dumps([_renamed(travel.label, _whole(travel, row), rename or {}) for row in rows])
            if table.startswith(GONE):
                cursor.execute(_removal(travel.label), [laid])
                continue
            if travel.gives_way:
                cursor.execute(_departure(travel), [laid])
            update, insertion = _statements(travel.label, frozenset(rows[0]))
            if update and updates(travel):
                cursor.execute(update, [laid])
            cursor.execute(insertion, [laid])


@contextmanager
def applying() -> Iterator[None]:
    """What is written inside the block, in the caller's transaction, is the other side's: it is neither noted nor kept off."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chancery.applying', 'on', true)")
        yield
        cursor.execute("SELECT set_config('chancery.applying', '', true)")


def told_apart(lines: Lines, acronym: str) -> Lines:
    """The same rows; where one says what only one may say and another row here says it, it names the post beside it."""
    tables = {travel.table: travel for travel in travels.every(Way.UP) if travel.apart}
    return [(table, _named(tables[table], row, acronym) if table in tables else row) for table, row in lines]


def _named(travel: Travel, row: Row, acronym: str) -> Row:
    """By the three letters of the post, and where there is no room for both with the end of what was typed: there numbers differ."""
    name = travel.apart[0]
    same = {f"{column}__iexact": row.get(column, "") for column in travel.apart}
    others = travel.model._default_manager.filter(**same).exclude(pk=row[str(travel.model._meta.pk.column)])
    if not row.get(name) or not others.exists():
        return row
    beside = f" ({acronym})"
    columns = travel.model._meta.concrete_fields
    length = next(column.max_length or 0 for column in columns if column.column == name)
    return {**row, name: f"{row[name][len(beside) - length :]}{beside}"}


def known_people(lines: Lines) -> dict[UUID, UUID]:
    """Who comes under an id of the other side's although this side knows the same document: that id, and ours."""
    found: dict[UUID, UUID] = {}
    for table, row in lines:
        if table != "identity_person":
            continue
        same = Person.objects.filter(
            document_kind=row["document_kind"],
            document_number=row["document_number"],
            document_country=row["document_country"],
        )
        ours = same.exclude(pk=row["id"]).values_list("pk", flat=True).first()
        if ours is not None:
            found[UUID(row["id"])] = ours
    return found


def without_people(lines: Lines, people: Mapping[UUID, UUID]) -> Lines:
    """The same rows without the persons who are known here under another id."""
    return [
        (table, row) for table, row in lines if table != "identity_person" or UUID(row["id"]) not in people
    ]


def drop_others(label: str, lines: Lines, **where: Any) -> None:
    """Remove the rows of a table that are not among these."""
    model = apps.get_model(label)
    primary = model._meta.pk
    kept = [primary.to_python(row[primary.column]) for table, row in lines if table == model._meta.db_table]
    with applying():
        model._default_manager.filter(**where).exclude(pk__in=kept).delete()


def _runs(lines: Iterable[tuple[str, Row]]) -> Iterator[tuple[str, list[Row]]]:
    """Rows of one table and one version that follow one another, no row twice: they are laid at once, in the order in which
    they came.
    """
    for (table, _), group in groupby(lines, key=lambda line: (line[0], frozenset(line[1]))):
        run: dict[str, Row] = {}
        for _, row in group:
            name = str(row.get("id") or sorted(row.items(), key=str))
            if name in run:
                yield table, list(run.values())
                run = {}
            run[name] = row
        yield table, list(run.values())


def _whole(travel: Travel, row: Row) -> Row:
    """A row of before a column was added here has in it what the rows that were here have; where it is known, the column stays."""
    return {**_defaults(travel.label), **row}


@cache
def _defaults(label: str) -> dict[str, Any]:
    columns = apps.get_model(label)._meta.concrete_fields
    added = (column for column in columns if not column.primary_key and not column.generated)
    plain = {
        column.column: column.get_default()
        for column in added
        if (column.default is NOT_PROVIDED or not callable(column.default))
        and not isinstance(column, ForeignKey)
        and column.db_default is NOT_PROVIDED
    }
    return {name: value for name, value in plain.items() if isinstance(value, str | int | bool)}


def unknown_columns(lines: Lines) -> set[str]:
    """What rows of a newer version have and this one has no place for: tables, and columns of tables."""
    known = {travel.table: travel.model for travel in travels.every(Way.UP, Way.DOWN)}
    unknown: set[str] = set()
    for table, row in lines:
        model = known.get(table.removeprefix(GONE))
        if model is None:
            unknown.add(table)
            continue
        unknown |= {f"{table}.{name}" for name in row.keys() - _columns(model)}
    return unknown


@cache
def _columns(model: type[Model]) -> frozenset[str]:
    return frozenset(str(column.column) for column in model._meta.concrete_fields)


def _renamed(label: str, row: Row, people: Mapping[UUID, UUID]) -> dict[str, Any]:
    laid = dict(row)
    for column in _people(label) if people else ():
        if laid.get(column):
            ours = people.get(UUID(laid[column]))
            laid[column] = str(ours) if ours is not None else laid[column]
    return laid


def _references(model: type[Model]) -> Iterator["ForeignKey[Any, Any]"]:
    return (column for column in model._meta.concrete_fields if isinstance(column, ForeignKey))


def _written(travel: Travel, keys: set[Any]) -> Iterator[Row]:
    if not keys:
        return
    primary = travel.model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT to_jsonb(t) FROM {travel.table} t WHERE t."{primary}" = ANY(%s) ORDER BY t."{primary}"',  # noqa: S608
            [list(keys)],
        )
        for (row,) in cursor.fetchall():
            yield json.loads(row, cls=Exact) if isinstance(row, str) else row


@cache
def _people(label: str) -> tuple[str, ...]:
    """The columns that hold the id of a person."""
    model = apps.get_model(label)
    return tuple(column.column for column in _references(model) if column.related_model is Person)


@cache
def _removal(label: str) -> str:
    model = apps.get_model(label)
    table, key = model._meta.db_table, model._meta.pk.column
    given = f"jsonb_populate_recordset(NULL::{table}, %s::jsonb) g"
    return f'DELETE FROM {table} t USING {given} WHERE t."{key}" = g."{key}"'  # noqa: S608


def _departure(travel: Travel) -> str:
    """Remove what gives way to the rows that come."""
    table, key = travel.table, travel.model._meta.pk.column
    given = f"jsonb_populate_recordset(NULL::{table}, %s::jsonb) g"
    return (
        f'DELETE FROM {table} t USING {given} WHERE t."{travel.gives_way}" = g."{travel.gives_way}" '  # noqa: S608
        f'AND t."{key}" <> g."{key}"'
    )


@cache
def _statements(label: str, said: frozenset[str]) -> tuple[str, str]:
    """Bring a row given as JSON up to date in the columns that it says, as far as the table lets, and add it where it is not."""
    travel = next(found for found in travels.every(Way.UP, Way.DOWN) if found.label == label)
    table, primary = travel.table, travel.model._meta.pk
    columns = [
        column.column
        for column in travel.model._meta.concrete_fields
        if not (travel.key and column is primary) and not column.generated
    ]
    key = travel.key or (primary.column,)
    changing = [column for column in columns if column not in key and column in said]
    free = _free_columns(table)
    if free is not None:
        changing = [column for column in changing if column in free]
    same = " AND ".join(f't."{column}" = g."{column}"' for column in key)
    given = f"jsonb_populate_recordset(NULL::{table}, %s::jsonb) g"
    update = ""
    if changing:
        fresh = ", ".join(f'"{column}" = g."{column}"' for column in changing)
        before, after = (", ".join(f'{side}."{column}"' for column in changing) for side in ("t", "g"))
        update = (
            f"UPDATE {table} t SET {fresh} FROM {given} WHERE {same} "  # noqa: S608
            f"AND ROW({before}) IS DISTINCT FROM ROW({after})"
        )
    names, values = (
        ", ".join(f'"{column}"' for column in columns),
        ", ".join(f'g."{column}"' for column in columns),
    )
    there = (
        f'{same} OR t."{travel.first_stands}" = g."{travel.first_stands}"' if travel.first_stands else same
    )
    insertion = (
        f"INSERT INTO {table} ({names}) SELECT {values} FROM {given} "  # noqa: S608
        f"WHERE NOT EXISTS (SELECT 1 FROM {table} t WHERE {there})"
    )
    return update, insertion


def _free_columns(table: str) -> frozenset[str] | None:
    """The columns that may change of a table that can only be added to; None of any other table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(%s::regclass, 'pg_class')", [table])
        (description,) = cursor.fetchone() or (None,)
    if description is None or not description.startswith("append-only"):
        return None
    _, _, columns = description.partition(" except ")
    return frozenset(columns.split(",")) - {""}
