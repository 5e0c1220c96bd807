"""`manage.py show_personas`: whom to be in the demonstration, and where."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from chancery.config import personas
from chancery.kernel.organisation import queries as organisation


class Command(BaseCommand):
    help = "Muestra las personas de la demostración, sus claves y las direcciones."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--address", default=settings.BASE_URL)

    def handle(self, *args: Any, **options: Any) -> None:
        address = options["address"].replace("127.0.0.1", "localhost")
        if not (settings.DEMONSTRATION and personas.are_loaded()):
            self.stdout.write(f"Cancillería en línea: {address}")
            return
        lines = [
            "",
            f"  Cancillería en línea   {address}",
            f"  Verificar un papel     {address}/verificar/",
            f"  Bandeja                {address}/bandeja/",
            f"  Registro público       {address}/log/",
            f"  API                    {address}/api/v1/openapi.json",
            f"  Correos enviados       {settings.EMAIL_FILE_PATH}",
            f"  Archivos para probar   {Path(settings.VAR) / 'muestras'}",
            "",
            *_table(),
            "",
            f"  Contraseña de todas las personas: {personas.PASSWORD}",
            "  Quienes tienen una función usan además un código: escriba «make code» en otra ventana,",
            f"  o registre en una aplicación de autenticación el secreto {personas.SECRET}",
            "",
        ]
        self.stdout.write("\n".join(lines))


def _table() -> list[str]:
    rows: list[tuple[str, ...]] = [("Correo", "Persona", "Función", "Oficina", "Qué probar")]
    for persona in personas.PERSONAS:
        roles = ", ".join(sorted({role.label for role, _ in persona.roles})) or "Ciudadanía"
        offices = ", ".join(organisation.office(code).city for _, code in persona.roles)
        rows.append((persona.email, personas.person(persona.email).full_name, roles, offices, persona.what))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    rows.insert(1, (*("─" * width for width in widths), "─" * max(len(row[4]) for row in rows)))
    return [
        "  " + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, (*widths, 0), strict=True))
        for row in rows
    ]
