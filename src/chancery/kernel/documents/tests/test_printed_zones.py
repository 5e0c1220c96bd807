"""Is a zone printed in OCR-B size 1: ten characters an inch, each as wide as another, its lines 6.35 mm apart?"""

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path

from PIL import Image

from chancery.kernel.documents import typesetting

DOTS_A_MM = 300 / 25.4
_DARK = 128


def printed(*lines: str) -> Image.Image:
    """The zone alone, in grey."""
    png = typesetting.render_image(Path(__file__).with_name("zone.typ"), {"zone": list(lines)})
    return Image.open(BytesIO(png)).convert("L")


def stretches(darkest: Sequence[int]) -> list[tuple[int, int]]:
    """Where each stretch of ink begins and ends."""
    found, at = [], 0
    for is_ink, run in groupby(darkest, key=lambda grey: grey < _DARK):
        length = len(list(run))
        if is_ink:
            found.append((at, at + length))
        at += length
    return found


def columns(page: Image.Image) -> list[tuple[int, int]]:
    dots = page.tobytes()
    return stretches([min(dots[x :: page.width]) for x in range(page.width)])


def rows(page: Image.Image) -> list[tuple[int, int]]:
    dots = page.tobytes()
    return stretches([min(dots[y * page.width :][: page.width]) for y in range(page.height)])


def test_ten_characters_an_inch_whatever_the_letter() -> None:
    wide = columns(printed("H" * 44))
    assert len(wide) == 44
    pitch = (wide[-1][0] - wide[0][0]) / 43 / DOTS_A_MM
    assert abs(pitch - 2.54) < 0.01
    narrow = columns(printed("H" + "1" * 42 + "H"))
    assert abs(narrow[-1][0] - wide[-1][0]) <= 1


def test_lines_stand_apart_as_the_standard_has_them() -> None:
    first, second = rows(printed("H" * 44, "H" * 44))
    assert abs((second[0] - first[0]) / DOTS_A_MM - 6.35) < 0.1
    assert 2.3 < (first[1] - first[0]) / DOTS_A_MM < 2.7
