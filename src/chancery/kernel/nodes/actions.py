"""How a post comes to write in a database of its own, and how the two sides tell one another what they wrote.

Every row has one writer at a time. A post's node writes what its office numbers; Lima writes the rest; a case that was
filed in Lima is handed over to the post and given back. So nothing is ever merged: rows are only copied.
"""

from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max

from chancery.kernel.acts import checks as act_checks
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotFound
from chancery.kernel.cases.models import Case
from chancery.kernel.documents.store import store
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger.models import Entry
from chancery.kernel.nodes import queries, rows, travels
from chancery.kernel.nodes.models import Alias, Handover, Node, Noted
from chancery.kernel.nodes.rows import Lines
from chancery.kernel.nodes.travels import Way
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office

SCOPE = "nodes:sync"
_PACKER_LOCK = 7203
_NOTE = """
CREATE OR REPLACE FUNCTION nodes_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('chancery.applying', true), '') <> 'on' THEN
    INSERT INTO nodes_noted ("table", row, at) VALUES (TG_TABLE_NAME, to_jsonb(NEW), clock_timestamp());
  END IF;
  RETURN NULL;
END $$
"""


class NotAPostOffice(Invalid):
    """Only a consular office works with a database of its own."""

    code = "node_not_a_post"
    sentence = "{office} no es una oficina consular: no puede tener un nodo propio."
    next_step = "Elija una oficina consular."


class NodeExists(Conflict):
    """A post has one node."""

    code = "node_exists"
    sentence = "{office} ya trabaja con un nodo propio."


class BatchOutOfOrder(Conflict):
    """Batches are laid one after the other, none left out."""

    code = "node_batch_out_of_order"
    sentence = "Se esperaba el envío {expected} y llegó el {got}."


class NotTheNodesRow(Invalid):
    """A node tells of its own office alone."""

    code = "node_row_of_another"
    sentence = "El envío contiene una fila de «{table}» que no corresponde a la oficina del nodo."


class FileMissing(Conflict):
    """A file goes up before the row that names it."""

    code = "node_file_missing"
    sentence = "Falta el archivo {sha256}: debe enviarse antes que la fila que lo nombra."


class BrokenChain(Conflict):
    """What a node tells of a case must follow what is known of it."""

    code = "node_chain_broken"
    sentence = "El registro de actos que llegó no continúa el que ya se tenía: {chain}, posición {position}."


class CaseUnknown(NotFound):
    """No such case waits for this node."""

    code = "node_case_unknown"
    sentence = "Ese expediente no espera a este nodo."


@transaction.atomic
def open_node(*, office: Office, actor: Actor) -> tuple[Node, str]:
    """Let an office write in a database of its own from now on; the secret by which it comes in is shown this once.

    Raises `NotAPostOffice`, `NodeExists`.
    """
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    if office.kind not in CONSULAR:
        raise NotAPostOffice(
            {"office": [NotAPostOffice.sentence.format(office=office.name)]}, office=office.name
        )
    locked = Office.objects.select_for_update().get(pk=office.pk)
    if locked.has_node:
        raise NodeExists(office=office.name)
    client, secret = identity.register_client(name=f"Nodo de {office.name}", scopes=[SCOPE], actor=actor)
    locked.has_node = True
    locked.save(update_fields=["has_node"])
    node = Node.objects.create(office=locked, client_id=client.id)
    ledger.record(chain=office.id, verb="nodes.open_node", actor=actor, facts={"client": client.id})
    return node, secret


@transaction.atomic
def become_node(*, reference: Lines, actor: Actor) -> Node:
    """Make this empty database the node of the office named in the settings: lay what Lima knows, and note every row from now on."""
    access.require(actor, Role.SYSTEM)
    rows.lay(reference, ways=(Way.DOWN, Way.UP))
    with connection.cursor() as cursor:
        cursor.execute(_NOTE)
        for travel in travels.every(Way.UP):
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER {travel.table}_note AFTER INSERT OR UPDATE ON {travel.table} "
                "FOR EACH ROW EXECUTE FUNCTION nodes_note()"
            )
    office = Office.objects.get(code=settings.NODE)
    node, _ = Node.objects.get_or_create(office=office, defaults={"client_id": settings.NODE_CLIENT_ID})
    return node


