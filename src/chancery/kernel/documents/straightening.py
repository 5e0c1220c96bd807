"""By how much does a page lean, and how does it look upright? Lines of writing show as peaks once they are level (ADR 36)."""

from itertools import pairwise

from PIL import Image

_MOST, _STEPS = 10, 4
"""Nobody lays a sheet more askew, in degrees; the second look is this many tenths to either side of the first."""
_SMALL = (600, 600)


def straightened(page: Image.Image) -> Image.Image:
    """The page turned until its lines are level; what a turn uncovers is white."""
    angle = lean(page)
    if angle == 0:
        return page
    white = tuple(255 for _ in page.getbands())
    return page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=white)


def lean(page: Image.Image) -> float:
    """The degrees, counter-clockwise, by which a page must be turned; none where no turn makes its lines clearer."""
    small = page.convert("L")
    small.thumbnail(_SMALL)
    ink = small.point(lambda light: 255 - light)

    def clear(angle: float) -> tuple[int, float]:
        return _peaks(ink.rotate(angle, resample=Image.Resampling.BILINEAR)), -abs(angle)

    roughly = max((half / 2 for half in range(-2 * _MOST, 2 * _MOST + 1)), key=clear)
    return max((round(roughly + tenth / 10, 1) for tenth in range(-_STEPS, _STEPS + 1)), key=clear)


def _peaks(ink: Image.Image) -> int:
    """How sharply ink and paper alternate, down the page or across it: a sheet may lie on its side."""
    down = ink.resize((1, ink.height), Image.Resampling.BOX).tobytes()
    across = ink.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
    return max(sum((here - there) ** 2 for here, there in pairwise(each)) for each in (down, across))
