"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class LegalisationsConfig(AppConfig):
    name = "chancery.contexts.legalisations"
    label = "legalisations"

    def ready(self) -> None:
        from chancery.contexts.legalisations.procedures import FOREIGN_LEGALISATION, LEGALISATION
        from chancery.kernel.procedures import registry

        registry.register(LEGALISATION)
        registry.register(FOREIGN_LEGALISATION)
