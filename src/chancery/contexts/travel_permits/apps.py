"""How Django knows this context, what it declares, and which events it reacts to."""

from django.apps import AppConfig


class TravelPermitsConfig(AppConfig):
    name = "chancery.contexts.travel_permits"
    label = "travel_permits"

    def ready(self) -> None:
        from chancery.contexts.travel_permits.procedures import TRAVEL_PERMIT, State
        from chancery.contexts.travel_permits.subscriptions import on_case_moved
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.cases.events import CaseMoved
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry

        registry.register(TRAVEL_PERMIT)
        # Each parent may sign at another post, so the case is Lima's until everybody has.
        travels.keep_in_lima(TRAVEL_PERMIT.code, State.TO_SIGN)
        travels.up("travel_permits.Request", subject="case_id")
        travels.up("travel_permits.Authoriser", subject="request__case_id")
        travels.up("travel_permits.Signing", subject="authoriser__request__case_id")
        travels.up("travel_permits.Permit", subject="request__case_id")
        travels.stays_in_lima("travel_permits.Exit", "travel_permits.Incident")
        subscribe(CaseMoved, on_case_moved)
