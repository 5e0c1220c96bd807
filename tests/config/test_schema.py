"""Is the schema that an empty database begins with what the migrations make, and does it begin with it?"""

import os
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from chancery.config import schema
from chancery.config.management.commands import migrate
from tests import databases

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def empty() -> Iterator[str]:
    """The name of a database without a table, beside the tests' own."""
    name = f"{connection.settings_dict['NAME']}_empty"
    databases.copied(name, "template0").close()
    yield name
    databases.drop(name)


def test_it_is_what_the_migrations_make(empty: str) -> None:
    """The quick way is believed where it makes what is written; where it does not, Django's own decides."""
    written, server = schema.SCHEMA.read_text(encoding="utf-8"), os.environ["DATABASE_URL"]
    if schema.made_by_migrations(server, name=empty, program=("-m", "tests.config.migrating")) == written:
        return
    assert schema.made_by_migrations(server, name=empty) == written, "python -m chancery.config.schema"


def test_an_empty_database_begins_with_it(empty: str) -> None:
    address = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{empty}"))
    said = subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        cwd=schema.ROOT, env={**os.environ, "DATABASE_URL": address}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "No migrations to apply" in said.stdout
    begun = databases.opened(empty)
    try:
        assert begun.introspection.table_names() == connection.introspection.table_names()
    finally:
        begun.close()


@pytest.mark.parametrize(("major", "has_tables"), [(schema.MAJOR, True), (schema.MAJOR - 1, False)])
def test_another_postgresql_has_its_migrations_run(
    empty: str, monkeypatch: pytest.MonkeyPatch, major: int, has_tables: bool
) -> None:
    monkeypatch.setattr(schema, "MAJOR", major)
    opened = databases.opened(empty)
    try:
        migrate.begin(opened)
        assert bool(opened.introspection.table_names()) == has_tables
    finally:
        opened.close()


def test_what_is_there_already_stays() -> None:
    before = connection.introspection.table_names()
    call_command("migrate", verbosity=0)
    assert connection.introspection.table_names() == before


FEW = {"ledger.Edge", "organisation.Edition"}
"""Tables of as many rows as a tree of 2⁶³ leaves has levels, and of one row."""


def test_no_table_runs_out_of_keys() -> None:
    """The script that was handed out with the State's component stops at document 32 768: keys fed into a SMALLINT."""
    keys = {
        model._meta.label: model._meta.pk.db_type(connection)
        for model in apps.get_models()
        if model.__module__.startswith("chancery.") and model._meta.pk is not None
    }
    narrow = {label for label, kind in keys.items() if kind in ("integer", "smallint")}
    assert "exchanges.Incoming" in keys
    assert narrow == FEW
