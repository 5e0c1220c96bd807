"""The network of a few years, and those who may change it."""

from collections.abc import Iterable
from uuid import uuid4

from chancery.kernel.base.actor import Actor, Channel, Role, RoleAt, system_actor
from chancery.kernel.organisation import actions
from chancery.kernel.organisation.models import Holiday, Office

YEARS = range(2026, 2028)


def load(years: Iterable[int] = YEARS) -> None:
    """Every office, with the holidays of `years` alone, unless the run's database has them already (see `conftest.py`)."""
    known = set(Holiday.objects.filter(country="PE", name="Navidad").values_list("on__year", flat=True))
    if not set(years) <= known or not Office.objects.exists():
        actions.load_network(actor=system_actor("tests"), years=years)


def administrator() -> Actor:
    """An administrator, another one each time."""
    return Actor(
        name="Administradora de prueba",
        channel=Channel.WEB,
        request_id="-",
        person_id=uuid4(),
        roles=(RoleAt(Role.ADMINISTRATOR, uuid4()),),
        has_second_factor=True,
    )
