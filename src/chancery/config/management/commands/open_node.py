"""`manage.py open_node OFFICE`: in Lima, let a post write in a database of its own; prints what the post must be told."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from chancery.kernel.base.actor import Channel, system_actor
from chancery.kernel.base.errors import Refusal
from chancery.kernel.nodes import actions
from chancery.kernel.organisation import queries as organisation


class Command(BaseCommand):
    help = "En Lima: abre el nodo de un puesto y muestra, una sola vez, con qué credenciales se conecta."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("office", metavar="OFICINA", help="código de la oficina, por ejemplo cg-milan")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.NODE:
            raise CommandError("Este sistema ya es el nodo de un puesto: el nodo se abre en Lima.")
        try:
            office = organisation.office(options["office"])
            node, secret = actions.open_node(
                office=office, actor=system_actor("open_node", channel=Channel.COMMAND)
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"CHANCERY_NODE={office.code}\nCHANCERY_CENTRAL_URL={settings.BASE_URL}\n"
            f"CHANCERY_NODE_CLIENT_ID={node.client_id}\nCHANCERY_NODE_CLIENT_SECRET={secret}"
        )
