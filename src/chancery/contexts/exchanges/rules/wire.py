"""Which values travel between entities, of what length, and in which order on either side of the platform?

The names are those of the contract (`pe.gob.segdi.wsiotramite`, 2018), so that they can be found with grep on both sides;
the lengths are those of the tables that the State hands out with its component.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from stdnum.pe import ruc

from chancery.contexts.exchanges.rules.annexes import UNNAMED
from chancery.contexts.exchanges.rules.encoding import decode, encode
from chancery.contexts.exchanges.rules.states import Outcome
from chancery.kernel.base import canonical, clock
from chancery.kernel.base.errors import Invalid
from chancery.kernel.gateway.soap import Element, Fields, Text

LENGTHS: Mapping[str, int] = {
    "vrucentrem": 11,
    "vrucentrec": 11,
    "vnomentemi": 250,
    "vuniorgrem": 250,
    "vcuo": 10,
    "vcuoref": 10,
    "ccodtipdoc": 2,
    "vnumdoc": 100,
    "vuniorgdst": 150,
    "vnomdst": 100,
    "vnomcardst": 100,
    "vasu": 500,
    "vnomdoc": 200,
    "vurldocanx": 200,
    "ctipdociderem": 1,
    "vnumdociderem": 9,
    "vnumregstd": 14,
    "vanioregstd": 4,
    "vuniorgstd": 250,
    "vusuregstd": 100,
    "vobs": 250,
    "cflgest": 1,
    "vdesanxstdrec": 750,
}
_ANNEX_NAME = 100
_MOST = 32_767
"""The State's tables count sheets and annexes in a small integer."""
MOST_ANNEXES = 50
_OPTIONAL = frozenset({"vcuoref", "vurldocanx", "vobs", "vdesanxstdrec"})
_CUO = re.compile(r"[0-9]{10}", re.ASCII)
_SPACES = re.compile(r"\s+")
_SAFE_NAME = re.compile(r"[^/\\\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,200}")
"""What turns the direction of writing (U+202E and its like) makes a program look like a letter."""

_SPANISH: Mapping[str, str] = {
    "vrucentrem": "RUC de la entidad remitente",
    "vrucentrec": "RUC de la entidad destinataria",
    "vnomentemi": "nombre de la entidad remitente",
    "vuniorgrem": "unidad remitente",
    "vcuo": "número de intercambio (CUO)",
    "vcuoref": "CUO de referencia",
    "ccodtipdoc": "tipo de documento",
    "vnumdoc": "número del documento",
    "dfecdoc": "fecha del documento",
    "vuniorgdst": "unidad de destino",
    "vnomdst": "nombre del destinatario",
    "vnomcardst": "cargo del destinatario",
    "vasu": "asunto",
    "snumanx": "cantidad de anexos",
    "snumfol": "cantidad de folios",
    "bpdfdoc": "documento PDF",
    "vnomdoc": "nombre del archivo",
    "lstanexos": "anexos",
    "vurldocanx": "dirección de los anexos",
    "ctipdociderem": "tipo de documento de identidad del remitente",
    "vnumdociderem": "documento de identidad del remitente",
    "vnumregstd": "número de registro",
    "vanioregstd": "año del registro",
    "dfecregstd": "fecha del registro",
    "vuniorgstd": "unidad que registró",
    "vusuregstd": "persona que registró",
    "bcarstd": "cargo en PDF",
    "vobs": "observación",
    "cflgest": "estado del cargo",
    "vdesanxstdrec": "anexos recibidos",
}

_ENTITY_DOCUMENT = (
    "vrucentrem", "vrucentrec", "vnomentemi", "vuniorgrem", "vcuo", "vcuoref", "ccodtipdoc", "vnumdoc", "dfecdoc",
    "vuniorgdst", "vnomdst", "vnomcardst", "vasu", "snumanx", "snumfol", "vurldocanx", "bpdfdoc", "vnomdoc",
    "lstanexos", "ctipdociderem", "vnumdociderem",
)  # fmt: skip


class WireUnfit(Invalid):
    """Caught here, and not by a table of the other entity that would only answer «-1»."""

    code = "exchange_wire_unfit"
    sentence = "El documento no cumple el contrato de interoperabilidad: {why}."
    next_step = "Corrija los campos señalados y vuelva a enviar."


