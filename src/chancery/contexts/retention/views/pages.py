"""How does every table and every history of the archive behave?"""

import json
from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest

from chancery.kernel.ledger.models import Entry


def history_of(entries: Iterable[Entry]) -> list[tuple[Entry, str, str]]:
    """Each act with its words and its reason."""
    return [
        (entry, _WORDS.get(entry.verb, "Otro acto"), str(json.loads(entry.facts).get("reason", "")))
        for entry in entries
    ]


_WORDS = {
    "retention.take_in": "Entró en su serie",
    "retention.close_again": "Se cerró otra vez",
    "retention.reclassify": "Cambió de serie",
    "retention.transfer": "En un inventario de transferencia",
    "retention.receive": "Recibido en el archivo central",
    "retention.return": "Devuelto a la unidad",
    "retention.hold": "Retención ordenada",
    "retention.lift": "Retención levantada",
    "retention.propose": "En una propuesta de eliminación",
    "retention.vote": "Voto del comité",
    "retention.close_session": "Acta del comité",
    "retention.authorise": "Autorización del Archivo General de la Nación",
    "retention.dispose": "Eliminado, con su constancia",
    "documents.lift": "Sello de tiempo agregado a la firma",
    "documents.renew": "Sello de tiempo renovado",
}


def chosen(request: HttpRequest) -> list[UUID]:
    """The files that were marked; what is no id is passed over."""
    found = []
    for each in request.POST.getlist("file"):
        try:
            found.append(UUID(each))
        except ValueError:
            continue
    return found
