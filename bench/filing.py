"""What does filing a case cost, beside the bare INSERTs of the same rows in one transaction?"""

from uuid import uuid4

import psycopg
from django.db import connection
from psycopg import sql

from bench import measure
from bench.world import World
from chancery.contexts.apostilles import actions
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.documents.models import Upload

LOGGED = "SELECT relname, n_tup_ins FROM pg_stat_xact_user_tables WHERE n_tup_ins > 0 ORDER BY relname"


def run(world: World) -> None:
    """At most three times is the aim."""
    content = factories.pdf("medición")
    uploads = iter([factories.upload(world.at.citizen, content) for _ in range(80)])

    def file(upload: Upload) -> None:
        actions.file(
            particulars=factories.PARTICULARS,
            uploads={actions.SOURCE: upload.id},
            office=world.at.office,
            applicant=world.at.applicant,
            actor=world.at.citizen,
        )

    file(next(uploads))
    rows = _rows_of(lambda: file(next(uploads)))
    parameters = connection.get_connection_params()
    bare = psycopg.connect(
        host=parameters["host"],
        user=parameters["user"],
        password=parameters["password"],
        dbname=parameters["dbname"],
    )

    def insert() -> None:
        with bare.transaction():
            for table, columns, values in rows:
                bare.execute(
                    sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
                        sql.Identifier(f"bench_{table}"),
                        sql.SQL(", ").join(map(sql.Identifier, columns)),
                        sql.SQL(", ").join(sql.Placeholder() for _ in columns),
                    ),
                    _fresh(columns, values),
                )

    for table in {table for table, _, _ in rows}:
        source, copy = sql.Identifier(table), sql.Identifier(f"bench_{table}")
        with bare.transaction():
            bare.execute(sql.SQL("CREATE TABLE {} (LIKE {} INCLUDING ALL)").format(copy, source))
    taken = measure.in_turns(
        {"file": lambda: file(next(uploads)), f"the same {len(rows)} INSERTs": insert}, rounds=40
    )
    measure.show("Filing a case", taken)
    ours, theirs = taken.values()
    measure.ratio("ours : bare INSERTs", ours, theirs, "aim ≤ 3")
    bare.close()


def _rows_of(work: "object") -> list[tuple[str, list[str], list[object]]]:
    """The rows that a filing adds, found by comparing what each table holds before and after."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        before = {table: _keys(cursor, table) for table in tables}
        work()  # type: ignore[operator]
        added = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column.name for column in cursor.description]
            added += [(table, columns, list(row)) for row in cursor.fetchall() if row[0] not in before[table]]
    return [row for row in added if not row[0].startswith(("procrastinate", "bench_"))]


def _keys(cursor: "object", table: str) -> set[object]:
    """The primary keys, which stand first in every table."""
    cursor.execute(f'SELECT * FROM "{table}"')  # type: ignore[attr-defined]
    return {row[0] for row in cursor.fetchall()}  # type: ignore[attr-defined]


def _fresh(columns: list[str], values: list[object]) -> list[object]:
    """The same values but for what must be unique."""
    from uuid import UUID

    fresh: list[object] = []
    for column, value in zip(columns, values, strict=True):
        if isinstance(value, UUID):
            fresh.append(uuid4())
        elif column in ("number", "sha256", "hash"):
            fresh.append(uuid4().hex[:20])
        elif column == "id" and isinstance(value, int):
            fresh.append(uuid4().int % 2**60)
        else:
            fresh.append(psycopg.types.json.Jsonb(value) if isinstance(value, dict) else value)
    return fresh
