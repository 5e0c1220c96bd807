"""What an amount of money is: a decimal with its currency, exact to the smallest unit that is asked in it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CONSULAR_SOL = "XSC"
"""The unit of the consular tariff (D.S. 045-2003-RE, art. 1): no currency of any State, so ISO 4217 leaves X-codes to it."""

_SYMBOLS = {
    "PEN": "S/",
    CONSULAR_SOL: "S/C",
    "USD": "US$",
    "EUR": "€",
    "GBP": "£",
    "BRL": "R$",
    "JPY": "¥",
}
_WITHOUT_CENTS = frozenset(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ]  # ISO 4217, table A.1
)
_CENTS = 2


def minor_units(currency: str) -> int:
    """How many decimals an amount in a currency may have: none in yen, won, guaraníes or Chilean pesos.

    The dinars and rials that are counted in thousandths are asked in whole hundredths, which their coins can pay.
    """
    return 0 if currency in _WITHOUT_CENTS else _CENTS


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency (ISO 4217 code, or the consular sol). Arithmetic across currencies raises `ValueError`."""

    amount: Decimal
    currency: str = "PEN"

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError("money is a Decimal, never a float")
        exact = self.amount.quantize(_smallest(self.currency))
        if self.amount != exact:
            raise ValueError(
                f"an amount of {self.currency} has at most {minor_units(self.currency)} decimals"
            )
        object.__setattr__(self, "amount", exact)

    @classmethod
    def rounded(cls, amount: Decimal, currency: str = "PEN") -> "Money":
        """The nearest amount that exists in the currency, halves away from zero."""
        return cls(amount.quantize(_smallest(currency), rounding=ROUND_HALF_UP), currency)

    @property
    def minor(self) -> int:
        """The amount in cents."""
        return int(self.amount * 100)

    def __add__(self, other: "Money") -> "Money":
        self._same_currency(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same_currency(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, factor: int) -> "Money":
        return Money(self.amount * factor, self.currency)

    def __bool__(self) -> bool:
        return self.amount != 0

    def __lt__(self, other: "Money") -> bool:
        self._same_currency(other)
        return self.amount < other.amount

    def __str__(self) -> str:
        symbol = _SYMBOLS.get(self.currency, self.currency)
        return f"{symbol} {self.amount:,.{minor_units(self.currency)}f}".replace(",", "\u00a0")

    def _same_currency(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")


def _smallest(currency: str) -> Decimal:
    return Decimal(1).scaleb(-minor_units(currency))
