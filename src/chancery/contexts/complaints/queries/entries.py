"""Which entries of the complaints books may this actor see, and what waits for an answer?"""

from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from chancery.contexts.complaints.models import (
    Complaint,
    ComplaintAnswer,
    ComplaintMail,
    ImprovementAction,
    Routing,
)
from chancery.contexts.complaints.rules import TRACKS, Answerer, Regime
from chancery.kernel.base import ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import access
from chancery.kernel.organisation import calendars
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import Computation, Unit
from chancery.kernel.organisation.kinds import CONSULAR

KEEPERS = (Role.COMPLAINTS_OFFICER, Role.SUPERVISOR, Role.CONSUL)
"""Who answers for the book of an office: its responsible, and who heads it."""
HEADS = (Role.SUPERVISOR, Role.CONSUL)
READERS = (*KEEPERS, Role.AUDITOR)
MOST_WAITING = 200
"""How much of what waits is shown at once: what runs out first comes first."""
_RESERVED = [regime for regime, track in TRACKS.items() if track.is_reserved]


class ComplaintNotFound(NotFound):
    """No such entry, or not for this actor."""

    code = "complaint_not_found"
    sentence = "No encontramos la reclamación {number} entre las que usted puede ver."
    next_step = (
        "Compruebe el número; si es suya y no ingresó con su cuenta, use el número y la clave de la hoja."
    )


class ImprovementNotFound(NotFound):
    """No such improvement action, or not for this actor."""

    code = "improvement_not_found"
    sentence = "No encontramos esa acción de mejora entre las que usted puede ver."
    next_step = "Vuelva a la lista de acciones de mejora."


def answerers(regime: Regime) -> tuple[Role, ...]:
    """Who answers at the office to which an entry was sent: what goes to a superior, its head alone."""
    return HEADS if TRACKS[regime].answerer is Answerer.SUPERIOR else KEEPERS


def visible_to(actor: Actor) -> QuerySet[Complaint]:
    """One's own; what one's office answers; one's office's book; all for auditors, and of consular posts for their line organ.

    Of what is reserved only whoever answers it and whoever denounced know. The office that a complaint of delay is about
    reads what it must report on, whichever book has it.
    """
    if actor.is_system:
        return _told()
    to_report = Routing.objects.filter(
        complaint=OuterRef("pk"),
        left_at__isnull=True,
        regime=Regime.DELAY,
        about__in=actor.offices(*KEEPERS),
    )
    return _told().filter(_sights(actor) | Exists(to_report))


def knows_who(actor: Actor, complaint: Complaint) -> bool:
    """Whether the actor may know who complained and where it went: not who reads it only to report on a delay (Ley 29733)."""
    return actor.is_system or _told().filter(_sights(actor), pk=complaint.pk).exists()


def _told() -> QuerySet[Complaint]:
    return Complaint.objects.select_related("book", "office", "sheet", "satisfaction")


def _sights(actor: Actor) -> Q:
    current = Routing.objects.filter(complaint=OuterRef("pk"), left_at__isnull=True)
    is_open = Q(~Exists(current.filter(regime__in=_RESERVED)))
    served = actor.offices(*KEEPERS)
    sights = [Q(pk__in=[])]
    if actor.person_id is not None:
        sights.append(Q(person_id=actor.person_id))
    if served:
        sights += [Q(Exists(current.filter(office__in=served))), Q(book__in=served) & is_open]
    if actor.holds(Role.AUDITOR):
        sights.append(is_open)
    if actor.holds(*HEADS) and organisation.is_headquarters(actor.offices(*HEADS)):
        sights.append(Q(office__kind__in=CONSULAR) & is_open)
    return reduce(or_, sights)


def by_number(actor: Actor, number: str) -> Complaint:
    """The entry with that number, however it was typed. Raises `ComplaintNotFound`."""
    found = visible_to(actor).filter(number=ids.as_kept(number)).first()
    if found is None:
        raise ComplaintNotFound(number=number)
    return found


def by_submission(submission: str) -> Complaint | None:
    """The entry that the same page made when it was sent before."""
    return Complaint.objects.filter(submission=submission).select_related("book", "office", "sheet").first()


def own(actor: Actor) -> QuerySet[Complaint]:
    """What the person who is signed in told, newest first."""
    person_id = access.require_person(actor)
    mine = Complaint.objects.filter(person_id=person_id).select_related("book", "office")
    return mine.order_by("-presented_at")


def current(complaint: Complaint) -> Routing:
    """Who answers it now, under which regime, by when."""
    return Routing.objects.select_related("office", "about", "extension", "report", "complaint").get(
        complaint=complaint, left_at__isnull=True
    )


