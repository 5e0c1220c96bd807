"""`manage.py verify_ledger`: does everything that can only be added to still stand?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from chancery.kernel.ledger import verification


class Command(BaseCommand):
    help = "Verifica los actos, los números, los documentos y el registro público, y dice qué está mal."

    def handle(self, *args: Any, **options: Any) -> None:
        is_alone = not connection.in_atomic_block
        with transaction.atomic():
            if is_alone:  # one picture of everything, while others go on working
                connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            faults = sum(self._run(name, check) for name, check in verification.every_check().items())
        if faults:
            raise CommandError(f"La verificación encontró {faults} faltas.")

    def _run(self, name: str, check: verification.Check) -> int:
        found = 0
        for fault in check():
            found += 1
            self.stdout.write(self.style.ERROR(fault))
        self.stdout.write(f"{name}: {'bien' if not found else f'{found} faltas'}")
        return found
