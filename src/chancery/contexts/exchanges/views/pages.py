"""What do all pages of the exchange share?"""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse

from chancery.contexts.exchanges import actions, queries
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import inspection, scanning
from chancery.kernel.ledger import queries as ledger
from chancery.web.uploads.receiving import stored_response

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
    "exchanges.note_scan": "El antivirus examinó un archivo que no había podido examinar",
}


def history(chain: UUID) -> list[tuple[datetime, str, str]]:
    """What happened to an exchange: when, by whom, what."""
    entries = ledger.entries(chain)
    return [(entry.at, entry.actor_name, _ACTS[entry.verb]) for entry in entries if entry.verb in _ACTS]


def care_for(doubt: str) -> tuple[str, bool]:
    """Why a file of another entity is to be handled with care, in words, and whether it may be opened at all."""
    may_open = doubt != scanning.VIRUS
    return inspection.in_words(doubt) + ("" if may_open else "; no se puede abrir"), may_open


def shown(exchange_id: UUID, file: queries.ExchangeFile, actor: Actor) -> HttpResponse:
    """A file of an exchange; downloaded where a browser may not open it by itself."""
    content = actions.open_file(exchange_id=exchange_id, file=file, actor=actor)
    return stored_response(content, file.media_type, file.name, download=not file.is_safe)
