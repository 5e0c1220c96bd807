"""Which facts do the inventories, the committee's act and the certificate of disposal state?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from chancery.contexts.retention.models import ClosedFile, CommitteeVote, DisposalItem, DisposalProposal
from chancery.kernel.base import clock
from chancery.kernel.base.wording import long_date
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures.vocabulary import PaperKind

_PAPERS = Path(__file__).parent / "papers"
_LIST = _PAPERS / "list.typ"
TRANSFER_LIST = PaperKind(
    "transfer_list", "Inventario de transferencia", "ITD", _LIST, numbered_by_office=True
)
DISPOSAL_LIST = PaperKind("disposal_list", "Inventario de eliminación", "IED", _LIST, numbered_by_office=True)
ACT = PaperKind(
    "committee_act",
    "Acta del Comité Evaluador de Documentos",
    "ACD",
    _PAPERS / "act.typ",
    numbered_by_office=True,
)
CERTIFICATE = PaperKind(
    "disposal_certificate", "Constancia de eliminación", "CED", _LIST, numbered_by_office=True
)
_DAY = "%d/%m/%Y"


@dataclass(frozen=True, slots=True)
class Line:
    """One file as it stands on a paper."""

    position: int
    number: str
    title: str
    begun_on: str
    closed_on: str
    sheets: int
    digest: str


@dataclass(frozen=True, slots=True)
class Group:
    """The files of one series."""

    series: str
    term: str
    norm: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What is handed over, proposed or gone: by series, each file with its number, dates, sheets and hash."""

    intro: str
    unit: str
    groups: tuple[Group, ...]
    files: int
    sheets: int
    closing: str
    roles: tuple[str, ...]

    def public(self) -> dict[str, str]:
        """How many of whose; not which."""
        return {"Unidad": self.unit, "Expedientes": str(self.files), "Folios": str(self.sheets)}


@dataclass(frozen=True, slots=True)
class Vote:
    """How one member voted."""

    name: str
    vote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Act:
    """Who sits on the committee, how each voted on which proposal, and what was decided."""

    place_date: str
    proposal: str
    files: int
    sheets: int
    series: tuple[str, ...]
    votes: tuple[Vote, ...]
    members: int
    in_favour: int
    against: int
    is_approved: bool

    def public(self) -> dict[str, str]:
        """What was decided on which proposal."""
        return {
            "Propuesta": self.proposal,
            "Expedientes": str(self.files),
            "Decisión": "Aprobada" if self.is_approved else "Denegada",
        }


def transfer_list(office: Office, archive: Office, files: Sequence[ClosedFile]) -> Listing:
    """The inventory that a unit signs."""
    return _listing(
        files,
        unit=office.name,
        intro=f"La unidad «{office.name}» transfiere al archivo central, en «{archive.name}», los expedientes que siguen, cuyo plazo "
        "en el archivo de la unidad ha vencido según el Programa de Control de Documentos.",
        closing="La custodia pasa al archivo central con la recepción de cada expediente, que se anota en el sistema con lo que "
        "le falte.",
        roles=("Entrega: quien firma este inventario", "Recibe: archivo central, expediente por expediente"),
    )


def disposal_list(archive: Office, files: Sequence[ClosedFile]) -> Listing:
    """What the archive proposes to the committee."""
    return _listing(
        files,
        unit=archive.name,
        intro="Se propone al Comité Evaluador de Documentos la eliminación de los expedientes que siguen: cumplieron sus plazos en "
        "la unidad y en el archivo central, ninguno es de valor permanente ni está retenido.",
        closing="Nada se elimina sin el acta del Comité y la autorización del Archivo General de la Nación.",
        roles=(),
    )


def certificate(proposal: DisposalProposal, items: Sequence[DisposalItem], *, kept: int) -> Listing:
    """What was disposed of, by which act and authorisation."""
    granted = proposal.authorisation
    left = f" Se conservan {kept} por estar retenidos." if kept > 1 else " Se conserva 1 por estar retenido."
    return _listing(
        [item.file for item in items],
        unit=proposal.archive.name,
        intro=f"Se eliminaron los expedientes que siguen, propuestos en {proposal.number}, por el acta del Comité Evaluador de "
        f"Documentos {proposal.act.paper.number} y la autorización del Archivo General de la Nación «{granted.reference}», del "
        f"{granted.dated_on:{_DAY}}.{left if kept else ''}",
        closing="De cada uno quedan su número, qué era y su huella: quien tenga una copia puede comprobar con ella que es la misma.",
        roles=(),
    )


def committee_act(
    proposal: DisposalProposal,
    items: Sequence[DisposalItem],
    members: Iterable[Person],
    votes: Sequence[CommitteeVote],
    *,
    is_approved: bool,
) -> Act:
    """The act of the session that has just ended."""
    by_member = {vote.member_id: vote for vote in votes}
    told = []
    for member in members:
        vote = by_member.get(member.pk)
        words = "No votó" if vote is None else "A favor" if vote.is_in_favour else "En contra"
        told.append(Vote(member.full_name, words, vote.reason if vote else ""))
    in_favour = sum(each.is_in_favour for each in votes)
    return Act(
        place_date=f"{proposal.archive.city}, {long_date(clock.today())}",
        proposal=proposal.number,
        files=len(items),
        sheets=sum(item.file.sheets for item in items),
        series=tuple(dict.fromkeys(str(item.file.rule) for item in items)),
        votes=tuple(told),
        members=len(told),
        in_favour=in_favour,
        against=len(votes) - in_favour,
        is_approved=is_approved,
    )


def _listing(
    files: Sequence[ClosedFile], *, unit: str, intro: str, closing: str, roles: tuple[str, ...]
) -> Listing:
    groups: dict[UUID, list[Line]] = {}
    rules = {each.rule_id: each.rule for each in files}
    for position, each in enumerate(files, 1):
        groups.setdefault(each.rule_id, []).append(
            Line(
                position=position,
                number=each.number,
                title=each.shown_title,
                begun_on=f"{each.begun_on:{_DAY}}",
                closed_on=f"{each.closed_on:{_DAY}}",
                sheets=each.sheets,
                digest=each.digest or "sin archivo digital",
            )
        )
    return Listing(
        intro=intro,
        unit=unit,
        groups=tuple(
            Group(
                series=str(rules[rule_id]),
                term=_term(rules[rule_id].years_at_unit, rules[rule_id].years_in_archive, rules[rule_id].is_permanent),
                norm=rules[rule_id].norm,
                lines=tuple(lines),
            )
            for rule_id, lines in groups.items()
        ),
        files=len(files),
        sheets=sum(each.sheets for each in files),
        closing=closing,
        roles=roles,
    )  # fmt: skip


def _term(at_unit: int, in_archive: int, is_permanent: bool) -> str:
    told = f"{at_unit} {'año' if at_unit == 1 else 'años'} en la unidad"
    if is_permanent:
        return f"{told}; valor permanente"
    return f"{told}, {in_archive} en el archivo central"
