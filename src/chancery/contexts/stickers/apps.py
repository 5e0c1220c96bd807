"""How Django knows this context, and what of it is verified."""

from django.apps import AppConfig


class StickersConfig(AppConfig):
    name = "chancery.contexts.stickers"
    label = "stickers"

    def ready(self) -> None:
        from chancery.contexts.stickers import queries
        from chancery.contexts.stickers.actions import settle
        from chancery.kernel.ledger.verification import register
        from chancery.kernel.nodes import travels

        register("autoadhesivos: cada serie en un solo lugar", queries.conservation)
        register("autoadhesivos: bóvedas según sus libros", queries.vaults_by_their_books)
        register("autoadhesivos: actuaciones y series", queries.stickers_and_acts)
        register("números de movimientos y pedidos de autoadhesivos", queries.numbers)
        # Whoever writes a vault's office writes what the vault holds. What comes to a post is handed over as a parcel.
        travels.up("stickers.Vault", "office")
        travels.up("stickers.Batch", "vault__office")
        travels.up("stickers.Order", "vault__office")
        travels.up("stickers.OrderDecision", "order__supplier__office")
        travels.up("stickers.Movement", "sender__office", also=("receiver__office",))
        travels.up("stickers.MovementAnswer", "movement__receiver__office")
        travels.up("stickers.Discharge", "vault__office")
        travels.up("stickers.DischargeDecision", "discharge__vault__office")
        travels.up("stickers.Departure", "vault__office")
        travels.up(
            "stickers.Holding",
            "vault__office",
            "movement__sender__office",
            "departure__vault__office",
            also=("movement__receiver__office",),
            vanishes=True,
        )
        travels.up("stickers.CustodyEntry", "office")
        travels.up("stickers.Sticker", subject="act__case_id")
        travels.up("stickers.UsedForm", "departure__vault__office")
        travels.up("stickers.Printing", subject="sticker__act__case_id")
        travels.up("stickers.RefusedAffixing", "office")
        travels.up("stickers.StockCount", "vault__office")
        travels.up("stickers.CountLine", "count__vault__office")
        travels.up("stickers.CountStatement", "count__vault__office")
        travels.begin_with("stickers", queries.batches_held)
        travels.hand(
            "stickers.Movement", waiting=queries.on_their_way_to, contents=queries.contents_of_movement
        )
        travels.answer_with("stickers", queries.answers_to, settle)
