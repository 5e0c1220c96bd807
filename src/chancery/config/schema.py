"""How is an empty database made in seconds? From the schema as every migration leaves it, written down.

Running the migrations from the first takes minutes: Django draws nearly every model anew at each of their steps.
`python -m chancery.config.schema` runs them all in an empty database and writes `schema.sql`; a test
does the same and compares. What a migration adds after that is run by `migrate` as ever.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from chancery.config.postgres import OWNER, Cluster, run_program

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = Path(__file__).with_name("schema.sql")
MAJOR = 18
"""PostgreSQL's, whose `pg_dump` wrote the schema: another one may not read it, and runs the migrations."""
_HEADING = "-- El esquema tal como lo dejan las migraciones: lo escribe «python -m chancery.config.schema».\n"
_SAID_OF_THE_DUMP = re.compile(
    r"^(?:--.*|SET .*|SELECT pg_catalog\.set_config.*|\\(?:un)?restrict .*)\n", re.MULTILINE
)
_APPLIED = "SELECT app, name FROM django_migrations ORDER BY id"
_NOTED = "INSERT INTO public.django_migrations (app, name, applied) VALUES ('{}', '{}', now());\n"
_BETWEEN = re.compile(r"\n{2,}")


def described(database: str) -> str:
    """The schema of a database by its address, and the migrations that made it."""
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "schema.sql"
        run_program(
            database, "pg_dump", "--schema-only", "--no-owner", "--no-privileges", "--no-toast-compression",
            f"--file={dump}",
        )  # fmt: skip
        tables = _BETWEEN.sub("\n", _SAID_OF_THE_DUMP.sub("", dump.read_text(encoding="utf-8")))
    with psycopg.connect(database) as connection:
        applied = "".join(_NOTED.format(*row) for row in connection.execute(_APPLIED))
    return f"{_HEADING}SET check_function_bodies = false;{tables}{applied}"


MIGRATES = ("manage.py", "migrate", "--every", "--no-input", "--verbosity", "0")


def made_by_migrations(server: str, *, name: str, program: Sequence[str] = MIGRATES) -> str:
    """What every migration makes of an empty database, which `server` (its owner's address) holds while `program` runs them."""
    database = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    of_it = sql.Identifier(name)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(of_it))
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(of_it))
        try:
            subprocess.run(  # noqa: S603
                [sys.executable, *program],
                cwd=ROOT,
                env={**os.environ, "DATABASE_URL": database},
                check=True,
            )
            return described(database)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {}").format(of_it))


def main() -> None:
    """Write the schema, by a database of its own in a cluster of its own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        cluster = Cluster(Path(folder) / "postgres", is_lasting=False)
        cluster.ensure_running()
        try:
            SCHEMA.write_text(made_by_migrations(cluster.url(OWNER), name="described"), encoding="utf-8")
        finally:
            cluster.stop()


if __name__ == "__main__":
    main()
