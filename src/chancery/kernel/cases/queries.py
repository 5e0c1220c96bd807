"""Which cases may this actor see? The root of every read of a case."""

import json
import logging
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet, Value
from django.db.models.fields.tuple_lookups import TupleGreaterThan
from django.db.models.functions import TruncMonth

from chancery.kernel.base import at_once, clock, ids, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound, Refusal
from chancery.kernel.cases import gate
from chancery.kernel.cases.models import Attachment, Case, CaseDeadline, Delay, Draft, Interval
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.vocabulary import Procedure, Seat

T = TypeVar("T", bound=Model)

log = logging.getLogger(__name__)

PAGE = 25
_ELSEWHERE = "SELECT EXISTS (SELECT FROM cases_case WHERE id = %s AND site <> %s)"
ANSWERING_ROLES = (Role.SUPERVISOR, Role.CONSUL, Role.AUDITOR)
"""Who asks why a period ran out: the head of the unit or of the post, and control."""
OFFICE_ROLES = (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL, Role.CASHIER)


class CaseNotFound(NotFound):
    """No such case, or not for this actor."""

    code = "case_not_found"
    sentence = "No encontramos el expediente {number} entre los que usted puede ver."
    next_step = "Compruebe el número; si lo presentó otra persona, debe entrar con su propia cuenta."


def visible_to(actor: Actor) -> QuerySet[Case]:
    """Own cases and those of companies one represents; those of the offices where one serves; all, for auditors.

    Whoever heads the consular line organ sees those of every consular office. Of a reserved procedure only the
    applicant and its role at the office see any, and no auditor.
    """
    cases = Case.objects.select_related("office", "applicant", "assigned_to")
    if actor.is_system:
        return cases
    return cases.filter(reduce(or_, _sights(actor), Q(pk__in=[])))


def _sights(actor: Actor) -> Iterator[Q]:
    """Each reason for which the actor sees a case."""
    if actor.is_system:
        yield Q()
        return
    reserved = registry.reserved()
    is_open = ~Q(procedure_code__in=reserved) if reserved else Q()
    offices = actor.offices(*OFFICE_ROLES)
    if actor.holds(Role.AUDITOR):
        yield is_open
    elif offices:
        yield Q(office_id__in=offices) & is_open
    for role in sorted(set(reserved.values())):
        if kept := actor.offices(role):
            codes = [code for code, holder in reserved.items() if holder is role]
            yield Q(office_id__in=kept, procedure_code__in=codes)
    for role, taken in registry.taken_by((*OFFICE_ROLES, *reserved.values())).items():
        if served := actor.offices(role):
            yield Q(office_id__in=served, procedure_code__in=taken)
    for code, role, seat in sorted(registry.seated()):
        yield from _seat_sights(actor, code, role, seat)
    if actor.holds(Role.SUPERVISOR) and organisation.is_headquarters(actor.offices(Role.SUPERVISOR)):
        yield Q(office__kind__in=CONSULAR) & is_open
    if actor.person_id is not None:
        yield Q(applicant_id=actor.person_id)
        companies = identity.companies_represented_by(actor)
        if companies:
            yield Q(company_id__in=companies)


def _seat_sights(actor: Actor, code: str, role: Role, seat: Seat) -> Iterator[Q]:
    """Whoever takes steps of other offices' cases sees them: Lima all, a regional head those of its dependants."""
    served = actor.offices(role)
    if seat is Seat.REMITTANCES and organisation.is_remittances(served):
        yield Q(procedure_code=code)
    elif seat is Seat.REGIONAL_HEAD and served:
        headed = organisation.headed_by(served, clock.today())
        if headed:
            yield Q(procedure_code=code, office__kind__in=CONSULAR, office__country__in=headed)


def by_number(actor: Actor, number: str, *, context: str = "") -> Case:
    """The case with that number, however it was typed, of one context's procedures if given. Raises `CaseNotFound`."""
    printed = ids.as_kept(number)
    case = visible_to(actor).filter(number=printed).first()
    if case is None or (context and procedure_of(case).context != context):
        raise CaseNotFound(number=number)
    return case


