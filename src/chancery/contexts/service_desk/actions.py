"""The verbs of the service desk: a ticket is opened with its level, taken, and mended."""

import csv
from datetime import date
from pathlib import Path

from django.db import transaction

from chancery.contexts.service_desk import queries
from chancery.contexts.service_desk.models import ServiceLevel, ServiceTicket
from chancery.contexts.service_desk.rules import Impact, Urgency, due_at, priority_of
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.organisation import dated, writers
from chancery.kernel.organisation.models import Office

SERIES = "MDS"


class ServiceTicketIncomplete(Invalid):
    """What fails and how it was mended is said in words."""

    code = "service_ticket_incomplete"
    sentence = "Faltan datos del pedido."
    next_step = "Complete los campos señalados."


class ServiceTicketResolved(Conflict):
    """What is mended is mended; another failure is another ticket."""

    code = "service_ticket_resolved"
    sentence = "El pedido {number} ya fue resuelto."
    next_step = "Si vuelve a fallar, abra otro pedido."


@transaction.atomic
def load_levels(*, actor: Actor) -> int:
    """Load the levels of the table that comes with the code; what is there already stays. Returns how many."""
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    loaded = 0
    for row in csv.DictReader((Path(__file__).parent / "levels.csv").read_text().splitlines()):
        _, is_new = ServiceLevel.objects.get_or_create(
            priority=row["priority"],
            valid_from=date.fromisoformat(row["valid_from"]),
            defaults={
                "respond_hours": int(row["respond_hours"]),
                "resolve_hours": int(row["resolve_hours"]),
                "norm": row["norm"],
                "valid_until": date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
            },
        )
        loaded += is_new
    return loaded


@transaction.atomic
@dated.as_they_stand()
def open_ticket(
    *, office: Office, service: str, text: str, impact: Impact, urgency: Urgency, actor: Actor
) -> ServiceTicket:
    """Ask the desk to mend a service; its level counts in the working hours of the post where it fails.

    Raises `RoleMissingHere`, `ServiceTicketIncomplete`, `ServiceLevelNotFound`, `WrittenInLima`.
    """
    access.require(actor, *access.OFFICERS, office_id=office.id)
    writers.require_lima()
    wrong = {
        name: [sentence]
        for name, said, sentence in (
            ("service", service, "Diga qué servicio falla."),
            ("text", text, "Cuente qué pasa."),
        )
        if not said.strip()
    }
    if wrong:
        raise ServiceTicketIncomplete(wrong)
    at, today = clock.now(), clock.today()
    priority = priority_of(impact, urgency)
    level = queries.level(priority, today)
    ordinal = ledger.next_ordinal(series=SERIES, year=today.year)
    ticket = ServiceTicket.objects.create(
        number=ids.format_number(SERIES, today.year, ordinal),
        office=office,
        person=identity.person_of(actor),
        service=service.strip(),
        text=text.strip(),
        impact=impact,
        urgency=urgency,
        priority=priority,
        norm=level.norm,
        opened_at=at,
        respond_by=due_at(at, level.respond_hours, queries.working_spans(office, at)),
        resolve_by=due_at(at, level.resolve_hours, queries.working_spans(office, at)),
    )
    facts = {
        "number": ticket.number,
        "office": office.code,
        "priority": priority,
        "resolve_by": ticket.resolve_by,
    }
    ledger.record(chain=ticket.id, verb="service_desk.open", actor=actor, facts=facts)
    return ticket


@transaction.atomic
def take_ticket(*, ticket: ServiceTicket, actor: Actor) -> ServiceTicket:
    """Answer for a ticket; whoever took it before no longer does. Raises `ServiceTicketResolved`."""
    access.require(actor, *queries.AGENTS, office_id=queries.desk().id)
    current = _unresolved(ticket)
    current.taken_by = identity.person_of(actor)
    current.taken_at = current.taken_at or clock.now()
    current.save(update_fields=["taken_by", "taken_at"])
    ledger.record(chain=ticket.id, verb="service_desk.take", actor=actor, facts={"number": ticket.number})
    return current


@transaction.atomic
def resolve_ticket(*, ticket: ServiceTicket, solution: str, actor: Actor) -> ServiceTicket:
    """Say how it was mended; whoever asked is told. Raises `ServiceTicketIncomplete`, `ServiceTicketResolved`."""
    access.require(actor, *queries.AGENTS, office_id=queries.desk().id)
    current = _unresolved(ticket)
    if not solution.strip():
        raise ServiceTicketIncomplete({"solution": ["Escriba cómo se resolvió."]})
    current.resolved_at = clock.now()
    current.taken_at = current.taken_at or current.resolved_at
    current.taken_by = current.taken_by or identity.person_of(actor)
    current.solution = solution.strip()
    current.save(update_fields=["resolved_at", "taken_at", "taken_by", "solution"])
    is_late = current.resolved_at > current.resolve_by
    facts = {"number": ticket.number, "late": is_late}
    ledger.record(chain=ticket.id, verb="service_desk.resolve", actor=actor, facts=facts)
    notifications.notify(
        recipient=current.person,
        subject=f"Resolvimos su pedido {current.number}",
        text=current.solution,
        case_id=current.id,
        takes_effect=False,
        actor=actor,
    )
    return current


def _unresolved(ticket: ServiceTicket) -> ServiceTicket:
    writers.require_lima()
    ledger.hold(ticket.id)
    current = ServiceTicket.objects.select_related("person", "taken_by").get(pk=ticket.pk)
    if current.resolved_at is not None:
        raise ServiceTicketResolved(number=current.number)
    return current
