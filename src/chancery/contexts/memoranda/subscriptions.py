"""What becomes of a document when its own-key signature comes or will not come, and when another entity decides about it."""

from chancery.contexts.exchanges.actions import Outcome, Settled
from chancery.contexts.memoranda import actions, papers, queries
from chancery.kernel.base.actor import system_actor
from chancery.kernel.documents.events import DocumentIssued, SignatureForgone


def on_document_issued(event: DocumentIssued) -> None:
    """Signed with the head's own key."""
    prepared = queries.prepared_as(event.case_id, event.number) if papers.is_ours(event.kind) else None
    if prepared is not None:
        actor = system_actor("Firma con clave propia")
        actions.take_in(prepared=prepared, paper_id=event.document_id, actor=actor)


def on_signature_forgone(event: SignatureForgone) -> None:
    """The head gave it up, or it waited too long."""
    prepared = queries.prepared_as(event.case_id, event.number)
    if prepared is not None:
        actions.take_back(prepared=prepared, actor=system_actor("Firma con clave propia"))


def on_settled(event: Settled) -> None:
    """The receipt of another entity: what it received by law, it has."""
    if event.outcome is Outcome.ACCEPTED:
        evidence = f"Cargo {event.number} de {event.unit}, CUO {event.cuo}"
        actions.note_cargo(exchange_id=event.first_id, evidence=evidence, actor=event.actor)
