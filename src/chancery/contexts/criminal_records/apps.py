"""How Django knows this context, what it declares, which events it reacts to, and how its rows travel."""

from django.apps import AppConfig


class CriminalRecordsConfig(AppConfig):
    name = "chancery.contexts.criminal_records"
    label = "criminal_records"

    def ready(self) -> None:
        from chancery.contexts.criminal_records.procedures import CRIMINAL_RECORD
        from chancery.contexts.criminal_records.subscriptions import on_register_answered
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.gateway.events import RegisterAnswered
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry

        registry.register(CRIMINAL_RECORD)
        subscribe(RegisterAnswered, on_register_answered)
        travels.up("criminal_records.Request", subject="case_id")
        travels.up("criminal_records.Consultation", subject="request__case_id")
        travels.up("criminal_records.Finding", subject="consultation__request__case_id")
        travels.up("criminal_records.Review", subject="finding__consultation__request__case_id")
        # The Judiciary answers in Lima, and the post that asked must know.
        office = ("review__finding__consultation__request__case__office",)
        travels.down("criminal_records.ReviewAnswer", within=office)
        travels.down("criminal_records.ReviewDecision", within=(f"answer__{office[0]}",))
        travels.up("criminal_records.Certificate", subject="request__case_id")
        travels.up("criminal_records.Refusal", subject="request__case_id")
        travels.up("criminal_records.Delivery", subject="request__case_id")
