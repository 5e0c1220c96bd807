"""How is one thing measured in a small ministry and in a large one? In two databases made from one, asked in turns.

The rows of the large one are made from those of one real thing, by the database: every column as it was but those that must differ.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import md5
from pathlib import Path
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection, transaction

from bench import asked, measure
from chancery.config.postgres import OWNER, Cluster

Fill = Callable[[int], None]
_INDEXES = (
    "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid::regclass::text = ANY (%s) "
    "AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)"
)
_KEPT_APART = (
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE contype = 'x' AND conrelid::regclass::text = ANY (%s)"
)
_OF_THE_SERVER = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off", "max_wal_size": "4GB"}
_OF_THE_SESSION = {"session_replication_role": "replica", "maintenance_work_mem": "1GB"}


class Copy:
    """The ministry in a database of its own, with what `fill` adds, and the connection that leads there."""

    def __init__(self, name: str, fill: Callable[[], None]) -> None:
        own = str(connection.settings_dict["NAME"])
        self.name = name = f"{own}_{name}"
        connection.close()
        with _elsewhere("postgres"), connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{own}"')
        with _elsewhere(name):
            with _filling(), connection.cursor() as cursor:
                for parameter, value in _OF_THE_SESSION.items():
                    cursor.execute(f"SET {parameter} = '{value}'")
                fill()
                cursor.execute("VACUUM ANALYZE")
                for parameter in _OF_THE_SESSION:
                    cursor.execute(f"RESET {parameter}")
            self._led, connection.connection = connection.connection, None

    @contextmanager
    def used(self) -> Iterator[None]:
        """While inside, what asks the database asks this one."""
        kept, connection.connection = connection.connection, self._led
        try:
            yield
        finally:
            self._led, connection.connection = connection.connection, kept

    def within(self, work: measure.Work) -> measure.Work:
        """The same work, done here."""

        def done() -> None:
            with self.used():
                work()

        return done


@contextmanager
def _elsewhere(name: str) -> Iterator[None]:
    own, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own


@contextmanager
def _filling() -> Iterator[None]:
    """Meanwhile the server neither waits for the disk nor tidies by itself, and lets rows in past triggers and keys to other tables.

    All is on the disk before anything is measured; that the rows made here keep those keys is not looked up.
    """
    superuser = Cluster(Path(settings.VAR) / "postgres").url("postgres", "postgres")
    with psycopg.connect(superuser, autocommit=True) as server:
        server.execute(f"GRANT SET ON PARAMETER session_replication_role TO {OWNER}")
        for name, value in _OF_THE_SERVER.items():
            server.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        server.execute("SELECT pg_reload_conf()")
        try:
            yield
        finally:
            for name in _OF_THE_SERVER:
                server.execute(f"ALTER SYSTEM RESET {name}")
            server.execute("SELECT pg_reload_conf()")
            server.execute("CHECKPOINT")
            os.sync()


def of_sizes(part: str, sizes: list[int], fill: Fill) -> dict[int, Copy]:
    """A small ministry and a large one."""
    return {size: Copy(f"{part}_{size}", partial(fill, size)) for size in (min(sizes), max(sizes))}


def multiply(table: str, where: str, given: object, size: int, **made: str) -> None:
    """From the row of `table` that `where` finds, `size` more; `made` says in SQL, of `n`, what differs in each."""
    with bare(table), connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND table_schema = 'public' "
            "AND is_generated = 'NEVER' AND (is_identity = 'NO' OR column_name = ANY (%s)) ORDER BY ordinal_position",
            [table, list(made)],
        )
        columns = [name for (name,) in cursor.fetchall()]
        values = ", ".join(made.get(name, f'was."{name}"') for name in columns)
        named = ", ".join(f'"{name}"' for name in columns)
        cursor.execute(
            f"INSERT INTO {table} ({named}) SELECT {values} FROM {table} was, generate_series(1, %s) n WHERE {where}",
            [size, given],
        )


@contextmanager
def bare(*tables: str) -> Iterator[None]:
    """Meanwhile without the indexes that no constraint needs, and without ranges kept apart: all are made again at the end.

    In one transaction, so that the pages are written once more only, by the VACUUM, and not when the indexes first read them.
    """
    given = [list(tables)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_INDEXES, given)
        indexes = cursor.fetchall()
        cursor.execute(_KEPT_APART, given)
        ranges = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        for table, name, _ in ranges:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        yield
        for _, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in ranges:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


def multiply_case(case_id: UUID, size: int, *, made: str = "case", **differs: str) -> None:
    """So many more cases, the newest first, whatever their number: their ids are `made_id(made)`."""
    dated = {name: earlier(name) for name in ("opened_at", "moved_at", "closed_at")}
    multiply(
        "cases_case", "was.id = %s", case_id, size,
        id=made_id(made), number=f"'BEN{made.upper()}-2026-' || n", **{**dated, **differs},
    )  # fmt: skip


def multiply_paper(document_id: UUID, size: int) -> None:
    """So many more documents, each of one of the cases, without what stands in them: their ids are `made_id("document")`."""
    multiply(
        "documents_document", "was.id = %s", document_id, size,
        id=made_id("document"), case_id=made_id("case"), number="'BEND-2026-' || n", ordinal="was.ordinal + 1000 + n",
        verification_code="upper(substr(md5('code' || n), 1, 20))", facts="'{}'",
    )  # fmt: skip


def made_id(what: str, number: str = "n") -> str:
    """In SQL, the id of the n-th of what is made: in the order in which they come, as ours are."""
    head = md5(what.encode(), usedforsecurity=False).hexdigest()[:20]
    return f"('{head}' || lpad(to_hex({number}), 12, '0'))::uuid"


def earlier(column: str) -> str:
    """In SQL, when the n-th came: one every ten minutes before the real one, a million in nineteen years."""
    return f"was.{column} - n * interval '10 minutes'"


def days_earlier(column: str) -> str:
    """The same of a column that is a day."""
    return f"was.{column} - n / {24 * 6}"


def figures(
    part: str,
    copies: dict[int, Copy],
    works: Mapping[str, measure.Work],
    plain: Mapping[str, tuple[str, measure.Work, float]],
    *,
    rounds: int,
    times: int,
    pages: Mapping[str, measure.Work] | None = None,
    most: float = 1.5,
) -> list[measure.Figure]:
    """Each work in the large ministry beside the small one, and in the large one beside its plain alternative.

    A round does each work `times` times. `plain` gives, by the name of a work, what it is compared with and the aim. `pages`
    are works of which the statements are counted too.
    """
    small, large = min(copies), max(copies)
    pages = pages or {}
    takes = {
        name: asked.told(*(asked.statements(copies[size].within(work)) for size in (small, large)))
        for name, work in pages.items()
    }
    turns: dict[str, measure.Work] = {}
    for name, work in {**works, **pages}.items():
        for size in (small, large):
            turns[f"{name} {size}"] = copies[size].within(_repeated(work, times))
        if name in plain:
            turns[f"{name} plain"] = copies[large].within(_repeated(plain[name][1], times))
    taken = measure.in_turns(turns, rounds=rounds)
    found = []
    for name in (*works, *pages):
        of_large = taken[f"{name} {large}"]
        a_second = times * len(of_large) / sum(of_large)
        what = f"{name}, at {large:,} : at {small:,} ({a_second:.0f} a second)"
        of_small = taken[f"{name} {small}"]
        found.append(measure.at_most(part, what, of_large, of_small, most, queries=takes.get(name, "")))
        if name in plain:
            words, _, aim = plain[name]
            found.append(
                measure.at_most(
                    part, f"{name} : {words}, at {large:,}", of_large, taken[f"{name} plain"], aim
                )
            )
    return found


def _repeated(work: measure.Work, times: int) -> measure.Work:
    def done() -> None:
        for _ in range(times):
            work()

    return done
