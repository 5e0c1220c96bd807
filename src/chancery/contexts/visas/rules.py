"""What the law computes of a visa: which qualities there are, who decides, for how long, what it costs, why it is refused."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from chancery.kernel.base.days import age_on, months_after
from chancery.kernel.base.errors import NotFound
from chancery.kernel.base.figures import Figures
from chancery.kernel.identity.checks import fold
from chancery.kernel.travel_documents.seal_contents import MOST_ENTRIES, UNLIMITED
from chancery.kernel.travel_documents.single_use import IncidentKind

_TABLE = Path(__file__).parent / "categories.csv"
FIGURES = Figures(Path(__file__).parent / "figures.csv")
"""Ages, months and thresholds, each since a date and by a norm."""

FINAL = "La denegatoria es definitiva: no procede recurso alguno (Decreto Legislativo 1350, art. 27.5)."
FREE_FAMILY = "D.S. 045-2003-RE, sección VII: una sola tarifa por familia con pasaporte colectivo"
FREE_CHILD = "D.S. 045-2003-RE, num. 66: hijo menor de diez años que viaja con su padre o madre"


class CategoryUnknown(NotFound):
    """No row of the table stands on that day."""

    code = "visa_category_unknown"
    sentence = "No hay una calidad migratoria vigente con el código {category}."
    next_step = "Elija una de las calidades de la lista."


class VisaKind(StrEnum):
    """Whether the visa is of a temporal or of a resident's quality (D.Leg. 1350, art. 29)."""

    TEMPORAL = "temporal"
    RESIDENT = "resident"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on the label."""
        return {"temporal": "Temporal", "resident": "Residente"}[self]


class Authority(StrEnum):
    """Who lets a visa be given (D.S. 032-2023-RE, arts. 111-112; D.S. 076-2005-RE, arts. 359-361)."""

    CONSULATE = "consulate"
    DGC = "dgc"
    PROTOCOL = "protocol"
    MIGRATION = "migration"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and in the marginal note."""
        return _AUTHORITIES[self]


_AUTHORITIES = {
    Authority.CONSULATE: "Oficina consular",
    Authority.DGC: "Dirección General de Comunidades Peruanas en el Exterior y Asuntos Consulares",
    Authority.PROTOCOL: "Dirección General de Protocolo y Ceremonial del Estado",
    Authority.MIGRATION: "Superintendencia Nacional de Migraciones",
}


class Criterion(StrEnum):
    """The five things of which the consul must be sure (D.S. 032-2023-RE, art. 112 a-e)."""

    IDENTITY = "a"
    GOOD_FAITH = "b"
    PROFILE = "c"
    BREACH = "d"
    SECURITY = "e"

    @property
    def question(self) -> str:
        """What the officer answers yes or no to: yes always speaks for the visa."""
        return _QUESTIONS[self]


_QUESTIONS = {
    Criterion.IDENTITY: "a) ¿Hay certeza de la identidad del solicitante?",
    Criterion.GOOD_FAITH: "b) ¿Actúa de buena fe?",
    Criterion.PROFILE: "c) ¿Su perfil es coherente con el motivo del viaje?",
    Criterion.BREACH: "d) ¿Se descarta un riesgo razonable de que incumpla las normas migratorias?",
    Criterion.SECURITY: "e) ¿Se descarta un riesgo para el orden, la seguridad o la salud públicos?",
}


class Ground(StrEnum):
    """Why a visa is refused: one of the five criteria, a requirement that is missing, or an authority that said no."""

    IDENTITY = "identity"
    GOOD_FAITH = "good_faith"
    PROFILE = "profile"
    BREACH = "breach"
    SECURITY = "security"
    REQUIREMENTS = "requirements"
    NOT_AUTHORISED = "not_authorised"
    LATER_FACT = "later_fact"

    @property
    def label(self) -> str:
        """The Spanish name with its article."""
        return _GROUNDS[self]


_GROUNDS = {
    Ground.IDENTITY: "No hay certeza de la identidad (D.S. 032-2023-RE, art. 112 a)",
    Ground.GOOD_FAITH: "Falta de buena fe o documentos falsos (D.S. 032-2023-RE, art. 112 b)",
    Ground.PROFILE: "El perfil no es coherente con el motivo del viaje (D.S. 032-2023-RE, art. 112 c)",
    Ground.BREACH: "Riesgo razonable de incumplir las normas migratorias (D.S. 032-2023-RE, art. 112 d)",
    Ground.SECURITY: "Riesgo para el orden, la seguridad o la salud públicos (D.S. 032-2023-RE, art. 112 e)",
    Ground.REQUIREMENTS: "No reúne los requisitos de la calidad migratoria (D.S. 076-2005-RE, arts. 372-373)",
    Ground.NOT_AUTHORISED: "La autoridad consultada no la autorizó (D.S. 032-2023-RE, art. 112)",
    Ground.LATER_FACT: "Error, fraude o hecho posterior a la autorización (D.S. 032-2023-RE, art. 113)",
}


