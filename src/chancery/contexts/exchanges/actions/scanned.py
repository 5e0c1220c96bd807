"""What is done where the scanner examined a file of an exchange that it could not when the file came?"""

from collections.abc import Iterator
from uuid import UUID

from chancery.contexts.exchanges.models import Cargo, Incoming, IncomingAnnex
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents.scanning import NOT_SCANNED
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


def note_scan(*, sha256: str, doubt: str, actor: Actor) -> None:
    """Keep with each document, annex and receipt of these bytes what there is against them now."""
    access.require(actor, Role.SYSTEM)
    facts = {"sha256": sha256, "doubt": doubt}
    for exchange_id in _noted(sha256, doubt):
        ledger.record(chain=exchange_id, verb="exchanges.note_scan", actor=actor, facts=facts)


def _noted(sha256: str, doubt: str) -> Iterator[UUID]:
    """The exchanges in which something was waiting for the scanner, each once for each thing."""
    for model, exchange in ((Incoming, "id"), (IncomingAnnex, "incoming_id"), (Cargo, "outgoing_id")):
        waiting = model._default_manager.filter(file_id=sha256, doubt=NOT_SCANNED).select_for_update()
        for pk, exchange_id in waiting.order_by("pk").values_list("pk", exchange):
            model._default_manager.filter(pk=pk).update(doubt=doubt)
            yield exchange_id