class IdentityKind(StrEnum):
    """`ctipdociderem`: how the person who sends is identified."""

    DNI = "1"
    FOREIGNER_CARD = "2"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecepcionTramite:
    """A document on its way. `bpdfdoc` is the PDF itself; it is encoded twice on the wire alone."""

    vrucentrem: str
    vrucentrec: str
    vnomentemi: str
    vuniorgrem: str
    vcuo: str
    vcuoref: str = ""
    ccodtipdoc: str
    vnumdoc: str
    dfecdoc: datetime
    vuniorgdst: str
    vnomdst: str
    vnomcardst: str
    vasu: str
    snumanx: int
    snumfol: int
    bpdfdoc: bytes
    vnomdoc: str
    lstanexos: tuple[str, ...] = ()
    vurldocanx: str = ""
    ctipdociderem: str
    vnumdociderem: str

    def check(self, *, has_number: bool = True) -> None:
        """Raises `WireUnfit`, naming every field that does not fit. Before it has a number, all but that is looked at."""
        wrong = dict(_texts_unfit(self, optional=_OPTIONAL if has_number else _OPTIONAL | {"vcuo"}))
        for name in ("vrucentrem", "vrucentrec"):
            if name not in wrong and not ruc.is_valid(getattr(self, name)):
                wrong[name] = "no es un RUC válido"
        if self.ctipdociderem not in set(IdentityKind):
            wrong["ctipdociderem"] = "debe ser 1 (DNI) o 2 (carné de extranjería)"
        if not self.bpdfdoc:
            wrong["bpdfdoc"] = "falta"
        if not 0 < self.snumfol <= _MOST:
            wrong["snumfol"] = f"va de 1 a {_MOST}"
        if "vnomdoc" not in wrong and not _SAFE_NAME.fullmatch(self.vnomdoc):
            wrong["vnomdoc"] = "lleva caracteres que un nombre de archivo no admite"
        wrong |= self._annexes_unfit()
        _refuse(wrong)

    def _annexes_unfit(self) -> dict[str, str]:
        if len(self.lstanexos) > MOST_ANNEXES:
            return {"lstanexos": f"son más de {MOST_ANNEXES}"}
        if any(len(name) > _ANNEX_NAME or not _SAFE_NAME.fullmatch(name) for name in self.lstanexos):
            return {"lstanexos": f"cada nombre tiene de 1 a {_ANNEX_NAME} caracteres, sin barras"}
        if len(set(self.lstanexos)) < len(self.lstanexos):
            return {"lstanexos": "hay nombres repetidos"}
        if self.lstanexos and not self.vurldocanx:
            return {"vurldocanx": "falta, y se anuncian anexos"}
        if not 0 <= self.snumanx <= _MOST or (self.lstanexos and self.snumanx != len(self.lstanexos)):
            return {"snumanx": "no coincide con los anexos que se nombran"}
        return {}

    @property
    def announced(self) -> tuple[str, ...]:
        """The annexes to be fetched: by their names or, where they are only counted, all that stands at the address."""
        return self.lstanexos or ((UNNAMED,) if self.vurldocanx and self.snumanx else ())

    def platform_fields(self) -> Fields:
        """As the platform takes it."""
        return tuple(_told(self, (each.name for each in fields(self))))

    def entity_fields(self) -> Fields:
        """As an entity's own service takes it: the same fields in another order."""
        return tuple(_told(self, _ENTITY_DOCUMENT))

    def fingerprint(self) -> str:
        """What makes this document the same one when it comes again."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        told |= {"bpdfdoc": sha256(self.bpdfdoc).hexdigest(), "dfecdoc": self.dfecdoc.isoformat()}
        return sha256(canonical.encode(told)).hexdigest()

    @classmethod
    def read(cls, told: Element) -> "RecepcionTramite":
        """What an entity's service was sent. Raises `WireUnfit` and the refusals of the encoding."""
        texts = {name: told.said(name) for name in LENGTHS if name in cls.__dataclass_fields__}
        made = cls(
            **texts,
            dfecdoc=_instant(told, "dfecdoc"),
            snumanx=_count(told, "snumanx"),
            snumfol=_count(told, "snumfol"),
            bpdfdoc=decode(told.said("bpdfdoc")),
            lstanexos=tuple(filter(None, (each.said("vnomdoc") for each in told.every("lstanexos")))),
        )
        made.check()
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class CargoTramite:
    """A receipt on its way. An entity's service is told no RUC: only the platform is."""

    vrucentrem: str = ""
    vrucentrec: str = ""
    vcuo: str
    vcuoref: str = ""
    vnumregstd: str
    vanioregstd: str
    dfecregstd: datetime
    vuniorgstd: str
    vusuregstd: str
    bcarstd: bytes
    vobs: str = ""
    cflgest: str
    vdesanxstdrec: str = ""

    def check(self, *, by_platform: bool = True) -> None:
        """Raises `WireUnfit`. `by_platform`: with the two RUCs, as it is sent."""
        rucs = {"vrucentrem", "vrucentrec"}
        wrong = dict(_texts_unfit(self, optional=_OPTIONAL if by_platform else _OPTIONAL | rucs))
        if "cflgest" not in wrong and self.cflgest not in set(Outcome):
            wrong["cflgest"] = "debe ser R, O o N"
        if self.cflgest != Outcome.ACCEPTED and not self.vobs.strip():
            wrong["vobs"] = "falta decir por qué"
        if not self.bcarstd:
            wrong["bcarstd"] = "falta"
        if "vanioregstd" not in wrong and not re.fullmatch(r"[0-9]{4}", self.vanioregstd, re.ASCII):
            wrong["vanioregstd"] = "son cuatro cifras"
        _refuse(wrong)

    def platform_fields(self) -> Fields:
        """As the platform takes it."""
        return tuple(_told(self, (each.name for each in fields(self))))

    def entity_fields(self) -> Fields:
        """As an entity's own service takes it."""
        names = (each.name for each in fields(self))
        return tuple(_told(self, (name for name in names if name not in ("vrucentrem", "vrucentrec"))))

    def fingerprint(self) -> str:
        """What makes this receipt the same one when it comes again."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        told |= {"bcarstd": sha256(self.bcarstd).hexdigest(), "dfecregstd": self.dfecregstd.isoformat()}
        return sha256(canonical.encode(told)).hexdigest()

    @classmethod
    def read(cls, told: Element) -> "CargoTramite":
        """What an entity's service was sent. Raises `WireUnfit` and the refusals of the encoding."""
        texts = {name: told.said(name) for name in LENGTHS if name in cls.__dataclass_fields__}
        made = cls(
            **{**texts, "vrucentrem": "", "vrucentrec": ""},
            dfecregstd=_instant(told, "dfecregstd"),
            bcarstd=decode(told.said("bcarstd")),
        )
        made.check(by_platform=False)
        return made


