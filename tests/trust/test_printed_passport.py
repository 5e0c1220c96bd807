"""Does a program of others read the zone of a passport from its data page as it is printed, and find it right?"""

import subprocess
from pathlib import Path

import pytest
from mrz.checker.td3 import TD3CodeChecker

from chancery.contexts.passports.tests import factories
from chancery.kernel.documents import queries as documents

pytestmark = pytest.mark.django_db


def test_others_read_the_zone_from_the_printed_page(tmp_path: Path) -> None:
    passport = factories.personalised(factories.world(), **factories.with_before())
    page = tmp_path / "page.pdf"
    page.write_bytes(documents.content(documents.newest_file(passport.document)))
    told = subprocess.run(
        ["pdftotext", "-layout", str(page), "-"], check=True, capture_output=True, text=True
    ).stdout
    lines = [line.strip() for line in told.splitlines() if len(line.strip()) == 44 and "<" in line]
    assert lines == passport.zone.split("\n")
    assert passport.number in told.replace("\n".join(lines), "")
    assert "Reemplaza al n.º 116543210" in told
    checker = TD3CodeChecker("\n".join(lines))
    assert [name for name, _ in checker.report.falses if "hash" in name] == []
    fields = checker.fields()
    assert (fields.surname, fields.name) == ("SOLICITANTE NAHUI", "ROSA")
    assert (fields.country, fields.nationality, fields.document_number) == ("PER", "PER", passport.number)
    assert fields.optional_data == passport.application.dni
