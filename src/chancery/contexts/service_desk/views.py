"""The pages of the service desk: what waits, a new ticket, and a ticket."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.service_desk import actions, forms, queries
from chancery.contexts.service_desk.rules import Impact, Urgency
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.case_page import show_refusal
from chancery.web.middleware import actor_of


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What is not mended, the most pressing first, and what was."""
    actor = actor_of(request)
    access.require(actor, *access.OFFICERS)
    context = {
        "waiting": queries.waiting(actor),
        "mended": queries.lately_mended(actor),
        "now": clock.now(),
        "is_agent": queries.is_agent(actor),
    }
    return render(request, "service_desk/home.html", context)


@require_http_methods(["GET", "POST"])
def open_ticket(request: HttpRequest) -> HttpResponse:
    """Ask the desk to mend a service."""
    actor = actor_of(request)
    access.require(actor, *access.OFFICERS)
    offices = list(organisation.offices().filter(pk__in=actor.offices(*access.OFFICERS)).order_by("name"))
    form = forms.Open(request.POST or None, offices=offices)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            ticket = actions.open_ticket(
                office=organisation.office(typed["office"]),
                service=typed["service"],
                text=typed["text"],
                impact=Impact(typed["impact"]),
                urgency=Urgency(typed["urgency"]),
                actor=actor,
            )
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"Pedido {ticket.number} abierto.")
            return redirect("service_desk:ticket", ticket.number)
    return render(request, "service_desk/open.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def ticket(request: HttpRequest, number: str) -> HttpResponse:
    """A ticket; whoever attends to it says here how it was mended."""
    actor = actor_of(request)
    found = queries.by_number(actor, number)
    form = forms.Resolve(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.resolve_ticket(ticket=found, solution=form.cleaned_data["solution"], actor=actor)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Resuelto: se le avisó a quien lo pidió.")
            return redirect("service_desk:home")
    context = {
        "ticket": found,
        "form": form,
        "is_late": (found.resolved_at or clock.now()) > found.resolve_by,
        "may_attend": found.resolved_at is None and queries.is_agent(actor),
    }
    return render(request, "service_desk/ticket.html", context, status=422 if form.errors else 200)


@require_POST
def take(request: HttpRequest, number: str) -> HttpResponse:
    """Answer for a ticket."""
    actor = actor_of(request)
    actions.take_ticket(ticket=queries.by_number(actor, number), actor=actor)
    return redirect("service_desk:ticket", number)