def row_by_number(actor: Actor, number: str, rows: QuerySet[T], *, context: str) -> T:
    """What a context keeps of the case with that number, of its `rows`, read in one statement with the case. Raises `CaseNotFound`."""
    printed = ids.as_kept(number)
    cases, kept = visible_to(actor).filter(number=printed), rows.filter(case__number=printed)
    at_once.fetch(cases, kept)
    if not cases or not kept or procedure_of(cases[0]).context != context:
        raise CaseNotFound(number=number)
    row = kept[0]
    row.case = cases[0]  # type: ignore[attr-defined]
    return row


def own(actor: Actor) -> QuerySet[Case]:
    """«Mis trámites»: what the person filed, newest first; what an officer opened for the office is not the officer's own."""
    person_id = access.require_person(actor)
    companies = identity.companies_represented_by(actor)
    mine = Q(applicant_id=person_id)
    if companies:
        mine |= Q(company_id__in=companies)
    filed = Case.objects.select_related("office").filter(mine).exclude(procedure_code__in=registry.internal())
    return filed.order_by("-opened_at")


def of_applicant(actor: Actor, person_id: UUID) -> QuerySet[Case]:
    """What a person filed, of what the actor may see; newest first."""
    return visible_to(actor).filter(applicant_id=person_id).order_by("-opened_at")


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Where a page of the queue begins: after this date and id."""

    due_on: date | None
    case_id: UUID


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue and where the next begins."""

    cases: tuple[Case, ...]
    next_place: QueuePlace | None


def waits_in(*states: str, by: str = "case") -> Q:
    """Rows whose case, reached through `by`, stands in one of these states, none of them final.

    That the case is open is said too: the index of open cases does not grow with what is over.
    """
    return Q(**{f"{by}__state__in": states, f"{by}__closed_at": None})


def work_queue(
    actor: Actor,
    *,
    office_id: UUID | None = None,
    held: str = "",
    state: str = "",
    procedure: str = "",
    without: Collection[str] = (),
    after: QueuePlace | None = None,
) -> QueuePage:
    """«Bandeja»: open cases of the offices where the actor serves, by deadline; those without one last.

    `held` is "me", "free" or empty; `without` are procedures in which nothing is to be done here. Pages by key, so that the last page costs what the first does.
    """
    offices = actor.offices(*OFFICE_ROLES)
    wanted = {office_id} & offices if office_id is not None else offices
    cases = Case.objects.select_related("office", "applicant", "assigned_to").filter(closed_at__isnull=True)
    if held == "me":
        cases = cases.filter(assigned_to_id=actor.person_id)
    elif held == "free":
        cases = cases.filter(assigned_to__isnull=True)
    if state:
        cases = cases.filter(state=state)
    if procedure:
        cases = cases.filter(procedure_code=procedure)
    if without:
        cases = cases.exclude(procedure_code__in=without)
    rows = sorted(_in_order(actor, cases, wanted, after), key=lambda case: (case.due_on or date.max, case.id))
    shown = tuple(rows[:PAGE])
    more = len(rows) > PAGE
    return QueuePage(shown, QueuePlace(shown[-1].due_on, shown[-1].id) if more else None)


def _in_order(
    actor: Actor, cases: QuerySet[Case], offices: Iterable[UUID], after: QueuePlace | None
) -> QuerySet[Case]:
    """The first of each office with a deadline and of each without, after a place: what an index gives in its order."""
    parts = []
    reserved = registry.reserved()
    for office_id in offices:
        at_office = cases.filter(office_id=office_id)
        hidden = [code for code, role in reserved.items() if not actor.holds(role, office_id=office_id)]
        if hidden:
            at_office = at_office.exclude(procedure_code__in=hidden)
        dated, undated = at_office.filter(due_on__isnull=False), at_office.filter(due_on__isnull=True)
        if after is None or after.due_on is not None:
            if after is not None:
                place = (Value(after.due_on), Value(after.case_id))
                dated = dated.filter(TupleGreaterThan((F("due_on"), F("id")), place))
            parts.append(dated.order_by("due_on", "id")[: PAGE + 1])
        elif after.due_on is None:
            undated = undated.filter(id__gt=after.case_id)
        # By a date that none has: an order in which the primary key is no temptation to the planner.
        parts.append(undated.order_by("due_on", "id")[: PAGE + 1])
    return parts[0].union(*parts[1:], all=True) if parts else cases.none()


