"""The pages for everybody: ask, search what was answered, who answers where, what is closed, how a year went."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.information import actions, forms, papers, queries
from chancery.contexts.information.procedures import ACCESS
from chancery.contexts.information.rules import Delivery, Outcome
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import links
from chancery.kernel.cases import queries as kept
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import queries as stored
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.web.case_page import show_refusal
from chancery.web.csv_file import csv_of, wants_csv
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import stored_response


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """One page of three fields. What resembles it and was answered already is shown once, before it is sent."""
    actor = actor_of(request)
    access.require_person(actor)
    customer = _customer(request, actor)
    draft = None if customer else kept.draft_of(actor, ACCESS.code)
    form = forms.Ask(request.POST or None, initial=draft.answers if draft else None)
    similar: tuple[Any, ...] = ()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if not customer:
            cases.keep_draft(procedure_code=ACCESS.code, answers=given, actor=actor)
        if "is_new" not in request.POST:
            similar = queries.similar_to(given["text"])
        if not similar:
            try:
                filed = actions.file(
                    text=given["text"],
                    delivery=Delivery(given["delivery"]),
                    asked_of=organisation.office(given["office"]),
                    applicant=customer or identity.person_of(actor),
                    actor=actor,
                )
            except Invalid as refusal:
                show_refusal(form, refusal)
            else:
                messages.success(request, _filed(filed.case, customer))
                return redirect(links.page_of(filed.case))
    context = {"form": form, "similar": similar, "customer": customer, "procedure": ACCESS}
    return render(request, "information/file.html", context, status=422 if form.errors else 200)


def _filed(case: Case, customer: Person | None) -> str:
    if customer:
        return f"Presentó la solicitud {case.number} de {customer.full_name}."
    return _("Presentó su solicitud %(number)s.") % {"number": case.number}


def _customer(request: HttpRequest, actor: Actor) -> Person | None:
    """Who stands at the counter, when the address says so. Raises `RoleMissing`, `PersonNotFound`."""
    asked = request.GET.get("para")
    if asked is None:
        return None
    try:
        return identity.customer(UUID(asked), actor=actor)
    except ValueError:
        raise identity.PersonNotFound from None


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Access to information: what was answered already comes first, so that nobody has to ask it again."""
    form = forms.Search(request.GET or None)
    text = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    context = {
        "form": form,
        "text": text,
        "found": queries.search(text),
        "years": queries.years(),
    }
    return render(request, "information/home.html", context)


@require_GET
def publication(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    """What was asked and answered; not by whom."""
    shown = queries.publication(publication_id)
    actor = actor_of(request)
    context = {
        "publication": shown,
        "files": queries.files_of(shown),
        "may_withdraw": actor.holds(Role.INFORMATION_OFFICER, *queries.HEADS, office_id=shown.office_id),
    }
    return render(request, "information/publication.html", context)


@require_GET
def published_file(request: HttpRequest, publication_id: UUID, file_id: int) -> HttpResponse:
    """A file that was published with an answer."""
    given = queries.published_file(publication_id, file_id).delivered
    return stored_response(
        stored.content(given.file_id), given.file.media_type, papers.filename(given), download=True
    )


@require_http_methods(["GET", "POST"])
def withdraw_publication(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    """Take back what should not have been shown."""
    shown = queries.publication(publication_id)
    actor = actor_of(request)
    access.require(actor, Role.INFORMATION_OFFICER, *queries.HEADS, office_id=shown.office_id)
    form = forms.Withdraw(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_publication(publication=shown, reason=form.cleaned_data["reason"], actor=actor)
        messages.success(request, "La publicación ya no se muestra.")
        return redirect("information:home")
    context = {"form": form, "publication": shown}
    return render(request, "information/withdraw.html", context, status=422 if form.errors else 200)


@require_GET
def responsible(request: HttpRequest) -> HttpResponse:
    """Who answers requests for information, office by office."""
    return render(request, "information/responsible.html", {"offices": queries.responsible_officials()})


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """What is closed to everybody, by whom, why, and until when."""
    actor = actor_of(request)
    context = {
        "entries": queries.register(),
        "headed": {each.id for each in queries.headed_by(actor)} if actor.is_officer else set(),
    }
    return render(request, "information/register.html", context)


@require_http_methods(["GET", "POST"])
def classify(request: HttpRequest) -> HttpResponse:
    """Enter a classification in the register."""
    actor = actor_of(request)
    access.require(actor, *queries.HEADS)
    form = forms.Classify(queries.headed_by(actor), queries.exemptions(clock.today()), request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        office = organisation.office(given.pop("office"))
        try:
            entry = actions.classify(office=office, stated=actions.Classifying(**given), actor=actor)
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"Se inscribió en el registro con el número {entry.number}.")
            return redirect("information:register")
    return render(request, "information/classify.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_classified(request: HttpRequest, number: str) -> HttpResponse:
    """Renew a classification, or open what it closes."""
    actor = actor_of(request)
    now = queries.closed(number)
    access.require(actor, *queries.HEADS, office_id=now.entry.office_id)
    form = forms.Change(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            if given["until"]:
                actions.renew(
                    number=number, until=given["until"], act=given["act"], reason=given["reason"], actor=actor
                )
            else:
                actions.lift(number=number, act=given["act"], reason=given["reason"], actor=actor)
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"Se anotó en el registro el cambio de {number}.")
            return redirect("information:register")
    context = {"form": form, "now": now}
    return render(request, "information/change_classified.html", context, status=422 if form.errors else 200)


@require_GET
def report(request: HttpRequest, year: int) -> HttpResponse:
    """How the requests of a year were answered; `?formato=csv` for the same as data."""
    counted = queries.year(year)
    rows = [papers.row(each) for each in counted.offices]
    total = papers.row(counted.total)
    if wants_csv(request):
        return csv_of(f"acceso-informacion-{year}", papers.HEADINGS, (*rows, total))
    actor = actor_of(request)
    office = organisation.office(queries.MINISTRY)
    context = {
        "counted": counted,
        "offices": counted.offices,
        "total": counted.total,
        "outcomes": [(each.label, counted.total.of(each)) for each in Outcome],
        "years": queries.years(),
        "may_issue": actor.holds(Role.INFORMATION_OFFICER, *queries.HEADS, office_id=office.id),
        "reports": queries.reports(year),
    }
    return render(request, "information/report.html", context)


@require_POST
def issue_report(request: HttpRequest, year: int) -> HttpResponse:
    """Put the report on paper."""
    document = actions.issue_report(year=year, actor=actor_of(request))
    messages.success(request, f"Se emitió el informe {document.number}.")
    return redirect("information:report", year)
