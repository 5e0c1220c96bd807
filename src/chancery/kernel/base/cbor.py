"""How are few values written as few bytes, in one way only? The deterministic part of CBOR (RFC 8949, 4.2) that we use."""

from collections.abc import Mapping
from typing import Any

_INTEGER, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP = range(6)
_DEPTH = 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


class Malformed(ValueError):
    """Not what `encode` would have written."""


def encode(value: Any) -> bytes:
    """The bytes of whole numbers, bytes, text, tuples or lists, and mappings: shortest form, keys in their order."""
    match value:
        case bool():
            raise TypeError("no truth values")
        case int():
            return _head(_INTEGER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
        case bytes():
            return _head(_BYTES, len(value)) + value
        case str():
            raw = value.encode()
            return _head(_TEXT, len(raw)) + raw
        case tuple() | list():
            return _head(_ARRAY, len(value)) + b"".join(encode(each) for each in value)
        case Mapping():
            pairs = sorted((encode(key), encode(each)) for key, each in value.items())
            return _head(_MAP, len(pairs)) + b"".join(key + each for key, each in pairs)
    raise TypeError(type(value))


def decode(content: bytes) -> Any:
    """The value written in `content`, whole. Raises `Malformed` unless `encode` would give the same bytes."""
    value, end = _read(content, 0, 0)
    if end != len(content) or encode(value) != content:
        raise Malformed
    return value


def _head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    for mark, size in _SIZES.items():
        if argument < 1 << 8 * size:
            return bytes([major << 5 | mark]) + argument.to_bytes(size, "big")
    raise ValueError("too large")


def _read(content: bytes, place: int, depth: int) -> tuple[Any, int]:
    if place >= len(content) or depth > _DEPTH:
        raise Malformed
    major, argument = content[place] >> 5, content[place] & 31
    place += 1
    if argument >= 24:
        size = _SIZES.get(argument)
        if size is None or place + size > len(content):
            raise Malformed
        argument = int.from_bytes(content[place : place + size], "big")
        place += size
    if major == _INTEGER:
        return argument, place
    if major == _NEGATIVE:
        return -1 - argument, place
    if major > _MAP or argument > len(content) - place:
        raise Malformed
    if major in (_BYTES, _TEXT):
        raw = content[place : place + argument]
        return (raw if major == _BYTES else _text(raw)), place + argument
    read: list[Any] = []
    for _ in range(argument * (2 if major == _MAP else 1)):
        value, place = _read(content, place, depth + 1)
        read.append(value)
    if major == _ARRAY:
        return tuple(read), place
    keys = read[::2]
    if not all(isinstance(key, int) for key in keys):
        raise Malformed
    return dict(zip(keys, read[1::2], strict=True)), place


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Malformed from None
