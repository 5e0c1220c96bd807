"""Is every file that may do harm refused by its own name, and does nothing that anybody sends break us?"""

import pytest
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.kernel.base.errors import Invalid
from chancery.kernel.documents import inspection
from chancery.kernel.documents.inspection import inspect
from chancery.kernel.documents.tests import factories

REFUSALS = (
    inspection.FileEmpty, inspection.FileKindRefused, inspection.FileEncrypted, inspection.FileBroken,
    inspection.FileActive,
)  # fmt: skip
SAMPLES = (factories.pdf(), factories.pdf_with_attachment(), factories.pdf_that_runs("JavaScript in a tree"))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (factories.pdf(), inspection.PDF),
        (b"\xff\xd8\xff\xe0" + b"x" * 20, inspection.JPEG),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 20, inspection.PNG),
    ],
)
def test_what_a_file_is_is_told_by_its_content(content: bytes, kind: str) -> None:
    found = inspect(content)
    assert (found.media_type, found.doubt) == (kind, "")


@pytest.mark.parametrize(
    "kind",
    [
        "JavaScript", "JavaScript in a tree", "additional actions", "hidden in arrays", "rich media", "Launch",
        "ImportData", "SubmitForm", "Movie", "Sound",
    ],
)  # fmt: skip
def test_a_pdf_that_would_do_something_is_refused(kind: str) -> None:
    assert inspect(factories.pdf()).pages == 1
    with pytest.raises(inspection.FileActive):
        inspect(factories.pdf_that_runs(kind))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", inspection.FileEmpty),
        (b"MZ\x90\x00", inspection.FileKindRefused),
        (b"<html>%PDF-1.7", inspection.FileKindRefused),
        (factories.encrypted_pdf(), inspection.FileEncrypted),
        (factories.empty_pdf(), inspection.FileBroken),
        (b"%PDF-1.7\n" + b"nada" * 100, inspection.FileBroken),
        (factories.pdf()[:60], inspection.FileBroken),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, refusal: type[Invalid]) -> None:
    with pytest.raises(refusal) as raised:
        inspect(content)
    assert raised.value.advice


def test_a_file_passes_up_to_the_limit_and_not_a_byte_more() -> None:
    content = factories.pdf(size=2_000_000)
    with override_settings(UPLOAD_LIMIT=2_000_000):
        assert inspect(content).media_type == inspection.PDF
        with pytest.raises(inspection.FileTooLarge) as refusal:
            inspect(content + b"\n")
    assert "2 MB" in str(refusal.value)


def test_a_pdf_that_carries_files_is_for_somebody_to_look_at() -> None:
    found = inspect(factories.pdf_with_attachment())
    assert (found.media_type, found.doubt) == (inspection.PDF, "embedded_files")


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(SAMPLES),
    st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 8)), max_size=12
    ),
)
def test_no_damage_raises_anything_but_a_refusal(
    sample: bytes, damage: list[tuple[float, bytes, int]]
) -> None:
    """Bytes inserted, replaced and removed anywhere behind the first five."""
    changed = bytearray(sample)
    for place, bytes_put, removed in damage:
        at = 5 + int(place * (len(changed) - 5))
        changed[at : at + removed] = bytes_put
    try:
        found = inspect(bytes(changed))
    except REFUSALS:
        return
    assert found.media_type == inspection.PDF