def search(actor: Actor, text: str) -> tuple[Case, ...]:
    """By number of the case, by number of the applicant's document, or by names; newest first."""
    text = text.strip()
    if not text:
        return ()
    if ids.is_number(text):
        return tuple(visible_to(actor).filter(number=ids.as_printed(text)))
    # One list for each reason to see a case, since each has an index of its own in this order.
    found: dict[UUID, Case] = {}
    for sight in _sights(actor):
        cases = Case.objects.select_related("office", "applicant", "assigned_to").filter(sight)
        named = cases.filter(identity.matching(text, "applicant__")).order_by("-opened_at")
        found |= {case.id: case for case in named[:PAGE]}
    return tuple(sorted(found.values(), key=lambda case: case.opened_at, reverse=True)[:PAGE])


def monthly(codes: Iterable[str]) -> Iterator[tuple[str, date, int, int]]:
    """By procedure and month of Lima: how many cases were opened, and how many of them are closed."""
    month = TruncMonth("opened_at", tzinfo=clock.LIMA)
    counted = (
        Case.objects.filter(procedure_code__in=list(codes))
        .annotate(month=month)
        .values("procedure_code", "month")
    )
    counted = counted.annotate(opened=Count("id"), closed=Count("closed_at")).order_by(
        "procedure_code", "month"
    )
    for row in counted:
        yield row["procedure_code"], row["month"].date(), row["opened"], row["closed"]


def procedure_of(case: Case) -> Procedure:
    """The version under which the case began."""
    return registry.version(case.procedure_code, case.procedure_version)


def papers_of(case: Case, actor: Actor) -> QuerySet[Document]:
    """The papers of a case that its reader is shown: a personal one is its applicant's alone."""
    found = documents.of_case(case.id).select_related("revocation")
    return found if gate.is_party(case, actor) else found.exclude(kind__in=registry.personal_papers())


def reason_of_last(case: Case, *codes: str) -> str:
    """What was written with the latest of these steps of the case; empty when none was taken."""
    context = procedure_of(case).context
    verbs = [f"{context}.{code}" for code in codes]
    entry = ledger.entries(case.id).filter(verb__in=verbs).last()
    return str(json.loads(entry.facts).get("reason", "")) if entry is not None else ""


def is_written_elsewhere(case_id: UUID) -> bool:
    """Whether another site adds to the chain of a case: a post's node, or Lima (ADR 28).

    Ready made, as every notice asks it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ELSEWHERE, [case_id, site.here()])
        (found,) = cursor.fetchone()
    return bool(found)


def is_with_lima(case: Case) -> bool:
    """At a post's node: Lima goes on with the case, so that what stands here is what it was when the post last had it."""
    return site.is_node() and case.site != site.here()


def deadlines_of(case: Case, *, with_intervals: bool = False) -> QuerySet[CaseDeadline]:
    """The clocks that run on the case, and whether each `has_begun`; with the stretches that it has counted, to show them."""
    running = case.deadlines.filter(ended_at__isnull=True).select_related("case__office").order_by("due_on")
    running = running.annotate(has_begun=Exists(Interval.objects.filter(deadline=OuterRef("pk"))))
    return running.prefetch_related("intervals") if with_intervals else running


def every_attachment(case: Case) -> QuerySet[Attachment]:
    """All that was handed in, oldest first."""
    return case.attachments.select_related("upload__file")


def attachments_of(case: Case, handed_in: Iterable[Attachment] | None = None) -> tuple[Attachment, ...]:
    """The files that count: the newest of each requirement, of all that was handed in."""
    every = every_attachment(case) if handed_in is None else handed_in
    return tuple({kept.requirement: kept for kept in every}.values())


