"""Does a form take a file that came before it, its owner's and whole, and nothing else?"""

from pathlib import Path
from uuid import uuid4

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from pytest_django import Settings

from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import actions
from chancery.kernel.documents.tests import factories
from chancery.web.uploads.fields import CameBefore, ResumableField
from chancery.web.uploads.receiving import UploadGone, receive_files

pytestmark = pytest.mark.django_db


class Papers(forms.Form):
    paper = ResumableField(label="Documento")
    other = ResumableField(label="Otro", required=False)


@pytest.fixture
def citizen(settings: Settings, tmp_path: Path) -> Actor:
    settings.STORE_URL = f"file://{tmp_path}"
    return factories.citizen()


def sent(**typed: str) -> Papers:
    return Papers(typed, MultiValueDict())


def test_the_bytes_or_the_id_of_what_came_before_fill_the_field(citizen: Actor) -> None:
    file = SimpleUploadedFile("a.pdf", factories.pdf())
    whole = Papers({}, MultiValueDict({"paper": [file]}))
    assert whole.is_valid()
    assert receive_files(whole.cleaned_data, citizen).keys() == {"paper"}
    upload = actions.receive(filename="b.pdf", content=factories.pdf("b"), actor=citizen)
    before = sent(paper=str(upload.id))
    assert before.is_valid()
    assert receive_files(before.cleaned_data, citizen) == {"paper": upload.id}
    assert "Ya recibimos el archivo" in str(before["paper"])


@pytest.mark.parametrize("typed", ["", "nada"])
def test_neither_is_an_error_of_the_field(typed: str) -> None:
    form = sent(paper=typed)
    assert not form.is_valid()
    assert list(form.errors) == ["paper"]


def test_what_is_unknown_unfinished_used_or_somebody_elses_is_told_beside_the_field(citizen: Actor) -> None:
    unfinished = actions.begin(filename="a.pdf", size=10, actor=citizen)
    used = actions.receive(filename="b.pdf", content=factories.pdf(), actor=citizen)
    actions.use_upload(upload_id=used.id, case_id=uuid4(), actor=citizen)
    foreign = actions.receive(filename="c.pdf", content=factories.pdf(), actor=factories.citizen())
    for upload_id in (uuid4(), unfinished.id, used.id, foreign.id):
        with pytest.raises(UploadGone) as refusal:
            receive_files({"paper": CameBefore(upload_id)}, citizen)
        assert refusal.value.fields == {
            "paper": ["El archivo que subió ya no está disponible. Vuelva a adjuntarlo."]
        }
