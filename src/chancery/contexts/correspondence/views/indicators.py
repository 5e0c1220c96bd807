"""The page of indicators: bars that are a table too, and the same as CSV."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import localize
from django.views.decorators.http import require_GET

from chancery.contexts.correspondence import forms, queries
from chancery.kernel.identity import access
from chancery.web.csv_file import csv_of, wants_csv
from chancery.web.middleware import actor_of

_WIDTH, _ROW = 400, 36
_HEADINGS = (
    "Código", "Unidad", "Llegaron", "Terminados", "Fuera de plazo", "Horas hasta recibir", "Días hasta terminar",
    "Pendientes", "Hasta una semana", "Hasta un mes", "Más antiguos", "El más antiguo",
)  # fmt: skip
_OF_STEPS = ("Código", "Paso", "Llegaron", "Terminados", "Fuera de plazo", "Días hasta terminar")


@require_GET
def indicators(request: HttpRequest) -> HttpResponse:
    """How long each unit and step takes, what waits, and the sheets that were not printed; `?formato=csv` for the same."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    asked = forms.Span(request.GET)
    typed = asked.cleaned_data if asked.is_valid() else {}
    found = queries.figures(actor, since=typed.get("desde"), until=typed.get("hasta"))
    if wants_csv(request):
        return csv_of("indicadores-correspondencia", _HEADINGS, _rows(found))
    form = forms.Span(initial={"desde": found.since, "hasta": found.until}) if asked.is_valid() else asked
    query = f"desde={found.since:%Y-%m-%d}&hasta={found.until:%Y-%m-%d}"
    context = {
        "form": form,
        "figures": found,
        "pending": _plot((each.name, each.pending) for each in found.units),
        "unit_days": _plot(_told(found.units)),
        "step_days": _plot(_told(found.steps)),
        "query": query,
    }
    return render(request, "correspondence/indicators.html", context)


def _told(rows: Iterable[queries.UnitFigures | queries.StepFigures]) -> Iterator[tuple[str, float]]:
    """The days of those that ended anything."""
    return ((each.name, each.days_to_end) for each in rows if each.days_to_end is not None)


def _plot(values: Iterable[tuple[str, float]]) -> dict[str, Any]:
    """One bar a value, the longest as long as there is room."""
    told = list(values)
    most = max((value for _, value in told), default=0) or 1
    bars = [
        {
            "text_y": place * _ROW + 12,
            "bar_y": place * _ROW + 16,
            "width": round(value / most * _WIDTH),
            "label": f"{name}: {localize(value)}",
        }
        for place, (name, value) in enumerate(told)
    ]
    return {"bars": bars, "width": _WIDTH, "height": max(1, len(bars)) * _ROW}


def _rows(found: queries.Figures) -> Iterator[tuple[Any, ...]]:
    for each in found.units:
        yield (
            each.unit, each.name, each.came, each.ended, each.late, each.hours_to_receive, each.days_to_end,
            each.pending, each.young, each.middle, each.old, each.oldest_on,
        )  # fmt: skip
    yield ()
    yield _OF_STEPS
    for step in found.steps:
        yield (step.code, step.name, step.came, step.ended, step.late, step.days_to_end)
    yield ()
    yield ("Documentos", found.registered)
    yield ("De ellos, electrónicos", found.electronic)
    yield ("Folios no impresos", found.sheets_avoided)
    yield ("Folios no fotocopiados", found.copies_avoided)
