"""What do all pages of the exchange share?"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from chancery.kernel.ledger import queries as ledger

_PER_PAGE = 50
_ACTS = {
    "exchanges.send": "Puesto en la bandeja de salida",
    "exchanges.deliver": "A disposición de la otra entidad",
    "exchanges.retry": "Se pidió intentarlo otra vez",
    "exchanges.take_cargo": "Aviso de cargo: se pregunta a la entidad",
    "exchanges.settle": "Cargo confirmado por la otra entidad",
    "exchanges.receive": "Puesto a disposición del Ministerio",
    "exchanges.fetch_annexes": "Anexos traídos y guardados",
    "exchanges.accept": "Recibido",
    "exchanges.observe": "Observado",
    "exchanges.reject": "Rechazado: no presentado",
    "exchanges.tell_cargo": "La entidad remitente tiene el cargo",
    "exchanges.lapse": "No se subsanó en el plazo: no presentado",
}


def page_of(request: HttpRequest, found: QuerySet[Any]) -> Page[Any]:
    """The page of a list that the address asks for."""
    return Paginator(found, _PER_PAGE).get_page(request.GET.get("pagina"))


def history(chain: UUID) -> list[tuple[datetime, str, str]]:
    """What happened to an exchange: when, by whom, what."""
    entries = ledger.entries(chain)
    return [(entry.at, entry.actor_name, _ACTS[entry.verb]) for entry in entries if entry.verb in _ACTS]
