"""How does an act of the ledger read to a person? Its title, and what it says, in the words of the screen."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format

from chancery.kernel.base import countries
from chancery.kernel.base.money import Money
from chancery.kernel.ledger.models import Entry
from chancery.kernel.notifications.models import Notice
from chancery.kernel.procedures.vocabulary import Procedure

UNNAMED = "Otro acto"
_TITLES = {
    "file": "Presentación",
    "fees.raise_charge": "Derecho de trámite por pagar",
    "fees.start_payment": "Pago iniciado",
    "fees.confirm_payment": "Pago confirmado",
    "fees.refuse_attempt": "Pago rechazado",
    "fees.cancel_charge": "Derecho de trámite anulado",
    "fees.request_refund": "Devolución pedida",
    "fees.approve_refund": "Devolución aprobada",
    "fees.reject_refund": "Devolución rechazada",
    "fees.send_refund": "Devolución enviada al proveedor de pagos",
    "fees.confirm_refund": "Devolución hecha",
    "fees.take_payment": "Pago recibido en ventanilla",
    "fees.hand_back": "Devolución entregada en ventanilla",
    "acts.affix": "Autoadhesivo colocado",
    "stickers.use_form": "Formulario tomado de la bóveda",
    "stickers.spoil_form": "Formulario inutilizado",
    "acts.take_off": "Autoadhesivo retirado",
    "acts.void": "Actuación consular anulada",
    "notifications.notify": "Aviso",
    "notifications.open_notice": "Aviso leído",
    "notifications.need_personal_notice": "Le toca a la oficina notificarla",
    "notifications.deliver": "Correo enviado",
    "notifications.serve": "Notificación efectuada",
    "notifications.visit": "Visita para notificar",
    "notifications.post_letter": "Notificación enviada por correo certificado",
    "notifications.end_letter": "El correo dijo qué pasó con el envío",
    "notifications.publish": "Notificación publicada",
    "notifications.find_flaw": "Notificación defectuosa: se rehace",
    "notifications.note_declaration": "La persona declaró que la recibió",
    "notifications.attach_proof": "Prueba de notificación agregada",
    "notifications.issue_file": "Expediente de notificación emitido",
    "cases.begin_clock": "Comenzó un plazo con la notificación",
    "cases.unbegin_clock": "Un plazo dejó de correr: se rehace la notificación",
    "documents.quarantine": "Archivo apartado para revisarlo",
    "fees.resolve_difference": "Diferencia de conciliación resuelta",
    "gateway.defer": "Consulta a otro registro pendiente",
    "gateway.reconcile": "Consulta a otro registro resuelta",
    "documents.revoke": "Documento anulado",
    "documents.lift": "Sello de tiempo agregado a la firma",
    "documents.renew": "Sello de tiempo renovado",
    "cases.claim": "Reservado por un funcionario",
    "cases.release": "Devuelto a la bandeja",
    "cases.assign": "Asignado",
    "nodes.hand_over": "Entregado al puesto",
    "nodes.ask_for": "Traído al puesto para cobrarlo ahí",
    "nodes.give_back": "Devuelto a Lima, que sigue con el trámite",
    "cases.lift_bar": "Impedimento levantado por la Dirección General",
    "cases.remind": "Recordatorio de plazo",
    "cases.note_delay": "Constancia de demora de la entidad",
    "cases.recount": "Plazos recalculados por cambio del calendario",
    "annul": "Anulación",
    "documents.annotate": "Documento anotado",
    "documents.prepare": "Documento numerado, en espera de la firma de un funcionario",
    "documents.sign_with_own_key": "Documento firmado con certificado propio",
    "documents.refuse_own_signature": "Archivo firmado que no se admitió",
    "documents.forgo": "Número anulado sin firma",
    "documents.register_certificate": "Certificado propio registrado",
    "documents.withdraw_certificate": "Certificado propio retirado",
    "documents.erase": "Contenido eliminado, cumplido su plazo de conservación",
    "documents.disclose": "Documento que dejó de ser reservado",
    "use": "Alguien verificó la escritura",
    "open_will": "Testamento abierto",
    "move_signing": "Cambio de la oficina donde se firma",
    "record_exit": "Salida del país comunicada",
    "record_entry": "Ingreso al Perú comunicado",
    "note_incident": "Incidente en la frontera",
    "hand_over": "Entrega del cargo: libros firmados por quien entrega",
    "take_over": "Entrega del cargo: acta firmada por quien recibe",
    "note_deposit": "Depósito de efectivo registrado",
    "import_statement": "Extracto del banco importado",
    "match_line": "Movimiento del banco conciliado",
    "explain_line": "Movimiento del banco explicado",
    "information.add_file": "Archivo agregado a la respuesta",
    "information.remove_file": "Archivo retirado de la respuesta",
    "information.redact": "Partes tachadas de un archivo",
    "information.ask_area": "Consulta a una unidad",
    "information.reply_for_area": "Respuesta de una unidad",
    "information.publish": "Respuesta publicada sin nombres",
    "information.withdraw_publication": "Publicación retirada",
}


def title(entry: Entry, procedure: Procedure) -> str:
    """What an act on a case is called in Spanish."""
    context, _, code = entry.verb.partition(".")
    own = context == procedure.context
    step = procedure.step(code) if own else None
    if step is not None:
        return step.title
    return _TITLES.get(entry.verb) or (_TITLES.get(code) if own else None) or UNNAMED


def facts(entry: Entry, procedure: Procedure) -> list[tuple[str, str]]:
    """What an act on a case says, label and value; hashes and ids are left to the raw record."""
    return [pair for pair in _told(json.loads(entry.facts), procedure) if pair[1]]


def subjects(notices: Iterable[Notice]) -> dict[str, str]:
    """What each notice is called, by its id as the ledger writes it."""
    return {str(notice.pk): notice.subject for notice in notices}


def about(entry: Entry, named: Mapping[str, str]) -> str:
    """What the notice that an act tells of is called, if it is one of those `named`; empty for any other act."""
    return named.get(_text(json.loads(entry.facts).get("notice")), "")


def _told(stated: Mapping[str, Any], procedure: Procedure) -> Iterator[tuple[str, str]]:
    if stated.get("to", "") != stated.get("from", ""):
        yield "Pasó a", _state(stated.get("to"), procedure)
    yield "Motivo", _text(stated.get("reason"))
    yield "Explicación", _text(stated.get("resolution"))
    yield (
        "País",
        countries.name(code) if (code := _text(stated.get("destination") or stated.get("country"))) else "",
    )
    if isinstance(amount := stated.get("amount"), Mapping):
        yield "Monto", str(Money(Decimal(amount["amount"]), amount["currency"]))
    yield "Recibo", _text(stated.get("receipt"))
    yield "Documento", _paper(stated)
    files = [found.label for code in stated.get("files", ()) if (found := procedure.requirement(code))]
    yield "Archivos", ", ".join(files)
    due = stated.get("due")
    if isinstance(due, Mapping):
        bars = {declared.code for declared in procedure.deadlines if declared.binds == "nobody"}
        yield (
            "Plazos",
            "; ".join(_clock(code, day, procedure) for code, day in due.items() if code not in bars),
        )
        yield "Motivo del cambio", _text(stated.get("why"))
    elif due:
        yield "Plazo", _clock(_text(stated.get("deadline")), due, procedure)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _state(value: object, procedure: Procedure) -> str:
    known = {str(state): label for state, label in procedure.states.items()}
    return f"«{known[str(value)]}»" if str(value) in known else ""


def _paper(stated: Mapping[str, Any]) -> str:
    """The number of what was issued or annulled; the case's own number is in the page's title."""
    document = stated.get("document")
    if isinstance(document, Mapping):
        return _text(document.get("number"))
    return "" if "procedure" in stated else _text(stated.get("number"))


def _clock(code: str, day: object, procedure: Procedure) -> str:
    named = next((declared.title for declared in procedure.deadlines if declared.code == code), code)
    if isinstance(day, Mapping):
        return f"{named}, vencía el {_day(day['from'])} y ahora vence el {_day(day['to'])}"
    return f"{named}, en suspenso" if day == "paused" else f"{named}, hasta el {_day(day)}"


def _day(told: object) -> str:
    return date_format(date.fromisoformat(str(told)), "d/m/Y")
