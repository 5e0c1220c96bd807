"""The pages of a deed that stands: what was done to it, who asked about it, its copies; and of a will, its opening."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.public_deeds import actions, forms, queries
from chancery.contexts.public_deeds.actions.wills import Death
from chancery.contexts.public_deeds.models import Deed
from chancery.contexts.public_deeds.rules.kinds import Book, CopyKind
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import links
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.web import language
from chancery.web.case_page import case_page, show_refusal, step_page
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import receive_files, stored_response


@login_required
@require_GET
def deeds(request: HttpRequest) -> HttpResponse:
    """«Mis escrituras»."""
    actor = actor_of(request)
    rows = queries.standings(list(queries.own_deeds(actor)))
    return render(request, "public_deeds/deeds.html", {"rows": rows})


@require_GET
def deed(request: HttpRequest, deed_id: UUID) -> HttpResponse:
    """One deed: where it stands, its chain, its papers and copies, and who asked about it."""
    return _deed_page(request, queries.by_id(actor_of(request), deed_id), forms.AskCopy())


@require_POST
def request_copy(request: HttpRequest, deed_id: UUID) -> HttpResponse:
    """Ask for a copy of a deed."""
    actor = actor_of(request)
    found = queries.by_id(actor, deed_id)
    form = forms.AskCopy(request.POST)
    if form.is_valid():
        try:
            asked = actions.request_copy(
                deed=found,
                kind=CopyKind(form.cleaned_data["kind"]),
                registry=form.cleaned_data["registry"],
                applicant=_for_whom(found, actor),
                actor=actor,
            )
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            told = {"kind": translation.gettext(asked.get_kind_display()), "number": asked.case.number}
            messages.success(request, _("Pidió: %(kind)s (%(number)s).") % told)
            return redirect(links.page_of(asked.case))
    return _deed_page(request, found, form)


def _for_whom(found: Deed, actor: Actor) -> Any:
    """Who serves the post asks for whoever made the deed; anybody else for oneself."""
    if actor.holds(*queries.COUNTER, office_id=found.office_id):
        return found.case.applicant
    return identity.person_of(actor)


def _deed_page(request: HttpRequest, found: Deed, form: forms.AskCopy) -> HttpResponse:
    actor = actor_of(request)
    standing = queries.standing(found)
    serves = actor.holds(*queries.COUNTER, Role.SUPERVISOR, office_id=found.office_id)
    if serves:
        language.keep_spanish(request)
    is_grantor = any(
        party.person_id == actor.person_id for party in queries.parties_of(found) if party.person_id
    )
    context = {
        "deed": found,
        "standing": standing,
        "people": queries.parties_of(found),
        "papers": queries.papers_of(found) if found.form.book is not Book.WILLS else (),
        "copies": queries.copies_of(found) if serves or found.case.applicant_id == actor.person_id else (),
        "uses": queries.uses_of(found)[:20] if serves or is_grantor else (),
        "may_copy": standing.stands and found.form.book is not Book.NONE and (serves or is_grantor),
        "shows_case": serves or found.case.applicant_id == actor.person_id,
        "form": form,
    }
    return render(request, "public_deeds/deed.html", context, status=422 if form.errors else 200)


@require_GET
def copy(request: HttpRequest, number: str) -> HttpResponse:
    """The case of a copy."""
    found = queries.copy(actor_of(request), number)
    context: dict[str, Any] = {"copy": found, "deed": found.deed}
    if found.deed.form.book is Book.WILLS:
        context["papers"] = ()
    return case_page(request, found.case, "public_deeds/copy.html", context)


@require_http_methods(["GET", "POST"])
def issue_copy(request: HttpRequest, number: str) -> HttpResponse:
    """Issue a copy that was paid."""
    found = queries.copy(actor_of(request), number)
    return step_page(
        request, found.case, "issue_copy", lambda actor, _: actions.issue_copy(copy=found, actor=actor)
    )


@require_http_methods(["GET", "POST"])
def consult(request: HttpRequest) -> HttpResponse:
    """A public registrar asks about a deed by its number: what it is, whether it stands, and what was done to it."""
    actor = actor_of(request)
    access.require(actor, Role.REGISTRY_CLERK)
    form = forms.Numbered(request.POST or None)
    found: Deed | None = None
    is_unknown = False
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        found = queries.for_registry(
            office=organisation.office(typed["office"]), year=typed["year"], number=typed["number"]
        )
        is_unknown = found is None
        if found is not None:
            actions.consult(deed=found, actor=actor)
    context: dict[str, Any] = {"form": form, "deed": found, "is_unknown": is_unknown}
    if found is not None:
        context |= {"standing": queries.standing(found), "people": queries.parties_of(found)}
    return render(request, "public_deeds/consult.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def open_will(request: HttpRequest, number: str) -> HttpResponse:
    """Open a will with the certificate of its testator's death."""
    actor = actor_of(request)
    found = queries.by_number(actor, number)
    access.require(actor, Role.CONSUL, office_id=found.office_id)
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.OpenWill(*typed)
    if request.method == "POST" and form.is_valid():
        try:
            _open(found, form.cleaned_data, actor)
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "El testamento quedó abierto: su código ya se puede verificar.")
            return redirect(links.page_of(found.case))
    context = {"deed": found, "form": form, "link": links.page_of(found.case)}
    return render(request, "public_deeds/open_will.html", context, status=422 if form.errors else 200)


def _open(found: Deed, typed: Mapping[str, Any], actor: Actor) -> None:
    uploads = receive_files(typed, actor)
    death = Death(on=typed["died_on"], certificate=typed["certificate"], upload_id=uploads["file"])
    actions.open_will(deed=found, death=death, actor=actor)


@require_GET
def reserved_paper(request: HttpRequest, number: str, paper: str) -> HttpResponse:
    """A paper of a will, to its testator and to the consul who keeps it: its code opens no public page."""
    found = queries.reserved_paper(actor_of(request), number, paper)
    content = documents.content(documents.newest_file(found))
    return stored_response(content, "application/pdf", f"{found.number}.pdf", download=True)
