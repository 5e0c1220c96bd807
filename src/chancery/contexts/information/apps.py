"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class InformationConfig(AppConfig):
    name = "chancery.contexts.information"
    label = "information"

    def ready(self) -> None:
        from chancery.contexts.information.procedures import ACCESS
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry

        registry.register(ACCESS)
        # Whoever answers for a post does it over the line: the register of requests is Lima's.
        travels.keep_in_lima(ACCESS.code, *ACCESS.states)
        travels.stays_in_lima(*(f"information.{each.__name__}" for each in self.get_models()))
