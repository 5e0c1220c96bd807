"""The pages that show many accounts: one's own, a regional head's dependants', all of them for Lima."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.consular_accounts import actions, forms, queries, rules
from chancery.contexts.consular_accounts.procedures import CONSULAR_ACCOUNT, State
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of

_SHOWN = 12


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What the actor keeps and heads; who reviews finds the board of all."""
    actor = actor_of(request)
    queries.require_reader(actor)
    if queries.may_see_all(actor) and not queries.kept_by(actor):
        return board(request)
    kept = [
        (office, actor.holds(Role.CONSUL, office_id=office.pk), _rows(office, actor))
        for office in queries.kept_by(actor)
    ]
    context = {
        "kept": kept,
        "headed": queries.headed_by(actor),
        "may_see_all": queries.may_see_all(actor),
        "is_node": site.is_node(),
        **(_books(request, actor) if site.is_node() else {}),
    }
    return render(request, "consular_accounts/home.html", context)


def _books(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """The signed books of the year asked for, by month; of the last one, unless any is."""
    years = queries.years_of(actor)
    if not years:
        return {"books": [], "years": []}
    wanted = request.GET.get("anio", "")
    year = next((each for each in years if str(each) == wanted), years[0])
    by_month = groupby(queries.signed_books(actor, year), key=lambda book: book.account.month)
    books = [(month, list(found)) for month, found in by_month]
    return {"books": books, "year": year, "years": years}


def _rows(office: Any, actor: Any) -> list[tuple[Any, str, date | None, bool]]:
    today = organisation.local_date(office)
    rows = []
    for account in queries.of_office(office, actor=actor)[:_SHOWN]:
        due = queries.due_of(account)
        label = CONSULAR_ACCOUNT.state_label(account.case.state)
        rows.append((account, label, due, due is not None and today > due))
    return rows


@require_http_methods(["GET", "POST"])
def open_month(request: HttpRequest) -> HttpResponse:
    """Open the next month of an office."""
    actor = actor_of(request)
    access.require(actor, Role.CONSUL)
    offices = [office for office in queries.kept_by(actor) if actor.holds(Role.CONSUL, office_id=office.pk)]

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        account = actions.open_month(office=organisation.office(typed["office"]), actor=actor)
        messages.success(request, f"Cuenta de {account.month:%m/%Y} abierta.")
        return reverse("consular_accounts:case", args=[account.case.number])

    return form_page(
        request,
        forms.OpenMonth(request.POST or None, offices=offices),
        act,
        title="Abrir la cuenta de un mes",
        button="Abrir el mes",
        back=reverse("consular_accounts:home"),
        intro="Se abre el mes que sigue al último de la oficina. El plazo de la remesa se cuenta por los días "
        "hábiles del país.",
    )


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Every office in a month: received, late, observed, approved."""
    actor = actor_of(request)
    form, month = _month(request)
    rows = queries.board(month, actor=actor)
    context = {"rows": rows, "counts": _counts(rows), "form": form, "month": month, "head": None}
    return render(request, "consular_accounts/board.html", context, status=422 if form.errors else 200)


@require_GET
def dependants(request: HttpRequest, code: str) -> HttpResponse:
    """The offices under a regional head in a month."""
    actor = actor_of(request)
    head = organisation.office(code)
    if not queries.headed_by(actor).filter(pk=head.pk).exists():
        raise NotFound
    form, month = _month(request)
    rows = queries.dependants_board(head, month, actor=actor)
    context = {"rows": rows, "counts": _counts(rows), "form": form, "month": month, "head": head}
    return render(request, "consular_accounts/board.html", context, status=422 if form.errors else 200)


def _month(request: HttpRequest) -> tuple[forms.MonthWanted, date]:
    """The month asked for; the one before this, unless any is."""
    otherwise = rules.previous_month(clock.today())
    form = forms.MonthWanted(request.GET if "mes" in request.GET else {"mes": f"{otherwise:%Y-%m}"})
    return form, rules.first_of(form.cleaned_data["mes"]) if form.is_valid() else otherwise


def _counts(rows: list[queries.Standing]) -> list[tuple[str, int]]:
    """How many offices stand where, for the head of the page."""
    states = Counter(row.state for row in rows)
    received = sum(states[state] for state in (State.REMITTED, State.UNDER_REVIEW, State.ANSWERED))
    return [
        ("Fuera de plazo", sum(1 for row in rows if row.is_late)),
        ("Sin abrir", states[""]),
        ("Por cerrar o remitir", states[State.OPEN] + states[State.CLOSED]),
        ("Recibidas", received),
        ("Observadas", states[State.OBSERVED] + states[State.RETURNED]),
        ("Aprobadas", states[State.APPROVED]),
    ]
