"""The pages of the catalogue: with whom may documents be exchanged?"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from chancery.contexts.exchanges import actions, forms, queries
from chancery.contexts.exchanges.views.pages import page_of
from chancery.kernel.identity import access
from chancery.web.middleware import actor_of


@require_GET
def catalogue(request: HttpRequest) -> HttpResponse:
    """The entities, by name; and from here one begins a document to one of them."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    search = forms.Search(request.GET)
    text = search.cleaned_data["q"] if search.is_valid() else ""
    context = {
        "search": search,
        "page": page_of(request, queries.entities(text)),
        "kinds": queries.kinds(),
        "may_send": queries.sending_offices(actor).exists(),
        "is_worker": actor.holds(*queries.WORKERS),
    }
    return render(request, "exchanges/catalogue.html", context)


@require_POST
def refresh_catalogue(request: HttpRequest) -> HttpResponse:
    """Read it from the platform now."""
    count = actions.refresh_catalogue(actor=actor_of(request))
    messages.success(request, f"El catálogo tiene {count} entidades.")
    return redirect("exchanges:catalogue")
