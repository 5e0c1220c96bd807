"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "chancery.contexts.complaints"
    label = "complaints"

    def ready(self) -> None:
        from chancery.contexts.complaints import queries, subscriptions
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.ledger import verification
        from chancery.kernel.nodes import travels
        from chancery.kernel.organisation.events import CalendarChanged

        # The digital book is Lima's; a post whose line is down writes on paper, and transcribes it afterwards.
        travels.stays_in_lima(*(f"complaints.{each.__name__}" for each in self.get_models()))
        verification.register("números de los libros de reclamaciones", queries.numbers)
        subscribe(CalendarChanged, subscriptions.on_calendar_changed)
