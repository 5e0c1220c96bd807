"""What an amount of money is: a decimal with its currency, exact to the minor unit."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_CENT = Decimal("0.01")
_SYMBOLS = {"PEN": "S/", "USD": "US$", "EUR": "€"}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency (ISO 4217 code). Arithmetic across currencies raises `ValueError`."""

    amount: Decimal
    currency: str = "PEN"

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError("money is a Decimal, never a float")
        if self.amount != self.amount.quantize(_CENT):
            raise ValueError("money has at most two decimals")
        object.__setattr__(self, "amount", self.amount.quantize(_CENT))

    @classmethod
    def rounded(cls, amount: Decimal, currency: str = "PEN") -> "Money":
        """The nearest amount of whole cents, halves away from zero."""
        return cls(amount.quantize(_CENT, rounding=ROUND_HALF_UP), currency)

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
        return f"{symbol} {self.amount:,.2f}".replace(",", "\u00a0")

    def _same_currency(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
