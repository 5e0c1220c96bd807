"""How Django knows this package."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "chancery.kernel.procedures"
    label = "procedures"

    def ready(self) -> None:
        from chancery.kernel.procedures import checks  # noqa: F401
