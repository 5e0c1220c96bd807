"""`manage.py load_demonstration`: make the demonstration ministry, once."""

import os
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from chancery.config import demonstration
from chancery.config.demonstration import telling
from chancery.config.demonstration.parts import PARTS, Times


class Command(BaseCommand):
    help = "Crea el ministerio de demostración; si ya existe, no hace nada."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="borra la demostración y la crea de nuevo")
        parser.add_argument(
            "--cases", type=int, default=87, help="cuántas apostillas; 0: solo oficinas y personas"
        )
        parser.add_argument("--hands", type=int, default=os.cpu_count() or 1, help="1: en un solo proceso")
        parser.add_argument(
            "--part", choices=PARTS, help="una parte: así se reparte el trabajo esta misma orden"
        )
        parser.add_argument("--until", type=datetime.fromisoformat, help="el instante en que acaba la parte")

    def handle(self, *args: Any, **options: Any) -> None:
        cases = options["cases"]
        if options["part"]:
            times = Times.ending(options["until"])
            telling.tell([options["part"]], cases=cases, times=times, say=lambda line: None)
            return
        try:
            with transaction.atomic():
                demonstration.require_demonstration()
                if options["again"]:
                    demonstration.empty()
            demonstration.load(cases=cases, hands=options["hands"], say=self._say)
        except demonstration.NotADemonstration as refusal:
            raise CommandError(refusal.sentence) from refusal

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
