"""Who must give leave for a minor's journey, on which ground, and what must be seen for it? One rule for every paper of a minor."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from chancery.kernel.base.days import years_after
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity.figures import FIGURES

CODE = "Ley 27337 (Código de los Niños y Adolescentes)"
BOTH_PARENTS = f"{CODE}, art. 111"
BY_JUDGE = f"{CODE}, art. 112"


class Basis(StrEnum):
    """By virtue of what those who give leave are the ones who must."""

    BOTH = "both"
    SURVIVOR = "survivor"
    SOLE_RECOGNISER = "sole_recogniser"
    JUDICIAL = "judicial"
    MEDICAL = "medical"
    STUDIES = "studies"
    REPRESENTATION = "representation"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _BASES[self]

    @property
    def is_exception(self) -> bool:
        """Whether the reason of the journey lets one parent give leave although there are two (Ley 27337, art. 111)."""
        return self in _EXCEPTIONS


_BASES = {
    Basis.BOTH: "Ambos padres",
    Basis.SURVIVOR: "Uno solo: el otro falleció",
    Basis.SOLE_RECOGNISER: "Uno solo: nadie más lo reconoció",
    Basis.JUDICIAL: "Con resolución judicial",
    Basis.MEDICAL: "Uno solo: atención médica en el extranjero",
    Basis.STUDIES: "Uno solo: estudios en el extranjero, por intercambio o con beca",
    Basis.REPRESENTATION: "Uno solo: representa al Perú en una competencia deportiva u olimpiada académica",
}
_EXCEPTIONS = (Basis.MEDICAL, Basis.STUDIES, Basis.REPRESENTATION)


class Company(StrEnum):
    """With whom the minor travels."""

    ALONE = "alone"
    PARENT = "parent"
    THIRD_PARTY = "third_party"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _COMPANIES[self]


_COMPANIES = {
    Company.ALONE: "Solo",
    Company.PARENT: "Con su padre o su madre",
    Company.THIRD_PARTY: "Con otra persona",
}


class Filiation(StrEnum):
    """A paper that shows who exercises parental authority, or why one parent suffices."""

    BIRTH_CERTIFICATE = "birth_certificate"
    DEATH_CERTIFICATE = "death_certificate"
    JUDICIAL_RESOLUTION = "judicial_resolution"
    MEDICAL_REPORT = "medical_report"
    ADMISSION = "admission"
    INVITATION = "invitation"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on the paper, with its article."""
        return _FILIATIONS[self]


_FILIATIONS = {
    Filiation.BIRTH_CERTIFICATE: "la partida de nacimiento",
    Filiation.DEATH_CERTIFICATE: "la partida de defunción",
    Filiation.JUDICIAL_RESOLUTION: "la resolución judicial",
    Filiation.MEDICAL_REPORT: "el informe médico que sustenta la atención en el extranjero",
    Filiation.ADMISSION: "la constancia de admisión, con la beca o el intercambio y su duración",
    Filiation.INVITATION: "la invitación o el aval oficial del evento, con su lugar y su duración",
}


@dataclass(frozen=True, slots=True)
class Exceptional:
    """A reason of a journey for which one parent suffices, since when and by which norm, and the paper that shows it."""

    basis: Basis
    proof: Filiation
    norm: str
    valid_from: date
    valid_until: date | None


@cache
def _exceptional() -> tuple[Exceptional, ...]:
    path = Path(__file__).parent / "minor_exceptions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Exceptional(
                Basis(row["code"]),
                Filiation(row["proof"]),
                row["norm"],
                date.fromisoformat(row["valid_from"]),
                date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
            )
            for row in csv.DictReader(file)
        )


def exceptional_on(day: date) -> tuple[Exceptional, ...]:
    """The rows of that table that stand on a day."""
    begun = (row for row in _exceptional() if row.valid_from <= day)
    return tuple(row for row in begun if row.valid_until is None or day < row.valid_until)


def exceptions_on(day: date) -> frozenset[Basis]:
    """The reasons for which one parent suffices on a day."""
    return frozenset(row.basis for row in exceptional_on(day))


class Obstacle(StrEnum):
    """Why those who are named cannot be the ones who travel along and give leave."""

    COMPANION_MISSING = "companion_missing"
    COMPANION_SURPLUS = "companion_surplus"
    COMPANION_IS_MINOR = "companion_is_minor"
    COMPANION_AUTHORISES = "companion_authorises"
    SIGNER_MISSING = "signer_missing"
    SIGNER_SURPLUS = "signer_surplus"
    SIGNER_TWICE = "signer_twice"
    EXCEPTION_NOT_IN_FORCE = "exception_not_in_force"


class CompanionMissing(Invalid):
    code = "companion_missing"
    sentence = "Falta decir con quién viaja el menor: nombre y documento."


class CompanionSurplus(Invalid):
    code = "companion_surplus"
    sentence = "Dijo que el menor viaja solo, y también con quién viaja."
    next_step = "Deje en blanco los datos del acompañante, o elija con quién viaja."


class CompanionIsMinor(Invalid):
    code = "companion_is_minor"
    sentence = "El acompañante no puede ser el propio menor."


class CompanionAuthorises(Invalid):
    """Who travels along does not give leave to himself."""

    code = "companion_authorises"
    sentence = "Quien acompaña al menor no puede ser a la vez quien autoriza el viaje."
    next_step = "Si viaja con uno de los padres, autoriza el otro."


