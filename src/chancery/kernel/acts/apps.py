"""How Django knows this package, and what of it is verified."""

from django.apps import AppConfig


class ActsConfig(AppConfig):
    name = "chancery.kernel.acts"
    label = "acts"

    def ready(self) -> None:
        from chancery.kernel.acts import checks
        from chancery.kernel.ledger.verification import register

        register("números de las actuaciones consulares", checks.numbers)
