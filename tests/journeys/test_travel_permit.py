"""From two parents at two consulates to the border, with what programs that we did not write say of the paper."""

import io
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from chancery.contexts.travel_permits import actions
from chancery.contexts.travel_permits.queries import keys
from chancery.contexts.travel_permits.rules import token
from chancery.contexts.travel_permits.tests import factories
from chancery.kernel.documents import queries as documents
from chancery.kernel.notifications.models import Notice
from tests.journeys.world import says

pytestmark = pytest.mark.django_db


def codes_on(paper: bytes, folder: Path) -> list[str]:
    """What a reader of codes finds on the printed page."""
    (folder / "printed.pdf").write_bytes(paper)
    shown = subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-singlefile", str(folder / "printed.pdf")],
        capture_output=True,
        check=True,
    )
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(shown.stdout)))]


def test_two_parents_two_posts_one_exit(tmp_path: Path) -> None:
    at = factories.world()
    permit = factories.issued(at)
    paper = documents.content(permit.document.file_id)
    assert "Signature is Valid" in says(tmp_path, paper, "pdfsig", "-nocert")
    read = codes_on(paper, tmp_path)
    assert permit.token in read
    stated = token.read(permit.token, keys.published())
    assert stated.number == permit.number
    verdict = actions.check(code=permit.token, actor=at.border.officer)
    assert verdict.is_good
    factories.left(permit, at)
    with pytest.raises(actions.PermitUsed):
        factories.left(permit, at, office=at.border.land, actor=at.border.other)
    for person in (at.mother, at.father):
        told = Notice.objects.filter(recipient=person, case_id=permit.request.case_id)
        assert told.filter(subject__contains="está lista").exists()
        assert told.filter(subject__contains="El menor salió").exists()
