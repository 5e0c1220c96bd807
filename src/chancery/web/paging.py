"""Which page of a long list does the address ask for?"""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

_PER_PAGE = 50


def page_of(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    """The page that the address names; the first or the last for one that there is not."""
    return Paginator(rows, _PER_PAGE).get_page(request.GET.get("pagina"))
