"""The page on which a consular act is found."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chancery.kernel.acts import queries
from chancery.kernel.cases import links
from chancery.kernel.ledger import actions as ledger
from chancery.web.consular_acts.forms import Search
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of


@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """By number, name, day and nature, at one office, the latest first."""
    actor = actor_of(request)
    offices = queries.offices_read_by(actor)
    form = Search(request.GET if "office" in request.GET else None, offices=offices)
    page = None
    if form.is_bound and form.is_valid():
        office = next(each for each in offices if each.code == form.cleaned_data["office"])
        page = page_of(request, queries.search(actor, office, form.sought))
        ledger.record_reads(
            subjects=[act.case_id for act in page], kind="act_search", purpose="búsqueda", actor=actor
        )
    rows = [
        (act, links.page_of(act.case) if actor.holds(*queries.READERS, office_id=act.office_id) else "")
        for act in page or ()
    ]
    query = request.GET.copy()
    query.pop("pagina", None)
    context = {"form": form, "page": page, "rows": rows, "query": query.urlencode()}
    return render(
        request, "consular_acts/search.html", context, status=422 if form.is_bound and form.errors else 200
    )
