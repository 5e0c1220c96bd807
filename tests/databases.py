"""More than one database in one process, each a copy of the tests' own."""

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


def opened(name: str) -> BaseDatabaseWrapper:
    """A connection of its own to `name`, which threads may share."""
    made = connections["default"].copy()
    made.settings_dict = {**made.settings_dict, "NAME": name}
    made.inc_thread_sharing()
    return made


def copied(name: str, source: str) -> BaseDatabaseWrapper:
    """A new database like `source`, to which nobody may be connected meanwhile, in place of one of that name."""
    drop(name)
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    return opened(name)


def drop(name: str) -> None:
    """The database is no more, whoever is connected to it."""
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
