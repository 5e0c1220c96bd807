"""How Django knows this context."""

from django.apps import AppConfig


class SignatoriesConfig(AppConfig):
    name = "chancery.contexts.signatories"
    label = "signatories"

    def ready(self) -> None:
        from chancery.kernel.nodes import travels

        for known in ("Authority", "Signatory", "RegisteredCertificate"):
            travels.down(f"signatories.{known}")
        travels.down("signatories.Specimen", images=("signature_sha256", "seal_sha256"))
        travels.stays_in_lima("signatories.Registration")
