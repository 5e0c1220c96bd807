"""Which travel documents no longer stand although their days have not passed, for who must know it without a line?

A context that gives them says so in one line of its `apps.ready`: `cancelled.add("P", queries.lost_numbers)`, with the
first letter of the zone's document code and the numbers as a reader reads them (of a visa the optional data, where its
serial stands). `SEALED` is for what a seal alone says.

The list holds hashes, and of these the differences, each in some 21 bits (a Golomb-Rice coded set): a post takes a hundred
thousand numbers along in a quarter of a megabyte, and a stranger reads no number in it. One number in a million that is
not in the list seems to be. Whoever guesses numbers can try them: they learn that one is cancelled, as at any border.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from hashlib import sha256
from itertools import pairwise

SEALED = "seal"
"""Instead of a letter: the lines of a zone as far as they are sealed, joined."""
DOUBT = "ask"
"""Before the letter, of a document that stands, and of which the border is to ask first."""
BITS = 20

_sources: list[tuple[str, Callable[[date], Iterable[str]]]] = []


def add(document: str, numbers: Callable[[date], Iterable[str]]) -> None:
    """Have a context's cancelled documents in the list. Adding the same source twice is a no-op."""
    if (document, numbers) not in _sources:
        _sources.append((document, numbers))


def doubt(document: str, numbers: Callable[[date], Iterable[str]]) -> None:
    """Have in the list documents of a context that stand, and of which the border is to ask first."""
    add(f"{DOUBT}:{document}", numbers)


def keys(on: date) -> frozenset[str]:
    """What a reader finds of each document that is within its days and cancelled, lost, spoilt, or to be asked about."""
    return frozenset(key(document, number) for document, numbers in _sources for number in numbers(on))


def key(document: str, number: str) -> str:
    """By what the list knows one document."""
    return f"{document}:{number}"


def encode(found: Iterable[str]) -> tuple[int, bytes]:
    """How many there are, and their set in as few bytes as it takes."""
    wanted = set(found)
    values = sorted(_value(each, len(wanted)) for each in wanted)
    bits = "".join(_written(high - low) for low, high in pairwise([0, *values]))
    padded = bits + "0" * (-len(bits) % 8)
    return len(values), int(padded, 2).to_bytes(len(padded) // 8, "big") if padded else b""


def holds(count: int, content: bytes, wanted: str) -> bool:
    """Whether a set has that key."""
    return count > 0 and _value(wanted, count) in _values(count, content)


def _value(text: str, count: int) -> int:
    """A place among as many times two to the twentieth as there are keys."""
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big") * (count << BITS) >> 64


def _written(difference: int) -> str:
    return "1" * (difference >> BITS) + "0" + f"{difference & (1 << BITS) - 1:0{BITS}b}"


def _values(count: int, content: bytes) -> Sequence[int]:
    bits = "".join(f"{byte:08b}" for byte in content)
    found, place, last = [], 0, 0
    for _ in range(count):
        zero = bits.index("0", place)
        rest = bits[zero + 1 : zero + 1 + BITS]
        last += (zero - place << BITS) + int(rest, 2)
        place = zero + 1 + BITS
        found.append(last)
    return found
