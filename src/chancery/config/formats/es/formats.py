"""Spanish as it is written in Peru: a point before the decimals, as every amount of money has it."""

DECIMAL_SEPARATOR = "."
