"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class ConsularAccountsConfig(AppConfig):
    name = "chancery.contexts.consular_accounts"
    label = "consular_accounts"

    def ready(self) -> None:
        from chancery.contexts.consular_accounts.procedures import CONSULAR_ACCOUNT, State
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry

        registry.register(CONSULAR_ACCOUNT)
        # Accounts are closed where Lima and the regional head review them, on the acts that the post has told.
        travels.keep_in_lima(CONSULAR_ACCOUNT.code, *State)
        travels.stays(*(f"consular_accounts.{each.__name__}" for each in self.get_models()))
