"""How Django knows this context, what it declares, and which events it reacts to."""

from django.apps import AppConfig


class TransmissionsConfig(AppConfig):
    name = "chancery.contexts.transmissions"
    label = "transmissions"

    def ready(self) -> None:
        from chancery.contexts.transmissions import queries
        from chancery.contexts.transmissions.procedures import PERMIT_TRANSMISSION, REGISTRY_COPY
        from chancery.contexts.transmissions.subscriptions import on_case_moved
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.cases.events import CaseMoved
        from chancery.kernel.ledger import verification
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry

        registry.register(REGISTRY_COPY)
        registry.register(PERMIT_TRANSMISSION)
        # A transmission is Lima's from the request to the delivery: several offices write it in turn.
        for procedure in (REGISTRY_COPY, PERMIT_TRANSMISSION):
            travels.keep_in_lima(procedure.code, *procedure.states)
        travels.stays(*(f"transmissions.{each.__name__}" for each in self.get_models()))
        subscribe(CaseMoved, on_case_moved)
        verification.register("cadenas de traslados", queries.broken_chains)
