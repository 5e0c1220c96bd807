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
        # A permit that was issued needs Lima at every step. A copy is the post's until it is sent, and again to be delivered there.
        travels.keep_in_lima(PERMIT_TRANSMISSION.code, *PERMIT_TRANSMISSION.states)
        travels.wait_at_post(REGISTRY_COPY.code, queries.is_collected_where_issued)
        travels.up("transmissions.Transmission", subject="case_id")
        for of_transmission in (
            "SoughtEntry",
            "FoundEntry",
            "HandOver",
            "SignatureCheck",
            "Printout",
            "Collection",
        ):
            travels.up(f"transmissions.{of_transmission}", subject="transmission__case_id")
        subscribe(CaseMoved, on_case_moved)
        verification.register("cadenas de traslados", queries.broken_chains)
