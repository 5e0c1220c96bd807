"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class LegalisationsConfig(AppConfig):
    name = "chancery.contexts.legalisations"
    label = "legalisations"

    def ready(self) -> None:
        from chancery.contexts.legalisations import procedures
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry

        for version in (
            procedures.LEGALISATION_1,
            procedures.LEGALISATION_2,
            procedures.LEGALISATION,
            procedures.FOREIGN_LEGALISATION_1,
            procedures.FOREIGN_LEGALISATION_2,
            procedures.FOREIGN_LEGALISATION,
        ):
            registry.register(version)
        travels.stays_in_lima("legalisations.Request", "legalisations.Legalisation")
