"""How Django knows this package, and which parts of the verification are its own."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "chancery.kernel.documents"
    label = "documents"

    def ready(self) -> None:
        from chancery.kernel.documents import checks, holding
        from chancery.kernel.ledger.verification import register

        register("números de los documentos", checks.numbers)
        register("documentos en el registro público", checks.logged)
        register("archivos", checks.files)
        register("archivos eliminados", checks.erased)
        holding.files("documents.Upload", "case_id")
        holding.files("documents.Document", "case_id")
        holding.files("documents.Augmentation", "document__case_id")
        holding.files("documents.PendingSignature", "case_id")
        holding.words("documents.Document", "case_id", "facts")
        holding.words("documents.PendingSignature", "case_id", "facts")
