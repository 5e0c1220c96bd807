"""How does a post tell Lima what it wrote, and how does Lima lay it?"""

from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.db.models import Max, Min

from chancery.kernel.acts import checks as act_checks
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict
from chancery.kernel.documents.store import store
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger.models import Entry
from chancery.kernel.nodes import queries, rows
from chancery.kernel.nodes.models import Alias, Node, Noted
from chancery.kernel.nodes.ownership import Claim
from chancery.kernel.nodes.rows import Lines
from chancery.kernel.nodes.travels import Way

_PACKER_LOCK = 7203
_MOST_UNPACKED = 2_000
"""Rows: what more is noted while a batch waits goes into one of its own, so that none grows over what Lima takes at once."""


_RESTORED = (
    "El nodo se restauró de una copia de respaldo y nadie llamó después «manage.py become_node»: detenga el puesto y siga "
    "«The machine is lost» en la guía de operación del nodo."
)


class BatchOutOfOrder(Conflict):
    """Batches are laid one after the other, none left out."""

    code = "node_batch_out_of_order"
    sentence = "Se esperaba el envío {expected} y llegó el {got}."
    next_step = (
        "Lima se restauró de una copia anterior a lo que el puesto ya contó: avise a quien la administra."
    )


class BatchDiffers(Conflict):
    """A batch said again says the same: another under its number comes from a database that has forgotten something."""

    code = "node_batch_differs"
    sentence = "El envío {number} ya llegó, y decía otra cosa."
    next_step = _RESTORED


class FileMissing(Conflict):
    """A file goes up before the row that names it."""

    code = "node_file_missing"
    sentence = "Falta el archivo {sha256}: debe enviarse antes que la fila que lo nombra."
    next_step = (
        "La carpeta de archivos del puesto no se restauró con su base: restáurela y el envío se repite solo."
    )


class BrokenChain(Conflict):
    """What a node tells of a case must follow what is known of it."""

    code = "node_chain_broken"
    sentence = "El registro de actos que llegó no continúa el que ya se tenía: {chain}, posición {position}."
    next_step = _RESTORED


class OtherVersion(Conflict):
    """A post that was brought up to date before Lima has columns for which Lima has no place."""

    code = "node_other_version"
    sentence = "El puesto trabaja con una versión más nueva que la de Lima, que no conoce {names}."
    next_step = "Actualice Lima: el envío se repite solo cada minuto y entra entonces."


class RowClashes(Conflict):
    """The database of Lima cannot hold a row that came beside one that it has."""

    code = "node_row_clashes"
    sentence = "Lima no puede guardar una fila del envío: {why}."
    next_step = (
        "No se perdió nada, y el puesto sigue trabajando. Pase este mensaje a soporte: dice con qué fila de Lima choca; "
        "corregida esa, el envío se repite solo."
    )


@transaction.atomic
def pack(*, actor: Actor) -> int | None:
    """Give what was noted and is not packed the number of the next batch; the first batch that waits, or none.

    While one waits, what is noted after it is packed too as soon as it is much: a post may be without a line for weeks.

    The rows that one statement sees are those of whole transactions, each with all that it refers to: so is the batch.
    """
    access.require(actor, Role.SYSTEM)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PACKER_LOCK])
    waiting = Noted.objects.aggregate(first=Min("batch"), last=Max("batch"))
    unpacked = Noted.objects.filter(batch=None)
    if waiting["first"] is not None and unpacked.count() < _MOST_UNPACKED:
        return int(waiting["first"])
    number = (waiting["last"] or queries.own_node().last_batch) + 1
    is_packed = unpacked.update(batch=number)
    return waiting["first"] or (number if is_packed else None)


@transaction.atomic
def forget(*, batch: int, actor: Actor) -> None:
    """Lima has laid this batch: what it held need not be told again."""
    access.require(actor, Role.SYSTEM)
    Noted.objects.filter(batch=batch).delete()
    Node.objects.filter(pk=queries.own_node().pk).update(last_batch=batch, last_batch_at=clock.now())


@transaction.atomic
def note_line(*, fault: str, actor: Actor) -> None:
    """What became of the last conversation with Lima: nothing, when it went well."""
    access.require(actor, Role.SYSTEM)
    node = Node.objects.select_for_update().get(pk=queries.own_node().pk)
    node.fault = fault[:500]
    if fault:
        node.down_since = node.down_since or clock.now()
    else:
        node.down_since, node.seen_at = None, clock.now()
    node.save(update_fields=["fault", "down_since", "seen_at"])


@transaction.atomic
def note_heard(*, node: Node, waiting: int, told_until: datetime | None = None, actor: Actor) -> None:
    """Lima heard a node, which has so many acts yet to tell; with `told_until`, it has told all that it did before that moment."""
    access.require_client(actor, node.client_id)
    Node.objects.filter(pk=node.pk).update(seen_at=clock.now(), waiting=waiting)
    if told_until is not None:
        Node.objects.filter(pk=node.pk).update(told_until=min(told_until, clock.now()))


