"""Are numbers printed and read, texts parted and compared, as the ministry's rules say?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.memoranda import rules
from chancery.contexts.memoranda.rules import BlockKind, Kind, Sought, State


class TestNumbers:
    def test_the_plan_s_own_memorandum(self) -> None:
        printed = rules.printed_number(Kind.MEMORANDUM, "OGI", 242, 2017)
        assert printed == "Memorándum (OGI) N° OGI0242/2017"
        assert rules.compact_number("OGI", 499, 2016) == "OGI04992016"

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("OGI0242/2017", Sought("OGI", 242, 2017)),
            ("ogi 242/2017", Sought("OGI", 242, 2017)),
            ("OGI-242-2017", Sought("OGI", 242, 2017)),
            ("OGI04992016", Sought("OGI", 499, 2016)),
            ("el memo OGI04992016 de OTI", Sought("OGI", 499, 2016, Kind.MEMORANDUM)),
            ("Memorándum (OGI) N° OGI0242/2017", Sought("OGI", 242, 2017, Kind.MEMORANDUM)),
            ("Informe (OTI) N° OTI0007/2026", Sought("OTI", 7, 2026, Kind.REPORT)),
            ("MEMORANDO N° 000206-2020-OTI/RE", Sought("OTI", 206, 2020, Kind.MEMORANDUM)),
            ("MEMOGI-2017-000242-7", Sought("OGI", 242, 2017, Kind.MEMORANDUM)),
            ("OGI120432026", Sought("OGI", 12043, 2026)),
        ],
    )
    def test_is_read_in_any_form_in_which_it_is_printed(self, typed: str, meant: Sought) -> None:
        assert rules.read_number(typed) == meant

    @pytest.mark.parametrize("typed", ["", "presupuesto 2026", "OGI", "RM N° 0326-2017-RE", "OGI00002017"])
    def test_what_is_no_number_is_none(self, typed: str) -> None:
        assert rules.read_number(typed) is None

    @given(
        st.sampled_from(Kind),
        st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3),
        st.integers(1, 99_999),
        st.integers(2000, 2099),
    )
    def test_what_is_printed_is_read_back(self, kind: Kind, acronym: str, ordinal: int, year: int) -> None:
        printed = rules.printed_number(kind, acronym, ordinal, year)
        assert rules.read_number(printed) == Sought(acronym, ordinal, year, kind)
        compact = rules.compact_number(acronym, ordinal, year)
        assert rules.read_number(compact) == Sought(acronym, ordinal, year)


class TestText:
    def test_paragraphs_headings_and_items(self) -> None:
        text = "I. ANTECEDENTES\n\nUna línea\nque sigue.\n\n1. Primero\n   y su resto\na) Otro\n- Tercero\n\nFin."
        found = [(each.kind, each.mark, each.text) for each in rules.read_blocks(text)]
        assert found == [
            (BlockKind.HEADING, "", "I. ANTECEDENTES"),
            (BlockKind.PARAGRAPH, "", "Una línea que sigue."),
            (BlockKind.ITEM, "1.", "Primero y su resto"),
            (BlockKind.ITEM, "a)", "Otro"),
            (BlockKind.ITEM, "-", "Tercero"),
            (BlockKind.PARAGRAPH, "", "Fin."),
        ]

    @given(st.text(max_size=400))
    def test_no_word_is_lost(self, text: str) -> None:
        kept = " ".join(f"{each.mark} {each.text}" for each in rules.read_blocks(text)).split()
        assert kept == " ".join(text.splitlines()).split()

    def test_an_addressee_s_line(self) -> None:
        assert rules.read_line("OGI; Rosa Pérez; Jefa de la Oficina") == (
            "OGI",
            "Rosa Pérez",
            "Jefa de la Oficina",
        )
        assert rules.read_line(" OTI ") == ("OTI", "", "")

    def test_initials(self) -> None:
        assert rules.initials("Rosa Pérez Quispe", "Ana María Torres") == "RPQ/amt"
        assert rules.initials("Rosa Pérez Quispe", "Rosa Pérez Quispe") == "RPQ"

    def test_what_changed(self) -> None:
        found = [(each.sign, each.text) for each in rules.changes("uno\ndos", "uno\ntres")]
        assert found == [(" ", "uno"), ("-", "dos"), ("+", "tres")]

    def test_every_kind_begins_from_a_text_and_has_a_series_of_its_own(self) -> None:
        assert len({form.series for form in rules.FORMS.values()}) == len(Kind)
        assert all(form.template for form in rules.FORMS.values())


class TestStates:
    def test_once_signed_nothing_is_drafted_any_more(self) -> None:
        for state in rules.SIGNED:
            assert not any(
                rules.may(verb, state) for verb in ("save", "endorse", "sign", "discard", "recall")
            )

    def test_only_what_waits_for_the_head_is_signed(self) -> None:
        assert [state for state in State if rules.may("sign", state)] == [State.ENDORSED]
