"""The public page of indicators: bars that are a table too, and the same as CSV. Nobody is named in it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from chancery.contexts.complaints import forms, queries
from chancery.kernel.base import clock
from chancery.web.bars import Bars, bars_of
from chancery.web.csv_file import csv_of, wants_csv

HEADINGS = (
    "mes", "oficina", "nombre_oficina", "regimen", "motivo", "recibidas", "respondidas_en_plazo",
    "respondidas_fuera_de_plazo", "pendientes", "pendientes_vencidas", "dias_promedio", "acogidas", "satisfaccion_promedio",
)  # fmt: skip


@require_GET
def indicators(request: HttpRequest) -> HttpResponse:
    """How each office answers, by month and motive; `?formato=csv` for the same."""
    form = forms.Span(request.GET or None)
    typed = form.cleaned_data if form.is_bound and form.is_valid() else {}
    today = clock.today()
    since = typed.get("desde") or _year_before(today)
    until = typed.get("hasta") or today
    office = typed.get("oficina") or ""
    found = queries.figures(since=since, until=until, office=office)
    if wants_csv(request):
        return csv_of("indicadores-reclamaciones", HEADINGS, _rows(found))
    context = {
        "form": form,
        "figures": found,
        "figured": (
            (_("Por motivo"), _bars(found.by_motive), found.by_motive),
            (_("Por oficina"), _bars(found.by_office), found.by_office),
        ),
        "query": f"desde={since:%Y-%m-%d}&hasta={until:%Y-%m-%d}&oficina={office}",
    }
    return render(request, "complaints/indicators.html", context)


def _year_before(today: date) -> date:
    """The first day of the same month of the year before."""
    return today.replace(year=today.year - 1, day=1)


def _bars(counted: tuple[tuple[str, queries.Count], ...]) -> Bars:
    """One bar each: what was received, and of it what was answered late or has run out."""
    return bars_of(
        (f"{translation.gettext(name)}: {count.received} ({late})", (late, count.received - late))
        for name, count in counted
        for late in (count.late + count.overdue,)
    )


def _rows(found: queries.ComplaintFigures) -> Iterator[tuple[Any, ...]]:
    for row in found.rows:
        count = row.count
        yield (
            f"{row.month:%Y-%m}", row.office, row.office_name, row.regime.value, row.motive.value if row.motive else "",
            count.received, count.in_time, count.late, count.pending, count.overdue, count.mean_days, count.accepted,
            count.mean_score,
        )  # fmt: skip
