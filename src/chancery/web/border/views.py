"""The one page that checks without a line whatever document has our signature, and what a device keeps with it (ADR 51)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chancery.kernel.documents import sealing


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """The page that works without a line: the same for everybody, since a device keeps it."""
    return render(request, "border/offline.html")


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The program that keeps the page on the device; it may only serve what stands beside it."""
    return render(request, "border/worker.js", content_type="text/javascript")


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """By which name and picture a telephone installs the page."""
    return render(request, "border/manifest.json", content_type="application/manifest+json")


@require_GET
def cancelled_list(request: HttpRequest) -> HttpResponse:
    """Which travel documents no longer stand, signed: what a post takes along that may lose its line."""
    response = HttpResponse(sealing.cancelled_list(), content_type="application/cose")
    response["Cache-Control"] = "no-cache"
    return response