@transaction.atomic
def pack(*, actor: Actor) -> int | None:
    """Give what was noted and is not packed the number of the next batch; the batch that waits, or none.

    The rows that one statement sees are those of whole transactions, each with all that it refers to: so is the batch.
    """
    access.require(actor, Role.SYSTEM)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PACKER_LOCK])
    waiting = Noted.objects.aggregate(batch=Max("batch"))["batch"]
    if waiting is not None:
        return int(waiting)
    number = queries.own_node().last_batch + 1
    return number if Noted.objects.filter(batch=None).update(batch=number) else None


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
    changes: dict[str, object] = {"fault": fault[:500]}
    if not fault:
        changes["seen_at"] = clock.now()
    Node.objects.filter(pk=queries.own_node().pk).update(**changes)


@transaction.atomic
def keep_file(*, node: Node, content: bytes, actor: Actor) -> str:
    """Keep a file that a node names in the batch to come; the SHA-256 under which it is kept."""
    access.require_client(actor, node.client_id)
    return store().put(content)


@transaction.atomic
def take_batch(*, node: Node, number: int, lines: Lines, actor: Actor) -> bool:
    """Lay a batch whole, once; whether it was new. A batch laid before is acknowledged again and changes nothing.

    Raises `BatchOutOfOrder`, `NotTheNodesRow`, `FileMissing`, `BrokenChain`: then nothing of it was laid.
    """
    access.require_client(actor, node.client_id)
    locked = Node.objects.select_for_update().select_related("office").get(pk=node.pk)
    if number <= locked.last_batch:
        return False
    if number != locked.last_batch + 1:
        raise BatchOutOfOrder(expected=locked.last_batch + 1, got=number)
    _require_own(locked, lines)
    aliases = _aliases(locked, lines)
    kept = [
        (table, row)
        for table, row in lines
        if not (table == "identity_person" and UUID(row["id"]) in aliases)
    ]
    rows.lay(kept, ways=(Way.UP,), rename=lambda person_id: aliases.get(person_id, person_id))
    _require_chains(lines)
    for fault in act_checks.numbers_of(locked.office):
        raise BrokenChain(chain=fault, position="—")
    locked.last_batch, locked.last_batch_at, locked.seen_at, locked.fault = (
        number,
        clock.now(),
        clock.now(),
        "",
    )
    locked.save(update_fields=["last_batch", "last_batch_at", "seen_at", "fault"])
    _follow_up(lines)
    return True


@transaction.atomic
def note_fault(*, node: Node, fault: str, actor: Actor) -> None:
    """Keep for the administrators why a node's batch was refused."""
    access.require_client(actor, node.client_id)
    Node.objects.filter(pk=node.pk).update(fault=fault[:500], seen_at=clock.now())


def _require_own(node: Node, lines: Lines) -> None:
    """Each row tells of a case that the node writes, or of what belongs to one; each file named is here."""
    travelling = {travel.table: travel for travel in travels.every(Way.UP)}
    cases = queries.written_at(node) | queries.unknown(
        {
            UUID(row["id"])
            for table, row in lines
            if table == "cases_case" and row["office_id"] == str(node.office_id)
        }
    )
    coming = {(table, str(row.get("id"))) for table, row in lines}
    chains = (
        cases | queries.reader_chains(node) | {UUID(row["id"]) for _, row in lines if _is_uuid(row.get("id"))}
    )
    for table, row in lines:
        travel = travelling.get(table)
        if travel is None or not queries.is_own(
            travel, row, node=node, cases=cases, chains=chains, coming=coming
        ):
            raise NotTheNodesRow({"rows": [NotTheNodesRow.sentence.format(table=table)]}, table=table)
    kept = store()
    for table, row in lines:
        if table == "documents_storedfile" and not kept.exists(row["sha256"]):
            raise FileMissing(sha256=row["sha256"])


def _is_uuid(value: object) -> bool:
    return isinstance(value, str) and len(value) == 36


def _aliases(node: Node, lines: Lines) -> dict[UUID, UUID]:
    """Whom the node registered although they are known here, this time or before: its id and ours."""
    for table, row in lines:
        if table != "identity_person":
            continue
        known = Person.objects.filter(
            document_kind=row["document_kind"],
            document_number=row["document_number"],
            document_country=row["document_country"],
        ).exclude(pk=row["id"])
        if (ours := known.first()) is not None:
            Alias.objects.get_or_create(node=node, theirs=row["id"], defaults={"ours": ours})
    return dict(Alias.objects.filter(node=node).values_list("theirs", "ours_id"))


