"""How is a column asked of what any of several lists find?

Each list is found by its own index; one condition with `OR` between them would be tried on every row there is.
"""

from typing import Any

from django.db.models import QuerySet


def any_of(column: str, *found: QuerySet[Any]) -> QuerySet[Any, Any]:
    """The values of a column, each once, of what any of these find."""
    first, *others = (each.order_by().values_list(column, flat=True) for each in found)
    return first.union(*others)
