"""How Django knows this package, and that rights are granted anew after each migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "chancery.kernel.ledger"
    label = "ledger"

    def ready(self) -> None:
        from chancery.kernel.ledger.guards import grant_rights

        post_migrate.connect(grant_rights, sender=self)
