"""The pages of consular accounts."""

from chancery.contexts.consular_accounts.views.bank import (
    bank,
    import_statement,
    match_again,
    match_line,
    note_deposit,
    statement,
)
from chancery.contexts.consular_accounts.views.boards import board, dependants, home, open_month
from chancery.contexts.consular_accounts.views.books import book_paper, book_sheet, case, register
from chancery.contexts.consular_accounts.views.reliefs import hand_over, relief, take_over
from chancery.contexts.consular_accounts.views.steps import (
    answer,
    close,
    correct,
    explain,
    observe,
    remit,
    send_back,
)

__all__ = [
    "answer",
    "bank",
    "board",
    "book_paper",
    "book_sheet",
    "case",
    "close",
    "correct",
    "dependants",
    "explain",
    "hand_over",
    "home",
    "import_statement",
    "match_again",
    "match_line",
    "note_deposit",
    "observe",
    "open_month",
    "register",
    "relief",
    "remit",
    "send_back",
    "statement",
    "take_over",
]
