"""The pages of the books: their indexes, the search, and the old deeds on paper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.public_deeds import actions, forms, papers, queries
from chancery.contexts.public_deeds.actions.archive import Old
from chancery.contexts.public_deeds.models import PaperDeed
from chancery.contexts.public_deeds.rules.kinds import Book
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.documents import typesetting
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.web.case_page import show_refusal
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import file_response, receive_files, stored_response


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The chronological or the alphabetical index of a book."""
    form, rows = _index(request)
    return render(
        request,
        "public_deeds/index.html",
        {"form": form, "rows": rows, "query": request.GET.urlencode()},
        status=422 if form.errors else 200,
    )


@require_GET
def index_pdf(request: HttpRequest) -> HttpResponse:
    """The same index, to be printed and bound."""
    form, rows = _index(request)
    if rows is None:
        raise queries.DeedNotFound
    typed = form.cleaned_data
    office = organisation.office(typed["office"])
    at = clock.now()
    facts = papers.index_facts(
        rows, office=office, book=Book(typed["book"]), year=typed["year"], order=typed["order"], at=at
    )
    pdf = typesetting.render(papers.INDEX, facts, at=at)
    return stored_response(pdf, "application/pdf", f"indice-{office.code}-{typed['year']}.pdf")


def _index(request: HttpRequest) -> tuple[forms.Index, tuple[queries.IndexRow, ...] | None]:
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    offices = [(office.code, office.name) for office in queries.offices_read_by(actor)]
    asked = request.GET if "office" in request.GET else None
    initial = {"year": clock.today().year, "book": Book.DEEDS.value, "order": "chronological"}
    form = forms.Index(offices, asked, initial=initial)
    if asked is None or not form.is_valid():
        return form, None
    typed = form.cleaned_data
    rows = queries.index(
        actor,
        organisation.office(typed["office"]),
        Book(typed["book"]),
        typed["year"],
        alphabetical=typed["order"] == "alphabetical",
    )
    return form, rows


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Deeds and old papers by a word, a name, a document or a number."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    form = forms.Search(request.GET or None)
    typed = form.cleaned_data if form.is_valid() else {}
    sought = typed.get("q", "")
    context = {
        "form": form,
        "sought": sought,
        "hits": queries.search(actor, sought, year=typed.get("year")),
        "may_load": actor.holds(*queries.COUNTER),
        "keeps_sealed": actor.holds(Role.CONSUL),
    }
    return render(request, "public_deeds/search.html", context)


@require_http_methods(["GET", "POST"])
def load_paper_deed(request: HttpRequest) -> HttpResponse:
    """Load the image of an old deed with what can be searched of it."""
    actor = actor_of(request)
    access.require(actor, *queries.COUNTER)
    offices = [(office.code, office.name) for office in queries.offices_served_by(actor)]
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.OldDeed(offices, *typed)
    if request.method == "POST" and form.is_valid():
        try:
            loaded = _load(form, actor)
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"Cargó la escritura {loaded.number} del año {loaded.year}.")
            return redirect("public_deeds:paper_deed", loaded.id)
    return render(request, "public_deeds/load.html", {"form": form}, status=422 if form.errors else 200)


def _load(form: forms.OldDeed, actor: Actor) -> PaperDeed:
    typed = form.cleaned_data
    uploads = receive_files(typed, actor)
    old = Old(
        **{
            name: typed[name]
            for name in ("year", "number", "title", "people", "deed_on", "fojas", "transcript")
        }
    )
    return actions.load_paper_deed(
        old=old, upload_id=uploads["file"], office=organisation.office(typed["office"]), actor=actor
    )


@require_GET
def paper_deed(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """An old deed: what was typed of it, and its image."""
    actor = actor_of(request)
    found = queries.paper_deed(actor, paper_id)
    ledger.record_read(
        subject=found.id, kind="paper_deed", purpose="consulta de escritura antigua", actor=actor
    )
    return render(request, "public_deeds/paper_deed.html", {"paper": found})


@require_GET
def paper_file(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """The image of an old deed."""
    return file_response(queries.paper_deed(actor_of(request), paper_id).upload)
