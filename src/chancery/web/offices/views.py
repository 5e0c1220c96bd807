"""The public directory of offices, and the pages on which administrators keep it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid
from chancery.kernel.fees import queries as fees
from chancery.kernel.organisation import actions, jurisdictions, queries
from chancery.kernel.organisation.models import Office
from chancery.web.offices import forms
from chancery.web.offices.access import administrator

PAGE = 20
HOLIDAYS_SHOWN = 15


@require_GET
def directory(request: HttpRequest) -> HttpResponse:
    """Every office in force, by city or country, with what its counter does today."""
    form, found = _found(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("pagina"))
    now = clock.now()
    rows = [(office, queries.today_at(office, now)) for office in page]
    return render(
        request, "offices/directory.html", {"form": form, "rows": rows, "page": page, "total": len(found)}
    )


@require_GET
def consulate(request: HttpRequest) -> HttpResponse:
    """The consular posts for who lives in a place abroad, and why each is offered."""
    form = forms.Consulate(request.GET if "country" in request.GET else None)
    found = jurisdictions.posts_for(**form.cleaned_data) if form.is_valid() else ()
    context = {
        "form": form,
        "rows": found,
        "is_asked": form.is_bound and form.is_valid(),
    }
    return render(request, "offices/consulate.html", context)


@require_GET
def office(request: HttpRequest, code: str) -> HttpResponse:
    """One office: how to reach it, when it is open, when it rests next."""
    shown = queries.office(code)
    now = clock.now()
    today = queries.today_at(shown, now)
    return render(
        request,
        "offices/office.html",
        {
            "office": shown,
            "has_tariff": fees.has_tariff(shown),
            "today": today,
            "hours": queries.week(shown, today.local.date()),
            "holiday": queries.next_holiday(shown, today.local.date()),
            "above": queries.ancestors(shown, today.local.date()),
            "below": queries.children(shown, today.local.date()),
        },
    )


@require_GET
def manage(request: HttpRequest) -> HttpResponse:
    """The administrator's list of offices, with the holidays that wait for a second person."""
    administrator(request)
    form, found = _found(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("pagina"))
    return render(
        request,
        "offices/manage.html",
        {"form": form, "page": page, "proposals": queries.pending_proposals(), "total": len(found)},
    )


@require_GET
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """The calendar of an office as deadlines are counted by it."""
    administrator(request)
    shown = queries.office(code)
    today = clock.today()
    return render(
        request,
        "offices/calendar.html",
        {
            "office": shown,
            "country": queries.countries()[shown.country],
            "hours": queries.week(shown, today),
            "calendar": queries.calendar_of(shown),
            "today": today,
            "holidays": queries.holidays_of(shown).filter(on__gte=today)[:HOLIDAYS_SHOWN],
            "proposals": queries.pending_proposals().filter(office=shown),
        },
    )


@require_http_methods(["GET", "POST"])
def correct_contact(request: HttpRequest, code: str) -> HttpResponse:
    """Change how the public reaches an office."""
    actor = administrator(request)
    shown = queries.office(code)
    known = {name: getattr(shown, name) for name in forms.Contact.base_fields}
    form = forms.Contact(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        actions.correct_contact(office=shown, actor=actor, **form.cleaned_data)
        return redirect("offices:calendar", code)
    return render(request, "offices/correct_contact.html", {"office": shown, "form": form})


@require_http_methods(["GET", "POST"])
def propose_holiday(request: HttpRequest, code: str) -> HttpResponse:
    """Propose a holiday of one office to the other administrators."""
    actor = administrator(request)
    shown = queries.office(code)
    form = forms.ProposeHoliday(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose_holiday(office=shown, actor=actor, **form.cleaned_data)
        except Invalid as refusal:
            for field, messages in refusal.fields.items():
                form.add_error(field, messages)
        else:
            return redirect("offices:manage")
    return render(request, "offices/propose_holiday.html", {"office": shown, "form": form})


@require_POST
def decide_holiday(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Approve or decline what another administrator proposed."""
    actor = administrator(request)
    proposal = queries.proposal(proposal_id)
    if request.POST.get("decision") == "approve":
        actions.approve_holiday(proposal=proposal, actor=actor)
    else:
        actions.decline_holiday(proposal=proposal, actor=actor)
    if proposal.office is None:
        return redirect("offices:public_holidays")
    return redirect("offices:calendar", proposal.office.code)


def _found(request: HttpRequest) -> tuple[forms.Search, list[Office]]:
    form = forms.Search(request.GET or None)
    if not form.is_valid():
        return form, queries.search("")
    return form, queries.search(form.cleaned_data["text"], country=form.cleaned_data["country"])
