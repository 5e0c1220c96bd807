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
_PRINT = 'SELECT sum(hashtextextended(each::text, 0)::numeric) FROM "{0}" each'
_EDITION = "organisation_edition"
"""Never put back: a number given twice would let old readings be believed (`chancery.kernel.organisation.dated`)."""


@dataclass(slots=True)
class Beginning:
    """What the tables held when the run began: the fingerprint and the columns of those that held anything."""

    empty: list[str] = field(default_factory=list)
    prints: dict[str, int] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)


def keep() -> Beginning:
    """Copy what the tables hold into a schema of its own."""
    beginning = Beginning()
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS beginning CASCADE; CREATE SCHEMA beginning")
        held = _held(tables)
        for table in tables:
            if table not in held:
                beginning.empty.append(table)
            elif table not in (_EDITION, "django_migrations"):
                cursor.execute(f'CREATE TABLE beginning."{table}" AS TABLE "{table}"')
                cursor.execute(_COLUMNS, [table])
                beginning.columns[table] = cursor.fetchone()[0]
                beginning.prints[table] = _print(table)
    return beginning


def put_back(beginning: Beginning) -> None:
    """Take away what was written since, and write again what was changed or taken away."""
    written = _held(beginning.empty)
    changed = [table for table, known in beginning.prints.items() if _print(table) != known]
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


def _held(tables: list[str]) -> list[str]:
    """Those of the tables in which there is anything."""
    if not tables:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"(SELECT '{table}' FROM \"{table}\" LIMIT 1)" for table in tables))
        return [row[0] for row in cursor.fetchall()]


def _print(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_PRINT.format(table))
        return int(cursor.fetchone()[0] or 0)
