"""How far has each post told Lima what it wrote, what waits, and what must a post be told?"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BigAutoField, Exists, Max, Min, OuterRef, Q, QuerySet

from chancery.kernel.acts.models import Act, Affixing
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.documents.models import StoredFile
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import access
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.ledger.models import NumberSeries
from chancery.kernel.nodes import ownership, rows, travels
from chancery.kernel.nodes.models import Handover, Kept, Node, Noted
from chancery.kernel.nodes.ownership import CASE
from chancery.kernel.nodes.rows import Lines
from chancery.kernel.nodes.travels import Travel, Way
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures import registry

SHARE = 40
_MOST = 200
_MOST_COPIES = 20
"""In one conversation: the frozen facts of a book are long, and what is left goes with the next."""
_SILENCE = timedelta(minutes=5)
ASKED = "nodes.ask_for"
"""What stands in the chain of a case for which a post has asked, to collect what it owes."""
GIVEN_BACK = "nodes.give_back"
"""What stands there when Lima goes on with it."""


class NodeUnknown(NotFound):
    """No post comes in by this program."""

    code = "node_unknown"
    sentence = "No hay un nodo con ese código para este programa."


class NotANode(NotFound):
    """Lima has no line to itself."""

    code = "not_a_node"
    sentence = "Esta es la plataforma de Lima: no es el nodo de ningún puesto."
    next_step = "Los nodos de los puestos se ven en «Administración»."


@dataclass(frozen=True, slots=True)
class Line:
    """How the line to Lima stands, as the post sees it: `waiting` rows, of which so many are `acts`, are not told yet."""

    office: Office
    seen_at: datetime | None
    down_since: datetime | None
    fault: str
    last_batch: int
    waiting: int
    acts: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Start:
    """What a post begins with: its share of ids, the batch after which it goes on and what that one said, and everything
    that it must know.
    """

    ordinal: int
    last_batch: int
    last_digest: str
    reference: str
    lines: Lines
    counted: dict[str, int]


@dataclass(frozen=True, slots=True)
class Handed:
    """A row that passes to a post with all that is about it, and `beside` these what they refer to."""

    label: str
    id: UUID
    lines: Lines
    beside: Lines


def own_node() -> Node:
    """At a post, the node that this database is."""
    return Node.objects.select_related("office").get(office__code=site.here())


def line() -> Line:
    """What of this post's work Lima does not have yet."""
    node = own_node()
    noted = Noted.objects.aggregate(oldest=Min("at"))
    return Line(
        node.office,
        node.seen_at,
        node.down_since,
        node.fault,
        node.last_batch,
        Noted.objects.count(),
        acts_waiting(),
        noted["oldest"],
    )


def line_for(*, actor: Actor) -> Line:
    """How the line stands, for who works at the post. Raises `NotANode` in Lima."""
    access.require(actor, *cases.OFFICE_ROLES, Role.ADMINISTRATOR)
    if not site.is_node():
        raise NotANode
    return line()


def acts_waiting() -> int:
    """How many consular acts of this post Lima does not have yet."""
    return Noted.objects.filter(table="acts_act").count()


def node(code: str, *, actor: Actor) -> Node:
    """The node of an office, for its own program. Raises `NodeUnknown`."""
    found = Node.objects.filter(office__code=code, client_id=actor.client_id or "")
    known = found.select_related("office").first()
    if known is None:
        raise NodeUnknown
    return known


def every_node(*, actor: Actor) -> QuerySet[Node]:
    """The posts with a database of their own, for administrators and auditors."""
    access.require(actor, Role.ADMINISTRATOR, Role.AUDITOR)
    return Node.objects.select_related("office").order_by("office__city")


def silent_since() -> datetime:
    """A node that was heard before this has missed several of its minutes."""
    return clock.now() - _SILENCE


def has_told(office: Office, until: datetime) -> bool:
    """Whether Lima has all that an office did before a moment: at once of those without a node, else as the node has said."""
    return not office.has_node or Node.objects.filter(office=office, told_until__gte=until).exists()


def told_until(office: Office) -> datetime | None:
    """Up to which moment Lima has all that a post with a node did."""
    return Node.objects.filter(office=office).values_list("told_until", flat=True).first()


