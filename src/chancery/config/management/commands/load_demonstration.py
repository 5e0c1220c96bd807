"""`manage.py load_demonstration`: make the demonstration ministry, once."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from chancery.config import demonstration


class Command(BaseCommand):
    help = "Crea el ministerio de demostración; si ya existe, no hace nada."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="borra todo lo que hay y lo crea de nuevo")
        parser.add_argument("--cases", type=int, default=252, help="cuántos expedientes")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            call_command("flush", "--no-input", verbosity=0)
        demonstration.load(cases=options["cases"], say=self._say)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
