"""Is a zone printed in OCR-B size 1: ten characters an inch, each as wide as another, its lines 6.35 mm apart?"""

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from chancery.kernel.documents import typesetting

DOTS_A_MM = 300 / 25.4


def printed(*lines: str) -> np.ndarray:
    """Which dots are ink."""
    png = typesetting.render_image(Path(__file__).with_name("zone.typ"), {"zone": list(lines)})
    return np.asarray(Image.open(BytesIO(png)).convert("L")) < 128


def runs(marked: np.ndarray) -> list[tuple[int, int]]:
    """Where each stretch of ink begins and ends."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marked.astype(int), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def test_ten_characters_an_inch_whatever_the_letter() -> None:
    columns = runs(printed("H" * 44).any(axis=0))
    assert len(columns) == 44
    pitch = (columns[-1][0] - columns[0][0]) / 43 / DOTS_A_MM
    assert abs(pitch - 2.54) < 0.01
    narrow = runs(printed("H" + "1" * 42 + "H").any(axis=0))
    assert abs(narrow[-1][0] - columns[-1][0]) <= 1


def test_lines_stand_apart_as_the_standard_has_them() -> None:
    rows = runs(printed("H" * 44, "H" * 44).any(axis=1))
    assert len(rows) == 2
    assert abs((rows[1][0] - rows[0][0]) / DOTS_A_MM - 6.35) < 0.1
    assert 2.3 < (rows[0][1] - rows[0][0]) / DOTS_A_MM < 2.7
