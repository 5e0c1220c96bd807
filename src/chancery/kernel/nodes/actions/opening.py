"""How does an office come to write in a database of its own?"""

from django.db import connection, transaction
from django.db.models import BigAutoField, Max

from chancery.kernel.base import site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases.models import Case
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as identity
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.nodes import queries, rows, travels
from chancery.kernel.nodes.models import Kept, Node, Noted
from chancery.kernel.nodes.queries import Start
from chancery.kernel.nodes.travels import Way
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office

SCOPE = "nodes:sync"
_NOTE = """
CREATE OR REPLACE FUNCTION nodes_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('chancery.applying', true), '') = 'on' THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' THEN
    INSERT INTO nodes_noted ("table", row, at) VALUES ('-' || TG_TABLE_NAME, to_jsonb(OLD), clock_timestamp());
  ELSE
    INSERT INTO nodes_noted ("table", row, at) VALUES (TG_TABLE_NAME, to_jsonb(NEW), clock_timestamp());
  END IF;
  RETURN NULL;
END $$
"""
_KEEP = """
CREATE OR REPLACE FUNCTION nodes_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('chancery.applying', true), '') <> 'on' THEN
    RAISE EXCEPTION '% is written in Lima', TG_TABLE_NAME USING ERRCODE = 'CH028';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$
"""


class NotAPostOffice(Invalid):
    """Only a consular office works with a database of its own."""

    code = "node_not_a_post"
    sentence = "{office} no es una oficina consular: no puede tener un nodo propio."
    next_step = "Elija una oficina consular."


class WorkedSinceItsBackup(Conflict):
    """Who was restored from a backup gives numbers that were given, until it has from Lima what came after the backup."""

    code = "node_worked_since_its_backup"
    sentence = "Esta base se restauró de una copia de respaldo y después se trabajó en ella: lo que anotó no está en Lima."
    next_step = "Anote lo que se hizo desde la restauración, vacíe la base, llame otra vez «become_node» y regístrelo de nuevo."


class NodeExists(Conflict):
    """A post has one node."""

    code = "node_exists"
    sentence = "{office} ya trabaja con un nodo propio."
    next_step = "Si se perdieron las credenciales, dele otro secreto al programa del nodo en «Programas»."


@transaction.atomic
def open_node(*, office: Office, actor: Actor) -> tuple[Node, str]:
    """Let an office write in a database of its own from now on; the secret by which it comes in is shown this once.

    What the office has concluded is the node's too: whoever annuls a paper of it, does so there. Raises
    `NotAPostOffice`, `NodeExists`.
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
    last = Node.objects.select_for_update().order_by("-ordinal").first()
    node = Node.objects.create(office=locked, client_id=client.id, ordinal=last.ordinal + 1 if last else 1)
    over = Case.objects.filter(
        office=locked, procedure_code__in=queries.numbered_at_offices(), site=site.LIMA
    )
    over.exclude(closed_at=None).update(site=locked.code)
    ledger.record(chain=office.id, verb="nodes.open_node", actor=actor, facts={"client": client.id})
    return node, secret


@transaction.atomic
def begin(*, node: Node, actor: Actor) -> Start:
    """What a post begins with: with an empty database, or once more with one that was restored.

    Which copies it still has, nobody knows then: each is handed to it again.
    """
    access.require_client(actor, node.client_id)
    Kept.objects.filter(node=node).delete()
    return queries.start_for(node)


@transaction.atomic
def become_node(*, start: Start, client_id: str, actor: Actor) -> Node:
    """Make this database the node of the office named in the settings: lay what Lima knows, note every row from now on.

    Done once, and again after each upgrade: the tables that came with it are watched too. Else it changes nothing, unless the
    database was restored from a backup: then it goes on from what Lima was told since. What Lima writes is written here by nobody else. Each table that counts its rows counts from the node's
    own share on, so that no id is ever given by two databases. Raises `WorkedSinceItsBackup`.
    """
    access.require(actor, Role.SYSTEM)
    own = Node.objects.filter(office__code=site.here()).first()
    if own is None:
        rows.lay(start.lines, ways=(Way.DOWN, Way.UP))
    _watch(start)
    if own is not None:
        return _go_on(own, start)
    return Node.objects.create(
        office=Office.objects.get(code=site.here()),
        client_id=client_id,
        ordinal=start.ordinal,
        last_batch=start.last_batch,
        reference=start.reference,
    )


def _watch(start: Start) -> None:
    """The database notes every row that the post writes, counts from the post's share and keeps off who writes Lima's."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTE)
        cursor.execute(_KEEP)
        cursor.execute(
            "SELECT format('CREATE OR REPLACE FUNCTION nodes_own_site() RETURNS text LANGUAGE sql "
            "IMMUTABLE AS %%L', format('SELECT %%L::text', %s::text))",
            [site.here()],
        )
        (own_site,) = cursor.fetchone() or ("",)
        cursor.execute(own_site)
        for travel in travels.every(Way.UP):
            when = "INSERT" if travel.is_added_only else "INSERT OR UPDATE"
            when += " OR DELETE" if travel.vanishes else ""
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER {travel.table}_note AFTER {when} ON {travel.table} "
                "FOR EACH ROW EXECUTE FUNCTION nodes_note()"
            )
            if isinstance(travel.model._meta.pk, BigAutoField):
                _count_from_own_share(travel, start)
        for travel in travels.every(Way.DOWN, Way.IN_LIMA):
            if not travel.marked:
                cursor.execute(
                    f"CREATE OR REPLACE TRIGGER {travel.table}_keep BEFORE INSERT OR UPDATE OR DELETE "
                    f"ON {travel.table} FOR EACH ROW EXECUTE FUNCTION nodes_keep()"
                )


