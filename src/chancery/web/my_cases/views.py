"""«Mis trámites»: what the person filed, and what was begun and not filed."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from chancery.kernel.base import clock
from chancery.kernel.cases import queries
from chancery.kernel.procedures import registry
from chancery.web.middleware import actor_of
from chancery.web.work_queue.views import rows_of


@require_GET
def my_cases(request: HttpRequest) -> HttpResponse:
    """Newest first, with the drafts above."""
    actor = actor_of(request)
    page = Paginator(queries.own(actor), queries.PAGE).get_page(request.GET.get("pagina"))
    drafts = []
    for draft in queries.drafts_of(actor):
        procedure = registry.in_force(draft.procedure_code, clock.today())
        drafts.append((draft, procedure, reverse(procedure.filing_route)))
    return render(
        request, "my_cases/my_cases.html", {"rows": rows_of(tuple(page)), "page": page, "drafts": drafts}
    )
