"""Are the pages of a scan usable by everyone: handed in, waiting, compared with the paper, rejected?"""

import io

import pytest

from chancery.contexts.correspondence import actions
from chancery.contexts.correspondence.models import Digitisation
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.kernel.documents import recognition
from chancery.kernel.documents.recognition import Recognised, RecognisedPage
from chancery.kernel.documents.tests import scans
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)


def scanned(at: Ministry, *, is_read: bool) -> Digitisation:
    upload = factories.upload(at.clerk, scans.scan(scans.page([str(is_read)])).content, "escaneo.pdf")
    record = factories.registered(at, to=at.unit)
    made = actions.digitise(record=record, upload_ids=[upload.id], actor=at.clerk)
    if is_read:
        actions.recognise(digitisation=made, actor=factories.SYSTEM)
    return made


def test_every_page_of_a_scan_may_be_used_by_everyone(
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = io.BytesIO()
    scans.page().resize((827, 1169)).save(picture, "JPEG")
    page = RecognisedPage("\n".join(scans.PETITION), 64, picture.getvalue())
    monkeypatch.setattr(recognition, "recognise", lambda given, **how: Recognised(b"%PDF-1.7 1", (page,)))
    at = factories.ministry()
    waiting = apart(lambda: scanned(at, is_read=False))
    seen = apart(lambda: scanned(at, is_read=True))
    own, one = f"/correspondencia/{seen.record.number}/", f"/correspondencia/digitalizaciones/{seen.id}/"
    paths = [
        one, f"/correspondencia/digitalizaciones/{waiting.id}/", "/correspondencia/digitalizaciones/", own,
        f"{own}digitalizar", f"{one}rechazar",
    ]  # fmt: skip
    assert problems(opened, {at.clerk: paths}) == []