def history(complaint: Complaint) -> QuerySet[Routing]:
    """Every office to which it was sent, in order."""
    return complaint.routings.select_related("office", "about", "extension", "report")


def answer_of(complaint: Complaint) -> ComplaintAnswer | None:
    """What was answered, if it was."""
    return (
        ComplaintAnswer.objects.filter(complaint=complaint)
        .select_related("document", "notice", "complaint")
        .first()
    )


def due_of(routing: Routing, *, presented_on: date, extra: int = 0) -> Computation:
    """The last day to answer, and each day that led to it, counted from the presentation by the answerer's calendar."""
    calendar = organisation.calendar_of(routing.office)
    return calendars.add(presented_on, routing.amount + extra, Unit(routing.unit), calendar)


def trace_of(routing: Routing, complaint: Complaint) -> Computation:
    """The computation behind the day that binds, its extension included."""
    extension = getattr(routing, "extension", None)
    extra = extension.amount if extension is not None else 0
    return due_of(routing, presented_on=complaint.presented_on, extra=extra)


def queue(actor: Actor, *, only_late: bool = False) -> list[Routing]:
    """What waits for the actor's answer, the nearest day first: of what goes to a superior, where one is its head."""
    for_heads = [regime for regime in Regime if answerers(regime) == HEADS]
    mine = Q(office__in=actor.offices(*HEADS)) | (
        Q(office__in=actor.offices(*KEEPERS)) & ~Q(regime__in=for_heads)
    )
    waiting = (
        Routing.objects.filter(mine, left_at__isnull=True, answered_at__isnull=True)
        .select_related("complaint__office", "complaint__book", "office")
        .order_by("due_on", "id")[:MOST_WAITING]
    )
    return [each for each in waiting if not only_late or is_late(each)]


def may_answer(actor: Actor, routing: Routing) -> bool:
    """Whether the actor answers for what was sent to that office under that regime."""
    return actor.holds(*answerers(Regime(routing.regime)), office_id=routing.office_id)


def is_late(routing: Routing) -> bool:
    """Whether the last day has passed where it is to be answered. Computed, never stored."""
    return routing.answered_at is None and organisation.local_date(routing.office) > routing.due_on


def open_improvements(actor: Actor) -> QuerySet[ImprovementAction]:
    """What has still to change at the actor's offices, the nearest day first; everywhere, for auditors."""
    found = ImprovementAction.objects.filter(closed_at__isnull=True).select_related("office", "complaint")
    return found if actor.holds(Role.AUDITOR) else found.filter(office__in=actor.offices(*KEEPERS))


def improvement(actor: Actor, improvement_id: UUID) -> ImprovementAction:
    """One improvement action of an entry that the actor sees, or of the actor's office. Raises `ImprovementNotFound`."""
    mine = Q(office__in=actor.offices(*KEEPERS)) | Q(complaint__in=visible_to(actor))
    found = ImprovementAction.objects.filter(mine, pk=improvement_id).select_related("office", "complaint")
    one = found.first()
    if one is None:
        raise ImprovementNotFound
    return one


def letters_to_send(actor: Actor) -> QuerySet[ComplaintAnswer]:
    """The answers of the actor's offices whose letter nobody posted yet, the oldest first."""
    waiting = ComplaintAnswer.objects.filter(notice__isnull=True).select_related("complaint")
    theirs = Routing.objects.filter(
        complaint=OuterRef("complaint"), left_at__isnull=True, office__in=actor.offices(*KEEPERS)
    )
    return waiting.filter(Exists(theirs)).order_by("at")


def to_note_late() -> list[UUID]:
    """What ran out unanswered and nobody noted yet."""
    waiting = Routing.objects.filter(
        left_at__isnull=True, answered_at__isnull=True, late_noted_at__isnull=True
    ).select_related("office")
    return [each.pk for each in waiting.order_by("due_on") if is_late(each)]


def counting_on(office_id: UUID, day: date) -> list[UUID]:
    """What an office has to answer on a day or later, and has not."""
    waiting = Routing.objects.filter(
        office_id=office_id, left_at__isnull=True, answered_at__isnull=True, due_on__gte=day
    )
    return list(waiting.order_by("pk").values_list("pk", flat=True))


def unsent() -> list[UUID]:
    """The messages that no mail server has taken yet, oldest first."""
    waiting = ComplaintMail.objects.filter(sent_at__isnull=True).order_by("created_at")
    return list(waiting.values_list("pk", flat=True))
