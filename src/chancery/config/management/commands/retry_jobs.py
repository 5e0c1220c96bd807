"""`manage.py retry_jobs`: take up the background work that stopped half way."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from chancery.config import jobs


class Command(BaseCommand):
    help = "Retoma los trabajos que dejó a medias un proceso que murió."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--failed", action="store_true", help="también los que agotaron sus intentos")
        parser.add_argument(
            "--now", action="store_true", help="y sin esperar a los que aguardan su siguiente intento"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Trabajos retomados: {jobs.resume_stalled()}")
        if options["failed"]:
            self.stdout.write(f"Trabajos agotados que se intentan otra vez: {jobs.retry_failed()}")
        if options["now"]:
            self.stdout.write(f"Trabajos adelantados: {jobs.hasten()}")