def draft_of(actor: Actor, procedure_code: str) -> Draft | None:
    """What the person had typed and not yet filed."""
    return Draft.objects.filter(owner_id=access.require_person(actor), procedure_code=procedure_code).first()


def drafts_of(actor: Actor) -> QuerySet[Draft]:
    """Everything begun and not filed, newest first."""
    return Draft.objects.filter(owner_id=access.require_person(actor)).order_by("-updated_at")


def run_out_by(day: date) -> Iterator[CaseDeadline]:
    """Clocks under way whose last day is before `day` and that have not run out; streamed.

    One that was paused when its day had passed waits: what follows it cannot happen in a state in which it pauses.
    """
    counting = Interval.objects.filter(deadline=OuterRef("pk"), paused_at__isnull=True)
    return (
        CaseDeadline.objects.filter(
            Exists(counting),
            ended_at__isnull=True,
            ran_out_at__isnull=True,
            due_on__lt=day,
            case__site=site.here(),
        )
        .select_related("case__office")
        .order_by("due_on")
        .iterator()
    )


def counting_on(office_id: UUID, day: date, *, after: UUID | None, limit: int) -> list[UUID]:
    """The cases of an office, by id, with a clock under way whose last day is `day` or later."""
    clocks = CaseDeadline.objects.filter(
        case__office_id=office_id,
        case__site=site.here(),
        ended_at__isnull=True,
        ran_out_at__isnull=True,
        due_on__gte=day,
    )
    if after is not None:
        clocks = clocks.filter(case_id__gt=after)
    return list(clocks.order_by("case_id").values_list("case_id", flat=True).distinct()[:limit])


def to_be_reminded() -> Iterator[CaseDeadline]:
    """Clocks near their last day, by the declaration's number of days, of which nobody was reminded yet."""
    today = clock.today()
    for days, codes in sorted(_warnings().items()):
        near = CaseDeadline.objects.filter(
            ended_at__isnull=True, ran_out_at__isnull=True, reminded_at__isnull=True, code__in=codes,
            due_on__lte=today + timedelta(days=days), case__site=site.here(),
        ).select_related("case")  # fmt: skip
        for deadline in near.iterator():
            procedure = procedure_of(deadline.case)
            declared = next(d for d in procedure.deadlines if d.code == deadline.code)
            if declared.remind_days_before is None or deadline.due_on is None:
                continue
            if today >= deadline.due_on - timedelta(days=declared.remind_days_before):
                yield deadline


def _warnings() -> dict[int, list[str]]:
    """Of which deadlines, by how many days before at most, any version of any procedure warns."""
    days: dict[str, int] = {}
    for procedure in registry.every_version():
        for declared in procedure.deadlines:
            if declared.remind_days_before is not None:
                days[declared.code] = max(days.get(declared.code, 0), declared.remind_days_before)
    return {most: sorted(code for code in days if days[code] == most) for most in set(days.values())}


def delays(actor: Actor, *, only_open: bool) -> QuerySet[Delay]:
    """Periods that the authority let run out, of cases the actor may see at the offices that they head; of all, for auditors.

    `only_open` leaves out what was done meanwhile. The longest overdue first.
    """
    access.require(actor, *ANSWERING_ROLES)
    found = Delay.objects.filter(deadline__case__in=visible_to(actor))
    if not actor.holds(Role.AUDITOR):
        found = found.filter(office_id__in=actor.offices(*ANSWERING_ROLES))
    if only_open:
        found = found.filter(deadline__ended_at__isnull=True)
    return found.select_related("office", "officer", "deadline__case__office").order_by("due_on", "id")


def log_refused_recount(case_id: UUID, refusal: Refusal) -> None:
    """Say in the log that the clocks of a case could not be computed anew; they stand as they stood."""
    log.error("clocks of case %s not recounted: %s", case_id, refusal.code)


def log_refused_lapse(deadline: CaseDeadline, refusal: Refusal) -> None:
    """Say in the log that a deadline could not run out; the next sweep tries again."""
    log.error("deadline %s could not run out: %s", deadline.pk, refusal.code)
