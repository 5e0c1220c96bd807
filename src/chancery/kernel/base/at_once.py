"""How are several questions put to the database in one statement, and rows of several tables added by one?

What a page shows of one thing lies in many tables. Each queryset goes into one `SELECT` as an array of records; these come in
binary, so that every value has the type that it has when it is asked for by itself.
"""

from collections.abc import Mapping
from copy import copy
from itertools import groupby
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import AutoField, JSONField, Model, QuerySet
from django.db.models.sql import InsertQuery
from django.db.models.sql.compiler import SQLCompiler
from psycopg.pq import Format

Row = TypeVar("Row", bound=Model)


class Written(Generic[Row]):
    """A question that comes with every request, written once: the framework takes longer to write it than the server to answer.

    It is made with any values; whenever it is asked, others stand in their places, in the order of the statement.
    """

    def __init__(self, question: QuerySet[Row]) -> None:
        self._question = question
        self._compiler = question.query.get_compiler(using=DEFAULT_DB_ALIAS)
        self._statement, _ = self._compiler.as_sql()

    def rows(self, *given: Any) -> list[Row]:
        """The rows, as if the framework had asked."""
        with connection.cursor() as cursor:
            cursor.execute(self._statement, given)
            found = cursor.fetchall()
        asked: QuerySet[Row] = self._question.all()
        _fill(asked, copy(self._compiler), found)
        return list(asked)


def fetch(*asked: QuerySet[Any]) -> None:
    """Evaluate the querysets in one statement; each then holds its rows as if it had been asked alone.

    One that holds its rows already is left as it is.
    """
    compiled: list[tuple[QuerySet[Any], SQLCompiler]] = []
    arrays: list[str] = []
    given: list[Any] = []
    for queryset in asked:
        if queryset._result_cache is not None:
            continue
        compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
        try:
            statement, parameters = compiler.as_sql()
        except EmptyResultSet:
            _fill(queryset, compiler, [])
            continue
        compiled.append((queryset, compiler))
        arrays.append(_array_of(statement, compiler))
        given += parameters
    if not arrays:
        return
    with connection.cursor() as cursor:
        cursor.cursor.format = Format.BINARY
        cursor.execute(f"SELECT {', '.join(arrays)}", given)
        found = cursor.fetchone()
    for (queryset, compiler), rows in zip(compiled, found or (), strict=True):
        _fill(queryset, compiler, rows)


def rows(given: Mapping[str, Any], *statements: str) -> list[list[tuple[Any, ...]]]:
    """The rows of each of several statements, written out and put as one; all take their values from `given`, by name."""
    arrays = [f"ARRAY(SELECT ROW(asked.*) FROM ({statement}) AS asked)" for statement in statements]  # noqa: S608
    with connection.cursor() as cursor:
        cursor.cursor.format = Format.BINARY
        cursor.execute(f"SELECT {', '.join(arrays)}", given)
        return list(cursor.fetchone() or ())


def _array_of(statement: str, compiler: SQLCompiler) -> str:
    """The rows of a statement as one value, in their order. The framework reads JSON from its text."""
    names = [f"c{position}" for position in range(len(compiler.select))]
    values = [
        f"{name}::text" if isinstance(selected[0].output_field, JSONField) else name
        for name, selected in zip(names, compiler.select, strict=True)
    ]
    return f"ARRAY(SELECT ROW({', '.join(values)}) FROM ({statement}) AS asked ({', '.join(names)}))"  # noqa: S608


def _fill(queryset: QuerySet[Any], compiler: SQLCompiler, rows: list[tuple[Any, ...]]) -> None:
    """Let the queryset make its objects of rows that are there, as it makes them of a cursor's."""
    compiler.execute_sql = lambda *_, **__: [rows]  # type: ignore[method-assign, assignment]
    queryset.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
    try:
        len(queryset)
    finally:
        del queryset.query.get_compiler  # what is asked further of this queryset goes to the database again


def gather(row: Model, **parts: QuerySet[Any]) -> None:
    """Fetch what hangs on a row, each part under its related name: `row.name.all()` then answers without asking."""
    fetch(*parts.values())
    row.__dict__.setdefault("_prefetched_objects_cache", {}).update(parts)


def add(*new: Model) -> None:
    """Add rows in the order given, those of one table beside one another, as one statement of several INSERTs.

    A key that the database counts is not read back, and no signal is sent. Raises `IntegrityError`.
    """
    statements: list[str] = []
    given: list[Any] = []
    for model, rows in groupby(new, _model):
        fields = [field for field in model._meta.concrete_fields if not isinstance(field, AutoField)]
        query = InsertQuery(model)
        query.insert_values(fields, list(rows))
        for statement, parameters in query.get_compiler(using=DEFAULT_DB_ALIAS).as_sql():
            statements.append(statement)
            given += parameters
    if not statements:
        return
    *before, last = statements
    named = ", ".join(f"added{position} AS ({statement})" for position, statement in enumerate(before))
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {named} {last}" if named else last, given)
    for row in new:
        row._state.adding, row._state.db = False, connection.alias


def _model(row: Model) -> type[Model]:
    return type(row)
