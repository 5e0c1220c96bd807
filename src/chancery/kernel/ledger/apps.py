"""How Django knows this package."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "chancery.kernel.ledger"
    label = "ledger"
