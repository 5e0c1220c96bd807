"""What does the archive of the demonstration hold? Old files on inventories, in the central archive, held, and one list disposed of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chancery.contexts.retention import actions, queries
from chancery.contexts.retention.actions import Change
from chancery.contexts.retention.rules import HoldKind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.cases.demo import Story
from chancery.kernel.organisation import queries as organisation


@dataclass(frozen=True, slots=True)
class Cast:
    """A unit with its secretary, the archivist, the committee, and who orders a hold."""

    unit: str
    secretary: Actor
    archivist: Actor
    committee: Sequence[Actor]
    lawyer: Actor


_LONGER = Change(
    code="COR-01",
    title="Solicitudes de los administrados",
    kinds=("record.request",),
    years_at_unit=2,
    years_in_archive=5,
    is_permanent=False,
    norm="Propuesta de demostración del comité evaluador",
    valid_from=date(2030, 1, 1),
)
"""A change of the programme that somebody else has yet to approve."""


def stories(*, cast: Cast) -> list[Story]:
    """One story: what the unit archived years ago, each file at another stage."""
    return [_archive(cast)]


def _archive(cast: Cast) -> Story:
    yield clock.now() - timedelta(minutes=20)
    actions.take_in(actor=system_actor("Clasificación del archivo"))
    unit = organisation.office(cast.unit)
    files = list(queries.to_transfer(unit, clock.today()).order_by("number"))
    first = actions.transfer(office=unit, file_ids=[each.pk for each in files[:4]], actor=cast.secretary)
    for item in queries.transfer_items(first).select_related("transfer__archive"):
        if item.position == 4:
            actions.return_(item=item, observation="Falta el folio 2", actor=cast.archivist)
        else:
            note = "El folio 3 es copia" if item.position == 2 else ""
            actions.receive(item=item, observation=note, actor=cast.archivist)
    received = [each.file for each in queries.transfer_items(first) if each.outcome == "received"]
    actions.hold(
        kind=HoldKind.LITIGATION,
        file=received[1],
        reason="Proceso contencioso administrativo en curso",
        authority="Resolución N° 5, Exp. 01234-2025, juzgado de demostración",
        office=organisation.office("leg"),
        actor=cast.lawyer,
    )
    proposal = actions.propose(file_ids=[received[0].pk], actor=cast.archivist)
    for member in cast.committee:
        actions.vote(proposal=proposal, is_in_favour=True, actor=member)
    actions.close_session(proposal=proposal, actor=cast.committee[0])
    actions.authorise(
        proposal=proposal,
        reference="Resolución Jefatural de demostración N° 000123-2026-AGN/JEF",
        dated_on=clock.today(),
        actor=cast.archivist,
    )
    actions.dispose(proposal=proposal, actor=cast.archivist)
    actions.propose(file_ids=[received[2].pk], actor=cast.archivist)
    actions.transfer(office=unit, file_ids=[files[4].pk], actor=cast.secretary)
    actions.propose_series(change=_LONGER, actor=cast.archivist)
