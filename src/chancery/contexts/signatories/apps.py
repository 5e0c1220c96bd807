"""How Django knows this context."""

from django.apps import AppConfig


class SignatoriesConfig(AppConfig):
    name = "chancery.contexts.signatories"
    label = "signatories"

    def ready(self) -> None:
        from chancery.kernel.nodes import travels

        for known in ("Authority", "Signatory", "Specimen", "RegisteredCertificate"):
            travels.down(f"signatories.{known}")
        travels.stays("signatories.Registration")
