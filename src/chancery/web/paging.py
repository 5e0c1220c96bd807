"""Which page of a long list does the address ask for?"""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from chancery.kernel.base.in_turn import InTurn

_PER_PAGE = 50
_AHEAD = 10
_LAST = 20_000


class NearPaginator(Paginator):  # type: ignore[type-arg]  # generic in its stubs alone
    """Counts some pages beyond the one asked for and no further: the rest of a long list costs nothing."""

    def __init__(self, rows: QuerySet[Any] | InTurn[Any], number: int) -> None:
        super().__init__(rows, _PER_PAGE)  # type: ignore[arg-type]  # the stubs want what is found by an index too
        self._rows = rows
        self._most = (number + _AHEAD) * _PER_PAGE

    @cached_property
    def count(self) -> int:
        """How many rows there are, of those that are looked at."""
        return min(self._counted, self._most)

    @property
    def is_cut(self) -> bool:
        """Whether there are more."""
        return self._counted > self._most

    @cached_property
    def _counted(self) -> int:
        return self._rows[: self._most + 1].count()


def page_of(request: HttpRequest, rows: QuerySet[Any] | InTurn[Any], *, name: str = "pagina") -> Page[Any]:
    """The page that the address names; the first or the last for one that there is not.

    Of several lists on one page each has its `name` in the address.
    """
    asked = request.GET.get(name, "")
    number = (
        min(max(int(asked), 1), _LAST) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 1
    )
    return NearPaginator(rows, number).get_page(number)
