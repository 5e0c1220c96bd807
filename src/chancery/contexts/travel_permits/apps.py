"""How Django knows this context, what it declares, and which events it reacts to."""

from django.apps import AppConfig


class TravelPermitsConfig(AppConfig):
    name = "chancery.contexts.travel_permits"
    label = "travel_permits"

    def ready(self) -> None:
        from chancery.contexts.travel_permits.procedures import TRAVEL_PERMIT
        from chancery.contexts.travel_permits.subscriptions import on_case_moved
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.cases.events import CaseMoved
        from chancery.kernel.procedures import registry

        registry.register(TRAVEL_PERMIT)
        subscribe(CaseMoved, on_case_moved)
