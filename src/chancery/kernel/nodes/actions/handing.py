"""How does a row pass from Lima to a post, and a case back again? One of them writes it at any time."""

from uuid import UUID

from django.apps import apps
from django.db import transaction

from chancery.kernel.base import clock, ids, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, NotFound
from chancery.kernel.cases.models import Case
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.nodes import queries, rows, travels
from chancery.kernel.nodes.models import Handover, Kept, Node
from chancery.kernel.nodes.ownership import CASE
from chancery.kernel.nodes.queries import Handed
from chancery.kernel.nodes.travels import Travel, Way


class CaseUnknown(NotFound):
    """The office of this node has no such case in Lima."""

    code = "node_case_unknown"
    sentence = "Lima no tiene para esta oficina un expediente con ese número."


class CopyUnknown(NotFound):
    """The post keeps copies of what is its office's."""

    code = "node_copy_unknown"
    sentence = "De ese documento este nodo no guarda copia."


class NotForThePost(Conflict):
    """What Lima keeps, or the payer is paying by card, stays in Lima."""

    code = "node_case_not_for_the_post"
    sentence = "El expediente {number} no puede pasar al puesto: {why}."


@transaction.atomic
def hand_over(*, node: Node, actor: Actor) -> tuple[Handed, ...]:
    """Give the node the cases of its office that wait for the office, and what is on its way to it.

    Each is given again until it is taken: what was handed changes no more here.
    """
    access.require_client(actor, node.client_id)
    for case in queries.ready_for(node):
        ledger.hold(case.id)
        locked = Case.objects.select_for_update().get(pk=case.pk)
        if locked.site or not queries.waits_for_office(locked):
            continue
        _give(locked, node, "nodes.hand_over", actor)
    return queries.handed_to(node)


@transaction.atomic
def hand_over_asked(*, node: Node, number: str, actor: Actor) -> list[Handed]:
    """Give the node a case that owes, because whoever owes stands before its cashier. Raises `CaseUnknown`, `NotForThePost`.

    That case alone, since somebody waits. Asked again, it changes nothing: it is given as it was until it is taken.
    """
    access.require_client(actor, node.client_id)
    found = Case.objects.filter(number=ids.as_kept(number), office=node.office).first()
    if found is None:
        raise CaseUnknown
    ledger.hold(found.id)
    locked = Case.objects.select_for_update().get(pk=found.pk)
    if locked.site != node.office.code:
        why = queries.why_kept(locked)
        if why:
            raise NotForThePost(number=locked.number, why=why)
        _give(locked, node, queries.ASKED, actor)
    return queries.cases_on_their_way(Handover.objects.filter(node=node, case=locked))


def _give(locked: Case, node: Node, verb: str, actor: Actor) -> None:
    ledger.record(chain=locked.id, verb=verb, actor=actor, facts={"node": node.office.code})
    locked.site = node.office.code
    locked.save(update_fields=["site"])
    Handover.objects.create(case=locked, node=node)


@transaction.atomic
def note_taken(*, node: Node, case_id: UUID, actor: Actor) -> None:
    """The node has laid the case. Raises `CaseUnknown`."""
    access.require_client(actor, node.client_id)
    if not Handover.objects.filter(node=node, case_id=case_id).exists():
        raise CaseUnknown
    Handover.objects.filter(node=node, case_id=case_id, taken_at=None).update(taken_at=clock.now())


@transaction.atomic
def note_kept(*, node: Node, label: str, row: UUID, actor: Actor) -> None:
    """The node has its copy of a row of Lima's. Raises `CopyUnknown`."""
    access.require_client(actor, node.client_id)
    copy = next((each for each in travels.copies() if each.label == label), None)
    if copy is None or not copy.of(node.office).filter(pk=row).exists():
        raise CopyUnknown
    Kept.objects.get_or_create(node=node, label=label, row=row)


@transaction.atomic
def keep_copy(*, handed: Handed, actor: Actor) -> None:
    """Lay a copy of what Lima wrote; laid again, it changes nothing. What the post itself writes stays as it is."""
    access.require(actor, Role.SYSTEM)
    people = rows.known_people(handed.beside)
    rows.lay(
        [*rows.without_people(handed.beside, people), *handed.lines],
        ways=(Way.UP, Way.DOWN),
        rename=people,
        updates=_is_limas,
    )


@transaction.atomic
def take_parcel(*, handed: Handed, actor: Actor) -> bool:
    """Lay what Lima handed over, unless it is here already; whether it was new."""
    access.require(actor, Role.SYSTEM)
    model = apps.get_model(handed.label)
    here = model._default_manager.filter(pk=handed.id)
    if handed.label == CASE:
        here = here.filter(site=site.here())
    if here.exists():
        return False
    for travel in travels.every(Way.UP) if handed.label == CASE else ():
        if travel.vanishes and travel.subject:
            rows.drop_others(travel.label, handed.lines, **{travel.subject: handed.id})
    both = (Way.UP, Way.DOWN)
    people = rows.known_people(handed.beside)
    rows.lay(rows.without_people(handed.beside, people), ways=both, rename=people, updates=_is_limas)
    rows.lay(handed.lines, ways=both, rename=people)
    return True


def _is_limas(travel: Travel) -> bool:
    """Whether Lima may know better than the post what stands in a row that the post has."""
    return travel.way is Way.DOWN or travel.shared


@transaction.atomic
def take_reference(*, lines: rows.Lines, digest: str, actor: Actor) -> None:
    """Lay what Lima knows now of offices, calendars, tariff, rates and those who serve here; a factor that is gone is gone.

    What a newer Lima knows and this post has no place for is asked for again, until the post is brought up to date.
    """
    access.require(actor, Role.SYSTEM)
    unknown = rows.unknown_columns(lines)
    known = [line for line in lines if line[0] not in unknown]
    people = rows.known_people(known)
    rows.lay(rows.without_people(known, people), ways=(Way.DOWN, Way.UP), rename=people, updates=_is_limas)
    rows.drop_others("mfa.Authenticator", lines)
    with rows.applying():
        travels.settle(actor)
    Node.objects.filter(pk=queries.own_node().pk).update(reference="" if unknown else digest)


@transaction.atomic
def give_back(*, actor: Actor) -> int:
    """Cases in which the office has nothing more to say belong to Lima again: the next batch says so. Returns how many."""
    access.require(actor, Role.SYSTEM)
    given = 0
    for found in Case.objects.filter(site=site.here(), closed_at=None).order_by("opened_at"):
        ledger.hold(found.id)
        case = Case.objects.select_for_update().get(pk=found.pk)
        if not queries.is_back_with_lima(case):
            continue
        ledger.record(chain=case.id, verb=queries.GIVEN_BACK, actor=actor, facts={"node": site.here()})
        Case.objects.filter(pk=case.pk, site=site.here()).update(site=site.LIMA)
        given += 1
    return given
