"""After a test that committed, the run's database stands again as it did before the first one.

Django empties every table there is and then writes the kinds of content and the permissions anew: seconds for a test that wrote
thirty rows. Here only what was written is taken away, past the triggers that forbid it, and a table that the run began
with (the network, the tariff) is put back only if it changed.
"""

from dataclasses import dataclass, field

from django.db import connection

_COLUMNS = """
    SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'
"""
_PRINT = "SELECT '{0}', count(*), max(xmin::text::bigint) FROM \"{0}\""
"""A row that was added or changed is of a later transaction than all there were; one that was taken away is one less."""
_EDITION = "organisation_edition"
"""Never put back: a number given twice would let old readings be believed (`chancery.kernel.organisation.dated`)."""


_Prints = dict[str, tuple[int, int]]


@dataclass(slots=True)
class Beginning:
    """What the tables held when the run began: how many rows and of which transaction, and the columns of those that held any."""

    prints: _Prints = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)


def keep() -> Beginning:
    """Copy what the tables hold into a schema of its own."""
    beginning = Beginning()
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS beginning CASCADE; CREATE SCHEMA beginning")
        cursor.execute(_written_of(tables))
        held = _written()
        kept = [table for table in tables if table in held and table not in (_EDITION, "django_migrations")]
        for table in kept:
            cursor.execute(f'CREATE TABLE beginning."{table}" AS TABLE "{table}"')
            cursor.execute(_COLUMNS, [table])
            beginning.columns[table] = cursor.fetchone()[0]
        beginning.prints = _prints(kept)
        cursor.execute(_written_of([table for table in tables if table not in held]))
    return beginning


def put_back(beginning: Beginning) -> None:
    """Take away what was written since, and write again what was changed or taken away."""
    written, prints = _written(), _prints([*beginning.prints])
    changed = [table for table, known in beginning.prints.items() if prints[table] != known]
    if not written and not changed:
        return
    with connection.cursor() as cursor:
        statements = [f'DELETE FROM "{table}"' for table in (*written, *changed)]
        for table in changed:
            columns = beginning.columns[table]
            statements.append(
                f'INSERT INTO "{table}" ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM beginning."{table}"'
            )
        if changed:
            statements.append(f"UPDATE {_EDITION} SET number = nextval('organisation_edition_number')")
        cursor.execute(
            "BEGIN; SET LOCAL session_replication_role = replica; " + "; ".join(statements) + "; COMMIT"
        )
    beginning.prints |= _prints(changed)


def _written_of(tables: list[str]) -> str:
    """A function that names those of the tables in which there is anything: planned once a connection.

    One statement over all of them took longer to plan than most tests take to run.
    """
    each = "".join(
        f"IF EXISTS (SELECT FROM public.\"{table}\") THEN RETURN NEXT '{table}'; END IF; " for table in tables
    )
    return f"CREATE OR REPLACE FUNCTION beginning.written() RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN {each}END $$"


def _written() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT beginning.written()")
        return [row[0] for row in cursor.fetchall()]


def _prints(tables: list[str]) -> _Prints:
    if not tables:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(_PRINT.format(table) for table in tables))
        return {name: (rows, latest) for name, rows, latest in cursor.fetchall()}
