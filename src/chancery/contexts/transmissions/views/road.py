"""The page that the applicant, the consulate, Lima and the office of delivery all see, and what waits for each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from chancery.contexts.transmissions import queries
from chancery.contexts.transmissions.models import Transmission
from chancery.contexts.transmissions.procedures import LEGALISATION, RECEIPT
from chancery.contexts.transmissions.rules import Purpose
from chancery.kernel.base import at_once, site
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import queries as cases
from chancery.web.case_page import case_page, note_read
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import file_response


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What waits at the actor's offices: to certify and send, to legalise, to deliver."""
    actor = actor_of(request)
    shown = [
        (each, [(row, cases.procedure_of(row.case).state_label(row.case.state)) for row in each.rows])
        for each in queries.queues(actor)
    ]
    return render(request, "transmissions/queue.html", {"queues": shown, "is_node": site.is_node()})


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The same road and the same hand-overs for the applicant, the consulate, Lima and the office of delivery."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    context = road(actor, wanted)
    if queries.is_of_the_case(actor, wanted):
        kinds = (RECEIPT, LEGALISATION)
        return case_page(request, wanted.case, "transmissions/case.html", context, shown_apart=kinds)
    note_read(wanted.case, actor, "transmission")
    return render(request, "transmissions/tracking.html", context)


@require_GET
def image(request: HttpRequest, number: str, side: int) -> HttpResponse:
    """The scanned image of one side of the entry."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    found = queries.image_of(actor, wanted, side)
    note_read(wanted.case, actor, "registry_image")
    return file_response(found)


def road(actor: Actor, wanted: Transmission) -> dict[str, Any]:
    """What everybody sees of a transmission, and what this one may do."""
    procedure = cases.procedure_of(wanted.case)
    hand_overs, printouts = queries.hand_overs(wanted), queries.printouts_of(wanted)
    at_once.fetch(hand_overs, printouts)
    return {
        "wanted": wanted,
        "case": wanted.case,
        "procedure": procedure,
        "state": procedure.state_label(wanted.case.state),
        "stages": queries.stages(wanted),
        "hand_overs": hand_overs,
        "broken_at": queries.broken_at(hand_overs),
        "check": getattr(wanted, "check_made", None),
        "printouts": printouts,
        "found": queries.shown_entry(actor, wanted),
        "purpose": "" if wanted.is_permit else Purpose(wanted.sought.purpose).label,
        "collection": getattr(wanted, "collection", None),
        "desk": [
            (reverse(f"transmissions:{name}", args=[wanted.case.number]), title)
            for name, title in queries.desk_actions(actor, wanted)
        ],
    }
