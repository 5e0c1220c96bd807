"""`manage.py become_node`: at a post, fill an empty database with what Lima knows, and note every row from then on."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from chancery.kernel.base.actor import Channel, system_actor
from chancery.kernel.base.errors import Refusal
from chancery.kernel.nodes import actions, line


class Command(BaseCommand):
    help = "En el puesto: llena la base vacía con lo que Lima sabe. Repetido, vigila también las tablas nuevas, y Lima vuelve a entregar los libros."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.NODE:
            raise CommandError("Falta CHANCERY_NODE: «manage.py open_node» lo muestra en Lima.")
        try:
            actions.become_node(
                start=line.fetch_start(),
                client_id=settings.NODE_CLIENT_ID,
                actor=system_actor("become_node", channel=Channel.COMMAND),
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Listo: este es el nodo de {settings.NODE}.")
