"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class ApostillesConfig(AppConfig):
    name = "chancery.contexts.apostilles"
    label = "apostilles"

    def ready(self) -> None:
        from chancery.contexts.apostilles.procedures import APOSTILLE
        from chancery.kernel.procedures import registry

        registry.register(APOSTILLE)
