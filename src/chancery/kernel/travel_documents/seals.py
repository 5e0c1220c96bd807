"""Of which bytes is a visible digital seal, and what do they say? Doc 9303-13, §2; features of Doc 9303-7, §9, and 9303-8, §6.

The bytes are a header, the features of a message, and an ECDSA signature over both. Who signed is named by a reference
to a certificate that travels elsewhere (`seal_keys`); whether all of it holds is told by `seal_checks`.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from chancery.kernel.base.errors import Invalid
from chancery.kernel.travel_documents import c40

_TABLE = Path(__file__).parent / "data/seal_features.csv"
_MAGIC, _SIGNATURE = 0xDC, 0xFF
_FIXED_REFERENCE = 5
_VERSIONS = {2: 3, 3: 4}
"""The byte says one less than the version it means."""


class NotASeal(Invalid):
    """Bytes of another shape than the standard's, or a feature that its table does not allow. Norm: Doc 9303-13, ap. D."""

    code = "not_a_seal"
    sentence = "El código leído no es un sello digital visible: {what}."
    next_step = "Vuelva a leer el código; si persiste, examine el documento por otros medios."


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of the table: which bytes a feature may have in seals of a kind, and whether it must be there."""

    tag: int
    name: str
    coding: str
    least: int
    most: int
    presence: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sealed document: the two bytes that name it in the header, and its features by their tags."""

    name: str
    reference: int
    category: int
    features: Mapping[int, Feature]

    def tag(self, name: str) -> int:
        """The tag of the feature of that name."""
        return next(tag for tag, feature in self.features.items() if feature.name == name)


@dataclass(frozen=True, slots=True)
class Header:
    """Who sealed, under which certificate, and what. Norm: Doc 9303-13, §2.2.

    `signer` is the country's two letters and two more; `certificate` the hexadecimal reference, five characters in
    version 3.
    """

    kind: Kind
    issuer: str
    signer: str
    certificate: str
    issued_on: date
    signed_on: date
    version: int = 4


@dataclass(frozen=True, slots=True)
class Seal:
    """What the bytes say, not yet whether they hold: `signed` is what the signature is over."""

    header: Header
    features: tuple[tuple[int, bytes], ...]
    signature: bytes = field(repr=False)
    signed: bytes = field(repr=False)

    def value(self, name: str) -> bytes | None:
        """The bytes of the feature of that name, if the seal has it."""
        return dict(self.features).get(self.header.kind.tag(name))

    @property
    def unknown(self) -> tuple[int, ...]:
        """Tags that the table lacks: they do not make a seal invalid. Norm: Doc 9303-13, §2.3.1."""
        return tuple(tag for tag, _ in self.features if tag not in self.header.kind.features)


def kind(name: str) -> Kind:
    """The kind of that name: `visa` or `emergency`."""
    return next(each for each in _kinds().values() if each.name == name)


def sign(header: Header, features: Iterable[tuple[int, bytes]], key: ec.EllipticCurvePrivateKey) -> bytes:
    """The whole seal. Raises `NotASeal` when the message is not what the table wants, and `NotC40`."""
    if not header.certificate.strip("0"):  # Doc 9303-13, §2.2.1
        raise NotASeal(what="la referencia de ceros se reserva para pruebas")
    message = tuple(features)
    _require(header, message)
    signed = _header_bytes(header) + b"".join(
        bytes([tag]) + _length(len(value), header.version) + value for tag, value in message
    )
    r, s = utils.decode_dss_signature(key.sign(signed, ec.ECDSA(hash_for(key.curve))))
    room = _room(key.curve)
    signature = r.to_bytes(room, "big") + s.to_bytes(room, "big")
    return signed + bytes([_SIGNATURE]) + _length(len(signature), header.version) + signature


def read(content: bytes) -> Seal:
    """What a seal says. Raises `NotASeal` for whatever `sign` did not write, to the last byte."""
    reader = _Reader(content)
    if reader.byte() != _MAGIC:
        raise NotASeal(what="no empieza como un sello")
    version = _VERSIONS.get(reader.byte())
    if version is None:
        raise NotASeal(what="es de una versión desconocida")
    try:
        header = _header(reader, version)
    except (c40.NotC40, ValueError):
        raise NotASeal(what="su cabecera no se entiende") from None
    features: list[tuple[int, bytes]] = []
    while (tag := reader.byte()) != _SIGNATURE:
        features.append((tag, reader.take(reader.length(version))))
    end = reader.place - 1
    signature = reader.take(reader.length(version))
    if reader.place != len(content) or not signature or len(signature) % 2:
        raise NotASeal(what="su firma no está entera")
    _require(header, features)
    return Seal(header, tuple(features), signature, content[:end])


def holds(seal: Seal, key: ec.EllipticCurvePublicKey) -> bool:
    """Whether that key signed these bytes."""
    room = _room(key.curve)
    if len(seal.signature) != 2 * room:
        return False
    r, s = (int.from_bytes(half, "big") for half in (seal.signature[:room], seal.signature[room:]))
    try:
        key.verify(utils.encode_dss_signature(r, s), seal.signed, ec.ECDSA(hash_for(key.curve)))
    except InvalidSignature:
        return False
    return True


def hash_for(curve: ec.EllipticCurve) -> hashes.HashAlgorithm:
    """The hash that the size of the curve's order implies: the seal does not say it. Norm: Doc 9303-13, §2.4."""
    size = curve.key_size
    if size <= 224:
        return hashes.SHA224()
    if size <= 256:
        return hashes.SHA256()
    return hashes.SHA384() if size <= 384 else hashes.SHA512()


