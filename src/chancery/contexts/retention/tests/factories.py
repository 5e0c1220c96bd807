"""A ministry with files that were closed years ago: in a unit, on an inventory, in the central archive, before the committee."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

from chancery.contexts.correspondence import actions as correspondence
from chancery.contexts.correspondence import queries as registry
from chancery.contexts.correspondence.models import Record
from chancery.contexts.correspondence.rules import RecordKind
from chancery.contexts.correspondence.tests import factories as mail
from chancery.contexts.memoranda import actions as memoranda
from chancery.contexts.memoranda.models import InternalDocument
from chancery.contexts.memoranda.tests import factories as writing
from chancery.contexts.retention import actions, queries
from chancery.contexts.retention.models import ClosedFile, DisposalProposal, Hold, Transfer, TransferItem
from chancery.contexts.retention.rules import HoldKind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network

SYSTEM = mail.SYSTEM
_pages = count(1)
CLOSED = datetime(2019, 3, 6, 11, tzinfo=clock.LIMA)
"""The day on which old files were closed: their periods of 2 + 3 or 1 + 2 years are over."""


@dataclass(frozen=True)
class Ministry:
    """The mail of a ministry, and who keeps, receives and evaluates its archives."""

    mail: mail.Ministry
    archive: Office
    secretary: Actor
    head: Actor
    archivist: Actor
    other_archivist: Actor
    chief: Actor
    auditor: Actor
    lawyer: Actor
    committee: tuple[Actor, ...]

    @property
    def unit(self) -> Office:
        return self.mail.unit

    @property
    def legal(self) -> Office:
        return self.mail.other


def ministry() -> Ministry:
    """The network, the tables and the people."""
    at = mail.ministry()
    network.load((CLOSED.year,))
    actions.load_tables(actor=SYSTEM)
    serve = mail.serving
    return Ministry(
        mail=at,
        archive=queries.central(),
        secretary=at.secretary,
        head=at.head,
        archivist=serve("Aurora", "gda", Role.ARCHIVIST),
        other_archivist=serve("Benito", "gda", Role.ARCHIVIST),
        chief=serve("Jimena", "gda", Role.SUPERVISOR),
        auditor=serve("Ariel", "ogi", Role.AUDITOR),
        lawyer=serve("Lidia", "leg", Role.SUPERVISOR),
        committee=tuple(serve(name, "gda", Role.EVALUATOR) for name in ("Celia", "Darío", "Elena")),
    )


def archived(
    at: Ministry, *, on: datetime = CLOSED, content: bytes | None = None, **changes: object
) -> Record:
    """A request that the unit attended and archived on a day, with a file."""
    with clock.set_to(on):
        stated: dict[str, object] = {
            "kind": RecordKind.REQUEST,
            "upload_ids": [mail.upload(at.mail.clerk, content or mail.pdf(f"Escrito {next(_pages)}")).id],
            **changes,
        }
        record = mail.in_hand(at.mail, **stated).record
        correspondence.archive(record=record, reason="Concluido", actor=at.secretary)
    return record


def secretary_of(office: Office) -> Actor:
    """Somebody who keeps the archive of a unit."""
    return mail.serving("Sonia", office.code)


def filed_memo(*, on: datetime = CLOSED) -> InternalDocument:
    """A memorandum that its addressee filed on a day."""
    here = writing.ministry()
    with clock.set_to(on):
        document = writing.dispatched(here, "OTI")
        sent = writing.sent_to(document, here.oti)
        memoranda.receive(dispatch=sent, actor=here.oti_officer)
        memoranda.file_away(dispatch=sent, reason="Conocido", actor=here.oti_officer)
    return document


def classified(at: Ministry, **changes: Any) -> ClosedFile:
    """The file of a record archived on a day, in its series."""
    record = archived(at, **changes)
    actions.take_in(actor=SYSTEM)
    return fresh(ClosedFile.objects.get(source_id=record.id))


def listed(at: Ministry, *files: ClosedFile) -> Transfer:
    """An inventory that the unit's secretary signed."""
    named = files or (classified(at),)
    return actions.transfer(office=at.unit, file_ids=[each.pk for each in named], actor=at.secretary)


def item_of(transfer: Transfer, position: int = 1) -> TransferItem:
    """A line of an inventory."""
    return queries.transfer_items(transfer).select_related("transfer__archive").get(position=position)


def in_archive(at: Ministry, **changes: Any) -> ClosedFile:
    """A file that the central archive received."""
    item = item_of(listed(at, classified(at, **changes)))
    actions.receive(item=item, actor=at.archivist)
    return fresh(item.file)


def proposed(at: Ministry, *files: ClosedFile) -> DisposalProposal:
    """A proposal before the committee."""
    named = files or (in_archive(at),)
    return actions.propose(file_ids=[each.pk for each in named], actor=at.archivist)


def approved(at: Ministry, *files: ClosedFile) -> DisposalProposal:
    """A proposal that two of three members approved."""
    proposal = proposed(at, *files)
    for member in at.committee[:2]:
        actions.vote(proposal=proposal, is_in_favour=True, actor=member)
    actions.close_session(proposal=proposal, actor=at.committee[0])
    return proposal


def authorised(at: Ministry, *files: ClosedFile) -> DisposalProposal:
    """A proposal that the General Archive authorised too."""
    proposal = approved(at, *files)
    actions.authorise(
        proposal=proposal,
        reference="Resolución Jefatural N° 000123-2026-AGN/JEF",
        dated_on=clock.today(),
        actor=at.archivist,
    )
    return proposal


def disposed(at: Ministry, *files: ClosedFile) -> DisposalProposal:
    """A proposal that was carried out."""
    proposal = authorised(at, *files)
    actions.dispose(proposal=proposal, actor=at.archivist)
    return proposal


def fresh(file: ClosedFile) -> ClosedFile:
    """The file as it stands."""
    return queries.files([file.pk])[0]


def held(at: Ministry, file: ClosedFile | None = None, series: str = "") -> Hold:
    """A hold that the lawyers ordered."""
    return actions.hold(
        kind=HoldKind.LITIGATION,
        file=file,
        series=series,
        reason="Proceso judicial",
        authority="Resolución N° 5, Exp. 123-2026",
        office=at.legal,
        actor=at.lawyer,
    )


def record_of(file: ClosedFile) -> Record:
    """The registered document that a file is."""
    return registry.row(file.source_id)


def holder_of(record: Record) -> Office:
    """Which office has the original of a record."""
    return registry.holder_of(registry.row(record.id)).to_office
