"""How Django knows this context, what it declares, which events it reacts to, and how its rows travel."""

from django.apps import AppConfig


class TravelPapersConfig(AppConfig):
    name = "chancery.contexts.travel_papers"
    label = "travel_papers"

    def ready(self) -> None:
        from chancery.contexts.travel_papers import queries
        from chancery.contexts.travel_papers.procedures import TRAVEL_PAPER
        from chancery.contexts.travel_papers.subscriptions import on_register_answered
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.gateway import published
        from chancery.kernel.gateway.events import RegisterAnswered
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry
        from chancery.kernel.travel_documents import cancelled

        registry.register(TRAVEL_PAPER)
        published.add(published.FactKind.TRAVEL_DOCUMENT, queries.facts)
        cancelled.add("P", queries.cancelled_numbers)
        subscribe(RegisterAnswered, on_register_answered)
        travels.up("travel_papers.Application", subject="case_id")
        travels.up("travel_papers.IdentityProof", subject="application__case_id")
        travels.up("travel_papers.Minority", subject="application__case_id")
        travels.up("travel_papers.StayingParent", subject="minority__application__case_id")
        travels.up("travel_papers.FiliationSeen", subject="minority__application__case_id")
        travels.up("travel_papers.Leave", subject="parent__minority__application__case_id")
        travels.up("travel_papers.SecondApproval", subject="application__case_id")
        travels.up("travel_papers.Decision", subject="application__case_id")
        travels.up("travel_papers.TravelPaper", subject="application__case_id")
        travels.up("travel_papers.Spoiling", subject="paper__application__case_id")
        travels.up("travel_papers.PaperDelivery", subject="paper__application__case_id")
        travels.up("travel_papers.Cancellation", subject="application__case_id")
        travels.stays_in_lima("travel_papers.BorderEntry", "travel_papers.EntryIncident")
