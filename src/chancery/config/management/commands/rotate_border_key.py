"""Sign travel permits with a new key from now on."""

from typing import Any

from django.core.management.base import BaseCommand

from chancery.contexts.travel_permits import actions
from chancery.kernel.base.actor import Channel, system_actor


class Command(BaseCommand):
    help = "Firma las autorizaciones de viaje con una llave nueva; las anteriores siguen publicadas."

    def handle(self, *args: Any, **options: Any) -> None:
        actor = system_actor("rotate_border_key", channel=Channel.COMMAND)
        self.stdout.write(f"Llave nueva: {actions.rotate_border_key(actor=actor)}")
