"""`manage.py found_ministry`: what a real ministry begins with, and its first administrators."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from chancery.contexts.apostilles import actions as apostilles
from chancery.contexts.correspondence import actions as correspondence
from chancery.contexts.travel_permits import actions as travel_permits
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, Role, system_actor
from chancery.kernel.base.errors import Refusal
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import tables
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Account
from chancery.kernel.organisation import actions as organisation
from chancery.kernel.organisation import queries as offices

ROOT_OFFICE = "mre"


class Command(BaseCommand):
    help = "Carga oficinas, plazos, tarifas y Estados parte, y crea a los dos primeros administradores."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--administrator",
            action="append",
            required=True,
            nargs=4,
            metavar=("CORREO", "NOMBRES", "APELLIDO", "DNI"),
            help="dos veces: lo que uno propone lo decide el otro",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.DEMONSTRATION:
            raise CommandError("Este sistema es de demostración: ponga CHANCERY_DEMONSTRATION=0.")
        if len(options["administrator"]) < 2:
            raise CommandError("Hacen falta dos administradores: lo que uno propone lo decide el otro.")
        if Account.objects.exists():
            raise CommandError("El ministerio ya tiene cuentas: asigne las funciones en «Administración».")
        actor = system_actor("found_ministry", channel=Channel.COMMAND)
        try:
            with transaction.atomic():
                organisation.load_network(actor=actor)
                fees.load_tariff(actor=actor)
                apostilles.load_parties(actor=actor)
                correspondence.load_tables(actor=actor)
                travel_permits.ensure_border_key(actor=actor)
                for stated in options["administrator"]:
                    self._appoint(*stated, actor=actor)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            "Listo. Cada uno elige su contraseña con «Olvidé mi contraseña», en "
            f"{settings.BASE_URL}/cuenta/ingresar/, y luego su segundo factor. "
            "Revise tarifas y feriados antes de abrir: vienen de "
            f"{tables.DATA.relative_to(Path(settings.ROOT))}."
        )

    def _appoint(self, email: str, names: str, surname: str, dni: str, *, actor: Actor) -> None:
        person = identity.register_person(
            details=identity.Details(
                given_names=names,
                first_surname=surname,
                document_kind=IdentityDocumentKind.DNI,
                document_number=dni,
                email=email,
            ),
            actor=actor,
        )
        identity.open_account(person=person, email=email, actor=actor)
        identity.grant_role(
            person=person,
            role=Role.ADMINISTRATOR,
            office=offices.office(ROOT_OFFICE),
            valid_from=clock.today(),
            actor=actor,
        )
