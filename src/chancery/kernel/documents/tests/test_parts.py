"""What is a file refused for while its parts come in? Each beside the same upload as it succeeds."""

from pathlib import Path

import pytest
from pytest_django import Settings

from chancery.kernel.documents import actions
from chancery.kernel.documents.models import UploadState
from chancery.kernel.documents.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings: Settings, tmp_path: Path) -> None:
    settings.STORE_URL = f"file://{tmp_path}"


def test_no_more_comes_in_than_was_announced() -> None:
    actor, content = factories.citizen(), factories.pdf()
    begun = actions.begin(filename="partida.pdf", size=len(content), actor=actor)
    with pytest.raises(actions.UploadTooLong, match=f"{len(content)} anunciados") as refused:
        actions.append(upload_id=begun.id, offset=0, content=content + b"\n", actor=actor)
    assert refused.value.code == "upload_too_long"
    whole = actions.append(upload_id=begun.id, offset=0, content=content, actor=actor)
    assert whole.state == UploadState.CLEAN


def test_a_file_does_not_come_in_countless_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chancery.kernel.documents.actions.uploads.PARTS_LIMIT", 2)
    actor, content = factories.citizen(), factories.pdf()
    begun = actions.begin(filename="partida.pdf", size=len(content), actor=actor)
    for at in (0, 1):
        actions.append(upload_id=begun.id, offset=at, content=content[at : at + 1], actor=actor)
    with pytest.raises(actions.UploadInTooManyParts) as refused:
        actions.append(upload_id=begun.id, offset=2, content=content[2:], actor=actor)
    assert refused.value.code == "upload_in_too_many_parts"
    monkeypatch.setattr("chancery.kernel.documents.actions.uploads.PARTS_LIMIT", 3)
    whole = actions.append(upload_id=begun.id, offset=2, content=content[2:], actor=actor)
    assert whole.state == UploadState.CLEAN
