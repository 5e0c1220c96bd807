"""What can a machine that knows no faces honestly say of a passport photograph? Size, proportion, light and background.

Whether the face is centred, the eyes open and the likeness true are the officer's answers (`PhotoQuestion`).
"""

import csv
import io
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from PIL import Image, ImageOps, ImageStat

_TABLE = Path(__file__).parents[1] / "photo_standard.csv"
_MM_PER_INCH = 25.4


class PhotoFault(StrEnum):
    """What is wrong with a photograph."""

    UNREADABLE = "unreadable"
    TOO_HEAVY = "too_heavy"
    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"
    PROPORTION = "proportion"
    NOT_IN_COLOUR = "not_in_colour"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    NO_CONTRAST = "no_contrast"
    BACKGROUND_DARK = "background_dark"
    BACKGROUND_UNEVEN = "background_uneven"

    @property
    def sentence(self) -> str:
        """What the officer reads, with what to do."""
        return _SENTENCES[self]


_SENTENCES = {
    PhotoFault.UNREADABLE: "El archivo no es una fotografía JPG o PNG que se pueda abrir.",
    PhotoFault.TOO_HEAVY: "El archivo pesa demasiado: guárdelo con más compresión.",
    PhotoFault.TOO_LARGE: "La imagen tiene demasiados puntos: redúzcala.",
    PhotoFault.TOO_SMALL: "La imagen tiene muy pocos puntos para imprimirla a 35 × 45 mm: acérquese o suba la resolución.",
    PhotoFault.PROPORTION: "La proporción no es de 35 × 45: recorte la imagen.",
    PhotoFault.NOT_IN_COLOUR: "La fotografía debe ser en color.",
    PhotoFault.TOO_DARK: "El rostro queda oscuro: ilumínelo de frente.",
    PhotoFault.TOO_BRIGHT: "El rostro queda quemado por la luz: baje la exposición.",
    PhotoFault.NO_CONTRAST: "Casi no hay contraste: la imagen está velada o vacía.",
    PhotoFault.BACKGROUND_DARK: "El fondo no es claro: use uno blanco.",
    PhotoFault.BACKGROUND_UNEVEN: "El fondo no es uniforme: hay sombras u objetos detrás.",
}


class PhotoQuestion(StrEnum):
    """What the officer looks at, since no machine here does (Doc 9303-3, §3.9). «No» needs the reason of an exception."""

    FACE = "face"
    EYES = "eyes"
    EXPRESSION = "expression"
    UNCOVERED = "uncovered"
    SHARP = "sharp"
    LIKENESS = "likeness"

    @property
    def question(self) -> str:
        """How it is asked: yes always speaks for the photograph."""
        return _QUESTIONS[self]


_QUESTIONS = {
    PhotoQuestion.FACE: "¿El rostro está de frente, centrado, y ocupa entre el 70 y el 80 por ciento del alto?",
    PhotoQuestion.EYES: "¿Los ojos están abiertos y se ven, sin reflejos ni lentes oscuros?",
    PhotoQuestion.EXPRESSION: "¿La expresión es neutra, con la boca cerrada?",
    PhotoQuestion.UNCOVERED: "¿La cabeza está descubierta?",
    PhotoQuestion.SHARP: "¿La imagen es nítida, sin sombras en el rostro?",
    PhotoQuestion.LIKENESS: "¿Es la persona que está ante usted?",
}


@dataclass(frozen=True, slots=True)
class Standard:
    """One amount of the standard, as it stood between two days, by a norm."""

    code: str
    amount: int
    valid_from: date
    valid_until: date | None
    norm: str


def standard(on: date) -> dict[str, int]:
    """What a photograph must be on a day, by code."""
    return {
        row.code: row.amount
        for row in _rows()
        if row.valid_from <= on and (row.valid_until is None or on < row.valid_until)
    }


def smallest(on: date) -> tuple[int, int]:
    """The fewest points with which it prints well."""
    wanted = standard(on)
    across, down = (
        round(wanted[side] / _MM_PER_INCH * wanted["dots_per_inch"]) for side in ("width_mm", "height_mm")
    )
    return across, down


def inspect(content: bytes, on: date) -> tuple[PhotoFault, ...]:
    """Everything that is wrong with a photograph; nothing when it may be shown to the officer's own eyes."""
    wanted = standard(on)
    if len(content) > wanted["most_kilobytes"] * 1000:
        return (PhotoFault.TOO_HEAVY,)
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > wanted["most_megapixels"] * 1_000_000:
                return (PhotoFault.TOO_LARGE,)
            image = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return (PhotoFault.UNREADABLE,)
    return (*_shape(image, wanted, smallest(on)), *_light(image, wanted))


def _shape(image: Image.Image, wanted: dict[str, int], least: tuple[int, int]) -> tuple[PhotoFault, ...]:
    faults = []
    if image.width < least[0] or image.height < least[1]:
        faults.append(PhotoFault.TOO_SMALL)
    ratio, meant = image.width / image.height, wanted["width_mm"] / wanted["height_mm"]
    if abs(ratio / meant - 1) * 100 > wanted["ratio_tolerance_percent"]:
        faults.append(PhotoFault.PROPORTION)
    return tuple(faults)


def _light(image: Image.Image, wanted: dict[str, int]) -> tuple[PhotoFault, ...]:
    small = image.resize((140, 180))
    face, head = small.crop((52, 82, 88, 122)), small.crop((35, 30, 105, 135))
    shade = ImageStat.Stat(face.convert("L")).mean[0]
    behind = small.convert("L")
    corners = [ImageStat.Stat(behind.crop(box)) for box in ((4, 4, 26, 60), (114, 4, 136, 60))]
    colour = max(ImageStat.Stat(face.convert("HSV")).mean[1], ImageStat.Stat(small.convert("HSV")).mean[1])
    found = {
        PhotoFault.NOT_IN_COLOUR: colour < wanted["least_colour"],
        PhotoFault.TOO_DARK: shade < wanted["darkest"],
        PhotoFault.TOO_BRIGHT: shade > wanted["brightest"],
        PhotoFault.NO_CONTRAST: ImageStat.Stat(head.convert("L")).stddev[0] < wanted["least_contrast"],
        PhotoFault.BACKGROUND_DARK: min(each.mean[0] for each in corners) < wanted["background_darkest"],
        PhotoFault.BACKGROUND_UNEVEN: max(each.stddev[0] for each in corners) > wanted["background_spread"]
        or abs(corners[0].mean[0] - corners[1].mean[0]) > wanted["background_spread"],
    }
    return tuple(fault for fault, is_so in found.items() if is_so)


@cache
def _rows() -> tuple[Standard, ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Standard(
                row["code"],
                int(row["amount"]),
                date.fromisoformat(row["valid_from"]),
                date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
                row["norm"],
            )
            for row in csv.DictReader(file)
        )
