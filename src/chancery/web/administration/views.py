"""What may be administered, and where."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.gateway import queries as gateway
from chancery.kernel.identity import access
from chancery.web.middleware import actor_of


@require_GET
def administration(request: HttpRequest) -> HttpResponse:
    """The administrator's desk."""
    access.require(actor_of(request), Role.ADMINISTRATOR)
    return render(request, "administration/administration.html")


@require_GET
def partners(request: HttpRequest) -> HttpResponse:
    """How the systems with which the platform speaks have answered of late."""
    access.require(actor_of(request), Role.ADMINISTRATOR, Role.AUDITOR)
    since = clock.now() - timedelta(days=1)
    context = {"outcomes": gateway.outcomes(since), "waiting": gateway.waiting().count()}
    return render(request, "administration/partners.html", context)
