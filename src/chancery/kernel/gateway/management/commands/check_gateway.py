"""Do the partners answer? For an administrator, in plain words."""

from typing import Any

import httpx
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from chancery.kernel.base.errors import Refusal
from chancery.kernel.gateway.conversation import send

PARTNERS = {
    "Pasarela de pagos": "PAYMENTS_URL",
    "Registro de identidad (RENIEC)": "IDENTITY_REGISTER_URL",
    "Registro de Migraciones": "MIGRATION_REGISTER_URL",
    "Registro de condenas (Poder Judicial)": "JUDICIAL_REGISTER_URL",
    "Registro de contribuyentes (SUNAT)": "TAX_REGISTER_URL",
    "Sello de tiempo": "TIMESTAMP_URL",
    "Estado de certificados (OCSP)": "REVOCATION_URL",
    "Lista de servicios de confianza (INDECOPI)": "TRUST_LIST_URL",
    "Plataforma de interoperabilidad (PIDE)": "PIDE_DOCUMENTS_URL",
}


class Command(BaseCommand):
    """Any answer below 500 is an answer: the address is reached and somebody stands behind it."""

    help = "Dice si responde cada sistema con el que conversa la plataforma."

    def handle(self, *args: Any, **options: Any) -> None:
        silent = [title for title, setting in PARTNERS.items() if not self._answers(title, setting)]
        if silent:
            raise CommandError(
                "No responden: "
                + ", ".join(silent)
                + ". Los trámites siguen; lo pendiente se reintenta solo. "
                "Compruebe la dirección en la configuración y la red, o comuníquese con la entidad."
            )
        self.stdout.write("Todos los sistemas responden.")

    def _answers(self, title: str, setting: str) -> bool:
        address = getattr(settings, setting)
        try:
            send(title, httpx.Request("GET", address), timeout=httpx.Timeout(5.0))
        except Refusal:
            self.stdout.write(f"{title}: no responde ({address}).")
            return False
        self.stdout.write(f"{title}: responde.")
        return True
