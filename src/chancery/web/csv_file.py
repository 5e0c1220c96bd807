"""How is a list handed out as comma separated values?"""

import csv
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse

from chancery.kernel.base.cells import harmless


def wants_csv(request: HttpRequest) -> bool:
    """Whether the list is asked for as a table of values."""
    return request.GET.get("formato") == "csv"


def csv_of(name: str, head: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> HttpResponse:
    """A list as comma separated values, which spreadsheets open with their accents."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(head)
    writer.writerows(tuple(_cell(value) for value in row) for row in rows)
    return response


def _cell(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else value