def _require_chains(lines: Lines) -> None:
    """Each entry that came is whole, and follows the one before it."""
    for table, row in lines:
        if table != "ledger_entry":
            continue
        entry = Entry.objects.get(chain=row["chain"], position=row["position"])
        before = Entry.objects.filter(chain=entry.chain, position=entry.position - 1).first()
        expected = before.hash if before is not None else ledger.GENESIS
        if (
            entry.hash != row["hash"]
            or entry.previous_hash != expected
            or ledger.entry_hash(entry) != entry.hash
        ):
            raise BrokenChain(chain=row["chain"], position=row["position"])


def _follow_up(lines: Lines) -> None:
    """What Lima does for papers and notices wherever they were written: log, evidence, mail."""
    from chancery.kernel.documents import jobs as document_jobs
    from chancery.kernel.ledger import jobs as ledger_jobs
    from chancery.kernel.notifications import jobs as notification_jobs

    tables = {table for table, _ in lines}
    if "ledger_submission" in tables:
        ledger_jobs.defer_sequence()
    for document_id in {row["id"] for table, row in lines if table == "documents_document"}:
        document_jobs.lift.defer(document_id=document_id)
    for delivery_id in {row["id"] for table, row in lines if table == "notifications_delivery"}:
        notification_jobs.deliver.defer(delivery_id=delivery_id)


@transaction.atomic
def hand_over(*, node: Node, actor: Actor) -> tuple[Lines, ...]:
    """Give the node the cases of its office that wait for the office; each is given again until it is taken."""
    access.require_client(actor, node.client_id)
    for case in queries.ready_for(node):
        ledger.hold(case.id)
        locked = Case.objects.select_for_update().get(pk=case.pk)
        if locked.site or not queries.waits_for_office(locked):
            continue
        ledger.record(chain=case.id, verb="nodes.hand_over", actor=actor, facts={"node": node.office.code})
        locked.site = node.office.code
        locked.save(update_fields=["site"])
        Handover.objects.create(case=locked, node=node)
    waiting = Handover.objects.filter(node=node, taken_at=None).values_list("case_id", flat=True)
    return tuple(rows.collect(rows.of_case(case_id)) for case_id in waiting)


@transaction.atomic
def note_taken(*, node: Node, case_id: UUID, actor: Actor) -> None:
    """The node has laid the case. Raises `CaseUnknown`."""
    access.require_client(actor, node.client_id)
    if not Handover.objects.filter(node=node, case_id=case_id).exists():
        raise CaseUnknown
    Handover.objects.filter(node=node, case_id=case_id, taken_at=None).update(taken_at=clock.now())


@transaction.atomic
def take_case(*, lines: Lines, actor: Actor) -> UUID:
    """Lay a case that Lima handed over, unless it is here already."""
    access.require(actor, Role.SYSTEM)
    row = next(row for table, row in lines if table == "cases_case")
    case_id = UUID(row["id"])
    if not Case.objects.filter(pk=case_id, site=settings.NODE).exists():
        rows.lay(lines, ways=(Way.UP, Way.DOWN))
    return case_id


@transaction.atomic
def take_reference(*, lines: Lines, digest: str, actor: Actor) -> None:
    """Lay what Lima knows now of offices, calendars, tariff, rates and those who serve here; a factor that is gone is gone."""
    access.require(actor, Role.SYSTEM)
    rows.lay(lines, ways=(Way.DOWN, Way.UP))
    rows.drop_others("mfa.Authenticator", lines)
    Node.objects.filter(pk=queries.own_node().pk).update(reference=digest)


def give_back(*, case: Case, actor: Actor) -> None:
    """A case that Lima handed over and that waits for its applicant belongs to Lima again: the next batch says so."""
    access.require(actor, Role.SYSTEM)
    ledger.record(chain=case.id, verb="nodes.give_back", actor=actor, facts={"node": settings.NODE})
    Case.objects.filter(pk=case.pk, site=settings.NODE).update(site="")