def quiet_until() -> datetime:
    """At a post: whatever was done here before this moment has been committed, so that the next packing holds it.

    An act is dated within its transaction, hence after that began.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(xact_start) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        (began,) = cursor.fetchone() or (None,)
    return min(clock.now(), began) if began is not None else clock.now()


def batch(number: int) -> Lines:
    """The rows packed in a batch, in the order in which they were written."""
    return list(Noted.objects.filter(batch=number).order_by("id").values_list("table", "row"))


def reference_for(office: Office) -> Lines:
    """What a post must know: all that goes down, of people those who serve there, and what Lima answered."""
    seeds = [*travels.answers(office)]
    for travel in (each for each in travels.every(Way.DOWN) if not each.copied):
        found = travel.model._default_manager.all()
        seeds.append(found.filter(ownership.q_of(office.pk, travel)) if travel.office else found)
    return rows.collect(seeds)


def start_for(node: Node) -> Start:
    """What a post begins with: besides what it must know, everything of its office, which from now on it alone writes."""
    office = node.office
    written = set(Case.objects.filter(site=office.code, office=office).values_list("pk", flat=True))
    seeds: list[QuerySet[Any]] = [Case.objects.filter(pk__in=written), *travels.beginnings(office)]
    for travel in travels.every(Way.UP):
        if travel.office:
            own = travel.model._default_manager.filter(ownership.q_of(office.pk, travel))
            seeds.append(own)
    subjects = written | ownership.post_s_chains(node)
    for travel in ownership.with_office():
        own = travel.model._default_manager.filter(ownership.q_of(office.pk, travel))
        subjects |= set(own.values_list("pk", flat=True))
    seeds += rows.about(subjects)
    series = NumberSeries.objects.filter(series__endswith=office.acronym)
    seeds.append(series.exclude(series=office.acronym))
    started = rows.collect(seeds)
    known = {(table, json.dumps(row, sort_keys=True)) for table, row in started}
    reference = reference_for(office)
    more = [line for line in reference if (line[0], json.dumps(line[1], sort_keys=True)) not in known]
    return Start(
        node.ordinal, node.last_batch, node.last_digest, digest(reference), [*more, *started], _counted(node)
    )


def _counted(node: Node) -> dict[str, int]:
    """The last id of the node's share in each table that counts its rows, also of cases that the node gave back."""
    first, after = node.ordinal << SHARE, (node.ordinal + 1) << SHARE
    return {
        travel.table: travel.model._default_manager.filter(pk__gte=first, pk__lt=after).aggregate(
            last=Max("pk")
        )["last"]
        or first
        for travel in travels.every(Way.UP)
        if isinstance(travel.model._meta.pk, BigAutoField)
    }


def handed_to(node: Node) -> tuple[Handed, ...]:
    """What the node has not taken yet: cases, what is on its way to the post, and what it shall keep copies of."""
    office = node.office
    found = cases_on_their_way(Handover.objects.filter(node=node))
    for parcel in travels.parcels():
        for key in parcel.waiting(office).values_list("pk", flat=True)[:_MOST]:
            found.append(_handed(parcel.label, key, [*parcel.contents(key), ledger.entries(key)]))
    for copy in travels.copies():
        kept = Kept.objects.filter(node=node, label=copy.label).values("row")
        for key in copy.of(office).exclude(pk__in=kept).values_list("pk", flat=True)[:_MOST_COPIES]:
            found.append(_handed(copy.label, key, list(copy.contents(key))))
    return tuple(found)


def cases_on_their_way(handovers: QuerySet[Handover]) -> list[Handed]:
    """The cases among those given that the post has not taken yet."""
    waiting = handovers.filter(taken_at=None).values_list("case_id", flat=True)
    return [
        _handed(CASE, case_id, [Case.objects.filter(pk=case_id), *rows.about({case_id})])
        for case_id in dict.fromkeys(waiting)
    ]


def _handed(label: str, key: UUID, seeds: list[QuerySet[Any]]) -> Handed:
    own = rows.just(seeds)
    known = {(table, json.dumps(row, sort_keys=True)) for table, row in own}
    beside = [
        line for line in rows.collect(seeds) if (line[0], json.dumps(line[1], sort_keys=True)) not in known
    ]
    return Handed(label, key, own, beside)


