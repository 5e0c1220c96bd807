"""What the Convention and the law compute: who is party, and what may be apostilled."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chancery.kernel.base import countries


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


def faults_of(accession: Accession) -> dict[str, str]:
    """What of a State's standing cannot be, by the name of what is wrong: no period ends before it begins."""
    faults = {}
    if accession.country == "PE" or not countries.is_known(accession.country):
        faults["country"] = "Debe ser el código ISO 3166-1 de un Estado distinto del Perú."
    until, objected, lifted = accession.in_force_until, accession.objection_from, accession.objection_until
    if until is not None and until <= accession.in_force_from:
        faults["in_force_until"] = "Debe ser posterior a la entrada en vigor."
    if lifted is not None and objected is None:
        faults["objection_from"] = "Indique desde cuándo hay objeción."
    if lifted is not None and objected is not None and lifted <= objected:
        faults["objection_until"] = "Debe ser posterior al inicio de la objeción."
    return faults


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
