"""The network of a few years, and those who may change it."""

from collections.abc import Iterable
from uuid import uuid4

from chancery.kernel.base.actor import Actor, Channel, Role, RoleAt, system_actor
from chancery.kernel.organisation import actions


def load(years: Iterable[int] = range(2026, 2028)) -> actions.Loaded:
    """Every office, with the holidays of `years` alone: a whole load takes longer than most tests."""
    return actions.load_network(actor=system_actor("tests"), years=years)


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
