"""What may be administered, and where."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chancery.kernel.base.actor import Role
from chancery.kernel.documents import sealing
from chancery.kernel.identity import access
from chancery.web.middleware import actor_of


@require_GET
def administration(request: HttpRequest) -> HttpResponse:
    """The administrator's desk."""
    access.require(actor_of(request), Role.ADMINISTRATOR)
    return render(request, "administration/administration.html", {"seal_keys_need_care": sealing.need_care()})
