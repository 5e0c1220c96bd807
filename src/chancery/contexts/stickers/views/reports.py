"""The pages of the forecast, of what does not fit, and of the sticker book; the first and the last also as CSV."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chancery.contexts.stickers import forms, queries, rules
from chancery.kernel.base import clock
from chancery.kernel.organisation import queries as organisation
from chancery.web.bars import Bars, bars_beside
from chancery.web.csv_file import csv_of
from chancery.web.middleware import actor_of

_SHOWN = 40


@require_GET
def forecast(request: HttpRequest) -> HttpResponse:
    """How long each vault's stock lasts."""
    outlook = queries.outlook(actor_of(request))
    shown = outlook.vaults[:_SHOWN]
    context = {"outlook": outlook, "bars": _bars(shown, outlook.minimum.amount)}
    return render(request, "stickers/forecast.html", context)


@require_GET
def forecast_csv(request: HttpRequest) -> HttpResponse:
    """The same table for a spreadsheet."""
    outlook = queries.outlook(actor_of(request))
    names = (
        "oficina",
        "boveda",
        "existencia",
        "usados",
        "dias",
        "por_dia",
        "dias_restantes",
        "minimo",
        "falta",
        "maximo",
    )
    rows = (
        (
            each.vault.office.name,
            each.vault.name,
            each.forecast.stock,
            each.forecast.used,
            each.forecast.days,
            f"{each.forecast.a_day:.2f}",
            each.forecast.days_left if each.forecast.days_left is not None else "",
            each.forecast.minimum,
            each.forecast.lacks,
            each.forecast.largest if each.forecast.largest is not None else "",
        )
        for each in outlook.vaults
    )
    return csv_of(f"pronostico-autoadhesivos-{outlook.until:%Y-%m-%d}", names, rows)


@require_GET
def anomalies(request: HttpRequest) -> HttpResponse:
    """What somebody should look into."""
    return render(request, "stickers/anomalies.html", {"report": queries.report(actor_of(request))})


@require_GET
def book(request: HttpRequest) -> HttpResponse:
    """The sticker book of an office, in the days asked for: this month, unless any are."""
    form, found = _book(request)
    context = {"form": form, "book": found, "query": request.GET.urlencode()}
    return render(request, "stickers/book.html", context, status=422 if form.errors else 200)


@require_GET
def book_csv(request: HttpRequest) -> HttpResponse:
    """The same book for a spreadsheet."""
    _, found = _book(request)
    rows: list[tuple[Any, ...]] = []
    for prefix in found.prefixes if found else ():
        rows.append((prefix.prefix, "Saldo inicial", prefix.opened_with, rules.written(prefix.opening)))
        rows += [
            (prefix.prefix, line.label, line.quantity, rules.written(line.spans)) for line in prefix.lines
        ]
        rows.append((prefix.prefix, "Saldo final", prefix.closed_with, rules.written(prefix.closing)))
    return csv_of("libro-autoadhesivos", ("serie", "concepto", "cantidad", "rangos"), rows)


def _book(request: HttpRequest) -> tuple[forms.BookWanted, queries.Book | None]:
    offices = queries.offices_with_vaults(actor_of(request))
    today = clock.today()
    given = request.GET.copy()
    if offices:
        given.setdefault("oficina", offices[0].code)
    given.setdefault("desde", today.replace(day=1).isoformat())
    given.setdefault("hasta", today.isoformat())
    form = forms.BookWanted(given, offices=offices)
    if not form.is_valid():
        return form, None
    typed = form.cleaned_data
    found = queries.sticker_book(
        organisation.office(typed["oficina"]),
        since=typed["desde"],
        until=typed["hasta"] + timedelta(days=1),
        is_reserve=typed["reserva"],
    )
    return form, found


def _bars(shown: tuple[queries.VaultForecast, ...], months: int) -> Bars:
    """The days that each vault's stock lasts, beside the legal minimum."""
    return bars_beside(
        (
            (f"{each.vault.name}: {each.forecast.lasts}", each.forecast.days_left, each.is_short)
            for each in shown
        ),
        least=months * 365 / 12,
    )
