"""Which tables travel between a post's own database and Lima's, and which way? Every table says it, or a test fails.

`UP`: written at the post for its office, copied to Lima. `DOWN`: written in Lima, copied to the post. `STAYS`: each
side keeps its own, and neither tells the other. `IN_LIMA`: Lima alone has any; a post would write what nobody is told.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from django.apps import apps
from django.db.models import Model, QuerySet

from chancery.kernel.base import site
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases.models import Case
from chancery.kernel.documents.models import StoredFile
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures import registry


class Way(StrEnum):
    """Which way the rows of a table travel."""

    UP = "up"
    DOWN = "down"
    STAYS = "stays"
    IN_LIMA = "in_lima"


@dataclass(frozen=True, slots=True)
class Travel:
    """How the rows of one table travel.

    Of a table that goes up, a row is a node's when one of `office` leads from it to the node's office, or when
    `subject` leads to the id of what it is about: a case that the node writes, or another row of its own; with both, a
    row about a case of another site is not the node's. `also` leads
    to the office of who may take the row over. Of a table that goes down, `office` says to which posts.
    `key` are the columns by which a row is the same on both sides, where another writer may have made it. What is
    `shared` belongs to nobody: it is added and never changed. `once`: the post adds it, what becomes of it afterwards
    is Lima's. `vanishes`: its rows are also removed. `marked`: the post notes for itself on rows of Lima's when it used
    them. `copied`: of a table that goes down, only what is handed as a copy. `images` are columns that name a file without
    a key to its row. Where two sites that did not hear one another wrote the same value in a column of which there is one:
    the row that stands here `gives_way` to the one that comes, or the `first_stands` and the one that comes is left out.
    What people type and only one row may say is told `apart`: the first of these columns says then at which post it was typed.
    """

    label: str
    way: Way
    office: tuple[str, ...] = ()
    subject: str = ""
    also: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    shared: bool = False
    once: bool = False
    vanishes: bool = False
    marked: bool = False
    copied: bool = False
    images: tuple[str, ...] = ()
    gives_way: str = ""
    first_stands: str = ""
    apart: tuple[str, ...] = ()

    @property
    def model(self) -> type[Model]:
        return apps.get_model(self.label)

    @property
    def table(self) -> str:
        return str(self.model._meta.db_table)

    @property
    def files(self) -> tuple[str, ...]:
        """The columns that name a file by its SHA-256."""
        keys = (
            field.attname
            for field in self.model._meta.concrete_fields
            if field.is_relation and field.related_model is StoredFile
        )
        return (*keys, *self.images)

    @property
    def is_added_only(self) -> bool:
        """Whether what is there already is never changed by what comes."""
        return self.shared or self.once


@dataclass(frozen=True, slots=True)
class Parcel:
    """A row that Lima writes and hands to a post whole, with all that goes with it: from then on the post answers.

    `waiting` are those on their way to an office; `contents` all that goes with one.
    """

    label: str
    waiting: Callable[[Office], QuerySet[Any]]
    contents: Callable[[UUID], Iterable[QuerySet[Any]]]


@dataclass(frozen=True, slots=True)
class Copy:
    """A row that Lima writes and never changes, of which a post keeps a copy to read when it has no line.

    `of` are those of an office; `contents` all that goes with one; `files` those that the post fetches for them.
    """

    label: str
    of: Callable[[Office], QuerySet[Any]]
    contents: Callable[[UUID], Iterable[QuerySet[Any]]]
    files: Callable[[Office], QuerySet[StoredFile]]


_travels: dict[str, Travel] = {}
_parcels: dict[str, Parcel] = {}
_copies: dict[str, Copy] = {}
_beginnings: dict[str, Callable[[Office], Iterable[QuerySet[Any]]]] = {}
_answers: dict[str, Callable[[Office], Iterable[QuerySet[Any]]]] = {}
_settlers: dict[str, "Settler"] = {}
_kept_in_lima: dict[str, frozenset[str]] = {}
_waits_at_post: dict[str, Callable[[Case], bool]] = {}


def up(
    label: str,
    *office: str,
    subject: str = "",
    also: tuple[str, ...] = (),
    key: tuple[str, ...] = (),
    shared: bool = False,
    once: bool = False,
    vanishes: bool = False,
    gives_way: str = "",
    first_stands: str = "",
    apart: tuple[str, ...] = (),
) -> None:
    """Say of a table that the post writes it: parents before children. A context says it of its own in `apps.py`."""
    _travels[label] = Travel(
        label, Way.UP, office, subject, also, key, shared, once, vanishes,
        gives_way=gives_way, first_stands=first_stands, apart=apart,
    )  # fmt: skip


def down(
    *labels: str,
    within: tuple[str, ...] = (),
    marked: bool = False,
    copied: bool = False,
    images: tuple[str, ...] = (),
) -> None:
    """Say of tables that Lima writes them and the post knows them: all rows, or those that `within` leads to its office."""
    for label in labels:
        _travels[label] = Travel(label, Way.DOWN, within, marked=marked, copied=copied, images=images)


def stays(*labels: str) -> None:
    """Say of tables that neither side tells the other of them."""
    for label in labels:
        _travels[label] = Travel(label, Way.STAYS)


def stays_in_lima(*labels: str) -> None:
    """Say of tables that Lima alone writes them, and no post knows them."""
    for label in labels:
        _travels[label] = Travel(label, Way.IN_LIMA)


def hand(
    label: str,
    *,
    waiting: Callable[[Office], QuerySet[Any]],
    contents: Callable[[UUID], Iterable[QuerySet[Any]]],
) -> None:
    """Say that rows of a table, which Lima writes, pass to the post to which they are sent."""
    _parcels[label] = Parcel(label, waiting, contents)


def copy(
    label: str,
    *,
    of: Callable[[Office], QuerySet[Any]],
    contents: Callable[[UUID], Iterable[QuerySet[Any]]],
    files: Callable[[Office], QuerySet[StoredFile]],
) -> None:
    """Say that a post keeps copies of rows of a table that Lima writes: parcels of tables that are `copied`."""
    _copies[label] = Copy(label, of, contents, files)


def begin_with(name: str, rows: Callable[[Office], Iterable[QuerySet[Any]]]) -> None:
    """Say what else a post must have when it begins: rows that are not its own and that its work needs."""
    _beginnings[name] = rows


class Settler(Protocol):
    """An action of a context by which a post draws the consequences of what Lima answered."""

    def __call__(self, *, actor: Actor) -> None: ...


def answer_with(name: str, rows: Callable[[Office], Iterable[QuerySet[Any]]], settle: Settler) -> None:
    """Say what Lima answers in tables that otherwise go up, and what the post does once it has the answers."""
    _answers[name] = rows
    _settlers[name] = settle


def keep_in_lima(procedure: str, *states: str) -> None:
    """Say in which states a case stays Lima's although an office could act: others must act on it too."""
    _kept_in_lima[procedure] = frozenset(states)