def require_file_of(node: Node, sha256: str) -> None:
    """A node reads the files that rows name which it has: of the cases that it writes, of its office, of what Lima tells
    every post, and of what it keeps copies. Raises `NodeUnknown`.
    """
    copied = (copy.files(node.office).filter(pk=sha256) for copy in travels.copies())
    if any(found.exists() for found in copied):
        return
    named = (travel for travel in travels.every(Way.UP, Way.DOWN) if travel.files and not travel.copied)
    if not any(_names_for(node, travel, sha256) for travel in named):
        raise NodeUnknown


def _names_for(node: Node, travel: Travel, sha256: str) -> bool:
    """Whether a row of this table that is the node's, or told to it, names a file."""
    found = travel.model._default_manager.filter(reduce(or_, (Q(**{name: sha256}) for name in travel.files)))
    if travel.way is Way.DOWN and not travel.office:
        return found.exists()
    if travel.office and found.filter(ownership.q_of(node.office_id, travel)).exists():
        return True
    if not travel.subject:
        return False
    about = set(found.values_list(travel.subject, flat=True)) - {None}
    written = Case.objects.filter(pk__in=about, site=node.office.code, office=node.office)
    return written.exists() or bool(ownership.own_rows(node, about))


def is_lima_s_too(sha256: str) -> bool:
    """At a node, whether Lima has a file: all that the post has told, and all that it began with."""
    return (
        site.is_node()
        and not Noted.objects.filter(table=StoredFile._meta.db_table, row__sha256=sha256).exists()
    )


def digest(lines: Lines) -> str:
    """A name for exactly these rows."""
    return hashlib.sha256(json.dumps(lines, sort_keys=True, default=str).encode()).hexdigest()


def numbered_at_offices() -> tuple[str, ...]:
    """The procedures whose cases an office numbers itself."""
    return tuple({each.code for each in registry.every_version() if each.numbered_by_office})


def ready_for(node: Node) -> list[Case]:
    """The cases of the node's office, written in Lima, in which the office has the next word."""
    found = Case.objects.filter(
        office=node.office, site=site.LIMA, closed_at=None, procedure_code__in=numbered_at_offices()
    ).order_by("opened_at")
    return [case for case in found[: 5 * _MOST] if waits_for_office(case)][:_MOST]


def waits_for_office(case: Case) -> bool:
    """Whether the next word in a case is the office's alone, and nothing is owed."""
    procedure = cases.procedure_of(case)
    if case.state in procedure.final or not procedure.numbered_by_office or not fees.is_settled(case.id):
        return False
    if travels.is_kept_in_lima(case.procedure_code, case.state):
        return False
    if travels.is_waiting_at_post(case):
        return True
    return any(step.is_human and step.by is not Role.APPLICANT for step in procedure.steps_from(case.state))


def is_back_with_lima(case: Case) -> bool:
    """Whether the office has nothing more to say in a case that goes on, and no act of it wants its sticker.

    Who came to the counter may still have to pay, and so may who owes for a case for which the post has asked.
    """
    procedure = cases.procedure_of(case)
    if case.site != site.here() or case.state in procedure.final or waits_for_office(case):
        return False
    stickered = Affixing.objects.filter(act=OuterRef("pk"), removed_at=None)
    if Act.objects.filter(~Exists(stickered), case=case, voiding=None).exists():
        return False
    if fees.is_settled(case.id):
        return True
    return ledger.has_entry(case.id, "nodes.hand_over") and not ledger.has_entry(case.id, ASKED)


def why_kept(case: Case) -> str:
    """Why a case of Lima's does not pass to a post that asks for it; empty where it may."""
    if case.closed_at is not None:
        return "ya terminó"
    is_kept = travels.is_kept_in_lima(case.procedure_code, case.state)
    if is_kept or not cases.procedure_of(case).numbered_by_office:
        return "en este momento lo lleva Lima"
    if fees.is_at_the_provider(case.id):
        return "hay un pago con tarjeta en curso"
    return ""
