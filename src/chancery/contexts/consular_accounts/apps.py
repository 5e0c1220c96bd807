"""How Django knows this context, and what it declares."""

from django.apps import AppConfig


class ConsularAccountsConfig(AppConfig):
    name = "chancery.contexts.consular_accounts"
    label = "consular_accounts"

    def ready(self) -> None:
        from chancery.contexts.consular_accounts import queries
        from chancery.contexts.consular_accounts.procedures import CONSULAR_ACCOUNT, State
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry

        registry.register(CONSULAR_ACCOUNT)
        # Accounts are closed where Lima and the regional head review them, on the acts that the post has told.
        travels.keep_in_lima(CONSULAR_ACCOUNT.code, *State)
        # A post reads its signed books without a line too: of the rest of the account only what leads to them goes along.
        books = ("Account", "Closing", "Remittance", "BookFile")
        travels.down(*(f"consular_accounts.{each}" for each in books), copied=True)
        rest = (each.__name__ for each in self.get_models() if each.__name__ not in books)
        travels.stays_in_lima(*(f"consular_accounts.{each}" for each in rest))
        travels.copy(
            "consular_accounts.BookFile",
            of=queries.books_of,
            contents=queries.contents_of_book,
            files=queries.files_of_books,
        )
