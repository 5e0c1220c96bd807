"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class ServiceDeskConfig(AppConfig):
    name = "chancery.contexts.service_desk"
    label = "service_desk"

    def ready(self) -> None:
        from chancery.kernel.nodes import travels

        # The desk is Lima's: a post asks it over the line.
        travels.stays_in_lima(*(f"service_desk.{each.__name__}" for each in self.get_models()))
