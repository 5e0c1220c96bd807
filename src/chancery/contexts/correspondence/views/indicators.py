"""The page of indicators: bars that are a table too, and the same as CSV."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import localize
from django.views.decorators.http import require_GET

from chancery.contexts.correspondence import forms, queries
from chancery.kernel.identity import access
from chancery.web.bars import bars_of
from chancery.web.csv_file import csv_of, wants_csv
from chancery.web.middleware import actor_of

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
        "pending": bars_of((_by_age(each), (each.old, each.middle, each.young)) for each in found.units),
        "unit_days": bars_of(_days(found.units)),
        "step_days": bars_of(_days(found.steps)),
        "query": query,
    }
    return render(request, "correspondence/indicators.html", context)


def _by_age(unit: queries.UnitFigures) -> str:
    """How much waits, and how much of it since when."""
    ages = ((unit.old, "más antiguos"), (unit.middle, "de hasta un mes"), (unit.young, "de hasta una semana"))
    told = "; ".join(f"{since}: {localize(number)}" for number, since in ages if number)
    return f"{unit.name}: {localize(unit.pending)}" + (f" ({told})" if told else "")


def _days(
    rows: Iterable[queries.UnitFigures | queries.StepFigures],
) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The days of those that ended anything."""
    for each in rows:
        if each.days_to_end is not None:
            yield f"{each.name}: {localize(each.days_to_end)}", (each.days_to_end,)


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
