"""What was signed, sent, imported, matched or said can only be added to."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("consular_accounts", "0001_initial"), ("ledger", "0002_guards")]
    operations = [
        ForbidChange(name)
        for name in (
            "Account",
            "Closing",
            "EntryLine",
            "CashLine",
            "StickerLine",
            "Remittance",
            "BalanceLine",
            "BookFile",
            "Observation",
            "Answer",
            "Deposit",
            "Statement",
            "BankLine",
            "LineMatch",
        )
    ]
