"""Which facts does the data page of a passport state?"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DataPage:
    """What is printed on the polycarbonate page (Doc 9303-4, §2; RC05, art. 341): a stranger is told none of it."""

    passport: str
    serial: str
    surnames: str
    given_names: str
    nationality: str
    born_on: str
    born_at: str
    sex: str
    dni: str
    issued_on: date
    issued_on_words: str
    expires_on: str
    authority: str
    replaces: str
    entry_number: str
    act_number: str
    signature: str
    zone: tuple[str, ...]

    def public(self) -> dict[str, str]:
        """Nothing: a passport is checked by who controls the border, not by who finds a code."""
        return {}
