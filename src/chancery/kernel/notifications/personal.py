"""How is a notice taken to the person? By one visit or two, each written down (TUO of Ley 27444, art. 21)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.notifications import actions, queries, serving
from chancery.kernel.notifications.models import Notice, Visit, VisitOutcome

_RECEIVED = (VisitOutcome.TO_PERSON, VisitOutcome.TO_ANOTHER)


class DoorTooEarly(Conflict):
    """Only who was not found on the announced day is taken as notified by what is left under the door (art. 21.5)."""

    code = "door_too_early"
    sentence = "Bajo la puerta se deja solo en la segunda visita, el día y en el domicilio que se avisaron en la primera: {announced}."
    next_step = "Si no hubo nadie, registre una visita sin nadie y avise una nueva fecha."


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMade:
    """What the notifier wrote down."""

    at: datetime
    address: str
    outcome: VisitOutcome
    received_by: str = ""
    received_document: str = ""
    relation: str = ""
    act: str = ""
    next_on: date | None = None


@transaction.atomic
def record_visit(*, notice: Notice, made: VisitMade, actor: Actor) -> Visit:
    """Write down a visit; the notice takes effect on the day when it was received, refused or left (art. 25.1).

    Raises `NotForTheOfficeToServe`, `DoorTooEarly`, `Invalid`, and `RoleMissingHere` at another office.
    """
    access.require(actor, *access.AT_A_COUNTER, office_id=notice.office_id)
    notifier_id = access.require_person(actor)
    locked = serving.lock(notice=notice)
    last = queries.visits_that_count(locked).last()
    _require_fitting(locked, made, last)
    if made.outcome is VisitOutcome.UNDER_DOOR:
        _require_announced(locked, made, last)
    visit = Visit.objects.create(
        notice=locked,
        visited_at=made.at,
        address=made.address,
        outcome=made.outcome,
        received_by=made.received_by,
        received_document=made.received_document,
        relation=made.relation,
        act=made.act,
        next_on=made.next_on,
        notifier_id=notifier_id,
    )
    serving.record(
        locked, "visit", actor, visit=visit.pk, outcome=made.outcome, at=made.at, next_on=made.next_on
    )
    served_by = made.outcome.serves
    if served_by is not None:
        actions.serve_by(notice=locked, at=made.at, how=served_by, actor=actor)
    return visit


def _require_fitting(notice: Notice, made: VisitMade, last: Visit | None) -> None:
    fields: dict[str, list[str]] = {}
    zone = queries.calendar_for(notice).zone
    if made.at > clock.now():
        fields["at"] = ["La visita no puede ser posterior a este momento."]
    elif made.at < notice.created_at or (last is not None and made.at <= last.visited_at):
        fields["at"] = ["La visita debe ser posterior a la notificación y a la visita anterior."]
    if not made.address.strip():
        fields["address"] = ["Indique el domicilio que visitó."]
    if made.outcome in _RECEIVED:
        if not made.received_by.strip():
            fields["received_by"] = ["Indique quién la recibió."]
        if not made.received_document.strip():
            fields["received_document"] = ["Indique el documento de quien la recibió."]
        if made.outcome is VisitOutcome.TO_ANOTHER and not made.relation.strip():
            fields["relation"] = ["Indique qué relación tiene con la persona notificada."]
    elif not made.act.strip():
        fields["act"] = ["Escriba lo que consta en el acta."]
    if made.outcome is VisitOutcome.ABSENT:
        visited_on = made.at.astimezone(zone).date()
        if made.next_on is None or made.next_on <= visited_on:
            fields["next_on"] = ["Indique la fecha de la segunda visita, que se dejó en el aviso."]
        elif not queries.calendar_for(notice).is_working(made.next_on):
            fields["next_on"] = ["La segunda visita se hace en un día hábil."]
    elif made.next_on is not None:
        fields["next_on"] = ["Solo se avisa otra fecha cuando no había nadie."]
    if fields:
        raise Invalid(fields)


def _require_announced(notice: Notice, made: VisitMade, last: Visit | None) -> None:
    if last is None or last.next_on is None:
        raise DoorTooEarly(announced="todavía no hubo una primera")
    visited_on = made.at.astimezone(queries.calendar_for(notice).zone).date()
    if visited_on != last.next_on or not queries.is_same(made.address, last.address):
        raise DoorTooEarly(announced=f"{last.next_on:%d/%m/%Y}, {last.address}")
