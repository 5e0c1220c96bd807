"""Does a photograph that is wrong in one thing a machine sees get told so, and one that is right pass?"""

import io
from datetime import date

import pytest
from PIL import Image, ImageDraw

from chancery.contexts.passports.rules import PhotoFault, inspect, smallest
from chancery.contexts.passports.tests.factories import photograph

ON = date(2026, 7, 15)


def shadowed() -> bytes:
    image = Image.open(io.BytesIO(photograph()))
    ImageDraw.Draw(image).rectangle((0, 20, 60, 160), fill=(90, 90, 90))
    return written(image)


def written(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_one_that_serves() -> None:
    assert smallest(ON) == (413, 531)
    assert inspect(photograph(), ON) == ()
    assert inspect(photograph(size=(840, 1080)), ON) == ()


@pytest.mark.parametrize(
    "skin", [(58, 38, 30), (120, 82, 60), (236, 205, 188)], ids=["dark", "brown", "light"]
)
def test_no_skin_is_too_dark_nor_too_light(skin: tuple[int, int, int]) -> None:
    assert inspect(photograph(face=skin), ON) == ()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"%PDF-1.7", PhotoFault.UNREADABLE),
        (photograph()[:400], PhotoFault.UNREADABLE),
        (photograph() + b"\0" * 5_000_000, PhotoFault.TOO_HEAVY),
        (written(Image.new("RGB", (7000, 9000))), PhotoFault.TOO_LARGE),
        (photograph(size=(350, 450)), PhotoFault.TOO_SMALL),
        (photograph(size=(600, 600)), PhotoFault.PROPORTION),
        (written(Image.open(io.BytesIO(photograph())).convert("L")), PhotoFault.NOT_IN_COLOUR),
        (photograph(face=(14, 10, 8)), PhotoFault.TOO_DARK),
        (photograph(face=(255, 252, 248), background=255), PhotoFault.TOO_BRIGHT),
        (written(Image.new("RGB", (420, 540), (230, 225, 215))), PhotoFault.NO_CONTRAST),
        (photograph(background=120), PhotoFault.BACKGROUND_DARK),
        (shadowed(), PhotoFault.BACKGROUND_UNEVEN),
    ],
    ids=[
        "not-an-image", "cut-short", "heavy", "large", "small", "square", "grey", "dark", "bright", "empty",
        "dark-background", "shadow",
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(content: bytes, fault: PhotoFault) -> None:
    assert fault in inspect(content, ON)
    assert fault.sentence.endswith(".")


def test_a_photograph_taken_sideways_is_turned_as_its_camera_says() -> None:
    image = Image.open(io.BytesIO(photograph())).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    assert inspect(out.getvalue(), ON) == ()