def day_bytes(day: date) -> bytes:
    """Month, day and year as one number in three bytes. Norm: Doc 9303-13, §2.3.1."""
    return int(day.strftime("%m%d%Y")).to_bytes(3, "big")


def day_of(content: bytes) -> date:
    """The day in three bytes. Raises `ValueError`."""
    number = int.from_bytes(content, "big")
    return date(number % 10000, number // 1000000, number // 10000 % 100)


def _room(curve: ec.EllipticCurve) -> int:
    return -(-curve.key_size // 8)


def _header_bytes(header: Header) -> bytes:
    reference = header.certificate
    if header.version == 3:
        if len(reference) != _FIXED_REFERENCE:
            raise NotASeal(what="la referencia del certificado tiene cinco caracteres en la versión 3")
    else:
        if len(reference) > 0xFF:
            raise NotASeal(what="la referencia del certificado es demasiado larga")
        reference = f"{len(reference):02X}{reference}"
    if len(header.signer) != 4 or not set(header.certificate) <= set("0123456789ABCDEF"):
        raise NotASeal(what="quien firma no está bien nombrado")
    return b"".join(
        (
            bytes((_MAGIC, header.version - 1)),
            c40.encode(header.issuer.ljust(3, "<")),
            c40.encode(header.signer + reference),
            day_bytes(header.issued_on),
            day_bytes(header.signed_on),
            bytes((header.kind.reference, header.kind.category)),
        )
    )


def _header(reader: "_Reader", version: int) -> Header:
    start = reader.place - 2
    issuer = c40.decode(reader.take(2)).rstrip()
    if version == 3:
        named = c40.decode(reader.take(c40.size(4 + _FIXED_REFERENCE)))
        signer, certificate = named[:4], named[4:]
    else:
        named = c40.decode(reader.take(c40.size(6)))
        signer, length = named[:4], int(named[4:], 16)
        certificate = c40.decode(reader.take(c40.size(length)))
        if len(certificate) != length:
            raise NotASeal(what="la referencia del certificado no tiene el largo que dice")
    days = (day_of(reader.take(3)), day_of(reader.take(3)))
    named_kind = _kinds().get((reader.byte(), reader.byte()))
    if named_kind is None:
        raise NotASeal(what="es de una clase de documento que no se conoce")
    header = Header(named_kind, issuer, signer, certificate, *days, version=version)
    if _header_bytes(header) != reader.content[start : reader.place]:
        raise NotASeal(what="su cabecera se escribe de otra manera")
    return header


def _require(header: Header, features: Iterable[tuple[int, bytes]]) -> None:
    """Each feature once, as long as it may be; those that must be there, and exactly one zone."""
    known = header.kind.features
    present: set[int] = set()
    for tag, value in features:
        if tag in present or tag == _SIGNATURE:
            raise NotASeal(what=f"repite el dato {tag:02X}")
        present.add(tag)
        if tag in known and not known[tag].least <= len(value) <= known[tag].most:
            raise NotASeal(what=f"el dato {tag:02X} no tiene su largo")
    if missing := [tag for tag, each in known.items() if each.presence == "required" and tag not in present]:
        raise NotASeal(what=f"le falta el dato {missing[0]:02X}")
    if len([tag for tag, each in known.items() if each.coding == "zone" and tag in present]) != 1:
        raise NotASeal(what="no lleva una zona de lectura mecánica, y una sola")
    if header.kind.name == "emergency" and header.version == 3:
        raise NotASeal(what="el de un documento de emergencia es de la versión 4")


def _length(size: int, version: int) -> bytes:
    """One byte, or from 128 on as DER writes lengths since version 4. Norm: Doc 9303-13, §2.3; X.690."""
    if size < 128 or (version == 3 and size < 256):
        return bytes([size])
    if version == 3:
        raise NotASeal(what="un dato no cabe en la versión 3")
    written = size.to_bytes(-(-size.bit_length() // 8), "big")
    return bytes([0x80 | len(written)]) + written


class _Reader:
    """Bytes taken from the left; what is not there is no seal."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.place = 0

    def take(self, size: int) -> bytes:
        taken = self.content[self.place : self.place + size]
        if len(taken) != size:
            raise NotASeal(what="está cortado")
        self.place += size
        return taken

    def byte(self) -> int:
        return self.take(1)[0]

    def length(self, version: int) -> int:
        """A length written in the only way in which it may be."""
        first = self.byte()
        if version == 3 or first < 128:
            return first
        size = int.from_bytes(self.take(first & 0x7F), "big")
        if _length(size, version) != self.content[self.place - (first & 0x7F) - 1 : self.place]:
            raise NotASeal(what="un largo se escribe de otra manera")
        return size


@cache
def _kinds() -> dict[tuple[int, int], Kind]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    kinds: dict[tuple[int, int], Kind] = {}
    for row in rows:
        key = (int(row["reference"], 16), int(row["category"], 16))
        features = {
            int(each["tag"], 16): Feature(
                int(each["tag"], 16),
                each["feature"],
                each["coding"],
                int(each["least"]),
                int(each["most"]),
                each["presence"],
            )
            for each in rows
            if each["kind"] == row["kind"]
        }
        kinds[key] = Kind(row["kind"], *key, features)
    return kinds
