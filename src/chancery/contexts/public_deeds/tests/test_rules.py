"""Who must be there, what is asked of the tariff, and how is each kind worded?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.public_deeds.rules import amounts, faculties, fees, kinds, lines, parties, text
from chancery.contexts.public_deeds.rules.kinds import KINDS, Book, CopyKind, Effect, Kind, Part
from chancery.contexts.public_deeds.rules.parties import Person

ON = date(2026, 11, 25)
POWER = KINDS["special_power"]
WILL = KINDS["will"]


def person(part: Part = Part.GRANTOR, number: str = "40000001", **changes: object) -> Person:
    made = Person(
        part=part,
        given_names="Rosa Elena",
        first_surname="Quispe",
        second_surname="Mamani",
        document_kind="dni",
        document_number=number,
        document_country="PE",
        nationality="peruana",
        civil_status="soltera",
        occupation="contadora",
        address="Via Roma 12, Milán",
        birth_on=date(1985, 5, 17),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def cast(kind: Kind) -> list[Person]:
    found: list[Person] = []
    for seat in kind.seats:
        for place in range(max(seat.least, 1)):
            found.append(person(seat.part, f"4{len(found):03}{place:04}"))
    return found + [person(Part.WITNESS, f"5000000{place}") for place in range(kind.fixed_witnesses)]


def content(kind: Kind, people: list[Person], **changes: object) -> text.Content:
    made = text.Content(
        kind=kind,
        people=tuple(people),
        place="Milán",
        country="Italia",
        office="Consulado General del Perú en Milán",
        officer="Juan Pérez Gómez",
        officer_title="Cónsul",
        on=ON,
        object="El departamento 101.",
        faculties=("bank",) if kind.has_faculties else (),
        value=Decimal("90000.00") if kind.has_value else None,
        currency="EUR" if kind.has_value else "",
        original="la escritura pública número uno (1)" if kind.effect else "",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def written(found: text.Content) -> str:
    return "\n".join(each.text for each in text.paragraphs(found))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_every_kind_has_its_parts_its_people_and_its_price(kind: Kind) -> None:
    people = cast(kind)
    assert parties.faults(kind, people, ON) == ()
    whole = written(content(kind, people))
    for part in ("CUERPO", "CONCLUSIÓN", "INTRODUCCIÓN"):
        assert part in whole
    assert "PRIMERO.-" in whole
    assert "{" not in whole
    assert "lo leí en voz alta" in whole
    assert ("esta escritura" in whole) is (kind.book is not Book.NONE)
    asked = fees.asked(kind, grantors=1, attorneys=1, base=Decimal(90000))
    assert asked[0].code == f"consular.{kind.fee.item}"
    assert kind.basis


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_the_wording_names_only_places_that_there_are(kind: Kind) -> None:
    known = set(text._places(content(kind, cast(kind))))
    for name in ("introduction", kind.body, "conclusion"):
        assert text.named_places(name) <= known


@pytest.mark.parametrize(
    ("code", "grantors", "attorneys", "others", "asked"),
    [
        ("general_power", 2, 1, 0, [("12a", 1), ("12b", 2), ("12c", 1)]),
        ("special_power", 1, 1, 0, [("13a", 1)]),
        ("special_power", 3, 2, 0, [("13a", 1), ("13b", 2), ("13c", 1)]),
        ("special_power_revocation", 2, 0, 0, [("13d", 1)]),
        ("general_power_substitution", 1, 1, 0, [("12g", 1)]),
        ("out_of_register_power", 1, 1, 0, [("15a", 1)]),
        ("pension_power", 1, 1, 0, [("15b", 1)]),
        ("sale", 1, 0, 1, [("5a", 1), ("5b", 1)]),
        ("loan", 1, 0, 1, [("6a", 1), ("6b", 1)]),
        ("creditors", 1, 0, 1, [("7a", 1), ("7b", 1)]),
        ("arbitration", 1, 0, 1, [("7c", 4)]),
        ("inheritance_advance", 1, 0, 2, [("11a", 1), ("11b", 3)]),
        ("will", 1, 0, 0, [("10a", 1)]),
        ("will_revocation", 1, 0, 0, [("10b", 1)]),
        ("recognition", 1, 0, 0, [("20a", 1)]),
        ("rectification", 1, 0, 0, [("20a", 1)]),
    ],
)
def test_the_items_that_a_deed_asks(
    code: str, grantors: int, attorneys: int, others: int, asked: list[tuple[str, int]]
) -> None:
    found = fees.asked(
        KINDS[code], grantors=grantors, attorneys=attorneys, others=others, base=Decimal(90000), fojas=4
    )
    assert [(each.code.removeprefix("consular."), each.units) for each in found] == asked
    shares = {"consular.5b", "consular.6b", "consular.7b"}
    assert all((each.base is not None) is (each.code in shares) for each in found)


@pytest.mark.parametrize(
    ("copy", "is_first", "code", "units"),
    [
        (CopyKind.TESTIMONY, True, "17a", 4),
        (CopyKind.TESTIMONY, False, "17a", 4),
        (CopyKind.LETTER, True, "17b", 1),
        (CopyKind.LETTER, False, "17c", 4),
        (CopyKind.SUMMARY, True, "13i", 1),
    ],
)
def test_the_items_that_a_copy_asks(copy: CopyKind, is_first: bool, code: str, units: int) -> None:
    (found,) = fees.asked_for_copy(POWER, copy, fojas=4, is_first=is_first)
    assert (found.code, found.units) == (f"consular.{code}", units)


def test_a_summary_without_an_item_of_its_own_is_a_certification() -> None:
    (found,) = fees.asked_for_copy(KINDS["recognition"], CopyKind.SUMMARY, fojas=4, is_first=True)
    assert found.code == "consular.20b"


def faults(*people: Person, kind: Kind = POWER) -> str:
    return " ".join(str(each) for each in parties.faults(kind, people, ON))


GRANTOR, ATTORNEY = person(), person(Part.ATTORNEY, "40000002")


def test_a_power_needs_who_gives_and_who_receives() -> None:
    assert faults(GRANTOR, ATTORNEY) == ""
    assert "Falta la parte apoderada" in faults(GRANTOR)
    assert "Falta la parte poderdante" in faults(ATTORNEY)
    assert "no lleva: beneficiario" in faults(GRANTOR, ATTORNEY, person(Part.BENEFICIARY, "40000003"))


def test_nobody_stands_twice() -> None:
    assert "figura dos veces" in faults(GRANTOR, person(Part.ATTORNEY))


def test_who_appears_is_of_age() -> None:
    assert "menor de edad" in faults(replace(GRANTOR, birth_on=date(2008, 11, 26)), ATTORNEY)
    assert faults(replace(GRANTOR, birth_on=date(2008, 11, 25)), ATTORNEY) == ""
    assert "Falta la fecha de nacimiento" in faults(replace(GRANTOR, birth_on=None), ATTORNEY)
    assert faults(GRANTOR, replace(ATTORNEY, birth_on=None)) == ""


def test_who_does_not_understand_spanish_needs_an_interpreter_of_that_language() -> None:
    foreign = replace(GRANTOR, speaks_spanish=False, language="italiano")
    assert "hace falta un intérprete de italiano" in faults(foreign, ATTORNEY)
    other = person(Part.INTERPRETER, "40000004", language="quechua")
    assert "hace falta un intérprete de italiano" in faults(foreign, ATTORNEY, other)
    fit = replace(other, language="Italiano")
    assert faults(foreign, ATTORNEY, fit) == ""
    assert "Indique qué idioma" in faults(replace(foreign, language=""), ATTORNEY, fit)
    assert "no puede ser intérprete" in faults(foreign, ATTORNEY, replace(fit, speaks_spanish=False))
    worded = written(content(POWER, [foreign, ATTORNEY, fit]))
    assert "intérprete del idioma Italiano" in worded
    assert "lo tradujo de viva voz" in worded


def test_who_cannot_sign_needs_a_signer_at_request_and_two_witnesses() -> None:
    unable = replace(GRANTOR, can_sign=False)
    signer = person(Part.SIGNER, "40000005")
    witnesses = [person(Part.WITNESS, f"4000000{place}") for place in (6, 7)]
    assert "firme a su ruego" in faults(unable, ATTORNEY, *witnesses)
    assert "Hacen falta 2 testigos" in faults(unable, ATTORNEY, signer, witnesses[0])
    assert faults(unable, ATTORNEY, signer, *witnesses) == ""
    assert "Sobra quien firma a ruego" in faults(GRANTOR, ATTORNEY, signer)
    assert "debe saber leer y firmar" in faults(
        unable, ATTORNEY, signer, witnesses[0], replace(witnesses[1], can_read=False)
    )
    assert "firmar a ruego de ROSA ELENA QUISPE MAMANI" in written(
        content(POWER, [unable, ATTORNEY, signer, *witnesses])
    )


def test_who_cannot_read_needs_two_witnesses_and_the_officer_is_told_to_read_aloud() -> None:
    blind = replace(GRANTOR, can_read=False)
    assert "Hacen falta 2 testigos" in faults(blind, ATTORNEY)
    assert "en voz alta" in parties.warnings(POWER, [blind, ATTORNEY], ON)[0].sentence
    assert "dos veces" in parties.warnings(WILL, [blind], ON)[0].sentence


def test_a_will_has_two_witnesses_and_one_testator() -> None:
    witnesses = [person(Part.WITNESS, f"4000000{place}") for place in (6, 7)]
    assert faults(GRANTOR, *witnesses, kind=WILL) == ""
    assert "Hacen falta 2 testigos" in faults(GRANTOR, witnesses[0], kind=WILL)
    assert "No puede haber más de 1" in faults(GRANTOR, person(number="40000009"), *witnesses, kind=WILL)


@pytest.mark.parametrize(("born", "warned"), [(date(1951, 11, 25), True), (date(1951, 11, 26), False)])
def test_from_seventy_five_years_on_a_medical_certificate_is_asked_for_by_practice(
    born: date, warned: bool
) -> None:
    found = parties.warnings(POWER, [replace(GRANTOR, birth_on=born), ATTORNEY], ON)
    assert [warning.norm for warning in found] == (["práctica"] if warned else [])
    assert not parties.warnings(POWER, [GRANTOR, replace(ATTORNEY, birth_on=date(1930, 1, 1))], ON)


def test_a_power_transcribes_the_articles_of_what_it_gives_once() -> None:
    chosen = ("sell_property", "encumber", "special_litigation")
    told = written(content(POWER, [GRANTOR, ATTORNEY], faculties=chosen))
    assert told.count("Código Civil, artículo 156.-") == 1
    assert told.count("Código Procesal Civil, artículo 75.-") == 1
    assert [faculty.code for faculty in faculties.only_by_deed(chosen)] == ["sell_property", "encumber"]
    assert all(
        insert in faculties.INSERTS for each in faculties.FACULTIES.values() for insert in each.inserts
    )


def test_the_sum_of_a_power_is_told_and_where_none_is_the_officer_is_warned() -> None:
    outside = KINDS["out_of_register_power"]
    assert "La cuantía" in written(content(outside, cast(outside), value=Decimal(100), currency="PEN"))
    assert "La cuantía" not in written(content(outside, cast(outside), value=None, currency=""))
    (warned,) = amounts.warnings(outside, None, ON)
    assert "S/ 16,500.00" in warned.sentence
    assert not list(amounts.warnings(outside, Decimal(1), ON))
    assert not list(amounts.warnings(POWER, None, ON))


def test_the_text_says_of_no_print_whether_it_was_left() -> None:
    told = written(content(POWER, [GRANTOR, ATTORNEY]))
    assert "huella" not in told
    assert "del modo en que lo hace cada firmante" in told


def test_the_sum_and_the_date_are_in_words() -> None:
    told = written(content(KINDS["sale"], cast(KINDS["sale"])))
    assert "noventa mil euros" in told
    assert "a los veinticinco días del mes de noviembre del año dos mil veintiséis" in told


@given(st.integers(1, 3000), st.integers(1, 9000), st.integers(0, 120), st.integers(1, 9))
def test_the_text_settles_on_the_fojas_that_it_names(
    number: int, first: int, clauses: int, helpers: int
) -> None:
    people = [GRANTOR, ATTORNEY, *(person(Part.WITNESS, f"6000{place:04}") for place in range(helpers))]
    found, told = text.settled(
        content(POWER, people, clauses="Se obliga a dar cuenta de cuanto haga en su nombre. " * clauses),
        number=number,
        first_foja=first,
    )
    assert found.last_foja == first + lines.count(told) + text.fojas_of_signatures(found) - 1
    said = " ".join(line.text for line in told)
    assert f"({found.last_foja})" in said
    assert all(len(foja) <= lines.PER_FOJA for foja in lines.fojas(told))


def test_what_amends_names_what_it_amends() -> None:
    for kind in KINDS.values():
        if kind.effect is not None:
            assert "la escritura pública número uno (1)" in written(content(kind, cast(kind)))
            assert kind.amends
    revocations = [kind.code for kind in KINDS.values() if kind.effect is Effect.REVOKES]
    assert revocations == ["general_power_revocation", "special_power_revocation", "will_revocation"]


def test_every_deed_of_the_book_but_powers_is_rectified_by_one_kind() -> None:
    plain = {kind.code for kind in kinds.of_book(Book.DEEDS) if kind.effect is None and not kind.is_power}
    assert set(KINDS["rectification"].amends) == plain
