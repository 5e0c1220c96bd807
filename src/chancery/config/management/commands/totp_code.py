"""`manage.py totp_code`: the six digits that the demonstration's officers would read on their telephones."""

from typing import Any

from allauth.mfa.totp.internal import auth
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from chancery.config import personas


class Command(BaseCommand):
    help = "Muestra el código de segundo factor de los funcionarios de la demostración."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("Este sistema no es de demostración.")
        counter = next(iter(auth.yield_hotp_counters_from_time()))
        self.stdout.write(auth.format_hotp_value(auth.hotp_value(personas.SECRET, counter)))
