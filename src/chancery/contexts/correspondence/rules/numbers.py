"""Which document is meant by a printed number? Units, zeros, bars and hyphens are written in every way.

`OGI0242/2017`, `OGI04992016`, `RM N° 0326-2017-RE`, `RM N° 61-2011-PCM`, `MEMORANDO N° 000206-2020-OTDA/IPD`.
"""

import re
import unicodedata
from dataclasses import dataclass

_YEAR = r"(?:19|20)\d{2}"
_OWN = re.compile(rf"\b([A-Z]{{3,9}})-({_YEAR})-(\d{{6}})-[0-9A-Z*]\b")
_STATUTE = re.compile(r"\bLEY\s+(\d{3,6})\b(?:-\d{4}(?:-[A-Z]+)?)?")
_PARTED = re.compile(rf"(?<![A-Z0-9])([A-Z]*?)0*(\d{{1,8}})\s*[-/]\s*({_YEAR})(?!\d)")
_COMPACT = re.compile(rf"(?<![A-Z0-9])([A-Z]{{2,10}})0*(\d{{1,8}}?)({_YEAR})(?![A-Z0-9])")
_NUMBER_SIGN = re.compile(r"(?<![A-Z])(?:N\s*[°º.]+|NRO\b\.?|NUM\b\.?|NUMERO\b|NO\.)\s*")
_PHRASES = (
    ("RESOLUCION DE SECRETARIA GENERAL", "RSG"), ("RESOLUCION MINISTERIAL", "RM"),
    ("RESOLUCION VICEMINISTERIAL", "RVM"), ("RESOLUCION DIRECTORAL", "RD"), ("RESOLUCION SUPREMA", "RS"),
    ("DECRETO SUPREMO", "DS"), ("DECRETO LEGISLATIVO", "DLEG"), ("DECRETO DE URGENCIA", "DU"),
)  # fmt: skip
_SYNONYMS = {
    "MEMORANDUM": "MEMO", "MEMORANDO": "MEMO", "OFICIO": "OF", "CARTA": "CAR", "INFORME": "INF",
    "DIRECTIVA": "DIR", "PROVEIDO": "PROV", "CIRCULAR": "CIRC",
}  # fmt: skip
_EMPTY = frozenset({"N", "NO", "NRO", "NUM", "NUMERO", "DE", "DEL", "LA", "EL", "Y", "REG", "EXP"})


@dataclass(frozen=True, slots=True)
class Number:
    """What every printed form of one number has in common: the ordinal with its year, and the letters around them."""

    ordinal: int
    year: int | None
    letters: frozenset[str]

    @property
    def core(self) -> str:
        """The ordinal and the year, without zeros: «326/2017»."""
        return f"{self.ordinal}/{self.year}" if self.year else str(self.ordinal)

    @property
    def around(self) -> str:
        """The letters in order, one blank between and around, so that each may be sought whole."""
        return f" {' '.join(sorted(self.letters))} " if self.letters else ""


def normalise(text: str) -> Number | None:
    """The number that a text is or holds; None where it holds none."""
    plain = _NUMBER_SIGN.sub(" ", _upper(text))
    for phrase, short in _PHRASES:
        plain = plain.replace(phrase, short)
    plain = re.sub(r"\b([A-Z])\.\s?(?=[A-Z]\.|[A-Z]\b)", r"\1", plain).replace(".", " ")
    plain = " ".join(plain.split())
    if found := _OWN.search(plain):
        return Number(int(found[3]), int(found[2]), frozenset({found[1]}))
    if found := _STATUTE.search(plain):
        return Number(int(found[1]), None, frozenset({"LEY"}))
    if found := _PARTED.search(plain) or _COMPACT.search(plain):
        rest = f"{plain[: found.start()]} {plain[found.end() :]}"
        return Number(int(found[2]), int(found[3]), _letters(f"{found[1]} {rest}"))
    return None


def _letters(text: str) -> frozenset[str]:
    """The unit, the issuer and the kind of document that stand around a number, by one name each."""
    words = (word for word in re.split(r"[^A-Z]+", text) if len(word) > 1 and word not in _EMPTY)
    return frozenset(_SYNONYMS.get(word, word) for word in words)


def _upper(text: str) -> str:
    # «º» folds to «o», and would make a word of the sign for number.
    plain = unicodedata.normalize("NFKD", text.replace("º", "°").upper())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
