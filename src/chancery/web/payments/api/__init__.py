"""Paying for programs: charges and refunds, the tariff, the rates of the consular sol, and the provider's account."""

from chancery.web.payments.api.charges import refunds, router
from chancery.web.payments.api.prices import prices
from chancery.web.payments.api.rates import rates
from chancery.web.payments.api.reconciliations import reconciliations
from chancery.web.payments.api.tariff import tariff

__all__ = ["prices", "rates", "reconciliations", "refunds", "router", "tariff"]
