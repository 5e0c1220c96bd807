"""How Django knows this context, and what of it is verified."""

from django.apps import AppConfig


class MemorandaConfig(AppConfig):
    name = "chancery.contexts.memoranda"
    label = "memoranda"

    def ready(self) -> None:
        from chancery.contexts.correspondence import queries as correspondence
        from chancery.contexts.exchanges.actions import Settled
        from chancery.contexts.memoranda import queries, subscriptions
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.documents import holding
        from chancery.kernel.documents.events import DocumentIssued, SignatureForgone
        from chancery.kernel.ledger.verification import register
        from chancery.kernel.nodes import travels

        subscribe(DocumentIssued, subscriptions.on_document_issued)
        subscribe(SignatureForgone, subscriptions.on_signature_forgone)
        subscribe(Settled, subscriptions.on_settled)
        correspondence.count_too(queries.paper_saved)
        register("números de documentos internos", queries.numbers)
        # They go from unit to unit through Lima, where every post reads and signs them (ADR 31).
        travels.stays_in_lima(*(f"memoranda.{each.__name__}" for each in self.get_models()))
        holding.files("memoranda.EndorsementGiven", "endorsement__document_id")
        holding.words("memoranda.DraftVersion", "document_id", "body", "references")
        holding.words("memoranda.HeadSignature", "document_id", "folded_text")
