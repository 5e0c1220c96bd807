"""Ask the State's interoperability platform whether it knows this ministry, before a deployment exchanges anything."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from chancery.kernel.base.errors import Unavailable
from chancery.kernel.gateway.interoperability import OK, platform


class Command(BaseCommand):
    help = "Pregunta a la plataforma de interoperabilidad si reconoce a esta entidad (validarEntidad)."

    def handle(self, *args: Any, **options: Any) -> None:
        ruc = settings.ENTITY_RUC
        try:
            answer = platform().recognise(ruc)
        except Unavailable as refusal:
            raise CommandError(f"La plataforma no responde: {refusal}") from refusal
        if answer != OK:
            raise CommandError(f"La plataforma no reconoce a la entidad con RUC {ruc}: respondió «{answer}».")
        self.stdout.write(f"La plataforma reconoce a la entidad con RUC {ruc}.")
