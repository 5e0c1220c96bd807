"""Does C40 write what the standard's examples write, and is whatever else refused or the only way to write its text?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.travel_documents import c40
from chancery.kernel.travel_documents.c40 import NotC40


class TestC40:
    @pytest.mark.parametrize(
        ("text", "written"),
        [("XK<CD", "EB0466A9"), ("XKCD", "EB11FE45"), ("UTO", "D9C5"), ("VISA01", "DE515826"), ("", "")],
    )
    def test_the_standards_examples(self, text: str, written: str) -> None:
        """Doc 9303-13, appendix C and §2.3.1."""
        assert c40.encode(text).hex().upper() == written
        assert c40.decode(bytes.fromhex(written)) == text.replace("<", " ")

    @given(st.text(c40.CHARACTERS, max_size=90))
    def test_what_is_written_is_read(self, text: str) -> None:
        assert c40.decode(c40.encode(text)) == text
        assert len(c40.encode(text)) == c40.size(len(text))

    @given(st.binary(max_size=60))
    def test_other_bytes_are_refused_or_the_only_way_to_write_their_text(self, content: bytes) -> None:
        try:
            text = c40.decode(content)
        except NotC40:
            return
        assert c40.encode(text) == content

    @pytest.mark.parametrize("text", ["a", "Ñ", "É", "-"])
    def test_other_characters_are_refused(self, text: str) -> None:
        with pytest.raises(NotC40):
            c40.encode(text)
