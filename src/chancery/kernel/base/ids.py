"""How things are named: ids inside, numbers with a check character and unguessable codes outside."""

import os
import re
import secrets
import uuid

from stdnum.iso7064 import mod_37_36

from chancery.kernel.base import clock

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SEPARATORS = re.compile(r"[\W_]+")
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
VERIFICATION_CODE_LENGTH = 20


def uuid7() -> uuid.UUID:
    """A UUID version 7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = int(clock.now().timestamp() * 1000)
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80
    value |= 0x7 << 76
    value |= ((random >> 62) & 0xFFF) << 64
    value |= 0b10 << 62
    value |= random & 0x3FFFFFFFFFFFFFFF
    return uuid.UUID(int=value)


def format_number(series: str, year: int, ordinal: int) -> str:
    """The printed number `APO-2026-000123-7`: its last character is ISO/IEC 7064 MOD 37,36."""
    body = f"{series}{year:04d}{ordinal:06d}"
    check = mod_37_36.calc_check_digit(body)
    return f"{series}-{year:04d}-{ordinal:06d}-{check}"


def parts_of(number: str) -> tuple[str, int, int] | None:
    """Series, year and ordinal of a printed number; None when it is not one, to the last character."""
    try:
        series, year, ordinal, _ = number.split("-")
        found = series, int(year), int(ordinal)
        printed = format_number(*found)
    except ValueError:
        return None
    return found if printed == number else None


def is_number(text: str) -> bool:
    """Whether `text` is a printed number whose check character fits, however it was spaced or cased.

    The digits of year and ordinal must stand in their places: of the codes of a document, one in 36 fits by chance.
    """
    return parts_of(as_printed(text)) is not None


def as_printed(text: str) -> str:
    """The number as it is printed, of whatever `is_number` takes for one."""
    compact = "".join(character for character in text.upper() if character.isalnum())
    return f"{compact[:-11]}-{compact[-11:-7]}-{compact[-7:-1]}-{compact[-1:]}"


def as_kept(text: str) -> str:
    """The number by which something is found, however it was typed; one that is not ours, trimmed and in capitals."""
    return as_printed(text) if is_number(text) else text.strip().upper()


def verification_code() -> str:
    """A code of 100 random bits in Crockford's base 32, without separators."""
    return "".join(secrets.choice(_CROCKFORD) for _ in range(VERIFICATION_CODE_LENGTH))


def code_from(digest: bytes) -> str:
    """The code of `VERIFICATION_CODE_LENGTH` characters that stands for the first 100 bits of a digest."""
    bits = int.from_bytes(digest[:13], "big") >> 4
    return "".join(_CROCKFORD[bits >> shift & 31] for shift in range(95, -1, -5))


def format_code(code: str) -> str:
    """The code as printed: groups of four joined by hyphens."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def normalise_code(text: str) -> str:
    """The code a person meant by what was typed: case, separators and look-alike letters are forgiven."""
    return _SEPARATORS.sub("", text.upper()).translate(_READ_AS)