def is_cuo(text: str) -> bool:
    """Whether `text` can be the number of an exchange."""
    return _CUO.fullmatch(text) is not None


def registry_number(year: int, ordinal: int) -> str:
    """The number under which a received document is registered: the contract has fourteen characters for it."""
    return f"{year}-{ordinal:06d}"


def _told(value: object, names: Iterable[str]) -> Iterator[tuple[str, Text | Fields | None]]:
    """Each field as it is written; what may be left out is, when it is empty."""
    for name in names:
        said = getattr(value, name)
        if isinstance(said, tuple):
            yield from ((name, (("vnomdoc", each),)) for each in said)
        elif isinstance(said, bytes):
            yield name, encode(said)
        elif isinstance(said, datetime):
            yield name, said.isoformat(timespec="seconds")
        elif said != "" or name not in _OPTIONAL:
            yield name, said


def _texts_unfit(told: object, *, optional: frozenset[str]) -> Iterator[tuple[str, str]]:
    for name, most in LENGTHS.items():
        value = getattr(told, name, None)
        if not isinstance(value, str):
            continue
        if not value.strip():
            if name not in optional:
                yield name, "falta"
        elif len(value) > most:
            yield name, f"tiene más de {most} caracteres"
        elif name in ("vcuo", "vcuoref") and not is_cuo(value):
            yield name, "son diez cifras"
        elif "\x00" in value:
            yield name, "lleva caracteres no admitidos"


def _refuse(wrong: Mapping[str, str]) -> None:
    if wrong:
        said = [f"{_SPANISH[name]}: {why}" for name, why in wrong.items()]
        raise WireUnfit({name: [f"{why}.".capitalize()] for name, why in wrong.items()}, why="; ".join(said))


def _instant(told: Element, name: str) -> datetime:
    """An xsd:dateTime; one without an offset is Lima's."""
    try:
        instant = datetime.fromisoformat(told.said(name))
        return instant if instant.tzinfo else instant.replace(tzinfo=clock.LIMA)
    except (ValueError, OverflowError):
        _refuse({name: "no es una fecha y hora"})
        raise AssertionError from None


def _count(told: Element, name: str) -> int:
    text = told.said(name)
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        _refuse({name: "no es un número entero"})
    return int(text)