class SponsorStanding(StrEnum):
    """What the tax register says of the RUC of who stands for the journey."""

    ACTIVE = "active"
    OTHER_NAME = "other_name"
    INACTIVE = "inactive"
    UNKNOWN = "unknown"
    PENDING = "pending"

    @property
    def label(self) -> str:
        """What the officer and the consul read."""
        return _STANDINGS[self]

    @property
    def is_enough(self) -> bool:
        """Whether somebody stands there at all; whether a trade name is theirs the consul judges."""
        return self in (SponsorStanding.ACTIVE, SponsorStanding.OTHER_NAME)


_STANDINGS = {
    SponsorStanding.ACTIVE: "activo en el registro de contribuyentes, con ese nombre",
    SponsorStanding.OTHER_NAME: "activo en el registro de contribuyentes, con otro nombre",
    SponsorStanding.INACTIVE: "no está activo, o no se le halla en su domicilio, según el registro de contribuyentes",
    SponsorStanding.UNKNOWN: "el registro de contribuyentes no tiene a nadie con ese RUC",
    SponsorStanding.PENDING: "el registro de contribuyentes todavía no responde",
}


class PassportFate(StrEnum):
    """What became of the passport in which a visa stands."""

    LOST = "lost"
    STOLEN = "stolen"
    VOIDED = "voided"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"lost": "Perdido", "stolen": "Robado", "voided": "Anulado por otro nuevo"}[self]


INCIDENTS = {
    IncidentKind.DOUBLE_USE: "Ingreso con una visa que ya no tenía entradas",
    IncidentKind.REVOKED: "Ingreso con una visa cancelada",
    IncidentKind.EXPIRED: "Ingreso con una visa vencida",
    IncidentKind.TOLD_LATE: "Ingreso en plazo, comunicado después del vencimiento",
}
"""What may be wrong with an entry, in the words of the screen."""


class Collective(StrEnum):
    """In which passport the person is (D.S. 045-2003-RE, section VII)."""

    NONE = "none"
    FAMILY = "family"
    GROUP = "group"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"none": "Individual", "family": "Colectivo familiar", "group": "Colectivo no familiar"}[self]


@dataclass(frozen=True, slots=True)
class Category:
    """One row: a migratory quality as it stands since a date. No entries means any number; no days, without end.

    `documents` are the requirements that it asks for besides those of every visa.
    """

    code: str
    letters: str
    kind: VisaKind
    title: str
    english: str
    decider: Authority
    tariff: str
    stay_days: int
    entries: int
    validity_months: int
    documents: tuple[str, ...]
    norm: str
    valid_from: date
    valid_until: date | None
    source: str

    def is_in_force(self, on: date) -> bool:
        """Whether the row stands on that day; the upper bound is open."""
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)

    @property
    def is_backed(self) -> bool:
        """Whether a firm of Peru stands for the journey, by a letter (D.S. 076-2005-RE, art. 373)."""
        return "letters" in self.documents

    @property
    def label(self) -> str:
        """Quality and kind, as they are chosen and printed."""
        return f"{self.title} ({self.kind.label.lower()})"

    @property
    def entries_label(self) -> str:
        """How often one may enter."""
        return entries_label(self.entries)


@dataclass(frozen=True, slots=True)
class Traveller:
    """What the fee and the competence depend on."""

    born_on: date
    nationality: str
    residence: str
    collective: Collective
    is_with_family: bool


def categories(on: date) -> tuple[Category, ...]:
    """The qualities in force on a day, in the order of the table."""
    return tuple(row for row in _rows() if row.is_in_force(on))


def category(code: str, on: date) -> Category:
    """The quality of that code on that day. Raises `CategoryUnknown`."""
    found = next((row for row in categories(on) if row.code == code), None)
    if found is None:
        raise CategoryUnknown(category=code)
    return found


