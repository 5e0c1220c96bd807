"""Before whom is a closed will received, and given back? (Código Civil, arts. 699-701 and 705, por confirmar.)"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chancery.contexts.public_deeds.rules import words
from chancery.contexts.public_deeds.rules.figures import FIGURES
from chancery.kernel.identity.minors import is_minor


@dataclass(frozen=True, slots=True)
class Witness:
    """Who stands by: named, known by a document, of age."""

    name: str
    document_kind: str
    document_number: str
    birth_on: date

    @property
    def document(self) -> tuple[str, str]:
        """What tells one from another."""
        return self.document_kind, self.document_number.strip().upper()


def faults(witnesses: Sequence[Witness], *, testator: tuple[str, str], on: date) -> Iterator[str]:
    """Everything that keeps these people from being the witnesses of that envelope."""
    needed = FIGURES.on("witnesses", on)
    if len(witnesses) != needed:
        yield f"El sobre se recibe y se restituye ante {words.cardinal(needed)} testigos."
    if len({each.document for each in witnesses}) < len(witnesses):
        yield "Los testigos deben ser personas distintas."
    for each in witnesses:
        if each.document == testator:
            yield f"{each.name} es el testador: no puede ser testigo."
        if is_minor(each.birth_on, on):
            yield f"{each.name} es menor de edad: no puede ser testigo."
