"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class CounterConfig(AppConfig):
    name = "chancery.contexts.counter"
    label = "counter"

    def ready(self) -> None:
        from chancery.contexts.counter.procedures import COUNTER_ACT
        from chancery.kernel.procedures import registry

        registry.register(COUNTER_ACT)
