"""Django's `migrate`, but that an empty database is made from the schema that is written down."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from chancery.config import schema


class Command(migrate.Command):
    """`--every` runs the migrations from the first one, as they were added."""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--every", action="store_true", help="Run every migration, in an empty database too."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["every"] and not options["app_label"]:
            begin(connections[options["database"]])
        super().handle(*args, **options)


def begin(connection: BaseDatabaseWrapper) -> None:
    """Make an empty database what the migrations until now would make of it."""
    if connection.introspection.table_names() or connection.get_database_version()[0] != schema.MAJOR:
        return
    with connection.cursor() as cursor:  # one message to the server: all of it, or nothing
        cursor.execute(schema.SCHEMA.read_text(encoding="utf-8"))