def wait_at_post(procedure: str, waits: Callable[[Case], bool]) -> None:
    """Say which cases a post still has to act in, although what remains are steps of the law that it takes at its counter."""
    _waits_at_post[procedure] = waits


def is_waiting_at_post(case: Case) -> bool:
    """Whether a context says so of this case."""
    waits = _waits_at_post.get(case.procedure_code)
    return waits is not None and waits(case)


def is_kept_in_lima(procedure: str, state: str) -> bool:
    """Whether a case in this state is never handed to a post."""
    return state in _kept_in_lima.get(procedure, ())


def always_lima_s() -> frozenset[str]:
    """At a post's node, the procedures whose cases are never the post's, whatever their state; in Lima none."""
    if not site.is_node():
        return frozenset()
    every_version = registry.every_version()
    passing = {
        each.code
        for each in every_version
        if not all(is_kept_in_lima(each.code, state) for state in each.states)
    }
    return frozenset(each.code for each in every_version) - passing


def every(*ways: Way) -> tuple[Travel, ...]:
    """The declared travels of these ways, in the order in which they were declared: parents before children."""
    return tuple(travel for travel in _travels.values() if travel.way in ways)


def parcels() -> tuple[Parcel, ...]:
    """What passes from Lima to a post row by row, besides cases."""
    return tuple(_parcels.values())


def copies() -> tuple[Copy, ...]:
    """Of what a post keeps copies."""
    return tuple(_copies.values())


def is_copied(label: str) -> bool:
    """Whether what is handed under this name stays Lima's."""
    return label in _copies


def beginnings(office: Office) -> Iterable[QuerySet[Any]]:
    """What else the node of an office begins with."""
    return (rows for found in _beginnings.values() for rows in found(office))


def answers(office: Office) -> Iterable[QuerySet[Any]]:
    """What Lima answered to an office."""
    return (rows for found in _answers.values() for rows in found(office))


def settle(actor: Actor) -> None:
    """At a post, let each context draw the consequences of what Lima answered."""
    for settler in _settlers.values():
        settler(actor=actor)


def undeclared() -> Iterable[str]:
    """The models of the project that say nothing of themselves."""
    return sorted(
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("chancery.") and model._meta.label not in _travels
    )
