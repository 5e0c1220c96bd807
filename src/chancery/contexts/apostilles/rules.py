"""What the Convention and the law compute: who is party, what may be apostilled, how the certificate reads."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chancery.kernel.base import wording


class DocumentClass(StrEnum):
    """Classes of document of the Convention of 5 October 1961, art. 1, and those it leaves out."""

    COURT = "court"
    ADMINISTRATIVE = "administrative"
    NOTARIAL = "notarial"
    PRIVATE_CERTIFIED = "private_certified"
    CONSULAR = "consular"
    CUSTOMS = "customs"
    PRIVATE = "private"
    FOREIGN = "foreign"


class Exclusion(StrEnum):
    """Why a document cannot be apostilled."""

    CONSULAR = "consular"
    CUSTOMS = "customs"
    PRIVATE = "private"
    FOREIGN = "foreign"


class Instrument(StrEnum):
    """By which paper a Peruvian document is recognised abroad."""

    APOSTILLE = "apostille"
    LEGALISATION = "legalisation"


@dataclass(frozen=True, slots=True)
class Accession:
    """A State's standing under the Convention, since a date; an objection (art. 12) stands between two States."""

    country: str
    in_force_from: date
    in_force_until: date | None = None
    objection_from: date | None = None
    objection_until: date | None = None

    def binds(self, on: date) -> bool:
        """Whether the Convention is in force between that State and ours on a date."""
        if on < self.in_force_from or (self.in_force_until is not None and on >= self.in_force_until):
            return False
        if self.objection_from is None or on < self.objection_from:
            return True
        return self.objection_until is not None and on >= self.objection_until


def instrument_for(accessions: tuple[Accession, ...], on: date) -> Instrument:
    """Apostille when the Convention binds both States on the date, legalisation otherwise (art. 12)."""
    if any(accession.binds(on) for accession in accessions):
        return Instrument.APOSTILLE
    return Instrument.LEGALISATION


def exclusion_of(document_class: DocumentClass) -> Exclusion | None:
    """Why the Convention does not apply (art. 1, third paragraph), or None when it does.

    A private document becomes public by a notary's or an authority's certificate upon it (art. 1 d).
    """
    match document_class:
        case DocumentClass.CONSULAR:
            return Exclusion.CONSULAR
        case DocumentClass.CUSTOMS:
            return Exclusion.CUSTOMS
        case DocumentClass.PRIVATE:
            return Exclusion.PRIVATE
        case DocumentClass.FOREIGN:
            return Exclusion.FOREIGN
        case (
            DocumentClass.COURT
            | DocumentClass.ADMINISTRATIVE
            | DocumentClass.NOTARIAL
            | DocumentClass.PRIVATE_CERTIFIED
        ):
            return None


@dataclass(frozen=True, slots=True)
class Item:
    """One of the ten items of the model certificate; a blank one is struck through, never left open."""

    number: int
    text: str

    @property
    def is_struck(self) -> bool:
        return not self.text.strip()


def items(
    *,
    country: str,
    signatory: str,
    capacity: str,
    seal: str,
    place: str,
    on: date,
    authority: str,
    number: str,
) -> tuple[Item, ...]:
    """Items 1 to 8 in the order of the Annex; 9 and 10 are the seal and the signature themselves."""
    return (
        Item(1, country),
        Item(2, signatory),
        Item(3, capacity),
        Item(4, seal),
        Item(5, place),
        Item(6, wording.long_date(on)),
        Item(7, authority),
        Item(8, number),
    )
