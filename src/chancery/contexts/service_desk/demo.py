"""Which tickets does the demonstration's service desk hold? One of each end at each level, some late on purpose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from chancery.contexts.service_desk import actions
from chancery.contexts.service_desk.rules import Impact, Urgency
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases.demo import Story, at_work
from chancery.kernel.organisation import queries as organisation


@dataclass(frozen=True, slots=True)
class Cast:
    """Who asks, by the code of their office, and who mends."""

    asking: Mapping[str, Actor]
    agent: Actor


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed so many days ago, and after how many it was mended: never, where that is not said."""

    service: str
    text: str
    impact: Impact
    urgency: Urgency
    days_ago: int
    mended_after: int | None = None
    solution: str = ""
    is_taken: bool = True


FAILURES = (
    Failure(
        "Red", "No hay red en toda la oficina y hay gente esperando.", Impact.POST, Urgency.STOPPED, 210, 0,
        "Se cambió el cable del proveedor.",
    ),
    Failure(
        "Impresora de autoadhesivos", "Sale cada segundo autoadhesivo en blanco.", Impact.SEVERAL, Urgency.STOPPED, 150, 6,
        "Llegó el cabezal nuevo y se calibró.",
    ),
    Failure(
        "Correo", "Los mensajes con adjuntos tardan una hora.", Impact.POST, Urgency.HINDERED, 95, 0,
        "Se vació la cola del servidor.",
    ),
    Failure(
        "Escáner", "Deja una raya negra en cada hoja.", Impact.SEVERAL, Urgency.HINDERED, 60, 1,
        "Se limpió el cristal; la raya era polvo.",
    ),
    Failure(
        "Pantalla", "El monitor se apaga solo por las tardes.", Impact.ONE, Urgency.CAN_WAIT, 45, 30,
        "Se envió otro monitor por la valija.",
    ),
    Failure(
        "Telefonía", "Quien llama oye que el número no existe.", Impact.POST, Urgency.STOPPED, 4,
    ),
    Failure(
        "Carpeta compartida", "No puedo abrir la carpeta de la unidad.", Impact.ONE, Urgency.HINDERED, 2,
    ),
    Failure(
        "Lector de tarjetas", "El lector no reconoce mi token de firma.", Impact.ONE, Urgency.STOPPED, 0, is_taken=False,
    ),
)  # fmt: skip
"""The oldest first. Two were mended after their level had passed, and one still waits long after it."""


def stories(*, cast: Cast, seed: int) -> list[Story]:
    """Each failure at another of the offices in turn."""
    offices = list(cast.asking)
    return [
        _told(cast, offices[ordinal % len(offices)], failure, Random(f"{seed}{ordinal}"))  # noqa: S311
        for ordinal, failure in enumerate(FAILURES)
    ]


def _told(cast: Cast, code: str, failure: Failure, chance: Random) -> Story:
    until, office = clock.now(), organisation.office(code)
    calendar = organisation.calendar_of(office)

    def working(after: datetime, days: int) -> datetime:
        return at_work(after, days=days, calendar=calendar, until=until, chance=chance)

    yield (at := until - timedelta(days=failure.days_ago, minutes=20))
    ticket = actions.open_ticket(
        office=office,
        service=failure.service,
        text=failure.text,
        impact=failure.impact,
        urgency=failure.urgency,
        actor=cast.asking[code],
    )
    if not failure.is_taken:
        return
    yield (at := at + timedelta(minutes=15))
    actions.take_ticket(ticket=ticket, actor=cast.agent)
    if failure.mended_after is None:
        return
    yield working(at, failure.mended_after) if failure.mended_after else at + timedelta(minutes=40)
    actions.resolve_ticket(ticket=ticket, solution=failure.solution, actor=cast.agent)
