"""Does whoever opens a box count in the printed guide, without us, what each envelope should hold; and is a DNI's check digit as others compute it?"""

import re
import subprocess
from pathlib import Path

import pytest

from chancery.contexts.identity_cards.tests import factories
from chancery.kernel.base.errors import Invalid
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.checks import IdentityDocumentKind, validate_document

pytestmark = pytest.mark.django_db
LABEL = re.compile(r"Sobre (\d+) de (\d+)\s+(Mayores|Menores) de edad: (\d+) ficha")


def printed(content: bytes, folder: Path) -> str:
    (folder / "guide.pdf").write_bytes(content)
    told = subprocess.run(
        ["pdftotext", "-layout", str(folder / "guide.pdf"), "-"], check=True, capture_output=True, text=True
    )
    return told.stdout


def test_the_labels_the_list_and_the_total_agree(tmp_path: Path) -> None:
    at = factories.world()
    factories.captured(at, "semiautomatic")
    shipment = factories.sent(at, forms=31)
    paper = documents.of_case(shipment.case_id).get()
    text = printed(documents.content(documents.newest_file(paper)), tmp_path)
    labels = LABEL.findall(text)
    assert [(number, of, ages, int(count)) for number, of, ages, count in labels] == [
        ("1", "3", "Mayores", 1),
        ("2", "3", "Menores", 30),
        ("3", "3", "Menores", 1),
    ]
    forms = re.findall(r"\bF\d{8}\b", text)
    assert len(forms) == len(set(forms)) == 32
    assert "2 lotes, 3 sobres, 32 fichas" in text
    assert at.post.applicant.first_surname not in text


def check_digit(number: str) -> str:
    """As RENIEC publishes it, by hand: the sum of each digit by its weight, modulo eleven."""
    total = sum(int(digit) * weight for digit, weight in zip(number, (3, 2, 7, 6, 5, 4, 3, 2), strict=True))
    return "65432110987"[total % 11]


@pytest.mark.parametrize("number", ["10117410", "40123456", "70000001", "00000001"])
def test_a_check_digit_that_others_compute(number: str) -> None:
    right = check_digit(number)
    assert validate_document(IdentityDocumentKind.DNI, f"{number}-{right}") == number
    wrong = str((int(right) + 1) % 10)
    with pytest.raises(Invalid):
        validate_document(IdentityDocumentKind.DNI, f"{number}-{wrong}")
