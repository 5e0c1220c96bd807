"""How do bytes become a Data Matrix symbol? ISO/IEC 16022: ECC 200, squares, base 256; the code that Doc 9303-13, §2.1, prints.

No library of ours draws it (segno knows QR codes alone), and what a seal needs of the standard is this page.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from chancery.kernel.base.errors import Invalid

MODULE_MM = 0.3386
"""The side of a module that any printer of 300 dots an inch prints well. Norm: Doc 9303-13, §2.1."""

QUIET = 2
"""Modules left white around; the standard of the symbol wants one."""

_LATCH, _PAD = 231, 129


class TooMuchForASymbol(Invalid):
    """More bytes than the largest symbol takes."""

    code = "too_much_for_a_symbol"
    sentence = "Son demasiados datos para un código Data Matrix: {size} bytes."
    next_step = "Reduzca los datos opcionales del sello."


class _Size(NamedTuple):
    """A square: its regions a side and their width, and its codewords of data and of correction, in blocks."""

    regions: int
    width: int
    data: int
    correction: int
    blocks: int


_SIZES = (
    _Size(1, 8, 3, 5, 1),
    _Size(1, 10, 5, 7, 1),
    _Size(1, 12, 8, 10, 1),
    _Size(1, 14, 12, 12, 1),
    _Size(1, 16, 18, 14, 1),
    _Size(1, 18, 22, 18, 1),
    _Size(1, 20, 30, 20, 1),
    _Size(1, 22, 36, 24, 1),
    _Size(1, 24, 44, 28, 1),
    _Size(2, 14, 62, 36, 1),
    _Size(2, 16, 86, 42, 1),
    _Size(2, 18, 114, 48, 1),
    _Size(2, 20, 144, 56, 1),
    _Size(2, 22, 174, 68, 1),
    _Size(2, 24, 204, 84, 2),
    _Size(4, 14, 280, 112, 2),
    _Size(4, 16, 368, 144, 4),
    _Size(4, 18, 456, 192, 4),
    _Size(4, 20, 576, 224, 4),
    _Size(4, 22, 696, 272, 4),
    _Size(4, 24, 816, 336, 6),
    _Size(6, 18, 1050, 408, 6),
    _Size(6, 20, 1304, 496, 8),
)
"""Table 7 of ISO/IEC 16022; the largest square, whose blocks are uneven, is left out."""

_EXP = [1]
for _ in range(254):
    _EXP.append((_EXP[-1] << 1) ^ (0x12D if _EXP[-1] & 0x80 else 0))
_LOG = {power: exponent for exponent, power in enumerate(_EXP)}

Matrix = tuple[tuple[bool, ...], ...]
Module = tuple[int, int]
Bit = tuple[int, int]
"""A codeword's number and one of its bits from the highest down; codeword -1 is the fixed pattern."""


def matrix(content: bytes) -> Matrix:
    """The dark modules, row by row, without the quiet zone. Raises `TooMuchForASymbol`."""
    words = [_LATCH, *_base_256(content)]
    size = next((each for each in _SIZES if each.data >= len(words)), None)
    if size is None:
        raise TooMuchForASymbol(size=len(content))
    words += _padding(len(words), size.data)
    words += _correction(words, size)
    bits = _places(size.regions * size.width)
    side = size.width + 2
    return tuple(
        tuple(_is_dark(row, column, side, bits, words) for column in range(size.regions * side))
        for row in range(size.regions * side)
    )


def svg(content: bytes) -> str:
    """The symbol with its quiet zone, in millimetres of the least recommended module. Raises `TooMuchForASymbol`."""
    rows = matrix(content)
    side = len(rows) + 2 * QUIET
    path = "".join(
        f"M{column + QUIET} {row + QUIET}h{length}v1h-{length}z"
        for row, modules in enumerate(rows)
        for column, length in _runs(modules)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side * MODULE_MM:.2f}mm" height="{side * MODULE_MM:.2f}mm" '
        f'viewBox="0 0 {side} {side}"><rect width="{side}" height="{side}" fill="#fff"/><path d="{path}"/></svg>'
    )


def width_mm(content: bytes) -> float:
    """How wide it is printed, quiet zone included."""
    return (len(matrix(content)) + 2 * QUIET) * MODULE_MM


