"""How is a list shown that begins with a few rows of one order and goes on with the many of another?

One `ORDER BY` over both would sort all there is. Each part has its own index; a page reads from each what it shows.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


class InTurn(Generic[Row]):
    """The rows of `first`, which are few and are counted whole, then those of `then`: sliced, counted and read as one list."""

    def __init__(self, first: QuerySet[Row], then: QuerySet[Row], *, of_first: int | None = None) -> None:
        self._first, self._then, self._of_first = first, then, of_first

    def __getitem__(self, shown: slice) -> "InTurn[Row]":
        ahead = self._ahead()
        start, stop = shown.start or 0, shown.stop
        rest = slice(max(start - ahead, 0), None if stop is None else max(stop - ahead, 0))
        within = range(ahead)[start:stop]
        first = self._first[start:stop] if within else self._first.none()
        then = self._then.none() if rest.stop == 0 else self._then[rest]
        return InTurn(first, then, of_first=len(within))

    def __iter__(self) -> Iterator[Row]:
        return chain(self._first, self._then)

    def __len__(self) -> int:
        return len(self._first) + len(self._then)

    def count(self) -> int:
        """How many rows there are, without reading them."""
        return self._ahead() + self._then.count()

    def _ahead(self) -> int:
        if self._of_first is None:
            self._of_first = self._first.count()
        return self._of_first
