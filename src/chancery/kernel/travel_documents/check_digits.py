"""What is the check digit of a part of a machine-readable zone? Doc 9303-3, §4.9."""

ALPHABET = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<")

_VALUES = bytes(
    code - 48 if 48 <= code <= 57 else code - 55 if 65 <= code <= 90 else 0 for code in range(256)
)


def check_digit(text: str) -> str:
    """The weights 7, 3, 1 repeated, modulo 10; letters count from 10 to 35 and the filler nothing.

    Two characters whose values differ by a multiple of ten (0 and A; 1 and L; 6 and G) give the same digit.
    """
    values = text.encode("ascii").translate(_VALUES)
    return str((7 * sum(values[::3]) + 3 * sum(values[1::3]) + sum(values[2::3])) % 10)


def value(character: str) -> int:
    """What one character counts."""
    return _VALUES[ord(character)]