def _go_on(own: Node, start: Start) -> Node:
    """Lima may have laid more batches than this database knows of. Where it has the last of them as Lima laid it, what came
    after is here alone; where not, all that was noted before the backup was in them.
    """
    if start.last_batch <= own.last_batch:
        return own
    if queries.digest(queries.batch(start.last_batch)) == start.last_digest:
        Noted.objects.filter(batch__lte=start.last_batch).delete()
    else:
        _require_told(start)
        Noted.objects.all().delete()
        _lay_over(start)
        own.reference = start.reference
    own.last_batch = start.last_batch
    own.save(update_fields=["last_batch", "reference"])
    return own


def _require_told(start: Start) -> None:
    """Raise `WorkedSinceItsBackup` where an entry or a person was noted that Lima has not: who was registered is known by the
    document, and begins a chain that Lima keeps.
    """
    told = {_told_by(table, row) for table, row in start.lines}
    noted = Noted.objects.filter(table__in=("ledger_entry", "identity_person"))
    begun = {"table": "ledger_entry", "row__verb": "identity.register_person"}
    for table, row in noted.exclude(**begun).values_list("table", "row"):
        if _told_by(table, row) not in told:
            raise WorkedSinceItsBackup


def _told_by(table: str, row: rows.Row) -> tuple[str, ...]:
    document = ("document_kind", "document_country", "document_number")
    names = {"ledger_entry": ("hash",), "identity_person": document}.get(table, ())
    return (table, *(str(row[name]) for name in names))


def _lay_over(start: Start) -> None:
    """What this database has is older: rows come up to date, those that are gone go, and cases given back are Lima's."""
    written = {
        row["id"] for table, row in start.lines if table == "cases_case" and row["site"] == site.here()
    }
    with rows.applying():
        Case.objects.filter(site=site.here()).exclude(pk__in=written).update(site=site.LIMA)
    for travel in travels.every(Way.UP):
        if travel.vanishes:
            about = {f"{travel.subject}__in": written} if travel.subject else {}
            rows.drop_others(travel.label, start.lines, **about)
    people = rows.known_people(start.lines)
    rows.lay(rows.without_people(start.lines, people), ways=(Way.DOWN, Way.UP), rename=people)


def _count_from_own_share(travel: travels.Travel, start: Start) -> None:
    first, after = start.ordinal << queries.SHARE, (start.ordinal + 1) << queries.SHARE
    column = travel.model._meta.pk.column
    given = travel.model._default_manager.filter(pk__gte=first, pk__lt=after).aggregate(last=Max("pk"))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(counter, greatest(%s, pg_sequence_last_value(counter))) "
            "FROM (SELECT pg_get_serial_sequence(%s, %s)::regclass AS counter) AS its",
            [max(first, given["last"] or 0, start.counted.get(travel.table, 0)), travel.table, column],
        )
