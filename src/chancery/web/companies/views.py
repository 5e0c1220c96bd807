"""The pages on which officers register companies, and the papers by which people act for them."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotFound
from chancery.kernel.identity import access, actions, queries
from chancery.kernel.identity.actions import POWERS
from chancery.kernel.ledger import actions as ledger
from chancery.web.case_page import show_refusal
from chancery.web.companies import forms
from chancery.web.middleware import actor_of

_PAGE = 25


@require_GET
def companies(request: HttpRequest) -> HttpResponse:
    """Find a company by name or by number."""
    actor = _officer(request)
    form = forms.Search(request.GET or None)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    page = Paginator(queries.search_companies(text, actor=actor), _PAGE).get_page(request.GET.get("pagina"))
    return render(request, "companies/companies.html", {"form": form, "text": text, "page": page})


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Register a company by its RUC, or by its number in another country's register."""
    actor = _officer(request)
    form = forms.Company(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.register_company(actor=actor, **form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"Registró {made.name}.")
            return redirect("companies:company", made.id)
    return _page(request, "companies/register.html", form)


@require_GET
def company(request: HttpRequest, company_id: UUID) -> HttpResponse:
    """One company, and who may act for it; the look is recorded, for it names people (Ley 29733)."""
    actor = _officer(request)
    shown = queries.company(company_id, actor=actor)
    ledger.record_read(subject=shown.id, kind="company", purpose="registro de poderes", actor=actor)
    today = clock.today()
    powers = [
        (power, power.valid_until is None or power.valid_until > today)
        for power in queries.powers_of(shown.id)
    ]
    return render(request, "companies/company.html", {"company": shown, "powers": powers})


@require_http_methods(["GET", "POST"])
def represent(request: HttpRequest, company_id: UUID) -> HttpResponse:
    """Say by which paper a person may act for the company."""
    actor = _officer(request)
    shown = queries.company(company_id, actor=actor)
    form = forms.Power(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        given = {
            name: form.cleaned_data[name] for name in ("person", "evidence", "valid_from", "valid_until")
        }
        try:
            actions.represent(company=shown, actor=actor, **given)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"{given['person'].full_name} puede actuar por {shown.name}.")
            return redirect("companies:company", shown.id)
    return _page(request, "companies/represent.html", form, company=shown)


@require_http_methods(["GET", "POST"])
def end_power(request: HttpRequest, company_id: UUID, power_id: UUID) -> HttpResponse:
    """Confirm with a reason, then end a power today."""
    actor = _officer(request)
    shown = queries.company(company_id, actor=actor)
    power = queries.powers_of(shown.id).filter(id=power_id).first()
    if power is None:
        raise NotFound
    form = forms.End(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.end_representation(representation=power, reason=form.cleaned_data["reason"], actor=actor)
        messages.success(request, "El poder ya no rige.")
        return redirect("companies:company", shown.id)
    return _page(request, "companies/end_power.html", form, company=shown, power=power)


def _officer(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    access.require(actor, *POWERS)
    return actor


def _page(request: HttpRequest, template: str, form: Form, **context: object) -> HttpResponse:
    return render(request, template, {"form": form, **context}, status=422 if form.errors else 200)
