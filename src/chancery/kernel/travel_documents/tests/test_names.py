"""Are names written in the zone's letters, cut as the standard cuts them, and recognised as others cut them?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.travel_documents import codes, dates, names
from chancery.kernel.travel_documents.names import (
    NoPrimaryIdentifier,
    NumberInName,
    Untransliterable,
    components,
    may_state,
)
from chancery.kernel.travel_documents.tests import specimens

ROOMS = (30, 31, 39)
_words = st.lists(st.text("ABCXYZ", min_size=1, max_size=20), min_size=1, max_size=12)


@pytest.mark.parametrize("row", specimens.rows("names"), ids=lambda row: row["field"])
def test_the_standards_examples(row: dict[str, str]) -> None:
    """We print those marked so; the others show what another State may have printed, and are recognised."""
    room = int(row["room"])
    written = names.field(*names.state(row["primary"], row["secondary"], room)).ljust(room, "<")
    assert (written == row["field"]) == (row["ours"] == "yes")
    primary, _, secondary = row["field"].rstrip("<").replace("<", " ").partition("  ")
    assert may_state(
        row["primary"], row["secondary"], read_primary=primary, read_secondary=secondary, room=room
    )
    assert not may_state("OTHER", row["secondary"], read_primary=primary, read_secondary=secondary, room=room)
    assert not may_state(row["primary"], "OTHER", read_primary=primary, read_secondary=secondary, room=room)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ñahui", "NAHUI"), ("Ávila", "AVILA"), ("Müller", "MUELLER"), ("Strauß", "STRAUSS"), ("STRAUẞ", "STRAUSS"),
        ("Øst", "OEST"), ("Ærø", "AEROE"), ("Þór", "THOR"), ("Ångström", "AANGSTROEM"), ("Đorđe", "DORDE"),
        ("Ðuro", "DURO"), ("Łukasz", "LUKASZ"), ("Çelik", "CELIK"), ("ışık", "ISIK"), ("Œuvre", "OEUVRE"),
        ("Ĳsel", "IJSEL"), ("Nguyễn", "NGUYEN"), ("Ștefan", "STEFAN"), ("n\u0303a", "NA"), ("D’Angelo", "DANGELO"),
        ("Ma. del Pilar", "MA DEL PILAR"), ("Smith - Jones", "SMITH JONES"), ("Saint‐Exupéry", "SAINT EXUPERY"),
        ("Gulʻnora", "GULNORA"), ("Col·lell", "COLLELL"), ("  ", ""),
    ],
)  # fmt: skip
def test_letters_are_spelled_as_the_table_says_first(text: str, written: str) -> None:
    assert " ".join(components(text)) == written


def test_another_of_the_tables_spellings_is_chosen_by_the_state() -> None:
    assert components("Cañón", {"Ñ": "NXX"}) == ("CANXXON",)
    assert components("Müller", {"Ü": "UXX"}) == ("MUXXLLER",)
    with pytest.raises(AssertionError):
        components("Cañón", {"Ñ": "GN"})


@pytest.mark.parametrize("text", ["Иван", "محمد", "王", "Ωmega", "Ə", "€uro", "\x00"])
def test_what_the_zone_cannot_write_is_refused(text: str) -> None:
    assert components("Ivan")
    with pytest.raises(Untransliterable) as refused:
        components(text)
    assert "documento de viaje" in refused.value.advice


@pytest.mark.parametrize("text", ["Juan 2", "Ⅳ", "٣"])
def test_figures_are_refused(text: str) -> None:
    assert components("Juan II")
    with pytest.raises(NumberInName):
        components(text)


def test_a_name_has_a_primary_identifier() -> None:
    assert names.state("Arkfreith", "", 39) == ("ARKFREITH", "")
    with pytest.raises(NoPrimaryIdentifier):
        names.state("'", "Ana", 39)


@given(_words, st.just([]) | _words, st.sampled_from(ROOMS))
def test_a_name_is_cut_to_its_room_and_ends_in_a_letter(
    primary: list[str], secondary: list[str], room: int
) -> None:
    first, second = names.fitted(primary, secondary, room)
    written = names.field(first, second)
    whole = names.field(" ".join(primary), " ".join(secondary))
    assert len(written) <= room
    assert first
    assert bool(second) == bool(secondary)
    if len(whole) <= room:
        assert written == whole
        return
    assert written[-1].isalpha()
    assert len(written) == room or set(map(len, (*primary, *secondary))) == {1} or len(written) == room - 1
    assert may_state(
        " ".join(primary), " ".join(secondary), read_primary=first, read_secondary=second, room=len(written)
    )


def test_the_longest_name_keeps_its_initials() -> None:
    primary = "DE LA SANTISIMA TRINIDAD RUIZ Y PICASSO DE LOS REMEDIOS CIPRIANO"
    secondary = "PABLO DIEGO JOSE FRANCISCO DE PAULA JUAN NEPOMUCENO MARIA"
    written = names.field(*names.state(primary, secondary, 39))
    assert written == "DE<LA<SANTISIMA<TRINID<R<Y<P<D<L<R<C<<P"


@given(st.text(max_size=60))
def test_whatever_text_is_written_in_letters_or_refused(text: str) -> None:
    try:
        parts = components(text)
    except (Untransliterable, NumberInName):
        return
    assert all(part.isascii() and part.isalpha() and part.isupper() for part in parts)


def test_another_states_spelling_is_the_same_name() -> None:
    for read in ("MUELLER", "MULLER", "MUXXLLER"):
        assert may_state("Müller", "Jörg", read_primary=read, read_secondary="JOERG", room=39)
    assert not may_state("Müller", "Jörg", read_primary="MILLER", read_secondary="JOERG", room=39)
    assert not may_state("Müller", "Jörg", read_primary="MUELL", read_secondary="JOERG", room=39)
    assert not may_state("Müller", "Jörg", read_primary="MUELLER", read_secondary="", room=39)


class TestDates:
    def test_the_century_is_found_from_the_day_on_which_it_is_seen(self) -> None:
        on = date(2026, 11, 26)
        assert dates.birth("740812", on=on) == date(1974, 8, 12)
        assert dates.birth("261126", on=on) == on
        assert dates.birth("261127", on=on) == date(1926, 11, 27)
        assert dates.birth("7408<<", on=on) is None
        assert dates.expiry("120415", on=on) == date(2012, 4, 15)
        assert dates.expiry("750101", on=on) == date(2075, 1, 1)
        assert dates.expiry("760101", on=on) == date(1976, 1, 1)

    @given(st.dates(date(1930, 1, 1), date(2026, 11, 26)))
    def test_a_birth_is_read_as_it_was(self, day: date) -> None:
        assert dates.birth(dates.written(day), on=date(2026, 11, 26)) == day

    def test_what_is_no_day_is_none(self) -> None:
        assert dates.is_day("000229")
        assert dates.is_birth("<<0229")
        assert dates.is_birth(dates.UNKNOWN)
        assert not any(map(dates.is_day, ("010229", "001301", "000431", "0001<<", "0001O1")))
        assert not any(map(dates.is_birth, ("<<<<32", "<<02<1", "<<0230", "<<13<<")))
        assert dates.written_in_part(year=1974, month=8) == "7408<<"
        assert dates.birth("000229", on=date(2026, 1, 1)) == date(2000, 2, 29)


class TestCodes:
    def test_the_standard_adds_to_the_countries_and_replaces_one(self) -> None:
        found = {each: codes.find(each) for each in ("PER", "D", "XXB", "UTO", "RKS")}
        assert [code.name for code in found.values() if code] == [
            "Perú", "Alemania", "Refugiado (Convención de 1951 y Protocolo de 1967)", "Utopía", "Kosovo",
        ]  # fmt: skip
        assert codes.find("DEU") is None
        assert codes.find("QQQ") is None

    def test_nothing_is_issued_with_a_code_that_is_over_or_a_specimens(self) -> None:
        assert codes.in_force("PER", date(2026, 1, 1))
        assert codes.in_force("ANT", date(2010, 12, 14))
        assert not codes.in_force("ANT", date(2010, 12, 15))
        assert not codes.in_force("UTO", date(2026, 1, 1))
        assert not codes.in_force("QQQ", date(2026, 1, 1))

    def test_a_country_of_two_letters_is_written_as_a_zone_writes_it(self) -> None:
        assert [codes.alpha_3(each) for each in ("PE", "DE", "IT", "QQ")] == ["PER", "D", "ITA", "XXX"]
