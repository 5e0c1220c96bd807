"""One row or a refusal."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from chancery.kernel.base.errors import NotFound

Row = TypeVar("Row", bound=Model)


def one(rows: "QuerySet[Row]") -> Row:
    """The first of `rows`. Raises `NotFound`."""
    row = rows.first()
    if row is None:
        raise NotFound()
    return row
