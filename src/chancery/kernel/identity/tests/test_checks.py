"""Documents that fit their kind pass in one spelling; those that do not are refused by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.pe import cui, ruc

from chancery.kernel.identity.checks import (
    CountryInvalid,
    DniCheckInvalid,
    DniInvalid,
    DocumentInvalid,
    IdentityDocumentKind,
    RucInvalid,
    fold,
    validate_document,
    validate_ruc,
)

DNI = IdentityDocumentKind.DNI
digits8 = st.text("0123456789", min_size=8, max_size=8)


@given(digits8)
def test_a_dni_is_kept_without_its_check_character(number: str) -> None:
    for check in cui.calc_check_digits(number):
        assert validate_document(DNI, f" {number}-{check} ") == number
    assert validate_document(DNI, number) == number


@given(digits8, st.sampled_from("0123456789ABCDEFGHIJK"))
def test_a_wrong_check_character_is_refused(number: str, check: str) -> None:
    if check in cui.calc_check_digits(number):
        assert validate_document(DNI, number + check) == number
    else:
        with pytest.raises(DniCheckInvalid):
            validate_document(DNI, number + check)


@pytest.mark.parametrize("number", ["", "1234567", "1234567890", "12A45678"])
def test_what_is_no_dni_is_refused_and_names_its_field(number: str) -> None:
    assert validate_document(DNI, "12345678") == "12345678"
    with pytest.raises(DniInvalid) as refusal:
        validate_document(DNI, number)
    assert "document_number" in refusal.value.fields


@given(st.sampled_from(["10", "15", "17", "20"]), digits8, st.integers(1, 9))
def test_the_last_digit_of_a_ruc_checks_it(kind: str, number: str, off: int) -> None:
    body = kind + number
    check = ruc.calc_check_digit(body)
    assert validate_ruc(body + check) == body + check
    with pytest.raises(RucInvalid):
        validate_ruc(body + str((int(check) + off) % 10))


@pytest.mark.parametrize(
    ("kind", "country", "good", "kept", "bad"),
    [
        (IdentityDocumentKind.FOREIGN_CARD, "PE", "001 234 567", "001234567", "12"),
        (IdentityDocumentKind.TEMPORARY_PERMIT, "PE", "123456789", "123456789", "12345678X"),
        (IdentityDocumentKind.PASSPORT, "ES", "paa 123.456", "PAA123456", "PA_1"),
        (IdentityDocumentKind.FOREIGN_ID, "CL", "12.345.678-k", "12345678K", "Ñ"),
    ],
)
def test_other_documents_have_their_shapes(
    kind: IdentityDocumentKind, country: str, good: str, kept: str, bad: str
) -> None:
    assert validate_document(kind, good, country) == kept
    with pytest.raises(DocumentInvalid):
        validate_document(kind, bad, country)


def test_a_dni_is_issued_by_peru_alone() -> None:
    assert validate_document(DNI, "12345678", "PE")
    with pytest.raises(CountryInvalid):
        validate_document(DNI, "12345678", "CL")


def test_names_are_searched_without_accents_or_case() -> None:
    assert fold("  María  ÑAHUI Núñez ") == "maria nahui nunez"


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
