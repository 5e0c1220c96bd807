"""Which facts do the letters of access to information and the yearly report state?"""

from collections.abc import Sequence
from dataclasses import dataclass

from chancery.contexts.information.models import Delivered, Request
from chancery.contexts.information.queries import OfficeYear, Year
from chancery.contexts.information.rules import LAW, Outcome
from chancery.kernel.base import clock, wording
from chancery.kernel.organisation import queries as organisation


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that an answer gives: its name, whether parts are painted over, its hash."""

    title: str
    is_redacted: bool
    sha256: str


@dataclass(frozen=True, slots=True)
class Letter:
    """An answer, a refusal, a statement of non-existence, a redirection or an extension (TUO of Ley 27806, arts. 11, 13)."""

    applicant: str
    case_number: str
    asked: str
    received_on: str
    decision: str
    text: str
    points: tuple[tuple[str, str], ...]
    files: tuple[Enclosed, ...]
    what_next: str
    place: str
    on_words: str
    law: str

    def public(self) -> dict[str, str]:
        """That it was issued and how it ended; not what was asked nor by whom."""
        return {"Decisión": self.decision, "Expedida en": self.place, "Fecha": self.on_words}


def letter(
    request: Request,
    *,
    decision: str,
    text: str,
    points: Sequence[tuple[str, str]] = (),
    files: Sequence[Enclosed] = (),
    is_final: bool = True,
) -> Letter:
    """The letter of a decision taken now; one that decides says how it may be appealed."""
    case = request.case
    appeal = organisation.legal_period("information.appeal", clock.today())
    what_next = (
        f"Si no está de acuerdo, puede apelar desde la página del expediente dentro de {appeal.label} de notificado este "
        f"documento ({appeal.norm}). Resuelve el Tribunal de Transparencia y Acceso a la Información Pública, que no "
        "depende del Ministerio."
    )
    return Letter(
        applicant=case.applicant.full_name,
        case_number=case.number,
        asked=" ".join(part for part in (request.text, request.clarification) if part),
        received_on=wording.long_date(case.opened_at.astimezone(clock.LIMA).date()),
        decision=decision,
        text=text,
        points=tuple(points),
        files=tuple(files),
        what_next=what_next if is_final else "",
        place=case.office.city,
        on_words=wording.long_date(organisation.local_date(case.office)),
        law=LAW,
    )


@dataclass(frozen=True, slots=True)
class Report:
    """How the requests of a year were answered, office by office."""

    year: int
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    exemptions: tuple[tuple[str, int], ...]
    rulings: tuple[tuple[str, int], ...]
    place: str
    on_words: str

    def public(self) -> dict[str, str]:
        """The year and the whole."""
        return {"Año": str(self.year), "Solicitudes recibidas": self.total[1], "Fecha": self.on_words}


def filename(given: Delivered) -> str:
    """The name of a delivered file, with what it is."""
    ending = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}.get(
        given.file.media_type, ""
    )
    return given.title if given.title.lower().endswith(ending) else f"{given.title}{ending}"


HEADINGS = (
    "Oficina", "Recibidas", *(each.label for each in Outcome), "No presentadas", "Desistidas", "Sin pago", "Pendientes",
    "De ellas vencidas", "En plazo", "Fuera de plazo", "Con prórroga", "Apeladas", "Días hábiles (promedio)",
)  # fmt: skip


def row(counted: OfficeYear) -> tuple[str, ...]:
    """The figures of one office in the order of the headings."""
    figures = (
        counted.received, *(counted.of(each) for each in Outcome), counted.not_presented, counted.withdrawn,
        counted.unpaid, counted.pending, counted.overdue, counted.in_time, counted.late, counted.extended,
        counted.appealed,
    )  # fmt: skip
    mean_days = counted.mean_days
    return (
        counted.office.name,
        *(str(each) for each in figures),
        "" if mean_days is None else f"{mean_days:.1f}",
    )


def report(counted: Year, *, place: str) -> Report:
    """The report of a year as it stands today."""
    return Report(
        year=counted.year,
        headings=HEADINGS,
        rows=tuple(row(each) for each in counted.offices),
        total=row(counted.total),
        exemptions=counted.exemptions,
        rulings=counted.rulings,
        place=place,
        on_words=wording.long_date(clock.today()),
    )
