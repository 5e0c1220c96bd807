"""An entry of the book, one of its improvement actions, and a ticket, behind every address of both."""

from datetime import timedelta

from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.complaints import actions
from chancery.contexts.complaints.tests import factories
from chancery.contexts.service_desk import actions as service_desk
from chancery.contexts.service_desk.rules import Impact, Urgency
from chancery.kernel.base import clock

PAGES = ("", "derivar", "ampliar", "responder", "informe", "carta", "mejorar")
CALLS = ("", "/reroute", "/extend", "/answer", "/report", "/letter", "/improvements")


def of_complaints(at: Ministry) -> dict[str, dict[str, object]]:
    """The values of each address: what the citizen told of the office, answered, so that an improvement hangs on it."""
    mine = factories.ministry()
    entry = factories.answered(mine, factories.filed(mine, actor=at.citizen, office=at.office), mine.head)
    improvement = actions.open_improvement(
        complaint=entry,
        title="Poner letreros",
        office=at.office,
        due_on=clock.today() + timedelta(days=9),
        actor=mine.head,
    )
    service_desk.load_levels(actor=factories.SYSTEM)
    ticket = service_desk.open_ticket(
        office=at.office,
        service="Correo",
        text="No llega",
        impact=Impact.ONE,
        urgency=Urgency.CAN_WAIT,
        actor=at.officer,
    )
    of_entry: dict[str, object] = {"number": entry.number}
    of_ticket: dict[str, object] = {"number": ticket.number}
    of_improvement: dict[str, object] = {"improvement_id": improvement.pk}
    return {
        **{f"libro/<str:number>/{page}": of_entry for page in PAGES},
        **{f"api/v1/complaints/<number>{call}": of_entry for call in CALLS},
        **{
            f"libro/mejoras/<uuid:improvement_id>/{page}": of_improvement for page in ("", "anotar", "cerrar")
        },
        **{
            f"api/v1/complaints/improvements/<improvement_id>/{call}": of_improvement
            for call in ("notes", "close")
        },
        "libro/oficinas/<slug:code>/<int:year>/": {"code": at.office.code, "year": clock.today().year},
        **{f"mesa-de-servicio/<str:number>/{page}": of_ticket for page in ("", "tomar")},
        **{f"api/v1/service-desk/<number>{call}": of_ticket for call in ("", "/take", "/resolve")},
    }
