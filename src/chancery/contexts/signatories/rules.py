"""What the register computes: who was in post on a date, which certifications must come first, which names are one."""

import unicodedata
from collections.abc import Hashable, Iterable
from datetime import date, timedelta
from enum import StrEnum

MINIMUM_NAME_WORDS = 2
LONGEST_CHAIN = 3


class AuthorityKind(StrEnum):
    """Of what nature an authority is: that decides through whose hands a document passes before ours."""

    UNIVERSITY = "university"
    EDUCATION_OFFICE = "education_office"
    SUNEDU = "sunedu"
    JUDICIARY = "judiciary"
    NOTARY_COLLEGE = "notary_college"
    NOTARY = "notary"
    REGISTRY = "registry"
    MIGRATION = "migration"
    MINISTRY = "ministry"
    MUNICIPALITY = "municipality"
    TRANSLATOR = "translator"
    CONSULATE = "consulate"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _KINDS[self]


_KINDS = {
    AuthorityKind.UNIVERSITY: "Universidad",
    AuthorityKind.EDUCATION_OFFICE: "Unidad de Gestión Educativa Local (UGEL)",
    AuthorityKind.SUNEDU: "SUNEDU",
    AuthorityKind.JUDICIARY: "Poder Judicial",
    AuthorityKind.NOTARY_COLLEGE: "Colegio de Notarios",
    AuthorityKind.NOTARY: "Notaría",
    AuthorityKind.REGISTRY: "RENIEC",
    AuthorityKind.MIGRATION: "Migraciones",
    AuthorityKind.MINISTRY: "Ministerio",
    AuthorityKind.MUNICIPALITY: "Municipalidad",
    AuthorityKind.TRANSLATOR: "Traductor público juramentado",
    AuthorityKind.CONSULATE: "Consulado extranjero",
    AuthorityKind.OTHER: "Otra entidad",
}


class Tenure(StrEnum):
    """Where a date stands against the time in a post."""

    FUTURE = "future"
    CURRENT = "current"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"future": "Aún no vigente", "current": "Vigente", "ended": "Concluida"}[self]


def tenure(valid_from: date, valid_until: date | None, on: date) -> Tenure:
    """Before, within or after the period; `valid_until` is the first day outside it."""
    if on < valid_from:
        return Tenure.FUTURE
    if valid_until is not None and on >= valid_until:
        return Tenure.ENDED
    return Tenure.CURRENT


def in_tenure(valid_from: date, valid_until: date | None, on: date) -> bool:
    """Whether the post was held on a date: a signature counts by the day it was written, not by today."""
    return tenure(valid_from, valid_until, on) is Tenure.CURRENT


def until(last_day: date) -> date:
    """The open upper bound of a period whose last day is `last_day`."""
    return last_day + timedelta(days=1)


def last_day(valid_until: date) -> date:
    """The last day of a period, as people say it."""
    return valid_until - timedelta(days=1)


def chain_is_complete(required: Iterable[Hashable], certified: Iterable[Hashable]) -> bool:
    """Whether every authority that must certify before the ministry did so, in that order (cadena de certificaciones)."""
    seen = iter(certified)
    return all(authority in seen for authority in required)


def fold(text: str) -> str:
    """The text as it is compared: lower case, no accents, words parted by one blank."""
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(c for c in lower if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def matches(wanted: str, name: str) -> bool:
    """Whether each word of `wanted` is a word of `name`, and there are enough of them not to be a fishing line."""
    words = fold(wanted).split()
    return len(words) >= MINIMUM_NAME_WORDS and set(words) <= set(fold(name).split())


def fingerprint(text: str) -> str:
    """A SHA-256 fingerprint as kept: 64 lower-case hexadecimal digits, without the colons in which it is printed."""
    return text.replace(":", "").replace(" ", "").lower()
