"""How Django knows this context, and what of it is verified."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "chancery.contexts.retention"
    label = "retention"

    def ready(self) -> None:
        from chancery.contexts.retention import queries
        from chancery.kernel.ledger import verification
        from chancery.kernel.nodes import travels

        # The central archive is Lima's: a post hands over what it wrote across the line.
        travels.stays_in_lima(*(f"retention.{each.__name__}" for each in self.get_models()))
        verification.register("números del archivo", queries.numbers)
        verification.register("custodia y eliminación de documentos", queries.custody)
