"""How Django knows this package, and which parts of the verification are its own."""

from django.apps import AppConfig


class FeesConfig(AppConfig):
    name = "chancery.kernel.fees"
    label = "fees"

    def ready(self) -> None:
        from chancery.kernel.fees import checks
        from chancery.kernel.ledger.verification import register

        register("números de los recibos", checks.numbers)
        register("pagos y derechos", checks.payments)
