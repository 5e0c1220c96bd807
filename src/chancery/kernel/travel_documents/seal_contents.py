"""What does the seal of a visa or of an emergency travel document state? Doc 9303-7, §9.1, and Doc 9303-8, §6.1."""

from dataclasses import dataclass
from enum import Enum

from chancery.kernel.travel_documents import c40, seals
from chancery.kernel.travel_documents.composing import compose
from chancery.kernel.travel_documents.layouts import LAYOUTS, Form
from chancery.kernel.travel_documents.seals import NotASeal, Seal
from chancery.kernel.travel_documents.zones import NUMBER_ROOM, MachineReadableZone

UNLIMITED = 0
"""As many entries as one wants."""

MOST_ENTRIES = 255
"""As many as a seal can count: they are one byte."""

LOWER = 28
"""How much of a visa's second line is sealed: all but its optional data."""


class StayRule(Enum):
    """Triples that say something else than a time. Norm: Doc 9303-7, §9.1.3, table 1."""

    UNTIL_EXPIRY = (0, 0, 0)
    DECIDED_AT_ENTRY = (255, 255, 255)
    TRANSIT = (254, 254, 254)


@dataclass(frozen=True, slots=True)
class Stay:
    """The sum of days, months and years from the entry on."""

    days: int = 0
    months: int = 0
    years: int = 0


@dataclass(frozen=True, slots=True)
class Visa:
    """What the seal of a visa says besides its zone; `entries` is nothing when it does not say."""

    stay: Stay | StayRule
    passport: str
    entries: int | None = None
    visa_type: bytes = b""


def of_visa(zone: MachineReadableZone, visa: Visa) -> tuple[tuple[int, bytes], ...]:
    """The features of a visa's seal. Raises `UnwritableZone`, `NotASeal` and `NotC40`."""
    kind = seals.kind("visa")
    upper, lower = compose(zone)
    name = {Form.MRV_A: "zone_a", Form.MRV_B: "zone_b"}.get(zone.form)
    if name is None:
        raise NotASeal(what="el de una visa lleva la zona de una visa")
    features = [(kind.tag(name), c40.encode(upper + lower[:LOWER]))]
    if visa.entries is not None:
        features.append((kind.tag("entries"), bytes([_byte(visa.entries)])))
    features.append((kind.tag("stay"), _stay_bytes(visa.stay)))
    features.append((kind.tag("passport"), c40.encode(visa.passport[:NUMBER_ROOM].ljust(NUMBER_ROOM, "<"))))
    if visa.visa_type:
        features.append((kind.tag("visa_type"), visa.visa_type))
    return tuple(features)


def of_emergency(zone: MachineReadableZone) -> tuple[tuple[int, bytes], ...]:
    """The features of an emergency travel document's seal: both lines of its zone, whole."""
    if zone.form is not Form.TD2:
        raise NotASeal(what="el de un documento de emergencia lleva una zona de dos líneas de 36")
    return ((seals.kind("emergency").tag("zone"), c40.encode("".join(compose(zone)))),)


def visa_of(seal: Seal) -> Visa:
    """What the seal of a visa says. Raises `NotASeal` when a feature is not written as the standard wants."""
    entries, stay, passport = seal.value("entries"), seal.value("stay"), seal.value("passport")
    assert stay is not None, seal
    assert passport is not None, seal
    triple = (stay[0], stay[1], stay[2])
    rule = next((each for each in StayRule if each.value == triple), None)
    return Visa(
        stay=rule or Stay(*triple),
        passport=_text(passport).rstrip().replace(" ", "<"),
        entries=entries[0] if entries is not None else None,
        visa_type=seal.value("visa_type") or b"",
    )


def lines_of(seal: Seal) -> tuple[str, ...]:
    """The lines of the zone as far as they are sealed: of a visa all but the optional data. Raises `NotASeal`."""
    for name, form in (("zone_a", Form.MRV_A), ("zone_b", Form.MRV_B), ("zone", Form.TD2)):
        named = any(feature.name == name for feature in seal.header.kind.features.values())
        if named and (content := seal.value(name)) is not None:
            width = LAYOUTS[form].width
            text = _text(content).replace(" ", "<")
            if len(text) == width + (width if form is Form.TD2 else LOWER):
                return text[:width], text[width:]
    raise NotASeal(what="su zona de lectura mecánica no está entera")


def _stay_bytes(stay: Stay | StayRule) -> bytes:
    if isinstance(stay, StayRule):
        return bytes(stay.value)
    triple = (_byte(stay.days), _byte(stay.months), _byte(stay.years))
    if triple in {rule.value for rule in StayRule}:
        raise NotASeal(what="esa permanencia está reservada para otro significado")
    return bytes(triple)


def _byte(number: int) -> int:
    if not 0 <= number <= 255:
        raise NotASeal(what=f"{number} no cabe en un byte")
    return number


def _text(content: bytes) -> str:
    try:
        return c40.decode(content)
    except c40.NotC40:
        raise NotASeal(what="un dato no está en C40") from None
