"""How Django knows this context, and what of it is verified."""

from django.apps import AppConfig


class ExchangesConfig(AppConfig):
    name = "chancery.contexts.exchanges"
    label = "exchanges"

    def ready(self) -> None:
        from chancery.contexts.exchanges import queries, subscriptions
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.documents.events import FileScanned
        from chancery.kernel.ledger.verification import register
        from chancery.kernel.nodes import travels
        from chancery.kernel.organisation.events import CalendarChanged

        register("intercambios: números de registro y cargos", queries.registry_numbers)
        register("intercambios: estado según su cargo", queries.states_by_cargo)
        # Posts abroad send and receive through Lima's front desk.
        travels.stays_in_lima(
            "exchanges.Entity",
            "exchanges.WireKind",
            "exchanges.Outgoing",
            "exchanges.OutgoingAnnex",
            "exchanges.Incoming",
            "exchanges.IncomingAnnex",
            "exchanges.Cargo",
            "exchanges.CargoHint",
        )
        subscribe(FileScanned, subscriptions.on_file_scanned)
        subscribe(CalendarChanged, subscriptions.on_calendar_changed)
