"""How does the retention programme come in, and how does it change? One person of the archive proposes, another decides."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from chancery.contexts.retention import queries
from chancery.contexts.retention.models import SeriesProposal, SeriesRule
from chancery.contexts.retention.rules import KINDS
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.gates import decide
from chancery.kernel.organisation.models import Office

_TABLE = Path(__file__).parents[1] / "series.csv"
_MOST_YEARS = 100
DECIDERS = (Role.ARCHIVIST, Role.SUPERVISOR)
"""Who changes the programme: the archivists, and the head of the office that has the central archive."""


class SeriesProposalOpen(Conflict):
    """One change of a series at a time: a second would be decided without knowing the first."""

    code = "series_proposal_open"
    sentence = "Ya hay una propuesta pendiente para la serie {series}."
    next_step = "Pida que se apruebe o rechace antes de proponer otra."


class SeriesAlreadyDecided(Conflict):
    code = "series_already_decided"
    sentence = "Esta propuesta de cambio de serie ya fue decidida."
    next_step = "Vuelva al programa de control para ver el resultado."


class SeriesTooLate(Conflict):
    """A series is not changed backwards: what was classified keeps its rule."""

    code = "series_too_late"
    sentence = "La fecha propuesta ({since}) ya no es futura: una serie no cambia hacia atrás."
    next_step = "Rechace la propuesta y presente otra con una fecha posterior a hoy."


class SeriesSameHands(NotAllowed):
    """What one person of the archive proposes another decides."""

    code = "series_second_person_needed"
    sentence = "Usted hizo esta propuesta, así que debe decidirla otra persona del archivo."
    next_step = "Pida a otro archivero o a la jefatura que la revise."


@dataclass(frozen=True, slots=True)
class Change:
    """What is proposed of a series."""

    code: str
    title: str
    kinds: tuple[str, ...]
    years_at_unit: int
    years_in_archive: int
    is_permanent: bool
    norm: str
    valid_from: date
    office: Office | None = None


@transaction.atomic
def load_tables(*, actor: Actor) -> int:
    """Load the series of the table that comes with the code; what is there stays."""
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    loaded = 0
    for row in csv.DictReader(_TABLE.read_text().splitlines()):
        _, is_new = SeriesRule.objects.get_or_create(
            code=row["code"],
            valid_from=date.fromisoformat(row["valid_from"]),
            defaults={
                "office": organisation.office(row["office"]) if row["office"] else None,
                "title": row["title"],
                "kinds": row["kinds"],
                "years_at_unit": int(row["years_at_unit"]),
                "years_in_archive": int(row["years_in_archive"]),
                "is_permanent": row["is_permanent"] == "1",
                "norm": row["norm"],
                "source": row["source"],
                "valid_until": date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
            },
        )
        loaded += is_new
    return loaded


@transaction.atomic
def propose_series(*, change: Change, actor: Actor) -> SeriesProposal:
    """Propose a series, or other periods of one, from a date on. Nothing changes until another approves it.

    Raises `Invalid`, `SeriesProposalOpen`.
    """
    access.require(actor, *DECIDERS, office_id=queries.central().id)
    ledger.hold(queries.chain_of(change.code))
    _require_fit(change)
    if queries.series_proposals().filter(code=change.code).exists():
        raise SeriesProposalOpen(series=change.code)
    proposal = SeriesProposal.objects.create(
        code=change.code,
        office=change.office,
        title=change.title,
        kinds=" ".join(change.kinds),
        years_at_unit=change.years_at_unit,
        years_in_archive=0 if change.is_permanent else change.years_in_archive,
        is_permanent=change.is_permanent,
        norm=change.norm,
        valid_from=change.valid_from,
        proposed_by=access.require_person(actor),
    )
    _record(proposal, "propose_series", actor)
    return proposal


@transaction.atomic
def approve_series(*, proposal: SeriesProposal, actor: Actor) -> SeriesRule:
    """Let the proposed rule begin, and the one in force end the same day; what was classified before keeps its own.

    Raises `SeriesSameHands`, `SeriesAlreadyDecided`, `SeriesTooLate`, `Invalid`.
    """
    access.require(actor, *DECIDERS, office_id=queries.central().id)
    proposal = _decide(proposal, actor, is_approved=True)
    if proposal.valid_from <= clock.today():
        raise SeriesTooLate(since=f"{proposal.valid_from:%d/%m/%Y}")
    _require_fit(_change_of(proposal))
    before = SeriesRule.objects.filter(code=proposal.code, valid_until=None)
    before.update(valid_until=proposal.valid_from)
    made = SeriesRule.objects.create(
        code=proposal.code, office=proposal.office, title=proposal.title, kinds=proposal.kinds,
        years_at_unit=proposal.years_at_unit, years_in_archive=proposal.years_in_archive,
        is_permanent=proposal.is_permanent, norm=proposal.norm, valid_from=proposal.valid_from,
        source="propuesta aprobada",
    )  # fmt: skip
    _record(proposal, "approve_series", actor)
    return made


@transaction.atomic
def decline_series(*, proposal: SeriesProposal, actor: Actor) -> SeriesProposal:
    """Leave the series as it is. Raises `SeriesSameHands`, `SeriesAlreadyDecided`."""
    access.require(actor, *DECIDERS, office_id=queries.central().id)
    proposal = _decide(proposal, actor, is_approved=False)
    _record(proposal, "decline_series", actor)
    return proposal


def _decide(proposal: SeriesProposal, actor: Actor, *, is_approved: bool) -> SeriesProposal:
    ledger.hold(queries.chain_of(proposal.code))
    return decide(
        proposal,
        by=access.require_person(actor),
        is_approved=is_approved,
        already=SeriesAlreadyDecided,
        same_hands=SeriesSameHands,
    )


def _require_fit(change: Change) -> None:
    """Raises `Invalid` where the change would leave two rules at once, or two series for one kind."""
    fields: dict[str, list[str]] = {}
    last = SeriesRule.objects.filter(code=change.code).order_by("-valid_from").first()
    if change.valid_from <= clock.today():
        fields["valid_from"] = ["La serie debe regir desde una fecha posterior a hoy."]
    elif last is not None and change.valid_from <= last.valid_from:
        fields["valid_from"] = [f"Ya hay una regla que rige desde el {last.valid_from:%d/%m/%Y}."]
    for name in ("years_at_unit", "years_in_archive"):
        if not 0 <= getattr(change, name) <= _MOST_YEARS:
            fields[name] = [f"Los años van de 0 a {_MOST_YEARS}."]
    others = queries.series_in_force(change.valid_from).exclude(code=change.code)
    taken = {
        kind: each.code
        for each in others.filter(office=change.office) for kind in each.kinds.split()
    }  # fmt: skip
    known = dict(KINDS)
    if clash := [kind for kind in change.kinds if kind in taken or kind not in known]:
        told = ", ".join(f"{known.get(kind, kind)} ({taken.get(kind, 'no existe')})" for kind in clash)
        fields["kinds"] = [f"Ya van a otra serie: {told}."]
    if fields:
        raise Invalid(fields)


def _change_of(proposal: SeriesProposal) -> Change:
    return Change(
        proposal.code, proposal.title, tuple(proposal.kinds.split()), proposal.years_at_unit,
        proposal.years_in_archive, proposal.is_permanent, proposal.norm, proposal.valid_from, proposal.office,
    )  # fmt: skip


def _record(proposal: SeriesProposal, verb: str, actor: Actor) -> None:
    ledger.record(
        chain=queries.chain_of(proposal.code),
        verb=f"retention.{verb}",
        actor=actor,
        facts={
            "series": proposal.code,
            "years_at_unit": proposal.years_at_unit,
            "years_in_archive": proposal.years_in_archive,
            "permanent": proposal.is_permanent,
            "norm": proposal.norm,
            "valid_from": proposal.valid_from,
        },
    )
