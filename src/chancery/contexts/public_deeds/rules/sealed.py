"""Before whom is a closed will received, and given back? (Código Civil, arts. 699-701 and 705, por confirmar.)"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chancery.contexts.public_deeds.rules import words
from chancery.contexts.public_deeds.rules.figures import FIGURES
from chancery.kernel.identity.checks import HeldDocument
from chancery.kernel.identity.minors import is_minor


@dataclass(frozen=True, slots=True)
class Witness:
    """Who stands by: named, known by a document, of age."""

    name: str
    document: HeldDocument
    birth_on: date


def faults(witnesses: Sequence[Witness], *, testator: HeldDocument, on: date) -> Iterator[str]:
    """Everything that keeps these people from being the witnesses of that envelope."""
    needed = FIGURES.on("witnesses", on)
    if len(witnesses) != needed:
        yield f"El sobre se recibe y se restituye ante {words.cardinal(needed)} testigos."
    if len({each.document.key for each in witnesses}) < len(witnesses):
        yield "Los testigos deben ser personas distintas."
    for each in witnesses:
        if each.document.key == testator.key:
            yield f"{each.name} es el testador: no puede ser testigo."
        if is_minor(each.birth_on, on):
            yield f"{each.name} es menor de edad: no puede ser testigo."
