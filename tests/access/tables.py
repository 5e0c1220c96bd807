"""What changes the dated tables by program: the proposals behind their addresses, and what each table takes."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from chancery.kernel.base import clock
from tests.access.routes import routes

Values = dict[str, object]
PERIODS = ("administracion/plazos/", "api/v1/legal-periods/proposals/")
PARTIES = ("administracion/convenio/", "api/v1/apostilles/parties/proposals/")
TARIFF = ("administracion/tarifas/propuestas/", "api/v1/tariff/proposals/")
INSTRUCTIONS = (
    "administracion/correspondencia/instrucciones/",
    "api/v1/correspondence/instructions/proposals/",
)
HOURS = ("administracion/correspondencia/horarios/", "api/v1/correspondence/legal-hours/proposals/")


def of_proposals(known: Mapping[tuple[str, str], UUID]) -> dict[str, Values]:
    """The values by address: on the page of a table and by program one proposal, which nobody has decided."""
    return {
        route.address: {"proposal_id": proposal_id}
        for roots, proposal_id in known.items()
        for route in routes()
        if route.address.startswith(roots) and ":proposal_id>" in route.address
    }


def body(address: str) -> Values:
    """What an address of a table takes besides what every form does; nothing of any other address."""
    ahead = (clock.today() + timedelta(days=30)).isoformat()
    temporary: Values = {
        "code": "consular.3",
        "amount": "2.00",
        "norm": "Norma de prueba",
        "grounds": "Campaña de inscripciones",
        "valid_from": ahead,
        "valid_until": (clock.today() + timedelta(days=60)).isoformat(),
    }
    taken: dict[str, Values] = {
        "api/v1/tariff/offices/": temporary,
        "oficinas/<slug:code>/tarifa/temporales/": temporary,
        "api/v1/tariff/": {"code": "legalisation", "amount": "35.00", "currency": "PEN", "valid_from": ahead},
        "api/v1/legal-periods/": {"code": "lpag.appeal", "valid_from": ahead},
        "api/v1/holidays/": {"on": ahead},
        "api/v1/apostilles/parties/": {"country": "BD"},
        "api/v1/correspondence/instructions/": {"code": "sing"},
        "api/v1/correspondence/legal-hours/": {"channel": "web", "valid_from": ahead},
        "api/v1/people/": {"role": "cashier"},
        "api/v1/schedules/": {
            "on": ahead,
            "opens": "10:00",
            "closes": "11:00",
            "weekday": 1,
            "valid_from": ahead,
        },
    }
    return next((sent for root, sent in taken.items() if address.startswith(root)), {})