class SignerMissing(Invalid):
    """Both parents authorise, unless one travels along (Ley 27337, art. 111)."""

    code = "signer_missing"
    sentence = (
        "Falta quien debe autorizar: si el menor viaja solo o con otra persona, autorizan ambos padres."
    )
    next_step = "Complete sus datos. Si falleció, no lo reconoció o un juez lo reemplaza, cambie la respuesta sobre quién puede autorizar."


class SignerSurplus(Invalid):
    code = "signer_surplus"
    sentence = "Con esas respuestas autorizan menos personas de las que nombró."
    next_step = "Deje en blanco los datos de quien no autoriza."


class SignerTwice(Invalid):
    code = "signer_twice"
    sentence = "La misma persona aparece dos veces, o el menor entre quienes autorizan."


class ExceptionNotInForce(Invalid):
    """A reason suffices since a norm says so, and for a journey out of Peru alone."""

    code = "exception_not_in_force"
    sentence = "Por ese motivo todavía autorizan ambos padres: la ley no admite aquí que uno solo baste."
    next_step = "Elija quién puede autorizar sin ese motivo, o acuda a un juez si el otro no está o no está de acuerdo."


REFUSALS: dict[str, type[Invalid]] = {
    Obstacle.COMPANION_MISSING: CompanionMissing,
    Obstacle.COMPANION_SURPLUS: CompanionSurplus,
    Obstacle.COMPANION_IS_MINOR: CompanionIsMinor,
    Obstacle.COMPANION_AUTHORISES: CompanionAuthorises,
    Obstacle.SIGNER_MISSING: SignerMissing,
    Obstacle.SIGNER_SURPLUS: SignerSurplus,
    Obstacle.SIGNER_TWICE: SignerTwice,
    Obstacle.EXCEPTION_NOT_IN_FORCE: ExceptionNotInForce,
}


@dataclass(frozen=True, slots=True)
class Party:
    """Who travels along and who gives leave, each by a document's key; `proxies` give it in another's name.

    `exceptions` are the reasons for which one parent suffices on that day and for that paper.
    """

    minor: str
    basis: Basis
    company: Company
    companion: str
    signers: tuple[str, ...]
    proxies: tuple[str, ...] = ()
    exceptions: frozenset[Basis] = frozenset()


def is_minor(born_on: date, on: date) -> bool:
    """Whether somebody is not of age yet by the law of that day (Código Civil, art. 42)."""
    return on < comes_of_age(born_on, on)


def comes_of_age(born_on: date, on: date) -> date:
    """The birthday of majority by the law of a day; who was born on a 29 February has it on the last day of that month (art. 183, inc. 3)."""
    return years_after(born_on, FIGURES.on("adult_age", on))


def signers_wanted(basis: Basis, company: Company) -> int:
    """How many must give leave.

    Both parents when the minor travels alone or with a third party; the other one when one of them travels along
    (Ley 27337, art. 111). The survivor, or the only one who recognised the child, suffices (same article). Where one
    is absent or disagrees the judge takes that one's place (art. 112). None when the only parent travels along. For some
    reasons one of two suffices, who may travel along (art. 111, as Ley 32191 has it).
    """
    if basis.is_exception:
        return 1
    return (2 if basis is Basis.BOTH else 1) - (company is Company.PARENT)


def filiation(basis: Basis, on: date) -> tuple[tuple[Filiation, str], ...]:
    """What must be seen by the law of a day, with its article: the instrument says that it was (Ley 27337, art. 111)."""
    birth = (Filiation.BIRTH_CERTIFICATE, BOTH_PARENTS)
    if basis.is_exception:
        return (birth, *((row.proof, row.norm) for row in exceptional_on(on) if row.basis is basis))
    if basis is Basis.SURVIVOR:
        return (birth, (Filiation.DEATH_CERTIFICATE, BOTH_PARENTS))
    if basis is Basis.JUDICIAL:
        return (birth, (Filiation.JUDICIAL_RESOLUTION, BY_JUDGE))
    return (birth,)


def obstacles(party: Party) -> Iterator[Obstacle]:
    """Everything that does not fit between who travels along and who gives leave."""
    is_alone = party.company is Company.ALONE
    if not is_alone and not party.companion:
        yield Obstacle.COMPANION_MISSING
    if is_alone and party.companion:
        yield Obstacle.COMPANION_SURPLUS
    if party.companion and party.companion == party.minor:
        yield Obstacle.COMPANION_IS_MINOR
    if party.basis.is_exception and party.basis not in party.exceptions:
        yield Obstacle.EXCEPTION_NOT_IN_FORCE
    goes_along = party.basis.is_exception and party.company is Company.PARENT
    if party.companion and party.companion in {*(() if goes_along else party.signers), *party.proxies}:
        yield Obstacle.COMPANION_AUTHORISES
    wanted = signers_wanted(party.basis, party.company)
    if len(party.signers) < wanted:
        yield Obstacle.SIGNER_MISSING
    elif len(party.signers) > wanted:
        yield Obstacle.SIGNER_SURPLUS
    if len(set(party.signers)) < len(party.signers) or party.minor in party.signers:
        yield Obstacle.SIGNER_TWICE
