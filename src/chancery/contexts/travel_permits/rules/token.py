"""Of what shape is the token that the border reads without a line, and does it hold?

A COSE_Sign1 (RFC 9052) over a CWT claims set (RFC 8392), Ed25519, in one encoding only; in letters and digits, so that
a hand reader that types as a keyboard of any layout, and the denser mode of a QR code, both take it. ADR 26.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from chancery.kernel.base import cbor
from chancery.kernel.identity.minors import Company

PREFIX = "AVM1"
LONGEST = 600
PERUVIAN_TIME = timezone(timedelta(hours=-5))
ID_LENGTH, HASH_LENGTH, KEY_ID_LENGTH = 8, 10, 4

_ISSUER, _EXPIRES, _NOT_BEFORE, _ISSUED_AT, _ID = 1, 4, 5, 6, 7
_PERMIT, _LIST = -70001, -70002
_ALGORITHM, _KEY_ID, _EDDSA = 1, 4, -8
_TAG = b"\xd2"
_COMPANIES = (Company.ALONE, Company.PARENT, Company.THIRD_PARTY)

Keys = Mapping[bytes, Ed25519PublicKey]


class NotAToken(ValueError):
    """What was read is no token of ours, or one of its bytes is another."""


class UnknownKey(NotAToken):
    """It is of the right shape, but signed with a key that was never published."""


@dataclass(frozen=True, slots=True)
class BorderToken:
    """What the border must know of a permit when it cannot ask, and nothing more: no name, no document number.

    `minor` and `companion` are hashes by which a document at hand is compared; `companion` is empty for who travels
    alone.
    """

    token_id: bytes
    number: str
    office: str
    valid_from: date
    valid_until: date
    initials: str
    born_on: date
    minor: bytes
    company: Company
    companion_initials: str
    companion: bytes


@dataclass(frozen=True, slots=True)
class ControlList:
    """Which permits within their days are no longer good, by the ids of their tokens; stale after `expires_at`."""

    issued_at: datetime
    expires_at: datetime
    revoked: frozenset[bytes]
    used: frozenset[bytes]


def key_id(public: Ed25519PublicKey) -> bytes:
    """Four bytes that tell which key signed."""
    return sha256(public.public_bytes_raw()).digest()[:KEY_ID_LENGTH]


def document_hash(number: str, document: str) -> bytes:
    """By what a document at hand is compared with the permit of that number, without its number standing in the token."""
    return sha256(f"{number}|{document}".encode()).digest()[:HASH_LENGTH]


def initials(*names: str) -> str:
    """The first letter of each word, as «JAQÑ»."""
    return "".join(word[0].upper() for name in names for word in name.split())[:8]


def write(stated: BorderToken, key: Ed25519PrivateKey) -> str:
    """The token as it is written in the QR code."""
    return PREFIX + base64.b32encode(_sign(_claims(stated), key)).decode().rstrip("=")


def read(text: str, keys: Keys) -> BorderToken:
    """What a token states. Raises `NotAToken` for whatever `write` did not write, to the last character, and `UnknownKey`."""
    if not text.startswith(PREFIX) or len(text) > LONGEST:
        raise NotAToken
    body = text.removeprefix(PREFIX)
    try:
        content = base64.b32decode(body + "=" * (-len(body) % 8))
    except ValueError:
        raise NotAToken from None
    if base64.b32encode(content).decode().rstrip("=") != body:
        raise NotAToken
    claims = _verified(content, keys)
    try:
        stated = _stated(claims)
        if cbor.encode(_claims(stated)) != cbor.encode(claims):
            raise NotAToken
    except (KeyError, TypeError, ValueError, IndexError, OverflowError, OSError):
        raise NotAToken from None
    return stated


def as_written(text: str) -> str:
    """The token that a reader or a person meant by what was typed: spaces and case are forgiven."""
    return "".join(text.split()).upper()


def sign_list(stated: ControlList, key: Ed25519PrivateKey) -> bytes:
    """The list as it is downloaded."""
    ids = tuple(b"".join(sorted(each)) for each in (stated.revoked, stated.used))
    times = {_EXPIRES: int(stated.expires_at.timestamp()), _ISSUED_AT: int(stated.issued_at.timestamp())}
    return _sign({**times, _LIST: ids}, key)


def read_list(content: bytes, keys: Keys) -> ControlList:
    """What a list states. Raises `NotAToken`, `UnknownKey`."""
    claims = _verified(content, keys)
    try:
        revoked, used = claims[_LIST]
        return ControlList(
            datetime.fromtimestamp(claims[_ISSUED_AT], UTC),
            datetime.fromtimestamp(claims[_EXPIRES], UTC),
            _ids(revoked),
            _ids(used),
        )
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        raise NotAToken from None


def _claims(stated: BorderToken) -> dict[int, Any]:
    """From the first instant of the first day to the last of the last, both in Peru, where the border is."""
    first = datetime.combine(stated.valid_from, time(), PERUVIAN_TIME)
    after = datetime.combine(stated.valid_until + timedelta(days=1), time(), PERUVIAN_TIME)
    return {
        _ISSUER: stated.office,
        _EXPIRES: int(after.timestamp()),
        _NOT_BEFORE: int(first.timestamp()),
        _ID: stated.token_id,
        _PERMIT: (
            stated.number,
            stated.initials,
            int(stated.born_on.strftime("%Y%m%d")),
            stated.minor,
            _COMPANIES.index(stated.company),
            stated.companion_initials,
            stated.companion,
        ),
    }


def _stated(claims: Mapping[int, Any]) -> BorderToken:
    number, letters, born_on, minor, company, companion_letters, companion = claims[_PERMIT]
    lengths = (len(claims[_ID]), len(minor), len(companion))
    if lengths not in ((ID_LENGTH, HASH_LENGTH, HASH_LENGTH), (ID_LENGTH, HASH_LENGTH, 0)):
        raise NotAToken
    if not all(isinstance(text, str) for text in (claims[_ISSUER], number, letters, companion_letters)):
        raise NotAToken
    return BorderToken(
        token_id=claims[_ID],
        number=number,
        office=claims[_ISSUER],
        valid_from=datetime.fromtimestamp(claims[_NOT_BEFORE], PERUVIAN_TIME).date(),
        valid_until=datetime.fromtimestamp(claims[_EXPIRES] - 1, PERUVIAN_TIME).date(),
        initials=letters,
        born_on=date(born_on // 10000, born_on // 100 % 100, born_on % 100),
        minor=minor,
        company=_COMPANIES[company],
        companion_initials=companion_letters,
        companion=companion,
    )


def _sign(claims: Mapping[int, Any], key: Ed25519PrivateKey) -> bytes:
    protected = cbor.encode({_ALGORITHM: _EDDSA, _KEY_ID: key_id(key.public_key())})
    payload = cbor.encode(claims)
    signature = key.sign(_to_be_signed(protected, payload))
    return _TAG + cbor.encode((protected, {}, payload, signature))


def _verified(content: bytes, keys: Keys) -> dict[int, Any]:
    """The claims of a COSE_Sign1 whose every byte is as `_sign` writes it, under one of `keys`."""
    try:
        if content[:1] != _TAG:
            raise NotAToken
        protected, unprotected, payload, signature = cbor.decode(content[1:])
        header = cbor.decode(protected)
        if unprotected != {} or header.keys() != {_ALGORITHM, _KEY_ID} or header[_ALGORITHM] != _EDDSA:
            raise NotAToken
        public = keys.get(header[_KEY_ID])
        if public is None:
            raise UnknownKey
        public.verify(signature, _to_be_signed(protected, payload))
        claims = cbor.decode(payload)
    except NotAToken:
        raise
    except (ValueError, TypeError, AttributeError, InvalidSignature):
        raise NotAToken from None
    if not isinstance(claims, dict):
        raise NotAToken
    return claims


def _to_be_signed(protected: bytes, payload: bytes) -> bytes:
    return cbor.encode(("Signature1", protected, b"", payload))


def _ids(joined: bytes) -> frozenset[bytes]:
    if not isinstance(joined, bytes) or len(joined) % ID_LENGTH:
        raise NotAToken
    return frozenset(joined[place : place + ID_LENGTH] for place in range(0, len(joined), ID_LENGTH))
