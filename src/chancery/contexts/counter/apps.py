"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class CounterConfig(AppConfig):
    name = "chancery.contexts.counter"
    label = "counter"

    def ready(self) -> None:
        from chancery.contexts.counter import subscriptions
        from chancery.contexts.counter.procedures import COUNTER_ACT
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.nodes import travels
        from chancery.kernel.organisation.events import CalendarChanged
        from chancery.kernel.procedures import registry

        registry.register(COUNTER_ACT)
        # The agenda is Lima's, where people book; the line and the window are the post's.
        for agenda in ("SpecialDay", "Schedule", "Closure", "Appointment", "SigningPower"):
            travels.down(f"counter.{agenda}", within=("office",))
        travels.up("counter.Ticket", "office")
        travels.up("counter.Visit", "office")
        travels.up("counter.CounterAct", subject="case_id")
        travels.stays_in_lima("counter.WaitingEntry")
        subscribe(CalendarChanged, subscriptions.on_calendar_changed)
