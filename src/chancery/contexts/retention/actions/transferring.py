"""How do files pass from the archive of a unit to the central one? By an inventory, line by line, once."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from chancery.contexts.correspondence import actions as correspondence
from chancery.contexts.retention import papers, queries
from chancery.contexts.retention.actions._keeping import reason_given
from chancery.contexts.retention.models import ClosedFile, Transfer, TransferItem
from chancery.contexts.retention.papers import TRANSFER_LIST
from chancery.contexts.retention.rules import Place, Source, TransferOutcome
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office

MOST = 500


class NothingToTransfer(Invalid):
    """An inventory lists something, and no more than a person checks."""

    code = "nothing_to_transfer"
    sentence = "Marque de 1 a {most} expedientes para el inventario."


class NotDueForTransfer(Conflict):
    """The unit keeps a file for its whole period, and hands it over once."""

    code = "not_due_for_transfer"
    sentence = "No se pueden transferir ahora: {numbers}."
    next_step = "Vuelva a la lista: puede que otro inventario ya los tenga, que se reabrieran o que su plazo no haya vencido."


class TransferItemDecided(Conflict):
    """Each line is received or returned once."""

    code = "transfer_item_decided"
    sentence = "La línea {position} del inventario {number} ya fue decidida: {outcome}."
    next_step = "Siga con las demás líneas."


@transaction.atomic
def transfer(*, office: Office, file_ids: Collection[UUID], actor: Actor) -> Transfer:
    """Sign the inventory of what a unit hands over: numbered, with the dates, sheets and hash of each file.

    Raises `NothingToTransfer`, `NotDueForTransfer`, `SignerUnavailable`, `StoreUnavailable`.
    """
    writers.require_lima()
    access.require(actor, *queries.UNIT, office_id=office.id)
    wanted = set(file_ids)
    if not 1 <= len(wanted) <= MOST:
        raise NothingToTransfer({"files": [NothingToTransfer.sentence.format(most=MOST)]}, most=MOST)
    for file_id in sorted(wanted):
        ledger.hold(file_id)
    listed = queries.files(wanted)
    at_rest = queries.resting(listed)
    today = clock.today()
    unfit = [
        each.number
        for each in listed
        if each.office_id != office.id
        or each.transfer_on > today
        or each.place != Place.UNIT
        or each.pk not in at_rest
    ]
    if unfit or len(listed) < len(wanted):
        raise NotDueForTransfer(numbers=", ".join(unfit) or "algunos de los marcados")
    listed.sort(key=lambda each: (each.rule.code, each.closed_at))
    transfer_id, archive, at = ids.uuid7(), queries.central(), clock.now()
    paper = documents.issue(
        kind=TRANSFER_LIST,
        facts=papers.transfer_list(office, archive, listed),
        case_id=transfer_id,
        office=office,
        actor=actor,
    )
    made = Transfer.objects.create(
        id=transfer_id,
        number=paper.number,
        office=office,
        archive=archive,
        paper=paper,
        at=at,
        by_id=access.require_person(actor),
    )
    TransferItem.objects.bulk_create(
        TransferItem(transfer=made, position=position, file=each) for position, each in enumerate(listed, 1)
    )
    for each in listed:
        _record(each, "transfer", actor, inventory=made.number)
    facts = {"number": made.number, "files": len(listed), "sha256": paper.file_id}
    ledger.record(chain=made.pk, verb="retention.transfer", actor=actor, facts=facts)
    return made


@transaction.atomic
def receive(*, item: TransferItem, observation: str = "", actor: Actor) -> TransferItem:
    """Take one file into the central archive, noting what it lacks; custody passes here, and once.

    The original of a registered document passes in its route sheet by the same act. Raises `TransferItemDecided`, `NotAtRest`.
    """
    access.require(actor, Role.ARCHIVIST, office_id=item.transfer.archive_id)
    decided = _decide(item, TransferOutcome.RECEIVED, observation.strip()[:500], actor)
    if decided.file.source == Source.RECORD:
        correspondence.hand_over(
            record_id=decided.file.source_id,
            to=decided.transfer.archive,
            inventory=decided.transfer.number,
            actor=actor,
        )
    return decided


@transaction.atomic
def return_(*, item: TransferItem, observation: str, actor: Actor) -> TransferItem:
    """Give one file back to its unit, saying what it lacks; another inventory may list it again.

    Raises `RetentionReasonMissing`, `TransferItemDecided`.
    """
    access.require(actor, Role.ARCHIVIST, office_id=item.transfer.archive_id)
    return _decide(item, TransferOutcome.RETURNED, reason_given(observation, "observation"), actor)


def _decide(item: TransferItem, outcome: TransferOutcome, observation: str, actor: Actor) -> TransferItem:
    ledger.hold(item.file_id)
    rows = TransferItem.objects.select_for_update(of=("self",)).select_related("transfer__archive", "file")
    held = rows.get(pk=item.pk)
    if held.outcome:
        told = TransferOutcome(held.outcome).label.lower()
        raise TransferItemDecided(position=held.position, number=held.transfer.number, outcome=told)
    held.outcome, held.observation = outcome, observation
    held.decided_at, held.decided_by_id = clock.now(), access.require_person(actor)
    held.save(update_fields=["outcome", "observation", "decided_at", "decided_by"])
    verb = "receive" if outcome is TransferOutcome.RECEIVED else "return"
    _record(held.file, verb, actor, inventory=held.transfer.number, observation=observation)
    return held


def _record(file: ClosedFile, verb: str, actor: Actor, /, **facts: object) -> None:
    ledger.record(chain=file.pk, verb=f"retention.{verb}", actor=actor, facts=facts)
