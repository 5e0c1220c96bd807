"""The pages on which the head of a post keeps its hours and gives the power to sign."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.counter import actions, forms, queries
from chancery.contexts.counter.actions import Hours
from chancery.contexts.counter.queries import HEADS
from chancery.contexts.counter.rules import ActKind, DayKind, Service
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of

Typed = Mapping[str, Any]


@login_required
@require_GET
def schedules(request: HttpRequest, code: str) -> HttpResponse:
    """The week, the special days, the days called off, and who signs."""
    actor, office = _head(request, code)
    context = {
        "office": office,
        "shortfalls": queries.shortfalls(office),
        "week": queries.week_of(office),
        "days": queries.special_days_ahead(office),
        "closures": queries.closures_ahead(office),
        "powers": [
            (power, [ActKind(kind).heading for kind in power.kinds])
            for power in queries.powers_at(actor, office)
        ],
        "is_consul": actor.holds(Role.CONSUL, office_id=office.id),
    }
    return render(request, "counter/schedules.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def set_hours(request: HttpRequest, code: str) -> HttpResponse:
    """Expect people on a weekday."""
    _, office = _head(request, code)

    def act(actor: Actor, typed: Typed) -> object:
        return actions.set_hours(
            office=office,
            weekday=typed["weekday"],
            hours=_hours(typed, Service(typed["service"])),
            valid_from=typed["valid_from"],
            valid_until=typed["valid_until"],
            actor=actor,
        )

    form = forms.SetHours(request.POST or None, initial={"valid_from": queries.today_at(office)})
    return _page(request, office, "Agregar un horario de citas", form, act)


@login_required
@require_http_methods(["GET", "POST"])
def end_hours(request: HttpRequest, code: str, schedule_id: UUID) -> HttpResponse:
    """Expect nobody at those hours any more."""
    actor, office = _head(request, code)
    row = queries.schedule(actor, schedule_id)
    form = forms.EndOn(request.POST or None, initial={"on": queries.today_at(office)})
    title = "Terminar un horario de citas"
    return _page(
        request, office, title, form, lambda who, typed: actions.end_hours(schedule=row, actor=who, **typed)
    )


@login_required
@require_http_methods(["GET", "POST"])
def announce_day(request: HttpRequest, code: str) -> HttpResponse:
    """A Saturday, or an itinerant consulate."""
    _, office = _head(request, code)

    def act(actor: Actor, typed: Typed) -> object:
        return actions.announce_day(
            office=office,
            on=typed["on"],
            kind=DayKind(typed["kind"]),
            place=typed["place"],
            norm=typed["norm"],
            hours=[_hours(typed, Service(service)) for service in typed["services"]],
            actor=actor,
        )

    form = forms.AnnounceDay(request.POST or None)
    return _page(request, office, "Anunciar un sábado o un consulado itinerante", form, act)


@login_required
@require_http_methods(["GET", "POST"])
def call_off_day(request: HttpRequest, code: str) -> HttpResponse:
    """Tell everybody expected on a day that nobody will be attended."""
    _, office = _head(request, code)

    def act(actor: Actor, typed: Typed) -> object:
        told = actions.call_off_day(office=office, actor=actor, **typed)
        messages.success(request, f"Se avisó a {told} personas que tenían cita ese día.")
        return told

    form = forms.CallOffDay(request.POST or None)
    return _page(request, office, "Suspender la atención de un día", form, act)


@login_required
@require_http_methods(["GET", "POST"])
def grant_signing_power(request: HttpRequest, code: str) -> HttpResponse:
    """Let an officer sign in the consul's place."""
    actor, office = actor_of(request), organisation.office(code)
    access.require(actor, Role.CONSUL, office_id=office.id)
    officers = {
        str(person.id): person
        for person in identity.officers_at(office.id, Role.OFFICER)
        if person.id != actor.person_id
    }

    def act(who: Actor, typed: Typed) -> object:
        return actions.grant_signing_power(
            office=office,
            officer=officers[typed["officer"]],
            kinds=[ActKind(kind) for kind in typed["kinds"]],
            norm=typed["norm"],
            valid_from=typed["valid_from"],
            valid_until=typed["valid_until"],
            actor=who,
        )

    names = [(key, person.full_name) for key, person in officers.items()]
    form = forms.GrantPower(request.POST or None, officers=names)
    form.initial["valid_from"] = queries.today_at(office)
    return _page(request, office, "Delegar la firma", form, act)


@login_required
@require_POST
def end_signing_power(request: HttpRequest, code: str, power_id: UUID) -> HttpResponse:
    """The officer signs no more."""
    actor = actor_of(request)
    actions.end_signing_power(power=queries.signing_power(actor, power_id), actor=actor)
    messages.success(request, "La delegación de firma terminó hoy.")
    return redirect("counter:schedules", code)


def _head(request: HttpRequest, code: str) -> tuple[Actor, Office]:
    actor, office = actor_of(request), organisation.office(code)
    access.require(actor, *HEADS, office_id=office.id)
    return actor, office


def _hours(typed: Typed, service: Service) -> Hours:
    return Hours(service, typed["opens"], typed["closes"], typed["per_hour"], typed["quota"])


def _page(
    request: HttpRequest, office: Office, title: str, form: Form, act: Callable[[Actor, Typed], object]
) -> HttpResponse:
    back = reverse("counter:schedules", args=[office.code])

    def acted(actor: Actor, typed: Typed) -> str:
        act(actor, typed)
        return back

    return form_page(request, form, acted, title=title, back=back, done=f"{title}: hecho.", intro=office.name)
