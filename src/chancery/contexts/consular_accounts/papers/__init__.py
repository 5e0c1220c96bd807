"""Which facts does each book state, on paper and as a spreadsheet? Beside them stands the template."""

from chancery.contexts.consular_accounts.papers.books import (
    XLSX,
    Book,
    BookPaper,
    balance_book,
    books_of,
    cash_book,
    cash_words,
    entry_book,
    remittance_note,
    single_document,
)
from chancery.contexts.consular_accounts.papers.reliefs import relief_act

__all__ = [
    "XLSX",
    "Book",
    "BookPaper",
    "balance_book",
    "books_of",
    "cash_book",
    "cash_words",
    "entry_book",
    "relief_act",
    "remittance_note",
    "single_document",
]
