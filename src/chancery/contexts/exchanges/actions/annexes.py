"""How do the annexes come in, of which only the names and an address came?"""

from uuid import UUID

from django.db import transaction

from chancery.contexts.exchanges import queries, rules
from chancery.contexts.exchanges.actions._claims import claimed, postpone
from chancery.contexts.exchanges.models import Incoming, IncomingAnnex
from chancery.contexts.exchanges.rules import State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Unavailable
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import inspection, scanning
from chancery.kernel.documents.inspection import Finding
from chancery.kernel.gateway import interoperability
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


class AnnexHarmful(Conflict):
    """What the scanner finds harmful is not kept: nobody could open it."""

    code = "exchange_annex_harmful"
    sentence = "El antivirus encontró un programa dañino en el anexo «{name}»."
    next_step = "Observe el documento y pida a la entidad que publique el anexo limpio."


def fetch_annexes(*, incoming_id: UUID, actor: Actor) -> None:
    """Fetch, hash and store them: what stands at another entity's address may change or go.

    Never raises because of the other side: what could not be fetched is fetched later, or by a person's word again.
    Never inside a transaction.
    """
    access.require(actor, Role.SYSTEM, *queries.WORKERS)
    with claimed(Incoming, incoming_id) as incoming:
        if incoming is None or incoming.fetched_at or incoming.state != State.PENDING:
            return
        try:
            _fetch(incoming, actor)
        except Unavailable as refusal:
            _postpone(incoming, str(refusal), refusal.code)
        except Conflict as refusal:
            _postpone(incoming, str(refusal), refusal.code, refused=True)


def _fetch(incoming: Incoming, actor: Actor) -> None:
    announced = list(incoming.annexes.all())
    fetched, _ = interoperability.fetch_annexes(incoming.annex_url, actor=actor, exchange_id=incoming.id)
    contents = rules.unbundle(
        [annex.name for annex in announced],
        fetched,
        limit=interoperability.largest_file(),
        is_whole=any(annex.is_whole for annex in announced),
    )
    findings = [_look_at(annex.name, content) for annex, content in zip(announced, contents, strict=True)]
    with transaction.atomic():
        for annex, content, found in zip(announced, contents, findings, strict=True):
            kept = documents.keep_received(content, found)
            IncomingAnnex.objects.filter(pk=annex.pk, file=None).update(file=kept, doubt=found.doubt)
        incoming.fetched_at, incoming.due_at, incoming.fetch_fault = clock.now(), None, ""
        incoming.attempts = incoming.refusals = 0
        incoming.save(update_fields=["fetched_at", "due_at", "fetch_fault", "attempts", "refusals"])
        hashes = sorted(filter(None, incoming.annexes.values_list("file_id", flat=True)))
        facts = {"cuo": incoming.cuo, "sha256": " ".join(hashes)}
        ledger.record(chain=incoming.id, verb="exchanges.fetch_annexes", actor=actor, facts=facts)


def _postpone(incoming: Incoming, why: str, code: str, *, refused: bool = False) -> None:
    incoming.fetch_fault = why[:300]
    incoming.save(update_fields=["fetch_fault"])
    postpone(incoming, code, refused=refused)


def _look_at(name: str, content: bytes) -> Finding:
    """What it is. Raises `AnnexHarmful`, `ScannerUnavailable`."""
    found = inspection.look_at(content)
    if found.doubt == scanning.VIRUS:
        raise AnnexHarmful(name=name)
    return found
