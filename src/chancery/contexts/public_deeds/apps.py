"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class PublicDeedsConfig(AppConfig):
    name = "chancery.contexts.public_deeds"
    label = "public_deeds"

    def ready(self) -> None:
        from chancery.contexts.public_deeds import procedures, queries, subscriptions
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.documents.events import DocumentVerified
        from chancery.kernel.gateway.events import RegisterAnswered
        from chancery.kernel.ledger.verification import register as verify
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry

        for procedure in procedures.EVERY:
            registry.register(procedure)
        subscribe(DocumentVerified, subscriptions.on_document_verified)
        subscribe(RegisterAnswered, subscriptions.on_register_answered)
        # A deed may be drafted anew until it stands in the book: then its parties go, and others come.
        travels.up("public_deeds.Deed", subject="case_id")
        travels.up("public_deeds.Party", subject="deed__case_id", vanishes=True)
        for of_deed in (
            "IdentityCheck",
            "Qualification",
            "BookEntry",
            "Signature",
            "Conclusion",
            "WillOpening",
        ):
            travels.up(f"public_deeds.{of_deed}", subject="deed__case_id")
        travels.up("public_deeds.SealedWill", subject="case_id")
        for of_will in ("CoverAct", "SealedWillWitness", "SealedWillRelease"):
            travels.up(f"public_deeds.{of_will}", subject="will__case_id")
        travels.up("public_deeds.Copy", subject="case_id")
        travels.up("public_deeds.PaperDeed", "office")
        travels.stays_in_lima("public_deeds.Use")
        verify("fojas de las escrituras", queries.broken_books)