@transaction.atomic
def note_fault(*, node: Node, fault: str, actor: Actor) -> None:
    """Keep for the administrators why a node's batch was refused."""
    access.require_client(actor, node.client_id)
    Node.objects.filter(pk=node.pk).update(fault=fault[:500], seen_at=clock.now())


@transaction.atomic
def keep_file(*, node: Node, content: bytes, actor: Actor) -> str:
    """Keep a file that a node names in the batch to come; the SHA-256 under which it is kept."""
    access.require_client(actor, node.client_id)
    return store().put(content)


@transaction.atomic
def take_batch(*, node: Node, number: int, lines: Lines, actor: Actor) -> bool:
    """Lay a batch whole, once; whether it was new. A batch laid before is acknowledged again and changes nothing.

    Raises `BatchOutOfOrder`, `BatchDiffers`, `OtherVersion`, `NotTheNodesRow`, `FileMissing`, `RowClashes`, `BrokenChain`:
    then nothing of it was laid.
    """
    access.require_client(actor, node.client_id)
    locked = Node.objects.select_for_update(of=("self",)).select_related("office").get(pk=node.pk)
    digest = queries.digest(lines)
    if number == locked.last_batch and digest == locked.last_digest:
        return False
    if number <= locked.last_batch:
        raise BatchDiffers(number=number)
    if number != locked.last_batch + 1:
        raise BatchOutOfOrder(expected=locked.last_batch + 1, got=number)
    if unknown := rows.unknown_columns(lines):
        raise OtherVersion(names=", ".join(sorted(unknown)[:5]))
    claim = Claim(locked, lines)
    claim.check_before()
    _require_files(lines)
    people = _aliases(locked, lines)
    _lay(rows.told_apart(rows.without_people(lines, people), locked.office.acronym), people)
    claim.check_after()
    _require_chains(lines)
    for fault in act_checks.numbers_of(locked.office):
        raise BrokenChain(chain=fault, position="—")
    locked.last_batch, locked.last_digest, locked.fault = number, digest, ""
    locked.last_batch_at = locked.seen_at = clock.now()
    locked.save(update_fields=["last_batch", "last_digest", "last_batch_at", "seen_at", "fault"])
    _follow_up(lines)
    return True


def _lay(lines: Lines, people: dict[UUID, UUID]) -> None:
    try:
        with transaction.atomic():
            rows.lay(lines, ways=(Way.UP,), rename=people, updates=lambda travel: not travel.is_added_only)
    except DatabaseError as error:
        raise RowClashes(why=" ".join(str(error).split())[:200]) from error


def _require_files(lines: Lines) -> None:
    kept = store()
    for table, row in lines:
        if table == "documents_storedfile" and not kept.exists(row["sha256"]):
            raise FileMissing(sha256=row["sha256"])


def _aliases(node: Node, lines: Lines) -> dict[UUID, UUID]:
    """Whom the node registered although they are known here, this time or before: its id and ours."""
    for theirs, ours in rows.known_people(lines).items():
        Alias.objects.get_or_create(node=node, theirs=theirs, defaults={"ours_id": ours})
    return dict(Alias.objects.filter(node=node).values_list("theirs", "ours_id"))


def _require_chains(lines: Lines) -> None:
    """Each entry that came is whole, and follows the one before it."""
    for table, row in lines:
        if table != "ledger_entry":
            continue
        entry = Entry.objects.get(chain=row["chain"], position=row["position"])
        before = Entry.objects.filter(chain=entry.chain, position=entry.position - 1).first()
        expected = before.hash if before is not None else ledger.GENESIS
        continues = entry.position == 0 or before is not None
        if (
            not continues
            or entry.hash != row["hash"]
            or entry.previous_hash != expected
            or ledger.entry_hash(entry) != entry.hash
        ):
            raise BrokenChain(chain=row["chain"], position=row["position"])


def _follow_up(lines: Lines) -> None:
    """What Lima does for papers and notices wherever they were written: log, evidence, mail."""
    from chancery.kernel.documents import jobs as document_jobs
    from chancery.kernel.ledger import jobs as ledger_jobs
    from chancery.kernel.notifications import jobs as notification_jobs

    if any(table == "ledger_submission" for table, _ in lines):
        ledger_jobs.defer_sequence()
    for document_id in {row["id"] for table, row in lines if table == "documents_document"}:
        document_jobs.lift.defer(document_id=document_id)
    for delivery_id in {row["id"] for table, row in lines if table == "notifications_delivery"}:
        notification_jobs.deliver.defer(delivery_id=delivery_id)
