"""Whose certificate is it? What the State's certificates say of their holder, and whether that is the one expected.

The common name of those printed on signed papers is «APELLIDOS Nombres FAU <RUC> soft» for a public servant and
«… FIR <DNI> hard» for a citizen's card (por confirmar); the serial number is that of ETSI EN 319 412-1, 5.1.3.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from asn1crypto import x509

from chancery.kernel.identity.checks import fold

_PRINTED = re.compile(
    r"^(?P<names>.+?)\s+(?P<kind>FAU|FIR)\s+(?P<number>\d{11}|\d{8})(?:\s+(?P<device>soft|hard))?\s*$"
)
_DNI = re.compile(r"^(?:PNOPE-|IDCPE-|DNI[:-]?)?(\d{8})$")
_RUC = re.compile(r"^(?:NTRPE-|VATPE-|RUC[:-]?)?(\d{11})$")


@dataclass(frozen=True, slots=True)
class Holder:
    """What a certificate says of whose it is; what it does not say is empty."""

    common_name: str
    names: str
    dni: str = ""
    ruc: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """Who must have signed: the person, the entity served, and the certificates registered as that person's own."""

    name: str
    dni: str
    words: frozenset[str]
    ruc: str
    certificates: Collection[str] = ()
    is_only_of_the_name: bool = True


def words_of(name: str) -> frozenset[str]:
    """A name as its words, whatever their order, case and accents: certificates put the surnames first."""
    return frozenset(fold(name).split())


def holder_of(certificate: x509.Certificate) -> Holder:
    """Who the certificate says that its holder is."""
    subject = certificate.subject.native
    common_name = _one(subject.get("common_name")) or str(certificate.subject.human_friendly)
    printed = _PRINTED.match(common_name)
    names, kind, number = printed.group("names", "kind", "number") if printed else (common_name, "", "")
    dni = number if kind == "FIR" and len(number) == 8 else ""
    ruc = number if kind == "FAU" and len(number) == 11 else ""
    device = (printed.group("device") or "") if printed else ""
    for found in (_one(subject.get("serial_number")), _one(subject.get("organization_identifier"))):
        dni = dni or _numbered(_DNI, found)
        ruc = ruc or _numbered(_RUC, found)
    return Holder(common_name, names, dni, ruc, device)


def is_expected(holder: Holder, fingerprint: str, expected: Expected) -> bool:
    """Whether the certificate is the officer's: registered, or with that DNI, or of the entity with those names.

    A DNI decides alone. The names with the entity's RUC do where nobody else who is known bears them.
    """
    if fingerprint in expected.certificates:
        return True
    if holder.dni:
        return bool(expected.dni) and holder.dni == expected.dni
    is_named = words_of(holder.names) == expected.words and expected.is_only_of_the_name
    return bool(holder.ruc) and holder.ruc == expected.ruc and is_named


def _numbered(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.match(text.strip())
    return found.group(1) if found else ""


def _one(value: object) -> str:
    """The value of an attribute, or the first where there are several."""
    first = value[0] if isinstance(value, list) and value else value
    return str(first) if first else ""
