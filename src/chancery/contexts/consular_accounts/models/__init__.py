"""What is kept of consular accounts: months and books, remittances, the bank's word, observations."""

from chancery.contexts.consular_accounts.models.accounts import (
    Account,
    Answer,
    BalanceLine,
    BookFile,
    CashLine,
    Closing,
    EntryLine,
    Observation,
    Remittance,
    RemittanceMeans,
    StickerLine,
)
from chancery.contexts.consular_accounts.models.bank import BankLine, Deposit, LineMatch, Statement
from chancery.contexts.consular_accounts.models.reliefs import Acceptance, Relief

__all__ = [
    "Acceptance",
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
    "RemittanceMeans",
    "Observation",
    "Relief",
    "Remittance",
    "Statement",
    "StickerLine",
]
