"""`manage.py load_organisation`: the network, its calendars and the legal periods, as the package has them."""

from typing import Any

from django.core.management.base import BaseCommand

from chancery.kernel.base.actor import Channel, system_actor
from chancery.kernel.organisation import actions


class Command(BaseCommand):
    help = "Carga las oficinas, sus calendarios y los plazos legales que falten."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = actions.load_network(actor=system_actor("load_organisation", channel=Channel.COMMAND))
        self.stdout.write(
            f"Oficinas: {loaded.offices}. Feriados: {loaded.holidays}. Plazos legales: {loaded.legal_periods}."
        )
