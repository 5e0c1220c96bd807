"""How far has each post told Lima what it wrote, and what waits?"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import Min, QuerySet

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger_actions
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.nodes import rows, travels
from chancery.kernel.nodes.models import Node, Noted
from chancery.kernel.nodes.rows import Lines, Row
from chancery.kernel.nodes.travels import Travel, Way
from chancery.kernel.organisation.models import Office

_MOST = 200


class NodeUnknown(NotFound):
    """No post comes in by this program."""

    code = "node_unknown"
    sentence = "No hay un nodo con ese código para este programa."


@dataclass(frozen=True, slots=True)
class Line:
    """How the line to Lima stands, as the post sees it."""

    seen_at: datetime | None
    fault: str
    waiting: int
    oldest: datetime | None


def own_node() -> Node:
    """At a post, the node that this database is."""
    return Node.objects.select_related("office").get(office__code=settings.NODE)


def line() -> Line:
    """What of this post's work Lima does not have yet."""
    node = own_node()
    waiting = Noted.objects.aggregate(oldest=Min("at"))
    return Line(node.seen_at, node.fault, Noted.objects.count(), waiting["oldest"])


def node(code: str, *, actor: Actor) -> Node:
    """The node of an office, for its own program. Raises `NodeUnknown`."""
    found = (
        Node.objects.filter(office__code=code, client_id=actor.client_id or "")
        .select_related("office")
        .first()
    )
    if found is None:
        raise NodeUnknown
    return found


def every_node(*, actor: Actor) -> QuerySet[Node]:
    """The posts with a database of their own, for administrators and auditors."""
    access.require(actor, Role.ADMINISTRATOR, Role.AUDITOR)
    return Node.objects.select_related("office").order_by("office__city")


def batch(number: int) -> Lines:
    """The rows packed in a batch, in the order in which they were written."""
    return list(Noted.objects.filter(batch=number).order_by("id").values_list("table", "row"))


def reference_for(office: Office) -> Lines:
    """What a post must know: all that goes down, of people those who serve there."""
    seeds = []
    for travel in travels.every(Way.DOWN):
        found = travel.model._default_manager.all()
        seeds.append(found.filter(**{travel.within: office}) if travel.within else found)
    return rows.collect(seeds)


def require_file_of(node: Node, sha256: str) -> None:
    """A node reads the files of the cases that it writes. Raises `NodeUnknown`."""
    cases_here = Case.objects.filter(site=node.office.code, office=node.office).values("pk")
    uploads = apps.get_model("documents.Upload")._default_manager.filter(
        file_id=sha256, case_id__in=cases_here
    )
    papers = apps.get_model("documents.Document")._default_manager.filter(
        file_id=sha256, case_id__in=cases_here
    )
    if not uploads.exists() and not papers.exists():
        raise NodeUnknown


def digest(lines: Lines) -> str:
    """A name for exactly these rows."""
    return hashlib.sha256(json.dumps(lines, sort_keys=True, default=str).encode()).hexdigest()


def ready_for(node: Node) -> list[Case]:
    """The cases of the node's office, written in Lima, in which the office has the next word."""
    found = Case.objects.filter(office=node.office, site="", closed_at=None).order_by("opened_at")[
        : 5 * _MOST
    ]
    return [case for case in found if waits_for_office(case)][:_MOST]


def waits_for_office(case: Case) -> bool:
    """Whether the next word in a case is the office's, and nothing is owed."""
    procedure = cases.procedure_of(case)
    if case.state in procedure.final or not procedure.numbered_by_office or not fees.is_settled(case.id):
        return False
    return any(step.is_human and step.by is not Role.APPLICANT for step in procedure.steps_from(case.state))


def is_back_with_lima(case: Case) -> bool:
    """Whether a case that Lima handed over has nothing more to wait for at the post."""
    procedure = cases.procedure_of(case)
    if case.site != settings.NODE or case.state in procedure.final or waits_for_office(case):
        return False
    return ledger.has_entry(case.id, "nodes.hand_over")


def written_at(node: Node) -> set[UUID]:
    """The cases that this node writes."""
    return set(Case.objects.filter(site=node.office.code, office=node.office).values_list("pk", flat=True))


def unknown(case_ids: set[UUID]) -> set[UUID]:
    """Those of these cases that are not here yet."""
    return case_ids - set(Case.objects.filter(pk__in=case_ids).values_list("pk", flat=True))


def reader_chains(node: Node) -> set[UUID]:
    """The chains in which the node notes what those who serve there have read."""
    return {
        ledger_actions.reader_chain(person.id, node.office.code)
        for person in identity.officers_at(node.office_id)
    }


def is_own(
    travel: Travel, row: Row, *, node: Node, cases: set[UUID], chains: set[UUID], coming: set[tuple[str, str]]
) -> bool:
    """Whether a row that a node sends is the node's to write: of its office, of its cases, or below such a row."""
    if travel.label == "ledger.NumberSeries":
        return str(row["series"]).endswith(node.office.acronym)
    if travel.label == "ledger.Entry":
        return UUID(row["chain"]) in chains
    if travel.label == "cases.Case":
        return UUID(row["id"]) in cases and row["office_id"] == str(node.office_id)
    if row.get("office_id") not in (None, str(node.office_id)):
        return False
    if row.get("case_id") is not None:
        return UUID(row["case_id"]) in cases
    for column, above in rows.owners(travel):
        name = row.get(column)
        if name is None or (above.table, str(name)) in coming:
            continue
        kept = rows.row_of(above, name)
        if kept is None or not is_own(above, kept, node=node, cases=cases, chains=chains, coming=coming):
            return False
    return True
