"""How is what an officer types read: paragraphs, addressees, initials, and what changed between two versions?"""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from chancery.kernel.base import canonical

_ITEM = re.compile(r"^(?:[-•·]|\(?[a-zñ]\)|\d{1,2}[.)](?!\d))\s+(.*)$", re.DOTALL)
_MARK = re.compile(r"^\S+")
_HEADING = re.compile(r"^(?:[IVX]+\.\s*)?[A-ZÁÉÍÓÚÜÑ][A-ZÁÉÍÓÚÜÑ ,]{3,70}:?$")


_BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\u00a0": " ", "\t": " "})


def tidy(text: str) -> str:
    """What is pasted from a word processor, with its bullets as characters and without what no eye sees."""
    plain = text.replace("\r\n", "\n").translate(_BULLETS)
    return "".join(c for c in plain if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Co")).strip()


class BlockKind(StrEnum):
    """What a piece of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text; of an item, `mark` is what numbers it."""

    kind: BlockKind
    text: str
    mark: str = ""


def read_blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs are parted by an empty line; a line in capitals is a heading; «1.», «a)» or «-» begins an item."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    kept: list[str] = []
    mark = ""

    def close() -> Iterator[Block]:
        nonlocal mark
        if kept:
            yield Block(BlockKind.ITEM if mark else BlockKind.PARAGRAPH, " ".join(kept), mark)
        kept.clear()
        mark = ""

    for raw in text.splitlines():
        line = " ".join(raw.split())
        if not line:
            yield from close()
        elif _HEADING.match(line):
            yield from close()
            yield Block(BlockKind.HEADING, line)
        elif found := _ITEM.match(line):
            yield from close()
            begins = _MARK.match(line)
            mark = begins[0] if begins else "-"
            kept.append(found[1])
        else:
            kept.append(line)
    yield from close()


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def read_line(line: str) -> tuple[str, str, str]:
    """Of «OGI; Rosa Pérez; Jefa» the unit or entity, the name and the post; what is missing is empty."""
    parts = [part.strip() for part in line.split(";", 2)]
    name, post = [*parts[1:], "", ""][:2]
    return parts[0], name, post


def initials(signer: str, author: str) -> str:
    """Those of who signs in capitals, those of who wrote in small letters: «RPQ/amt»."""
    first, second = (
        "".join(word[0] for word in name.split() if word[0].isalpha()) for name in (signer, author)
    )
    return first.upper() if signer == author else f"{first.upper()}/{second.lower()}"


def digest_of(content: Mapping[str, Any]) -> str:
    """The SHA-256 of what a version says, by which one knows that nothing of it changed."""
    return sha256(canonical.encode(content)).hexdigest()


@dataclass(frozen=True, slots=True)
class Change:
    """A line as it stands in one of two versions: kept, added or removed."""

    sign: str
    text: str


def changes(before: str, after: str) -> tuple[Change, ...]:
    """The lines of both texts, each with what became of it."""
    compared = difflib.ndiff(before.splitlines(), after.splitlines())
    return tuple(Change(line[0], line[2:]) for line in compared if line[0] in " +-")
