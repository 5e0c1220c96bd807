"""The citizen's pages: find a free hour, take it, move it, give it up, wait for one."""

from datetime import UTC, date, datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.counter import actions, forms, queries
from chancery.contexts.counter.models import Appointment
from chancery.contexts.counter.queries import HourNotOffered, Slot
from chancery.contexts.counter.rules import Service
from chancery.kernel.base.actor import Actor
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.web import language
from chancery.web.middleware import actor_of

_STAMP = "%Y%m%dt%H%M%Sz"


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Free hours of an office for a service, day by day: anybody may look."""
    offices = list(queries.offices_with_appointments())
    form = forms.Choose(request.GET or None, offices=offices)
    context: dict[str, object] = {"form": form, "has_offices": bool(offices)}
    if form.is_bound and form.is_valid():
        office = organisation.office(form.cleaned_data["office"])
        service = Service(form.cleaned_data["service"])
        context |= _free(office, service, form.cleaned_data["since"]) | {"moving": None}
    return render(request, "counter/choose.html", context, status=422 if form.errors else 200)


def _free(office: Office, service: Service, since: date | None) -> dict[str, object]:
    days = queries.days(office, service, first=since)
    return {
        "office": office,
        "service": service,
        "days": [(day, [(slot, stamp_of(slot.starts_at)) for slot in day.slots]) for day in days],
        "has_free": any(day.free for day in days),
        "rule": queries.rule_today(),
        "later": days[-1].on if days else None,
    }


@login_required
@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, code: str, service: str, stamp: str) -> HttpResponse:
    """Take an hour, after having read what it means."""
    slot = _slot(code, service, stamp, request.GET.get("lugar", ""))
    if request.method == "POST":
        booked = actions.book(
            office=slot.office,
            service=slot.service,
            starts_at=slot.starts_at,
            place=slot.place,
            actor=actor_of(request),
        )
        messages.success(request, _("Su cita está reservada."))
        return redirect("counter:appointment", booked.id)
    return render(request, "counter/book.html", {"slot": slot, "rule": queries.rule_today()})


@login_required
@require_GET
def own_appointments(request: HttpRequest) -> HttpResponse:
    """What one has ahead, in which lists one waits, and what was."""
    actor = actor_of(request)
    ahead, past = queries.own_appointments(actor)
    context = {"ahead": ahead, "past": past, "entries": queries.own_entries(actor)}
    return render(request, "counter/appointments.html", context)


@login_required
@require_GET
def appointment(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """One appointment, as it is shown at the door."""
    actor = actor_of(request)
    found = _found(request, actor, appointment_id)
    return render(
        request, "counter/appointment.html", {"found": found, "is_own": found.person_id == actor.person_id}
    )


@login_required
@require_GET
def calendar_file(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """The same for the calendar of a telephone."""
    found = queries.appointment(actor_of(request), appointment_id)
    return HttpResponse(
        queries.calendar_file(found),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="cita.ics"'},
    )


@login_required
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Another hour at the same office for the same service."""
    actor = actor_of(request)
    found = _found(request, actor, appointment_id)
    if request.method == "POST":
        actions.move(
            appointment=found,
            starts_at=_instant(request.POST.get("stamp", "")),
            place=request.POST.get("place", ""),
            actor=actor,
        )
        messages.success(request, _("Su cita cambió de hora."))
        return redirect("counter:appointment", found.id)
    since = forms.Day(request.GET)
    free = _free(
        found.office, Service(found.service), since.cleaned_data["day"] if since.is_valid() else None
    )
    return render(request, "counter/move.html", {**free, "moving": found})


@login_required
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Give it up: the hour goes to who waits."""
    actor = actor_of(request)
    found = _found(request, actor, appointment_id)
    if request.method == "POST":
        actions.cancel(appointment=found, actor=actor)
        messages.success(request, _("La cita quedó cancelada y la hora se ofreció a quien espera."))
        is_own = found.person_id == actor.person_id
        return redirect("counter:appointments") if is_own else redirect("counter:day_list", found.office.code)
    return render(request, "counter/cancel.html", {"found": found})


@login_required
@require_POST
def accept(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Take an hour that was offered."""
    actor = actor_of(request)
    found = actions.accept(appointment=queries.appointment(actor, appointment_id), actor=actor)
    messages.success(request, _("Su cita está reservada."))
    return redirect("counter:appointment", found.id)


@login_required
@require_POST
def decline(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Let it pass to the next."""
    actor = actor_of(request)
    actions.decline(appointment=queries.appointment(actor, appointment_id), actor=actor)
    messages.success(request, _("La hora pasó al siguiente; usted sigue en la lista, al final."))
    return redirect("counter:appointments")


@login_required
@require_POST
def join_waiting_list(request: HttpRequest) -> HttpResponse:
    """Wait for the first hour that is given up."""
    service = _service(request.POST.get("service", ""))
    office = organisation.office(request.POST.get("office", ""))
    actions.join_waiting_list(office=office, service=service, actor=actor_of(request))
    messages.success(request, _("Está en la lista de espera: le avisaremos apenas se libere una hora."))
    return redirect("counter:appointments")


@login_required
@require_POST
def leave_waiting_list(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Wait no longer."""
    actor = actor_of(request)
    actions.leave_waiting_list(entry=queries.entry(actor, entry_id), actor=actor)
    messages.success(request, _("Salió de la lista de espera."))
    return redirect("counter:appointments")


def _found(request: HttpRequest, actor: Actor, appointment_id: UUID) -> Appointment:
    """The appointment; the office reads it in Spanish."""
    found = queries.appointment(actor, appointment_id)
    if found.person_id != actor.person_id:
        language.keep_spanish(request)
    return found


def stamp_of(instant: datetime) -> str:
    """An instant as it stands in an address: «20260520t083000z»."""
    return instant.astimezone(UTC).strftime(_STAMP)


def address_of(slot: Slot) -> str:
    """Where an hour is taken."""
    address = reverse("counter:book", args=[slot.office.code, slot.service, stamp_of(slot.starts_at)])
    return f"{address}?{urlencode({'lugar': slot.place})}" if slot.place else address


def _slot(code: str, service: str, stamp: str, place: str) -> Slot:
    return queries.slot_at(organisation.office(code), _service(service), _instant(stamp), place)


def _service(text: str) -> Service:
    try:
        return Service(text)
    except ValueError:
        raise HourNotOffered from None


def _instant(stamp: str) -> datetime:
    try:
        return datetime.strptime(stamp.lower(), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        raise HourNotOffered from None
