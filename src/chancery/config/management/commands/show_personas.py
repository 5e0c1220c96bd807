"""`manage.py show_personas`: whom to be in the demonstration, and where."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from chancery.config import personas


class Command(BaseCommand):
    help = "Muestra las personas de la demostración, sus claves y las direcciones."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--address", default=settings.BASE_URL)

    def handle(self, *args: Any, **options: Any) -> None:
        address = options["address"].replace("127.0.0.1", "localhost")
        if not personas.are_loaded():
            self.stdout.write(f"Cancillería en línea: {address}")
            return
        width = max(len(persona.email) for persona in personas.PERSONAS)
        lines = [
            "",
            f"  Cancillería en línea   {address}",
            f"  Verificar un papel     {address}/verificar/",
            f"  Registro público       {address}/log/",
            f"  API                    {address}/api/v1/openapi.json",
            f"  Correos enviados       {settings.EMAIL_FILE_PATH}",
            "",
            f"  Contraseña de todas las personas: {personas.PASSWORD}",
            "  Los funcionarios usan además un código: make code",
            "",
        ]
        for persona in personas.PERSONAS:
            roles = ", ".join(f"{role.label} ({office})" for role, office in persona.roles) or "Ciudadanía"
            lines.append(f"  {persona.email:<{width}}  {roles}: {persona.what}")
        self.stdout.write("\n".join([*lines, ""]))
