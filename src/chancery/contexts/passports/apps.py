"""How Django knows this context, what it declares and verifies, and how its rows travel."""

from django.apps import AppConfig


class PassportsConfig(AppConfig):
    name = "chancery.contexts.passports"
    label = "passports"

    def ready(self) -> None:
        from chancery.contexts.passports import queries, subscriptions
        from chancery.contexts.passports.procedures import IN_LIMA, PASSPORT
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.gateway import published
        from chancery.kernel.gateway.events import RegisterAnswered
        from chancery.kernel.ledger.verification import register
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry
        from chancery.kernel.travel_documents import cancelled

        registry.register(PASSPORT)
        register("pasaportes: cada libreta en stock, usada o inutilizada", queries.booklets)
        published.add(published.FactKind.TRAVEL_DOCUMENT, queries.facts)
        cancelled.add("P", queries.cancelled_within)
        subscribe(RegisterAnswered, subscriptions.on_register_answered)
        travels.keep_in_lima(PASSPORT.code, *IN_LIMA)
        travels.up("passports.Application", subject="case_id")
        travels.up("passports.Enrolment", subject="application__case_id")
        travels.up("passports.PhotoAnswer", subject="enrolment__application__case_id")
        travels.up("passports.IdentityMatch", subject="application__case_id")
        travels.up("passports.Batch", "office")
        travels.up("passports.Sending", subject="application__case_id")
        travels.up("passports.Passport", subject="application__case_id")
        travels.up("passports.Voiding", subject="passport__application__case_id")
        travels.up("passports.Certification", subject="passport__application__case_id")
        travels.down("passports.Shipment", within=("office",))
        travels.up("passports.Despatch", subject="certification__passport__application__case_id")
        travels.up("passports.Delivery", subject="certification__passport__application__case_id")
        travels.up("passports.Cancellation", "office", first_stands="number")
        travels.up(
            "passports.InForce",
            subject="delivery__certification__passport__application__case_id",
            vanishes=True,
            gives_way="holder_key",
        )
