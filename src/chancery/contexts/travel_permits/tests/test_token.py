"""Is the token small, the same for whoever reads COSE, and refused when one of its bytes is another?"""

import base64
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import segno
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fido2 import cbor as outside
from fido2.cose import CoseKey
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.travel_permits.rules import token
from chancery.contexts.travel_permits.rules.token import BorderToken, ControlList, NotAToken, UnknownKey
from chancery.kernel.base import cbor
from chancery.kernel.identity.minors import Company

KEY = Ed25519PrivateKey.generate()
KEYS = {token.key_id(KEY.public_key()): KEY.public_key()}
STATED = BorderToken(
    token_id=b"12345678",
    number="AVMMIL-2026-000012-3",
    office="cg-milan",
    valid_from=date(2026, 5, 4),
    valid_until=date(2026, 8, 2),
    initials="LAQÑ",
    born_on=date(2016, 5, 4),
    minor=b"0123456789",
    company=Company.THIRD_PARTY,
    companion_initials="CTP",
    companion=b"abcdefghij",
)
TEXT = token.write(STATED, KEY)
LIST = ControlList(
    datetime(2026, 5, 4, tzinfo=UTC), datetime(2026, 5, 11, tzinfo=UTC), frozenset({b"12345678"}), frozenset()
)

tokens = st.builds(
    BorderToken,
    token_id=st.binary(min_size=8, max_size=8),
    number=st.just("AVMTOK-2026-000001-X"),
    office=st.sampled_from(["cg-tokyo", "sc-la-paz"]),
    valid_from=st.dates(date(2020, 1, 1), date(2060, 1, 1)),
    valid_until=st.dates(date(2020, 1, 1), date(2060, 1, 1)),
    initials=st.text("ABCÑ", max_size=8),
    born_on=st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    minor=st.binary(min_size=10, max_size=10),
    company=st.sampled_from(Company),
    companion_initials=st.text("ABCÑ", max_size=8),
    companion=st.sampled_from([b"", b"0123456789"]),
)


@given(tokens)
def test_what_is_written_is_read(stated: BorderToken) -> None:
    assert token.read(token.write(stated, KEY), KEYS) == stated


def test_it_fits_a_code_that_a_telephone_reads_from_folded_paper() -> None:
    longest = segno.make(TEXT, error="m", micro=False)
    assert longest.mode == "alphanumeric"
    assert int(longest.version) <= 10
    assert set(TEXT) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567")


@given(st.integers(0, len(TEXT) - 1), st.characters(min_codepoint=33, max_codepoint=255))
def test_no_changed_character_is_accepted(place: int, other: str) -> None:
    changed = TEXT[:place] + other + TEXT[place + 1 :]
    if changed == TEXT:
        return
    with pytest.raises(NotAToken):
        token.read(changed, KEYS)


_RAW = base64.b32decode(TEXT[4:] + "=" * (-len(TEXT[4:]) % 8))


@given(st.integers(0, len(_RAW) - 1), st.integers(1, 255))
def test_no_changed_byte_is_accepted(place: int, flipped: int) -> None:
    changed = _RAW[:place] + bytes([_RAW[place] ^ flipped]) + _RAW[place + 1 :]
    with pytest.raises(NotAToken):
        token.read(token.PREFIX + base64.b32encode(changed).decode().rstrip("="), KEYS)


@given(st.integers(0, len(TEXT)))
def test_no_part_of_it_is_accepted(length: int) -> None:
    if length < len(TEXT):
        with pytest.raises(NotAToken):
            token.read(TEXT[:length], KEYS)
    with pytest.raises(NotAToken):
        token.read(TEXT + "A" * (length + 1), KEYS)


@given(
    st.text(max_size=700)
    | st.binary(max_size=300).map(lambda raw: "AVM1" + base64.b32encode(raw).decode().rstrip("="))
)
def test_nothing_else_is_read_and_nothing_breaks(text: str) -> None:
    with pytest.raises(NotAToken):
        token.read(text, KEYS)


