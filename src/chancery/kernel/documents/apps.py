"""How Django knows this package, and which parts of the verification are its own."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "chancery.kernel.documents"
    label = "documents"

    def ready(self) -> None:
        from chancery.kernel.documents import checks
        from chancery.kernel.ledger.verification import register

        register("números de los documentos", checks.numbers)
        register("documentos en el registro público", checks.logged)
        register("archivos", checks.files)
