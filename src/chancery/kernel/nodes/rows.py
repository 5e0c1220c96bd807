"""How are rows taken out of one database as they stand, and laid into the other as they were?"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey, Model, QuerySet
from psycopg.types.json import Jsonb

from chancery.kernel.nodes import travels
from chancery.kernel.nodes.models import Exact
from chancery.kernel.nodes.travels import Travel, Way

Row = Mapping[str, Any]
Lines = list[tuple[str, Row]]
"""Rows with their tables, in the order in which they may be laid."""

_SHARED = ("identity.Person", "identity.Company", "documents.StoredFile", "organisation.Office")
"""What many cases share: who refers to it does not belong to a case for that."""


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
                waiting.append((column.related_model, set(named.values_list(column.attname, flat=True))))  # type: ignore[arg-type]
    return [(travel.table, row) for model, travel in known.items() for row in _written(travel, found[model])]


def of_case(case_id: UUID) -> list[QuerySet[Any]]:
    """What travels and belongs to a case: the rows that name it, and the rows that name those."""
    models = [travel.model for travel in travels.every(Way.UP)]
    shared = {apps.get_model(label) for label in _SHARED}
    belonging: dict[type[Model], set[Any]] = {model: set() for model in models}
    belonging[apps.get_model("cases.Case")] = {case_id}
    for model in models:
        named = {column.name for column in model._meta.concrete_fields} & {"case_id", "chain"}
        for column in named:
            belonging[model] |= _keys(model, **{column: case_id})
    size = -1
    while size != (size := sum(map(len, belonging.values()))):
        for model in models:
            for reference in _references(model):
                above = (
                    belonging.get(reference.related_model) if reference.related_model not in shared else None
                )  # type: ignore[arg-type]
                if above:
                    belonging[model] |= _keys(model, **{f"{reference.name}__in": above})
    return [model._default_manager.filter(pk__in=keys) for model, keys in belonging.items() if keys]


def lay(
    lines: Iterable[tuple[str, Row]], *, ways: tuple[Way, ...], rename: Callable[[UUID], UUID] | None = None
) -> None:
    """Write rows as they are on the other side, in the caller's transaction: new ones added, known ones brought up to date.

    What can only be added to is added once. `rename` says which person a person's id means here. No trigger notes
    these rows as this side's own. Raises `KeyError` on a table that does not travel these ways.
    """
    tables = {travel.table: travel for travel in travels.every(*ways)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chancery.applying', 'on', true)")
        for table, row in lines:
            travel = tables[table]
            laid = dict(row)
            for column in _people(travel.label) if rename is not None else ():
                if laid.get(column):
                    laid[column] = str(rename(UUID(laid[column])))  # type: ignore[misc]
            cursor.execute(_statement(travel.label), [Jsonb(laid)])
        cursor.execute("SELECT set_config('chancery.applying', '', true)")


def drop_others(label: str, lines: Lines) -> None:
    """Remove the rows of a table that are not among these."""
    model = apps.get_model(label)
    kept = [row[model._meta.pk.column] for table, row in lines if table == model._meta.db_table]
    model._default_manager.exclude(pk__in=kept).delete()


def owners(travel: Travel) -> Iterator[tuple[str, Travel]]:
    """The columns by which a row belongs to another that travels up, and the table of that one."""
    up = {found.model: found for found in travels.every(Way.UP) if found.label not in _SHARED}
    for column in _references(travel.model):
        if column.related_model in up:
            yield column.column, up[column.related_model]  # type: ignore[index]


def row_of(travel: Travel, key: object) -> Row | None:
    """One row as the database writes it in JSON, or None."""
    return next(_written(travel, {key}), None)


def _references(model: type[Model]) -> Iterator["ForeignKey[Any, Any]"]:
    return (column for column in model._meta.concrete_fields if isinstance(column, ForeignKey))


def _keys(model: type[Model], **where: Any) -> set[Any]:
    return set(model._default_manager.filter(**where).values_list("pk", flat=True))


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
            yield json.loads(row, cls=Exact)


@cache
def _people(label: str) -> tuple[str, ...]:
    """The columns that hold the id of a person."""
    person = apps.get_model("identity.Person")
    model = apps.get_model(label)
    return tuple(column.column for column in _references(model) if column.related_model is person)


@cache
def _statement(label: str) -> str:
    """Add a row given as JSON, or bring it up to date as far as the table lets."""
    travel = next(found for found in travels.every(Way.UP, Way.DOWN) if found.label == label)
    model = travel.model
    primary = model._meta.pk
    columns = [
        column.column for column in model._meta.concrete_fields if not (travel.key and column is primary)
    ]
    key = travel.key or (primary.column,)
    changing = [column for column in columns if column not in key]
    free = _free_columns(travel.table)
    if free is not None:
        changing = [column for column in changing if column in free]
    quoted = ", ".join(f'"{column}"' for column in columns)
    names = ", ".join(f'"{column}"' for column in key)
    fresh = ", ".join(f'"{column}" = EXCLUDED."{column}"' for column in changing)
    then = f"DO UPDATE SET {fresh}" if changing else "DO NOTHING"
    return (
        f"INSERT INTO {travel.table} ({quoted}) SELECT {quoted} "  # noqa: S608
        f"FROM jsonb_populate_record(NULL::{travel.table}, %s) ON CONFLICT ({names}) {then}"
    )


def _free_columns(table: str) -> frozenset[str] | None:
    """The columns that may change of a table that can only be added to; None of any other table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(%s::regclass, 'pg_class')", [table])
        (description,) = cursor.fetchone() or (None,)
    if description is None or not description.startswith("append-only"):
        return None
    _, _, columns = description.partition(" except ")
    return frozenset(columns.split(",")) - {""}
