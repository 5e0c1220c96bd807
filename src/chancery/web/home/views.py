"""The first page, the services and what the law says of each."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_GET

from chancery.kernel.base import clock, languages
from chancery.kernel.base.errors import NotFound
from chancery.kernel.fees import queries as fees
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.queries import Period
from chancery.kernel.procedures import diagram as diagrams
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.fingerprint import as_data, fingerprint
from chancery.kernel.procedures.sheet import assessment_label
from chancery.kernel.procedures.vocabulary import Deadline, Procedure
from chancery.web.home.search import matching


def _published() -> list[Procedure]:
    """What is offered today, by the title in the language of the page."""
    return sorted(
        registry.published(clock.today()),
        key=lambda each: organisation.folded(translation.gettext(each.title)),
    )


def _with_address(procedures: list[Procedure]) -> list[tuple[Procedure, str]]:
    return [(procedure, reverse("home:service", args=[procedure.slug])) for procedure in procedures]


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Find a service, or verify a document."""
    return render(request, "home/home.html", {"services": _with_address(_published())})


@require_GET
def services(request: HttpRequest) -> HttpResponse:
    """Every service in force, or those that fit what was typed."""
    text = request.GET.get("q", "").strip()
    published = _published()
    found = matching(text, published) if text else published
    context = {"text": text, "services": _with_address(found)}
    return render(request, "home/services.html", context)


@require_GET
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, what it needs, what it costs, how long it takes: from the tables it runs on."""
    today = clock.today()
    procedure = next((found for found in registry.published(today) if found.slug == slug), None)
    if procedure is None:
        raise NotFound
    context = {
        "procedure": procedure,
        "assessment": assessment_label(procedure.assessment),
        "price": fees.tariff_on(procedure.tariff, today) if procedure.tariff else None,
        "clocks": _clocks(procedure, today),
        "may_appeal": procedure.step("appeal") is not None,
        "filing": reverse(procedure.filing_route),
        "is_filed_in_spanish": languages.is_english() and procedure.slug not in settings.BILINGUAL_CASES,
    }
    return render(request, "home/service.html", context)


def _clocks(procedure: Procedure, today: date) -> list[tuple[str, list[tuple[Deadline, Period]]]]:
    """Whose time each legal period is: what the office takes stands first, for it is what people ask."""
    sides = (("authority", "Lo que tarda la oficina"), ("applicant", "El tiempo que tiene usted"))
    found = [
        (
            label,
            [(d, organisation.legal_period(d.period, today)) for d in procedure.deadlines if d.binds == side],
        )
        for side, label in sides
    ]
    return [(label, periods) for label, periods in found if periods]


@require_GET
def services_json(request: HttpRequest) -> JsonResponse:
    """The declarations themselves, with their fingerprints."""
    published = registry.published(clock.today())
    return JsonResponse({"procedures": [{**as_data(p), "fingerprint": fingerprint(p)} for p in published]})


@require_GET
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The procedure as a lawyer reads it."""
    procedure = registry.in_force(code, clock.today())
    context = {
        "procedure": procedure,
        "assessment": assessment_label(procedure.assessment),
        "fingerprint": fingerprint(procedure),
        "description": diagrams.describe(procedure),
    }
    return render(request, "home/sheet.html", context)


@require_GET
def diagram(request: HttpRequest, code: str) -> HttpResponse:
    """The states and steps as a picture."""
    procedure = registry.in_force(code, clock.today())
    return HttpResponse(diagrams.svg(procedure), content_type="image/svg+xml")


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """What can be expected, and whom to tell when it is not so."""
    return render(request, "home/accessibility.html")


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of a person, why and for how long."""
    return render(request, "home/privacy.html")