def authorities_needed(quality: Category, *, country: str, traveller: Traveller) -> tuple[Authority, ...]:
    """Whom a consulate in `country` must ask: who decides the quality, and the DGC for who is from and lives elsewhere.

    Norm: D.S. 032-2023-RE, arts. 111-112.
    """
    needed = [] if quality.decider is Authority.CONSULATE else [quality.decider]
    if country not in (traveller.nationality, traveller.residence) and Authority.DGC not in needed:
        needed.append(Authority.DGC)
    return tuple(needed)


def passport_suffices(expires_on: date, entry_on: date) -> bool:
    """Whether the passport is valid for six months from the entry (D.S. 032-2023-RE, art. 115)."""
    return expires_on >= months_after(entry_on, FIGURES.on("passport_months", entry_on))


def valid_until(quality: Category, issued_on: date, passport_until: date) -> date:
    """The last day to use the visa: after the months of its quality, never after the passport (RC05 arts. 368, 375)."""
    return min(months_after(issued_on, quality.validity_months), passport_until)


def allows_stay(quality: Category, days: int) -> bool:
    """Whether a decision may give so many days: of a temporal quality up to its limit, of a resident's its term (D.Leg. 1350, art. 29)."""
    if quality.kind is VisaKind.RESIDENT:
        return days == quality.stay_days
    return 1 <= days <= quality.stay_days


def allows_entries(quality: Category, entries: int) -> bool:
    """Whether a decision may give so many entries: those of the quality or fewer; none means any number."""
    if quality.entries == UNLIMITED:
        return 0 <= entries <= MOST_ENTRIES
    return 1 <= entries <= quality.entries


def entries_label(entries: int) -> str:
    """How often one may enter with a visa of so many entries; none means any number."""
    return "Múltiples" if entries == UNLIMITED else "Una" if entries == 1 else str(entries)


def stay_label(days: int) -> str:
    """How long one may stay with a visa of so many days; none means without end."""
    return "Indefinida" if days == 0 else "1 día" if days == 1 else f"{days} días"


def next_entry(entries: int, used: int) -> int | None:
    """Which entry the next one is of a visa that gives so many; None where they are not counted, or none is left."""
    return used + 1 if used < entries else None


def authorisation_stands(authority: Authority, answered_on: date, on: date) -> bool:
    """Whether an authorisation may still be used: that of Migraciones lapses six months after its paper."""
    months = FIGURES.on("authorisation_months", on)
    return authority is not Authority.MIGRATION or on < months_after(answered_on, months)


def free_by(quality: Category, traveller: Traveller, on: date) -> str:
    """By which rule of section VII this member of a family pays nothing; empty when the tariff alone speaks."""
    if not traveller.is_with_family:
        return ""
    if quality.kind is VisaKind.TEMPORAL and traveller.collective is Collective.FAMILY:
        return FREE_FAMILY
    is_66 = quality.tariff.startswith("consular.66")
    if is_66 and age_on(traveller.born_on, on) < FIGURES.on("free_child_age", on):
        return FREE_CHILD
    return ""


def is_same_firm(declared: str, registered: str) -> bool:
    """Whether both names are of one firm: each word of the shorter one stands in the other, whatever the form of the company."""
    short, long = sorted((set(fold(declared).split()), set(fold(registered).split())), key=len)
    return bool(short) and short <= long


def stands_out(granted: int, decided: int, others_granted: int, others_decided: int, *, on: date) -> bool:
    """Whether somebody who decided often grants so much more, or less, than the others of the post that control looks."""
    if min(decided, others_decided) < FIGURES.on("control_rated_from", on):
        return False
    apart = abs(granted * others_decided - others_granted * decided) * 100
    return apart >= FIGURES.on("control_rate_apart", on) * decided * others_decided


def unmet(answers: Iterable[tuple[Criterion, bool]]) -> tuple[Criterion, ...]:
    """The criteria that were answered no, or not at all."""
    met = {criterion for criterion, is_met in answers if is_met}
    return tuple(criterion for criterion in Criterion if criterion not in met)


@cache
def _rows() -> tuple[Category, ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(_row(row) for row in csv.DictReader(file))


def _row(row: dict[str, str]) -> Category:
    return Category(
        code=row["code"],
        letters=row["letters"],
        kind=VisaKind(row["kind"]),
        title=row["title"],
        english=row["english"],
        decider=Authority(row["decider"]),
        tariff=row["tariff"],
        stay_days=int(row["stay_days"]),
        entries=int(row["entries"]),
        validity_months=int(row["validity_months"]),
        documents=tuple(filter(None, row["documents"].split("|"))),
        norm=row["norm"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
        source=row["source"],
    )