_values = st.recursive(
    st.integers(-(2**40), 2**40) | st.binary(max_size=12) | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=7).map(tuple) | st.dictionaries(st.integers(-99999, 99), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(_values)
def test_whatever_our_own_key_signs_is_a_token_only_in_its_one_shape(claims: object) -> None:
    signed = token._sign(claims, KEY)  # type: ignore[arg-type]
    with pytest.raises(NotAToken):
        token.read(token.PREFIX + base64.b32encode(signed).decode().rstrip("="), KEYS)
    with pytest.raises(NotAToken):
        token.read_list(signed, KEYS)


@given(_values)
def test_cbor_is_written_in_one_way_which_others_read(value: object) -> None:
    written = cbor.encode(value)
    assert cbor.encode(outside.decode(written)) == written
    try:
        assert cbor.decode(written) == value
    except cbor.Malformed:
        assert written  # deeper than we ever write


@given(st.binary(max_size=60))
def test_cbor_never_breaks(raw: bytes) -> None:
    with suppress(cbor.Malformed):
        assert cbor.encode(cbor.decode(raw)) == raw


def test_an_outside_library_reads_and_verifies_it() -> None:
    message: Any = outside.decode(_RAW[1:])
    protected, unprotected, payload, signature = message
    header: Any = outside.decode(protected)
    claims: Any = outside.decode(payload)
    assert unprotected == {}
    assert header[4] == token.key_id(KEY.public_key())
    assert claims[1] == "cg-milan"
    assert claims[5] == datetime(2026, 5, 4, 5, tzinfo=UTC).timestamp()
    assert claims[4] == datetime(2026, 8, 3, 5, tzinfo=UTC).timestamp()
    cose = CoseKey.parse({1: 1, 3: header[1], -1: 6, -2: KEY.public_key().public_bytes_raw()})
    cose.verify(outside.encode(["Signature1", protected, b"", payload]), signature)


def test_another_key_is_named_as_such() -> None:
    other = Ed25519PrivateKey.generate()
    with pytest.raises(UnknownKey):
        token.read(token.write(STATED, other), KEYS)
    kept = {token.key_id(KEY.public_key()): other.public_key()}
    with pytest.raises(NotAToken):
        token.read(TEXT, kept)


def test_it_holds_no_name_and_no_document_number() -> None:
    assert token.initials("Lucía Ángela", "Quispe", "") == "LÁQ"
    assert b"91000001" not in _RAW
    assert token.document_hash("A", "dni:PE:1") != token.document_hash("B", "dni:PE:1")
    assert len(token.document_hash("A", "dni:PE:1")) == token.HASH_LENGTH


def test_what_a_reader_types_is_forgiven_for_spaces_and_case() -> None:
    assert token.read(token.as_written(f" {TEXT[:50].lower()}\n{TEXT[50:]} "), KEYS) == STATED


def test_the_list_is_read_and_a_changed_one_is_not() -> None:
    written = token.sign_list(LIST, KEY)
    assert token.read_list(written, KEYS) == LIST
    for place in range(len(written)):
        changed = written[:place] + bytes([written[place] ^ 1]) + written[place + 1 :]
        with pytest.raises(NotAToken):
            token.read_list(changed, KEYS)
    with pytest.raises(NotAToken):
        token.read_list(_RAW, KEYS)
    with pytest.raises(NotAToken):
        token.read(token.PREFIX + base64.b32encode(written).decode().rstrip("="), KEYS)


def test_a_list_of_ten_thousand_stays_small() -> None:
    many = frozenset(number.to_bytes(8, "big") for number in range(10_000))
    until = LIST.issued_at + timedelta(days=7)
    written = token.sign_list(ControlList(LIST.issued_at, until, many, frozenset()), KEY)
    assert len(written) < 81_000
    assert token.read_list(written, KEYS).revoked == many
