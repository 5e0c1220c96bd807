"""How Django knows this context, and what it declares."""

from django.apps import AppConfig
from django.db.models import Q


class CorrespondenceConfig(AppConfig):
    name = "chancery.contexts.correspondence"
    label = "correspondence"

    def ready(self) -> None:
        from chancery.contexts.correspondence import queries
        from chancery.contexts.correspondence.procedures import FRONT_DESK
        from chancery.kernel.documents import holding
        from chancery.kernel.ledger import verification
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry

        registry.register(FRONT_DESK)
        # The registry of correspondence is Lima's: the window of a post writes it over the line.
        travels.keep_in_lima(FRONT_DESK.code, *FRONT_DESK.states)
        travels.stays_in_lima(*(f"correspondence.{each.__name__}" for each in self.get_models()))
        verification.register("números de registro de correspondencia", queries.numbers)
        verification.register("originales de correspondencia: un solo tenedor", queries.holders)
        holding.files("correspondence.RecordFile", "record_id")
        holding.files("correspondence.DigitisedFile", "digitisation__record_id")
        holding.files("correspondence.Recognition", "digitisation__record_id")
        holding.files("correspondence.RecognisedPage", "recognition__digitisation__record_id")
        holding.files("correspondence.RecordText", "record_id")
        holding.words("correspondence.RecognisedPage", "recognition__digitisation__record_id", "text")
        holding.words("correspondence.RecordText", "record_id", "stems", only=Q(file__isnull=False))
