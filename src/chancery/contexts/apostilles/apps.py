"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class ApostillesConfig(AppConfig):
    name = "chancery.contexts.apostilles"
    label = "apostilles"

    def ready(self) -> None:
        from chancery.contexts.apostilles.procedures import APOSTILLE, APOSTILLE_1, APOSTILLE_2
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry

        for version in (APOSTILLE_1, APOSTILLE_2, APOSTILLE):
            registry.register(version)
        travels.down("apostilles.Party")
        travels.stays_in_lima("apostilles.Request", "apostilles.Apostille", "apostilles.PartyProposal")
