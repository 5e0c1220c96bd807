"""How is the log read over HTTP? Names of tiles and bytes of entry bundles (C2SP tlog-tiles). Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 256
MAX_ENTRY = 0xFFFF
_PLACE = re.compile(r"(entries|0|[1-9]\d?)/((?:x\d{3}/)*\d{3})(?:\.p/([1-9]\d{0,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """Which tile: `level` is None for a bundle of entries; `width` is below 256 for a partial tile."""

    level: int | None
    index: int
    width: int = WIDTH

    def __str__(self) -> str:
        digits = f"{self.index:03d}"
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        name = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
        partial = f".p/{self.width}" if self.width < WIDTH else ""
        return f"{'entries' if self.level is None else self.level}/{name}{partial}"


def parse(text: str) -> Place:
    """The place that `text` names in its only spelling. Raises `ValueError` on any other."""
    found = _PLACE.fullmatch(text)
    if found is None:
        raise ValueError("not the name of a tile")
    level, index, width = found.groups()
    place = Place(
        None if level == "entries" else int(level),
        int(index.replace("x", "").replace("/", "")),
        int(width or WIDTH),
    )
    if str(place) != text or (place.level or 0) > 63 or place.index >> 55:
        raise ValueError("not the name of a tile")
    return place


def bundle(entries: Iterable[bytes]) -> bytes:
    """The entries one after the other, each after its length in two bytes."""
    return b"".join(len(entry).to_bytes(2) + entry for entry in entries)
