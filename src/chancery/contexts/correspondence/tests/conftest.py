"""A machine that reads papers at once, for whoever tries what becomes of them."""

import io
from collections.abc import Callable, Sequence

import pytest
from PIL import Image

from chancery.contexts.correspondence.tests.scanning import (
    TEXT,
    Reads,
)
from chancery.kernel.documents import recognition
from chancery.kernel.documents.recognition import (
    Recognised,
    RecognisedPage,
    Scan,
)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """A machine that reads at once what one says; the programs themselves are tried in the kernel and at the end."""
    picture = io.BytesIO()
    Image.new("L", (100, 140), 255).save(picture, "JPEG")

    def says(text: str) -> None:
        def recognise(
            given: Sequence[Scan], *, turns: bool = True, on_page: Callable[[int], None]
        ) -> Recognised:
            on_page(len(given))
            page = RecognisedPage(text, 64, picture.getvalue())
            return Recognised(b"%PDF-1.7 " + text.encode(), (page,) * len(given))

        monkeypatch.setattr(recognition, "recognise", recognise)

    says(TEXT)
    return says
