"""Does the certificate keep to the model annexed to the Convention, whatever is written in it?"""

import subprocess
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageChops

from chancery.contexts.apostilles.papers import Certificate
from chancery.contexts.apostilles.procedures import CERTIFICATE
from chancery.kernel.documents import typesetting

DOTS = 100
MILLIMETRE = DOTS / 25.4
FACTS = Certificate(
    country="Perú",
    signatory="Íñigo Núñez Quispe",
    capacity="Secretario General",
    seal="Secretaría General de la Universidad",
    place="Lima",
    on=date(2026, 11, 25),
    on_words="25 de noviembre de 2026",
    authority="Ministerio de Relaciones Exteriores del Perú",
    destination="España",
    source_title="Partida de nacimiento",
    source_sha256="ab" * 32,
    is_electronic=False,
    sheets=2,
)
LONG = ("Wenceslao Maximiliano Montgomery " * 7)[:200]
WORST = replace(
    FACTS, signatory=LONG, capacity=LONG.upper(), seal="W" * 200, source_title="M" * 200, is_electronic=True
)


@dataclass(frozen=True)
class Word:
    """A word on the page and where it stands, in dots."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass
class Sheet:
    """A rendered certificate: its words, its picture, and the frame that is drawn in it."""

    words: tuple[Word, ...]
    picture: Image.Image
    pages: int

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def frame(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom: the burgundy lines of nine centimetres or more above the foot."""
        red, green, _ = self.picture.split()
        mask = ImageChops.subtract(red, green).point(lambda difference: 255 if difference > 50 else 0)
        width, height = mask.size
        mask = mask.crop((0, 0, width, height * 3 // 4))
        rows = [y for y, mean in enumerate(_means(mask, (1, mask.height))) if mean * width > 90 * MILLIMETRE]
        columns = [
            x for x, mean in enumerate(_means(mask, (width, 1))) if mean * mask.height > 90 * MILLIMETRE
        ]
        return columns[0], rows[0], columns[-1], rows[-1]

    def is_struck(self, number: int) -> bool:
        """Whether a line of two centimetres or more runs in the lines of an item, where its value would stand."""
        label = self.label(number)
        following = min(w.top for w in self.words if w.top > label.bottom + 1 and w.left < self.frame[2])
        _, _, right, _ = self.frame
        for y in range(
            int(label.top) - 2, int(max(following, label.bottom + 2 * (label.bottom - label.top)))
        ):
            run = longest = 0
            for x in range(int(label.right), right - 3):
                run = run + 1 if sum(self.picture.getpixel((x, y))) < 300 else 0  # type: ignore[arg-type]
                longest = max(longest, run)
            if longest > 20 * MILLIMETRE:
                return True
        return False

    def label(self, number: int) -> Word:
        return next(w for w in self.words if w.text == f"{number}.")


def bare(text: str) -> str:
    """The text without blanks, and without the places where a long word may be broken."""
    return text.replace(" ", "").replace("\u200b", "")


def _means(mask: Image.Image, size: tuple[int, int]) -> list[float]:
    return [value / 255 for value in mask.resize(size, Image.Resampling.BOX).tobytes()]


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[Certificate], Sheet]:
    """How a certificate reads when others' programs print it."""

    def printed_(facts: Certificate, signer: str = "Olga Funcionaria Prueba") -> Sheet:
        address = "https://ejemplo.invalid/verificar/ABCD-EFGH-JKMN-PQRS"
        stated = {
            **asdict(facts), "title": "Apostilla", "number": "APO-2026-000123-7", "office": "Oficina de Lima",
            "signer": signer, "issued_at": "25/11/2026 16:00", "code": "ABCD-EFGH-JKMN-PQRS",
            "address": address, "qr": typesetting.qr_svg(address), "denominations": ["Año de la Prueba"],
        }  # fmt: skip
        file = tmp_path / "certificate.pdf"
        file.write_bytes(
            typesetting.render(CERTIFICATE.template, stated, at=datetime(2026, 11, 25, tzinfo=UTC))
        )
        boxes = subprocess.run(
            ["pdftotext", "-raw", "-bbox", file, "-"], capture_output=True, check=True
        ).stdout
        pages = etree.fromstring(boxes).findall(".//{*}page")
        words = tuple(
            Word(
                str(word.text),
                *(float(word.get(side) or 0) * DOTS / 72 for side in ("xMin", "yMin", "xMax", "yMax")),
            )
            for word in pages[0].findall("{*}word")
        )
        command = [
            "pdftoppm",
            "-r",
            str(DOTS),
            "-png",
            "-singlefile",
            str(file),
            str(tmp_path / "certificate"),
        ]
        subprocess.run(command, check=True, capture_output=True)
        return Sheet(words, Image.open(tmp_path / "certificate.png").convert("RGB"), len(pages))

    return printed_


@pytest.mark.parametrize("facts", [FACTS, WORST, replace(FACTS, signatory="", capacity="")])
def test_the_frame_is_a_square_of_nine_centimetres_or_more(
    printed: Callable[[Certificate], Sheet], facts: Certificate
) -> None:
    left, top, right, bottom = printed(facts).frame
    assert min(right - left, bottom - top) / MILLIMETRE >= 90
    assert abs((right - left) - (bottom - top)) <= 2


def test_it_has_the_french_title_and_ten_numbered_items_in_the_order_of_the_model(
    printed: Callable[[Certificate], Sheet],
) -> None:
    sheet = printed(FACTS)
    assert "APOSTILLE (Convention de La Haye du 5 octobre 1961) 1." in sheet.text
    assert "Año de la Prueba" not in sheet.text
    places = [sheet.label(number) for number in range(1, 11)]
    tops = [place.top for place in places]
    assert tops == sorted(tops)
    assert abs(tops[4] - tops[5]) < 2
    assert places[4].left < places[5].left
    assert abs(tops[8] - tops[9]) < 2
    assert places[8].left < places[9].left
    assert max(place.left for place in places[:5]) - min(place.left for place in places[:5]) < 1
    for said in (
        "1. País / Country / Pays: Perú", "2. ha sido firmado por / has been signed by / a été signé par Íñigo",
        "agissant en qualité de Secretario General", "sceau ou timbre de Secretaría General de la Universidad",
        "Certificado / Certified / Attesté", "5. en / at / à Lima", "6. el día / the / le 25 de noviembre de 2026",
        "7. por / by / par Ministerio de Relaciones Exteriores del Perú", "8. bajo el número / No / sous nº APO-2026-000123-7",
        "Sello o timbre", "Firma / Signature",
    ):  # fmt: skip
        assert said in sheet.text
    assert not any(sheet.is_struck(number) for number in (1, 2, 3, 4, 5, 7, 8))


def test_what_does_not_apply_is_struck_through(printed: Callable[[Certificate], Sheet]) -> None:
    unsigned = printed(replace(FACTS, signatory="", capacity=""))
    assert [unsigned.is_struck(number) for number in (2, 3, 4)] == [True, True, False]
    unsealed = printed(replace(FACTS, seal=""))
    assert [unsealed.is_struck(number) for number in (2, 3, 4)] == [False, False, True]


@pytest.mark.parametrize(
    "facts",
    [
        FACTS,
        WORST,
        replace(WORST, signatory="W" * 200, capacity="M" * 200, place="San Pedro de Atacama y Antofagasta"),
    ],
)
def test_nothing_leaves_the_frame_or_covers_something_else(
    printed: Callable[..., Sheet], facts: Certificate
) -> None:
    sheet = printed(facts, signer=LONG[:150])
    assert sheet.pages == 1
    left, top, right, bottom = sheet.frame
    inside = [word for word in sheet.words if top < (word.top + word.bottom) / 2 < bottom]
    assert {"1.", "2.", "3.", "4.", "5.", "6.", "7.", "8.", "9.", "10."} <= {word.text for word in inside}
    for word in inside:
        assert left + 5 < word.left
        assert word.right < right - 5
        assert top + 5 < word.top
        assert word.bottom < bottom - 5
    for one in sheet.words:
        for other in sheet.words:
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.bottom, other.bottom) - max(one.top, other.top)
            height = min(one.bottom - one.top, other.bottom - other.top)
            assert one is other or across < 1 or down < height / 2, (one, other)
    for value in (facts.signatory, facts.capacity, facts.seal, facts.source_title):
        assert bare(value) in bare(sheet.text)
