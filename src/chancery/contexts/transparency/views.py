"""The transparency portal: sections, each dataset as a page, as CSV and JSON with its schema, and the catalogue."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chancery.contexts.transparency import queries, rules
from chancery.contexts.transparency.models import Release
from chancery.kernel.documents import queries as stored

MINISTRY = "Ministerio de Relaciones Exteriores del Perú"
_SAMPLE = 20


@require_GET
def portal(request: HttpRequest) -> HttpResponse:
    """The standard sections, each with its datasets and when they last changed."""
    return render(request, "transparency/portal.html", {"sections": queries.shown()})


@require_GET
def dataset(request: HttpRequest, code: str) -> HttpResponse:
    """What a dataset holds, column by column, with its first rows."""
    found, release = queries.by_code(code)
    rows = rules.read(found.columns, stored.content(release.file_id))[:_SAMPLE]
    context = {
        "dataset": found,
        "release": release,
        "rows": [[row[column.name] for column in found.columns] for row in rows],
    }
    return render(request, "transparency/dataset.html", context)


@require_GET
def as_csv(request: HttpRequest, code: str) -> HttpResponse:
    """The dataset as it was last drawn."""
    _, release = queries.by_code(code)
    response = HttpResponse(stored.content(release.file_id), content_type="text/csv; charset=utf-8")
    return _dated(response, release, f"{code}.csv")


@require_GET
def as_json(request: HttpRequest, code: str) -> HttpResponse:
    """The same as JSON, each value as its type, with when it last changed."""
    found, release = queries.by_code(code)
    told = {
        "dataset": found.code,
        "modified": release.changed_at.isoformat(),
        "checked": release.checked_at.isoformat(),
        "rows": rules.read(found.columns, stored.content(release.file_id)),
    }
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    return _dated(response, release, f"{code}.json")


@require_GET
def schema(request: HttpRequest, code: str) -> HttpResponse:
    """The Table Schema of the CSV."""
    found, _ = queries.by_code(code)
    return JsonResponse(rules.table_schema(found), json_dumps_params={"ensure_ascii": False})


@require_GET
def catalogue(request: HttpRequest) -> HttpResponse:
    """The catalogue as DCAT in JSON-LD."""
    told = rules.catalogue(
        queries.stamped(),
        root=settings.BASE_URL,
        publisher=MINISTRY,
        title="Datos abiertos del Ministerio de Relaciones Exteriores",
        description="Los datos con que trabaja la plataforma de trámites del Ministerio, renovados cada noche.",
    )
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = "application/ld+json"
    return response


def _dated(response: HttpResponse, release: Release, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["ETag"] = f'"{release.file_id}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response
