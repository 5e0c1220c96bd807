"""`manage.py verify_ledger`: does everything that can only be added to still stand?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from chancery.kernel.ledger import verification


class Command(BaseCommand):
    help = "Verifica los actos, los números, los documentos y el registro público, y dice qué está mal."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = 0
        for name, check in verification.every_check().items():
            found = 0
            for fault in check():
                found += 1
                self.stdout.write(self.style.ERROR(fault))
            self.stdout.write(f"{name}: {'bien' if not found else f'{found} faltas'}")
            faults += found
        if faults:
            raise CommandError(f"La verificación encontró {faults} faltas.")
