"""The list of passports with its search, the border, what is cancelled at a counter, the lost of a month, and what is left in stock."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.passports import actions, forms, queries
from chancery.contexts.passports.models import Passport
from chancery.contexts.passports.procedures import PASSPORT
from chancery.contexts.passports.rules import CancelGround
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.bars import bars_beside
from chancery.web.csv_file import csv_of, wants_csv
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The office's list of passports, with a search."""
    actor = actor_of(request)
    form = forms.Search(request.GET or None)
    sought = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = queries.listed(actor, text=sought.get("buscar", ""), state=sought.get("estado", ""))
    context = {
        "form": form,
        "page": page_of(request, found),
        "procedure": PASSPORT,
        "sends": queries.counters(actor, Role.CONSUL),
        "takes_reports": actor.holds(*queries.COUNTER),
        "is_lima": queries.is_lima(actor),
    }
    return render(request, "passports/home.html", context)


@require_http_methods(["GET", "POST"])
def border(request: HttpRequest) -> HttpResponse:
    """The border officer's page: read or type a passport, see whether it stands and why not.

    The list of what is cancelled, for a border without a line, has numbers and no name.
    """
    actor = actor_of(request)
    access.require(actor, *queries.CHECKERS)
    if wants_csv(request):
        rows = (
            (each.number, each.ground.label, each.at.isoformat()) for each in queries.cancelled_numbers(actor)
        )
        return csv_of("pasaportes-cancelados", ("numero", "motivo", "cancelado"), rows)
    form = forms.Check(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.check(actor=actor, **form.cleaned_data)
        except actions.NothingShown as refusal:
            form.add_error("zone", str(refusal))
    context = {"form": form, "found": found}
    return render(request, "passports/border.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """At a counter: a passport was lost, stolen, damaged, or says what is no longer so."""
    actor = actor_of(request)
    access.require(actor, *queries.COUNTER)
    offices = [(office.code, office.name) for office in queries.counters(actor, *queries.COUNTER)]
    form = forms.Report(offices, request.POST or None)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.report(
            number=typed["number"],
            ground=CancelGround(typed["ground"]),
            circumstances=typed["circumstances"],
            holder=typed["holder"],
            dni=typed["dni"],
            office=organisation.office(typed["office"]),
            actor=actor,
        )
        return reverse("passports:losses")

    return form_page(
        request,
        form,
        act,
        title="Cancelar un pasaporte",
        button="Cancelar el pasaporte",
        back=reverse("passports:home"),
        done="El pasaporte está cancelado, y el control migratorio ya lo ve.",
        intro="Compruebe quién es el titular. La cancelación es inmediata y no se deshace.",
        is_warning=True,
    )


@require_GET
def losses(request: HttpRequest) -> HttpResponse:
    """The passports lost and stolen in a month, also as a table: the ministry's monthly list (RC05, arts. 349-350)."""
    month = _month(request)
    found = queries.lost_in(actor_of(request), month)
    if wants_csv(request):
        rows = (
            (each.number, each.ground_label, each.office.code, each.at.isoformat(), each.reason)
            for each in found.iterator(chunk_size=500)
        )
        head = ("numero", "motivo", "oficina", "cancelado", "circunstancias")
        return csv_of(f"pasaportes-perdidos-{month:%Y-%m}", head, rows)
    context = {"form": forms.Month(initial={"mes": month}), "month": month, "page": page_of(request, found)}
    return render(request, "passports/losses.html", context)


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """The special register of passports of a month, also as a table (RC05, art. 349)."""
    month = _month(request)
    found = queries.register_of(actor_of(request), month)
    if wants_csv(request):
        head = (
            *("numero", "expedido", "vence", "titular", "autoridad", "rge", "acto", "derecho", "expediente"),
            "inutilizada",
        )
        return csv_of(
            f"pasaportes-registro-{month:%Y-%m}", head, map(_registered, found.iterator(chunk_size=500))
        )
    context = {"form": forms.Month(initial={"mes": month}), "month": month, "page": page_of(request, found)}
    return render(request, "passports/register.html", context)


def _registered(passport: Passport) -> tuple[object, ...]:
    """One line of the register. The fee of the act stands with the booklet that holds, and so is summed once."""
    application = passport.application
    act = application.sending.act
    is_void = hasattr(passport, "voiding")
    return (
        passport.number,
        passport.issued_on.isoformat(),
        passport.expires_on.isoformat(),
        application.holder,
        application.case.office.code,
        act.entry_number,
        act.act_number,
        "" if is_void else f"S/C {act.charge.consular_amount} = {act.charge.money}",
        application.case.number,
        "sí" if is_void else "",
    )


@require_GET
def uncollected(request: HttpRequest) -> HttpResponse:
    """What was made and nobody holds: what waits at the post, what nobody came for, what is on its way back."""
    page = page_of(request, queries.uncollected(actor_of(request)))
    return render(request, "passports/uncollected.html", {"page": page})


@require_GET
def stock(request: HttpRequest) -> HttpResponse:
    """For how many weeks the booklets last; a whole bar is twice what must be left, or more."""
    found = queries.stock_report(actor_of(request))
    bars = bars_beside(
        ((each.supply.label, each.outlook.weeks_left, each.outlook.is_short) for each in found.kinds),
        least=found.minimum_weeks,
    )
    context = {"report": found, "bars": bars}
    return render(request, "passports/stock.html", context)


def _month(request: HttpRequest) -> date:
    form = forms.Month(request.GET or None)
    chosen: date | None = form.cleaned_data["mes"] if form.is_bound and form.is_valid() else None
    return (chosen or clock.today()).replace(day=1)
