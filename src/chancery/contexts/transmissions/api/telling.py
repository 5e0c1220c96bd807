"""What is told of a transmission: to everybody who may see it the same."""

from typing import Any

from chancery.contexts.transmissions import queries
from chancery.contexts.transmissions.models import Transmission
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import queries as cases
from chancery.kernel.documents.models import Document


def again(actor: Actor, number: str) -> dict[str, Any]:
    return told(actor, queries.by_number(actor, number))


def _paper(document: Document | None) -> dict[str, Any] | None:
    if document is None:
        return None
    return {
        "number": document.number,
        "title": document.title,
        "sha256": document.file_id,
        "verification_code": document.verification_code,
    }


def told(actor: Actor, wanted: Transmission) -> dict[str, Any]:
    wanted = queries.by_number(actor, wanted.case.number)
    check = queries.check_of(wanted)
    case = wanted.case
    return {
        "number": case.number,
        "what": wanted.what,
        "state": case.state,
        "state_label": cases.procedure_of(case).state_label(case.state),
        "office": case.office.code,
        "manner": wanted.manner,
        "destination": wanted.destination.code if wanted.destination else "",
        "stages": [
            {"label": each.label, "is_done": each.is_done, "is_now": each.is_now}
            for each in queries.stages(wanted)
        ],
        "hand_overs": [
            {
                "ordinal": each.ordinal,
                "moment": each.moment,
                "document": each.document.number,
                "sha256": each.sha256,
                "sender": each.sender,
                "recipient": each.recipient,
                "by": each.by_name,
                "at": each.at,
                "note": each.note,
                "previous": each.previous,
                "digest": each.digest,
                "statement": each.link.statement(),
                "receipt": _paper(each.receipt),
            }
            for each in queries.hand_overs(wanted)
        ],
        "is_chain_whole": queries.broken_at(queries.hand_overs(wanted)) is None,
        "document": _paper(wanted.document),
        "legalisation": _paper(check.document) if check else None,
        "printouts": [
            {
                "ordinal": each.ordinal,
                "office": each.office.code,
                "sheet": each.sheet,
                "reason": each.reason,
                "at": each.at,
            }
            for each in queries.printouts_of(wanted)
        ],
        "can": [name for name, _ in queries.desk_actions(actor, wanted)],
    }
