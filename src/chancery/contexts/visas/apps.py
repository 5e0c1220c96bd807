"""How Django knows this context, what it declares, and how its rows travel."""

from django.apps import AppConfig


class VisasConfig(AppConfig):
    name = "chancery.contexts.visas"
    label = "visas"

    def ready(self) -> None:
        from chancery.contexts.visas import queries, subscriptions
        from chancery.contexts.visas.procedures import VISA, State
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.gateway import published
        from chancery.kernel.gateway.events import RegisterAnswered
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry
        from chancery.kernel.travel_documents import cancelled

        registry.register(VISA)
        published.add(published.FactKind.VISA, queries.facts)
        subscribe(RegisterAnswered, subscriptions.on_register_answered)
        cancelled.add("V", queries.cancelled_serials)
        cancelled.add(cancelled.SEALED, queries.cancelled_zones)
        cancelled.doubt("V", queries.doubtful_serials)
        cancelled.doubt(cancelled.SEALED, queries.doubtful_zones)
        # While Lima or another entity is asked, the case is theirs to move.
        travels.keep_in_lima(VISA.code, State.CONSULTED)
        travels.up("visas.Application", subject="case_id")
        travels.up("visas.Interview", subject="application__case_id")
        travels.up("visas.Finding", subject="interview__application__case_id")
        travels.up("visas.SponsorCheck", subject="application__case_id")
        travels.up("visas.Consultation", subject="application__case_id")
        travels.up("visas.ConsultationAnswer", subject="consultation__application__case_id")
        travels.up("visas.Decision", subject="application__case_id")
        travels.up("visas.Label", subject="application__case_id")
        travels.up("visas.LabelVoiding", subject="label__application__case_id")
        travels.up("visas.LabelCheck", subject="label__application__case_id")
        travels.up("visas.Cancellation", subject="application__case_id")
        travels.up("visas.PassportReport", subject="application__case_id")
        travels.stays_in_lima("visas.VisaEntry", "visas.VisaEntryIncident")
