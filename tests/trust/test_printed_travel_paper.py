"""Do programs of others read the seal and the zone of a salvoconducto from the holder's original, and find both right?"""

import io
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from mrz.checker.td2 import TD2CodeChecker
from PIL import Image

from chancery.contexts.travel_papers import actions
from chancery.contexts.travel_papers.models import TravelPaper
from chancery.contexts.travel_papers.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents import sealing
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.travel_documents import seal_checks

pytestmark = pytest.mark.django_db


def sheets(paper: TravelPaper, folder: Path) -> list[tuple[list[bytes], str]]:
    """Of each sheet, what a scanner reads of its symbols and what stands in its text."""
    pdf = folder / "paper.pdf"
    pdf.write_bytes(documents.content(documents.newest_file(paper.document)))
    subprocess.run(["pdftoppm", "-r", "300", "-png", str(pdf), str(folder / "sheet")], check=True)
    found = []
    for ordinal, image in enumerate(sorted(folder.glob("sheet*.png")), 1):
        told = subprocess.run(
            ["pdftotext", "-layout", "-f", str(ordinal), "-l", str(ordinal), str(pdf), "-"],
            check=True,
            capture_output=True,
            text=True,
        )
        symbols = zxingcpp.read_barcodes(Image.open(io.BytesIO(image.read_bytes())))
        found.append(([each.bytes for each in symbols], told.stdout))
    return found


def zone_in(text: str) -> list[str]:
    return [word for word in text.split() if len(word) == 36 and "<" in word]


def test_others_read_the_seal_and_the_zone_from_the_holders_original(tmp_path: Path) -> None:
    paper = factories.printed(factories.world())
    printed = sheets(paper, tmp_path)
    assert [mark for _, text in printed for mark in ("DEL TITULAR", "DEL ARCHIVO", "DE MIGRACIONES") if mark in text] == [
        "DEL TITULAR",
        "DEL ARCHIVO",
        "DE MIGRACIONES",
    ]  # fmt: skip
    address = paper.document.verification_code[:4].encode()
    assert all(any(address in symbol for symbol in symbols) for symbols, _ in printed)
    (symbols, text), *others = printed
    lines = zone_in(text)
    assert lines == paper.zone.split("\n")
    assert [zone_in(said) for _, said in others] == [[], []]
    assert [len(read) for read, _ in others] == [1, 1]
    checker = TD2CodeChecker("\n".join(lines))
    assert [name for name, _ in checker.report.falses if "hash" in name] == []
    fields = checker.fields()
    assert (fields.surname, fields.name) == ("NAHUI PRUEBA", "MARIA JOSE")
    assert (fields.document_type, fields.country, fields.document_number) == ("PU", "PER", paper.number)
    seal = next(symbol for symbol in symbols if symbol[:1] == b"\xdc")
    assert seal == bytes(paper.seal)
    verdict = seal_checks.verify(seal, sealing.key_list(), on=clock.today(), printed="\n".join(lines))
    assert verdict.is_valid
    assert verdict.seal is not None
    assert (verdict.seal.header.kind.reference, verdict.seal.header.kind.category) == (0x5E, 0x03)


LONG = ("Nombre Larguísimo de Familiar " * 7)[:200].strip()
MINOR = {
    "born_on": factories.CHILD["born_on"],
    "guardianship": actions.Guardianship(
        Basis.BOTH,
        Company.THIRD_PARTY,
        actions.Named(LONG, HeldDocument(IdentityDocumentKind.DNI, "41000003")),
        (replace(factories.MOTHER, name=LONG), replace(factories.FATHER, name=LONG)),
    ),
}


@pytest.mark.parametrize("of_whom", [{}, MINOR], ids=["an adult", "a minor"])
def test_the_longest_that_may_be_said_still_fits_on_its_three_sheets(
    tmp_path: Path, of_whom: dict[str, Any]
) -> None:
    at = factories.world()
    text = ("El vuelo de conexión se canceló y la línea aérea no dio otro " * 4)[:200]
    factories.delivered(at, **of_whom)
    longest = factories.filed(
        at,
        **of_whom,
        itinerary=text,
        second_cause=text,
        passport_number="123456789012345",
        birth_place=("San Juan de la Virgen de los Remedios " * 4)[:120],
        authority=text,
    )
    kin = replace(factories.KIN, name=("Nombre Larguísimo de Pariente " * 4))
    officer, consul = at.post.officer, at.post.consul
    actions.identify(application=longest, birth_act="Acta " * 24, kin=kin, actor=officer)
    actions.approve_second(application=factories.again(longest), reason="Consta", actor=officer)
    if of_whom:
        given = {1: factories.SIGNED, 2: factories.SIGNED}
        actions.record_leave(application=longest, papers=factories.SEEN, given=given, actor=officer)
    actions.grant(application=factories.again(longest), actor=consul)
    acts.pay(longest.case, at.post)
    paper = actions.print_paper(application=factories.again(longest), actor=officer)
    printed = sheets(paper, tmp_path)
    assert [zone_in(text) for _, text in printed] == [paper.zone.split("\n"), [], []]
    assert bytes(paper.seal) in printed[0][0]
