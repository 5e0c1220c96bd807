"""What is kept of consular accounts: months and books, remittances, the bank's word, observations."""

from chancery.contexts.consular_accounts.models.accounts import (
    Account,
    Answer,
    BalanceLine,
    BookFile,
    CashLine,
    Closing,
    EntryLine,
    Means,
    Observation,
    Remittance,
    StickerLine,
)
from chancery.contexts.consular_accounts.models.bank import BankLine, Deposit, LineMatch, Statement

__all__ = [
    "Account",
    "Answer",
    "BalanceLine",
    "BankLine",
    "BookFile",
    "CashLine",
    "Closing",
    "Deposit",
    "EntryLine",
    "LineMatch",
    "Means",
    "Observation",
    "Remittance",
    "Statement",
    "StickerLine",
]
