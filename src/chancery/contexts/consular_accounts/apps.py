"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class ConsularAccountsConfig(AppConfig):
    name = "chancery.contexts.consular_accounts"
    label = "consular_accounts"

    def ready(self) -> None:
        from chancery.contexts.consular_accounts.procedures import CONSULAR_ACCOUNT
        from chancery.kernel.procedures import registry

        registry.register(CONSULAR_ACCOUNT)
