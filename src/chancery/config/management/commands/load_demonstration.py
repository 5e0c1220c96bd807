"""`manage.py load_demonstration`: make the demonstration ministry, once."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from chancery.config import demonstration


class Command(BaseCommand):
    help = "Crea el ministerio de demostración; si ya existe, no hace nada."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="borra la demostración y la crea de nuevo")
        parser.add_argument("--cases", type=int, default=160, help="cuántos expedientes")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                if options["again"]:
                    demonstration.require_demonstration()
                    call_command("flush", "--no-input", verbosity=0)
                demonstration.load(cases=options["cases"], say=self._say)
        except demonstration.NotADemonstration as refusal:
            raise CommandError(refusal.sentence) from refusal

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
