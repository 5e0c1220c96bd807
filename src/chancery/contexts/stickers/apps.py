"""How Django knows this context, and what of it is verified."""

from django.apps import AppConfig


class StickersConfig(AppConfig):
    name = "chancery.contexts.stickers"
    label = "stickers"

    def ready(self) -> None:
        from chancery.contexts.stickers import queries
        from chancery.kernel.ledger.verification import register

        register("autoadhesivos: cada serie en un solo lugar", queries.conservation)
        register("autoadhesivos: bóvedas según sus libros", queries.vaults_by_their_books)
        register("autoadhesivos: actuaciones y series", queries.stickers_and_acts)
        register("números de movimientos y pedidos de autoadhesivos", queries.numbers)