def _base_256(content: bytes) -> Iterator[int]:
    """The length and the bytes, each stirred by its place so that no symbol is all dark or all light."""
    size = len(content)
    length = (size,) if size < 250 else (size // 250 + 249, size % 250)
    for place, word in enumerate((*length, *content), start=2):
        yield (word + (149 * place) % 255 + 1) % 256


def _padding(used: int, room: int) -> Iterator[int]:
    for place in range(used + 1, room + 1):
        stirred = _PAD + (149 * place) % 253 + 1
        yield _PAD if place == used + 1 else stirred - 254 * (stirred > 254)


def _correction(words: Sequence[int], size: _Size) -> list[int]:
    """Reed-Solomon over each block; blocks take their codewords in turns."""
    each = size.correction // size.blocks
    generator = _generator(each)
    written = [0] * size.correction
    for block in range(size.blocks):
        rest = [0] * each
        for word in words[block :: size.blocks]:
            lead = word ^ rest[0]
            rest = [*rest[1:], 0]
            if lead:
                rest = [
                    value ^ _EXP[(_LOG[lead] + factor) % 255]
                    for value, factor in zip(rest, generator, strict=True)
                ]
        written[block :: size.blocks] = rest
    return written


@cache
def _generator(degree: int) -> tuple[int, ...]:
    """The logarithms of the polynomial whose roots are the first powers, without its leading one."""
    polynomial = [1]
    for power in range(1, degree + 1):
        shifted = [*polynomial, 0]
        times = [0, *(_EXP[(_LOG[value] + power) % 255] if value else 0 for value in polynomial)]
        polynomial = [a ^ b for a, b in zip(shifted, times, strict=True)]
    return tuple(_LOG[value] for value in polynomial[1:])


def _is_dark(row: int, column: int, side: int, bits: dict[Module, Bit], words: Sequence[int]) -> bool:
    """Each region has a solid edge on the left and below, and a broken one above and on the right."""
    inner_row, inner_column = row % side, column % side
    if inner_column == 0 or inner_row == side - 1:
        return True
    if inner_row == 0:
        return inner_column % 2 == 0
    if inner_column == side - 1:
        return inner_row % 2 == 1
    word, bit = bits[row // side * (side - 2) + inner_row - 1, column // side * (side - 2) + inner_column - 1]
    return bool(words[word] >> (7 - bit) & 1) if word >= 0 else bit == 1


_BODY = ((-2, -2), (-2, -1), (-1, -2), (-1, -1), (-1, 0), (0, -2), (0, -1), (0, 0))
"""Where the eight bits of a codeword stand, seen from its last one."""


@cache
def _places(side: int) -> dict[Module, Bit]:
    """Which bit of which codeword stands in each module of the joined regions. Norm: ISO/IEC 16022, annex F."""
    taken: dict[Module, Bit] = {}
    word = 0

    def put(modules: Sequence[Module]) -> None:
        nonlocal word
        for bit, module in enumerate(modules):
            taken[module] = (word, bit)
        word += 1

    def body(row: int, column: int) -> list[Module]:
        return [_wrapped(row + down, column + right, side) for down, right in _BODY]

    row, column = 4, 0
    while row < side or column < side:
        if corner := _corner(row, column, side):
            put(corner)
        while row >= 0 and column < side:
            if row < side and column >= 0 and (row, column) not in taken:
                put(body(row, column))
            row, column = row - 2, column + 2
        row, column = row + 1, column + 3
        while row < side and column >= 0:
            if row >= 0 and column < side and (row, column) not in taken:
                put(body(row, column))
            row, column = row + 2, column - 2
        row, column = row + 3, column + 1
    for row, column in product((side - 2, side - 1), repeat=2):  # free in some sizes: then a fixed pattern
        taken.setdefault((row, column), (-1, int(row == column)))
    return taken


def _corner(row: int, column: int, side: int) -> Sequence[Module]:
    """Where the eight bits of a codeword stand that is broken by a corner, if the walk has come to one."""
    end = side - 1
    left = ((end - 2, 0), (end - 1, 0), (end, 0))
    if (row, column) == (side, 0):
        return (end, 0), (end, 1), (end, 2), (0, end - 1), (0, end), (1, end), (2, end), (3, end)
    if (row, column) == (side - 2, 0) and side % 4:
        return *left, (0, end - 3), (0, end - 2), (0, end - 1), (0, end), (1, end)
    if (row, column) == (side - 2, 0) and side % 8 == 4:
        return *left, (0, end - 1), (0, end), (1, end), (2, end), (3, end)
    if (row, column) == (side + 4, 2) and side % 8 == 0:
        return (
            (end, 0),
            (end, end),
            (0, end - 2),
            (0, end - 1),
            (0, end),
            (1, end - 2),
            (1, end - 1),
            (1, end),
        )
    return ()


def _wrapped(row: int, column: int, side: int) -> Module:
    """A module that stands outside comes in on the other side."""
    shift = 4 - (side + 4) % 8
    if row < 0:
        row, column = row + side, column + shift
    if column < 0:
        row, column = row + shift, column + side
    return row, column


def _runs(modules: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for column, is_dark in enumerate((*modules, False)):
        if is_dark and start is None:
            start = column
        elif not is_dark and start is not None:
            yield start, column - start
            start = None
