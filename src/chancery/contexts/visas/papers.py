"""Which facts do the label of a visa and the paper that refuses one state?"""

from dataclasses import dataclass
from datetime import date

from chancery.kernel.travel_documents import data_matrix


@dataclass(frozen=True, slots=True)
class Label:
    """What the security label says (D.S. 076-2005-RE, art. 370; Doc 9303-7): a stranger is told none of it."""

    serial: str
    kind: str
    category: str
    letters: str
    surnames: str
    given_names: str
    sex: str
    born_on: str
    nationality: str
    passport: str
    place: str
    issued_on: date
    issued_on_words: str
    valid_from: str
    valid_until: str
    entries: str
    stay: str
    post: str
    consul: str
    marginal_note: str
    entry_number: str
    act_number: str
    tariff: str
    paid: str
    zone: tuple[str, ...]
    seal: str

    def drawn(self) -> dict[str, str]:
        """The seal as a scanner reads it, and how wide it is printed."""
        content = bytes.fromhex(self.seal)
        return {"seal_svg": data_matrix.svg(content), "seal_mm": str(data_matrix.width_mm(content))}

    def public(self) -> dict[str, str]:
        """Nothing: a visa is checked by who controls the border, not by who finds a code."""
        return {}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a visa is refused, and that nothing can be done against it but to ask again."""

    applicant: str
    traveller: str
    case_number: str
    category: str
    ground: str
    reason: str
    final: str
    place: str
    on: date
    on_words: str

    def public(self) -> dict[str, str]:
        """Only that it exists."""
        return {"Expedida en": self.place, "Fecha": self.on_words}
