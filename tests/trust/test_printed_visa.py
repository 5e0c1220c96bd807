"""Do programs of others read the seal and the zone of a visa from the label as it is printed, and find both right?"""

import io
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from mrz.checker.mrva import MRVACodeChecker
from PIL import Image

from chancery.contexts.visas.models import Label
from chancery.contexts.visas.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents import sealing
from chancery.kernel.travel_documents import seal_checks, seal_contents

pytestmark = pytest.mark.django_db


def read_printed(label: Label, folder: Path) -> tuple[bytes, list[str]]:
    """What a scanner reads of the symbol, and the lines that stand in the page's text."""
    pdf = documents.content(documents.newest_file(label.document))
    (folder / "label.pdf").write_bytes(pdf)
    shown = subprocess.run(
        ["pdftoppm", "-r", "300", "-png", "-singlefile", str(folder / "label.pdf")],
        check=True,
        capture_output=True,
    )
    told = subprocess.run(
        ["pdftotext", "-layout", str(folder / "label.pdf"), "-"], check=True, capture_output=True, text=True
    )
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(shown.stdout)))
    lines = [line.strip() for line in told.stdout.splitlines() if len(line.strip()) == 44 and "<" in line]
    return next(each.bytes for each in found), lines


def test_others_read_the_seal_and_the_zone_from_the_printed_label(tmp_path: Path) -> None:
    label = factories.printed(factories.world())
    content, lines = read_printed(label, tmp_path)
    assert lines == label.zone.split("\n")
    checker = MRVACodeChecker("\n".join(lines))
    assert [name for name, _ in checker.report.falses if "hash" in name] == []
    fields = checker.fields()
    assert (fields.surname, fields.name) == ("NUNEZ ROSSI", "MARIA CHIARA")
    assert (fields.country, fields.nationality, fields.document_number) == ("PER", "ITA", "YB1234567")
    assert fields.optional_data == label.serial
    verdict = seal_checks.verify(content, sealing.key_list(), on=clock.today(), printed="\n".join(lines))
    assert verdict.is_valid
    assert verdict.seal is not None
    visa = seal_contents.visa_of(verdict.seal)
    assert (visa.stay, visa.passport, visa.entries) == (seal_contents.Stay(days=30), "YB1234567", 0)
    assert visa.visa_type == b"TUR"
