"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    name = "chancery.contexts.transparency"
    label = "transparency"

    def ready(self) -> None:
        from chancery.kernel.nodes import travels

        travels.stays_in_lima("transparency.Release")
