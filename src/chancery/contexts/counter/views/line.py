"""The officers' pages of the day: who is expected, who waits, who is called; and the hall's screen."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from chancery.contexts.counter import actions, forms, queries
from chancery.contexts.counter.models import Ticket
from chancery.contexts.counter.queries import AT_THE_DOOR
from chancery.contexts.counter.rules import Priority, Service
from chancery.kernel.base.actor import Role
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.web.bars import bars_of
from chancery.web.middleware import actor_of

_WINDOW = "counter_window"


@require_GET
def screen(request: HttpRequest, code: str) -> HttpResponse:
    """What hangs in the hall: it is asked for again every few seconds, and names nobody."""
    shown = queries.screen(organisation.office(code))
    response = render(request, "counter/screen.html", {"screen": shown})
    response["Cache-Control"] = "no-store"
    response["Refresh"] = "5"
    return response


@login_required
@require_GET
def windows(request: HttpRequest) -> HttpResponse:
    """The consular office at whose windows one serves; a choice where there are several."""
    actor = actor_of(request)
    access.require(actor, *AT_THE_DOOR)
    posts = list(queries.posts_of(actor))
    if len(posts) == 1:
        return redirect("counter:line", posts[0].code)
    return render(request, "counter/windows.html", {"posts": posts})


@login_required
@require_GET
def line(request: HttpRequest, code: str) -> HttpResponse:
    """Who waits, whom the window has, and the next one by one key."""
    actor, office = actor_of(request), organisation.office(code)
    window = window_of(request)
    seen = queries.line_at(actor, office, window)
    context = {
        "office": office,
        "window": window,
        "window_form": forms.Window(initial={"window": window}),
        "line": seen,
        "current": queries.at_window(office, window),
        "ticket_form": forms.TakeTicket(),
        "send_form": forms.SendTo(),
        "is_head": actor.holds(*queries.HEADS, office_id=office.id),
        "may_attend": actor.holds(Role.OFFICER, Role.CONSUL, office_id=office.id),
    }
    return render(request, "counter/line.html", context)


@login_required
@require_POST
def choose_window(request: HttpRequest, code: str) -> HttpResponse:
    """At which window one sits, until one signs out."""
    office = organisation.office(code)
    access.require(actor_of(request), *AT_THE_DOOR, office_id=office.id)
    form = forms.Window(request.POST)
    if form.is_valid():
        request.session[_WINDOW] = form.cleaned_data["window"]
    else:
        messages.error(request, "La ventanilla se numera del 1 al 99.")
    return redirect("counter:line", office.code)


@login_required
@require_POST
def take_ticket(request: HttpRequest, code: str) -> HttpResponse:
    """A turn for who came without an appointment."""
    office = organisation.office(code)
    access.require(actor_of(request), *AT_THE_DOOR, office_id=office.id)
    form = forms.TakeTicket(request.POST)
    if not form.is_valid():
        messages.error(
            request, "No se dio ningún turno: elija para qué viene la persona y si tiene preferencia."
        )
    else:
        ticket = actions.take_ticket(
            office=office,
            service=Service(form.cleaned_data["service"]),
            priority=Priority(form.cleaned_data["priority"]),
            actor=actor_of(request),
        )
        messages.success(request, f"Turno {ticket.number}: {ticket.service_label}.")
    return redirect("counter:line", office.code)


@login_required
@require_POST
def call_next(request: HttpRequest, code: str) -> HttpResponse:
    """Finish with whom one has and call the next."""
    office = organisation.office(code)
    actions.call_next(office=office, window=window_of(request), actor=actor_of(request))
    return redirect("counter:line", office.code)


@login_required
@require_POST
def call_again(request: HttpRequest, code: str, ticket_id: UUID) -> HttpResponse:
    """Show it on the screen once more."""
    ticket = _ticket(request, code, ticket_id)
    actions.call_again(ticket=ticket, window=window_of(request), actor=actor_of(request))
    return redirect("counter:line", code)


@login_required
@require_POST
def skip(request: HttpRequest, code: str, ticket_id: UUID) -> HttpResponse:
    """Nobody came."""
    ticket = _ticket(request, code, ticket_id)
    actions.skip(ticket=ticket, window=window_of(request), actor=actor_of(request))
    return redirect("counter:line", code)


@login_required
@require_POST
def finish(request: HttpRequest, code: str, ticket_id: UUID) -> HttpResponse:
    """Served."""
    ticket = _ticket(request, code, ticket_id)
    actions.finish(ticket=ticket, window=window_of(request), actor=actor_of(request))
    return redirect("counter:line", code)


@login_required
@require_POST
def send_to_window(request: HttpRequest, code: str, ticket_id: UUID) -> HttpResponse:
    """To another window, which calls that person first."""
    ticket = _ticket(request, code, ticket_id)
    form = forms.SendTo(request.POST)
    to = form.cleaned_data["to"] if form.is_valid() else 0
    actions.send_to_window(ticket=ticket, window=window_of(request), to=to, actor=actor_of(request))
    messages.success(request, f"El turno {ticket.number} espera a la ventanilla {to}.")
    return redirect("counter:line", code)


@login_required
@require_GET
def day_list(request: HttpRequest, code: str) -> HttpResponse:
    """Everybody expected on a day, hour by hour."""
    actor, office = actor_of(request), organisation.office(code)
    today = queries.today_at(office)
    form = forms.Day(request.GET if "day" in request.GET else {"day": today.isoformat()})
    day = form.cleaned_data["day"] if form.is_valid() else today
    hours = queries.day_list(actor, office, day)
    context = {
        "office": office,
        "form": form,
        "day": day,
        "is_today": day == today,
        "hours": hours,
        "priorities": [(each.value, each.label) for each in Priority],
        "may_mark": actor.holds(*AT_THE_DOOR, office_id=office.id),
    }
    return render(request, "counter/day_list.html", context)


@login_required
@require_POST
def arrive(request: HttpRequest, code: str, appointment_id: UUID) -> HttpResponse:
    """Here, with the document that the appointment names."""
    actor = actor_of(request)
    found = queries.appointment(actor, appointment_id)
    form = forms.TakeTicket({"service": found.service, "priority": request.POST.get("priority", "none")})
    priority = Priority(form.cleaned_data["priority"]) if form.is_valid() else Priority.NONE
    ticket = actions.arrive(appointment=found, priority=priority, actor=actor)
    messages.success(request, f"Turno {ticket.number} para {found.person.full_name}.")
    return redirect("counter:day_list", found.office.code)


@login_required
@require_POST
def mark_absent(request: HttpRequest, code: str, appointment_id: UUID) -> HttpResponse:
    """Did not come."""
    actor = actor_of(request)
    found = queries.appointment(actor, appointment_id)
    actions.mark_absent(appointment=found, actor=actor)
    return redirect("counter:day_list", found.office.code)


@login_required
@require_GET
def statistics(request: HttpRequest, code: str) -> HttpResponse:
    """Hour by hour of a day, as a table and as bars."""
    actor, office = actor_of(request), organisation.office(code)
    today = queries.today_at(office)
    form = forms.Day(request.GET if "day" in request.GET else {"day": today.isoformat()})
    day = form.cleaned_data["day"] if form.is_valid() else today
    hours = queries.statistics(actor, office, day)
    context = {
        "office": office,
        "form": form,
        "day": day,
        "hours": hours,
        "bars": bars_of(
            (
                f"{each.hour} h: {each.taken}",
                (each.served, each.skipped, each.taken - each.served - each.skipped),
            )
            for each in hours
        ),
    }
    return render(request, "counter/statistics.html", context)


def window_of(request: HttpRequest) -> int:
    """The window at which this officer sits; the first until another is chosen."""
    return int(request.session.get(_WINDOW, 1))


def _ticket(request: HttpRequest, code: str, ticket_id: UUID) -> Ticket:
    office: Office = organisation.office(code)
    return queries.ticket(actor_of(request), office, ticket_id)
