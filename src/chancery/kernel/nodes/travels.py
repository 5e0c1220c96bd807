"""Which tables travel between a post's own database and Lima's, and which way? Every table says it, or a test fails.

`UP`: written at the post for its office, copied to Lima. `DOWN`: written in Lima, copied to the post. `STAYS`: each
side keeps its own, and neither tells the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.apps import apps
from django.db.models import Model


class Way(StrEnum):
    """Which way the rows of a table travel."""

    UP = "up"
    DOWN = "down"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Travel:
    """How the rows of one table travel.

    `key` are the columns by which a row is the same on both sides, where the primary key is a counter of each
    database. `within` limits what goes down to a post: a path of fields to an office, or nothing for all rows.
    """

    label: str
    way: Way
    key: tuple[str, ...] = ()
    within: str = ""
    omit: tuple[str, ...] = field(default=())

    @property
    def model(self) -> type[Model]:
        return apps.get_model(self.label)

    @property
    def table(self) -> str:
        return str(self.model._meta.db_table)


_travels: dict[str, Travel] = {}


def declare(way: Way, *labels: str, keys: Mapping[str, tuple[str, ...]] | None = None) -> None:
    """Say of tables which way they travel. A context says it of its own in `apps.py`."""
    for label in labels:
        _travels[label] = Travel(label, way, (keys or {}).get(label, ()))


def declare_within(label: str, path: str) -> None:
    """Say that of a table only the rows of the post's own office go down, reached by `path`."""
    _travels[label] = Travel(label, Way.DOWN, within=path)


def every(*ways: Way) -> tuple[Travel, ...]:
    """The declared travels of these ways, in the order in which they were declared: parents before children."""
    return tuple(travel for travel in _travels.values() if travel.way in ways)


def of_table(table: str, *ways: Way) -> Travel | None:
    """The travel of a table of one of these ways, or None."""
    return next((travel for travel in every(*ways) if travel.table == table), None)


def undeclared() -> Iterable[str]:
    """The models of the project that say of themselves neither."""
    return sorted(
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("chancery.") and model._meta.label not in _travels
    )
