"""Do programs of others read the zone of a passport from its data page as it is printed, where the standard wants it, and find it right?"""

import re
import subprocess
from pathlib import Path

import pytest
from mrz.checker.td3 import TD3CodeChecker

from chancery.contexts.passports.models import Passport
from chancery.contexts.passports.tests import factories
from chancery.kernel.documents import queries as documents

pytestmark = pytest.mark.django_db
MM = 72 / 25.4
ZONE_HEIGHT, MARGIN, PITCH, APART = 23.2, 4.0, 2.54, 6.35  # Doc 9303-4, §3.1, and Doc 9303-3, §4.4
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
Box = tuple[float, float, float, float]


def printed(passport: Passport, folder: Path) -> tuple[list[tuple[float, float]], list[tuple[str, Box]]]:
    """The sizes of the pages, and each word with its left, upper, right and lower edge, in millimetres."""
    (folder / "page.pdf").write_bytes(documents.content(documents.newest_file(passport.document)))
    told = subprocess.run(
        ["pdftotext", "-bbox", str(folder / "page.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = [(float(width) / MM, float(height) / MM) for width, height in _PAGE.findall(told)]
    words = []
    for *edges, text in _WORD.findall(told):
        left, upper, right, lower = (float(edge) / MM for edge in edges)
        words.append((text.replace("&lt;", "<"), (left, upper, right, lower)))
    return pages, words


def zone_of(words: list[tuple[str, Box]]) -> list[tuple[str, Box]]:
    return [(text, box) for text, box in words if len(text) == 44]


def wrong_digits(checker: TD3CodeChecker) -> list[str]:
    return [name for name, _ in checker.report.falses if "hash" in name]


def test_others_read_the_zone_from_the_printed_page_and_it_says_what_the_page_says(tmp_path: Path) -> None:
    passport = factories.personalised(factories.world(), **factories.with_before())
    _, words = printed(passport, tmp_path)
    lines = [text for text, _ in zone_of(words)]
    assert lines == passport.zone.split("\n")
    checker = TD3CodeChecker("\n".join(lines))
    assert wrong_digits(checker) == []
    fields = checker.fields()
    assert (fields.document_type, fields.country, fields.nationality) == ("P", "PER", "PER")
    assert (fields.surname, fields.name) == ("SOLICITANTE NAHUI", "ROSA")
    application = passport.application
    assert (fields.document_number, fields.optional_data) == (passport.number, application.dni)
    assert (fields.birth_date, fields.expiry_date) == tuple(
        f"{day:%y%m%d}" for day in (application.born_on, passport.expires_on)
    )
    page = " ".join(text for text, _ in words if text not in lines)
    for said in (
        passport.number,
        application.dni,
        "SOLICITANTE ÑAHUI",
        f"{application.born_on:%d/%m/%Y}",
        f"{passport.expires_on:%d/%m/%Y}",
        "Reemplaza al n.º 116543210",
    ):
        assert said in page
    changed = lines[1][:13] + "000101" + lines[1][19:]
    assert wrong_digits(TD3CodeChecker(f"{lines[0]}\n{changed}"))


def test_the_page_has_the_size_of_a_booklet_and_the_zone_stands_alone_in_its_place(tmp_path: Path) -> None:
    pages, words = printed(factories.personalised(factories.world()), tmp_path)
    ((width, height),) = pages
    assert (round(width), round(height)) == (125, 88)
    (_, upper), (_, lower) = zone = zone_of(words)
    for _, (left, _, right, _) in zone:
        assert left >= MARGIN - 0.1
        assert right <= width - MARGIN
        assert abs((right - left) / 44 - PITCH) < 0.02
    assert abs((lower[1] - upper[1]) - APART) < 0.05
    reserved = height - ZONE_HEIGHT
    assert upper[1] > reserved
    assert lower[3] < height - MARGIN
    assert [text for text, box in words if box[3] > reserved] == [text for text, _ in zone]


def test_names_too_long_for_the_zone_are_cut_there_and_whole_above(tmp_path: Path) -> None:
    at = factories.world()
    names = "Maximiliana Bartolomea Encarnación Guadalupe"
    passport = factories.personalised(at, **factories.of_a_child(given_names=names))
    pages, words = printed(passport, tmp_path)
    assert len(pages) == 1
    lines = [text for text, _ in zone_of(words)]
    assert lines == passport.zone.split("\n")
    assert wrong_digits(TD3CodeChecker("\n".join(lines))) == []
    assert "GUADALUPE" not in lines[0]
    assert names.upper() in " ".join(text for text, _ in words)
