"""The administrator's pages on which the network, the calendar of all and the legal periods change."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import offices as case_offices
from chancery.kernel.organisation import actions, corrections, offices, periods, queries
from chancery.kernel.organisation.models import Office
from chancery.web.case_page import show_refusal
from chancery.web.form_page import form_page
from chancery.web.offices import change_forms as forms
from chancery.web.offices.access import administrator


@require_http_methods(["GET", "POST"])
def open_office(request: HttpRequest) -> HttpResponse:
    """Open an office."""
    actor = administrator(request)
    form = forms.OpenOffice(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        opening = offices.Opening(**{**given, "parent": queries.office(given["parent"])})
        return offices.open_office(opening=opening, actor=actor).code

    return _page(request, "offices/open_office.html", form, act, None)


@require_http_methods(["GET", "POST"])
def close_office(request: HttpRequest, code: str) -> HttpResponse:
    """Close an office that has nothing in hand."""
    actor = administrator(request)
    shown = queries.office(code)
    form = forms.CloseOffice(request.POST or None)
    return _page(
        request, "offices/close_office.html", form,
        lambda given: case_offices.close(office=shown, actor=actor, **given), shown,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, code: str) -> HttpResponse:
    """Put an office under another one."""
    actor = administrator(request)
    shown = queries.office(code)
    form = forms.Place(request.POST or None)

    def act(given: dict[str, Any]) -> None:
        parent = queries.office(given["parent"])
        actions.place(office=shown, parent=parent, since=given["since"], actor=actor)

    return _page(request, "offices/place.html", form, act, shown)


@require_http_methods(["GET", "POST"])
def change_hours(request: HttpRequest, code: str) -> HttpResponse:
    """Change when an office is open."""
    actor = administrator(request)
    shown = queries.office(code)
    form = forms.Hours(request.POST or None)

    def act(given: dict[str, Any]) -> None:
        offices.change_hours(
            office=shown, hours=form.hours(), since=given["since"], norm=given["norm"], actor=actor
        )

    return _page(request, "offices/change_hours.html", form, act, shown)


@require_http_methods(["GET", "POST"])
def change_rest_days(request: HttpRequest, code: str) -> HttpResponse:
    """Change on which days an office rests."""
    actor = administrator(request)
    shown = queries.office(code)
    form = forms.Rest(request.POST or None)
    return _page(
        request, "offices/change_rest_days.html", form,
        lambda given: offices.change_rest_days(office=shown, actor=actor, **given), shown,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def public_holidays(request: HttpRequest) -> HttpResponse:
    """Holidays of a country or a region, and non-working days of the public sector: proposed for all at once."""
    actor = administrator(request)
    form = forms.ProposePublicHoliday(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose_public_holiday(actor=actor, **form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Propuesto: otro administrador debe aprobarlo.")
            return redirect("offices:public_holidays")
    context = {"form": form, "proposals": queries.pending_proposals().filter(office=None)}
    return render(request, "offices/public_holidays.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def correct_holiday(request: HttpRequest, holiday_id: UUID) -> HttpResponse:
    """Propose that a holiday falls on another day, or on none."""
    administrator(request)
    shown = corrections.holiday(holiday_id)
    back = (
        reverse("offices:calendar", args=[shown.office.code]) if shown.office else reverse("offices:manage")
    )

    def act(actor: Actor, given: Mapping[str, Any]) -> str:
        corrections.propose_correction(holiday=shown, on=given["on"], norm=given["norm"], actor=actor)
        return reverse("offices:manage")

    return form_page(
        request, forms.CorrectHoliday(request.POST or None), act,
        title=f"Corregir el feriado «{shown.name}» del {shown.on:%d/%m/%Y}", button="Proponer la corrección", back=back,
        done="Propuesto: otro administrador debe aprobarlo.",
        intro="Otro administrador debe aprobarlo. Los plazos abiertos a los que alcanza se cuentan de nuevo, y se avisa a "
        "cada solicitante y a cada unidad la fecha que tenían, la nueva y el motivo.",
    )  # fmt: skip


@require_GET
def legal_periods(request: HttpRequest) -> HttpResponse:
    """Every legal period, in force or to come, and the changes that wait for a second administrator."""
    administrator(request)
    in_force = queries.legal_periods(clock.today())
    titles = {period.code: period.title for period in in_force}
    proposals = [(titles.get(each.code, each.code), each) for each in queries.pending_periods()]
    context = {"periods": in_force, "proposals": proposals}
    return render(request, "offices/legal_periods.html", context)


@require_http_methods(["GET", "POST"])
def propose_period(request: HttpRequest) -> HttpResponse:
    """Propose another value of a legal period."""
    actor = administrator(request)
    form = forms.ProposePeriod(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            periods.propose_period(actor=actor, **form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Propuesto: otro administrador debe aprobarlo.")
            return redirect("offices:legal_periods")
    return render(request, "offices/propose_period.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def decide_period(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Approve or decline what another administrator proposed."""
    actor = administrator(request)
    proposal = queries.period_proposal(proposal_id)
    decide = periods.approve_period if request.POST.get("decision") == "approve" else periods.decline_period
    decide(proposal=proposal, actor=actor)
    return redirect("offices:legal_periods")


def _page(
    request: HttpRequest,
    template: str,
    form: Form,
    act: Callable[[dict[str, Any]], object],
    office: Office | None,
) -> HttpResponse:
    """A form that changes an office; `act` answers the code of a new one."""
    if request.method == "POST" and form.is_valid():
        try:
            done = act(form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Guardado.")
            return redirect("offices:calendar", office.code if office else str(done))
    context = {"form": form, "office": office}
    return render(request, template, context, status=422 if form.errors else 200)
