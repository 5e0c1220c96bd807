"""Which kinds of procedure, changes, modes of capture and courier days are in force on a day? Dated rows with their norm."""

import csv
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from chancery.kernel.base.days import months_after
from chancery.kernel.base.errors import NotFound

_FOLDER = Path(__file__).parents[1]


class KindUnknown(NotFound):
    """No row of the table stands on that day."""

    code = "card_kind_unknown"
    sentence = "No hay un trámite de DNI vigente con el código {kind}."
    next_step = "Elija uno de los trámites de la lista."


class ModeUnknown(NotFound):
    code = "card_mode_unknown"
    sentence = "No hay una modalidad de captura vigente con el código {mode}."
    next_step = "Elija una de las modalidades de la lista."


class ChangeUnknown(NotFound):
    code = "card_change_unknown"
    sentence = "No hay un dato que se pueda cambiar con el código {change}."
    next_step = "Elija los datos de la lista."


class OldCard(StrEnum):
    """Which document the new card takes the place of."""

    NONE = "none"
    CARD = "card"
    ELECTORAL_BOOK = "electoral_book"


class Changes(StrEnum):
    """Whether a kind of procedure changes data."""

    NONE = "none"
    ALLOWED = "allowed"
    REQUIRED = "required"


class KindAtWindow(StrEnum):
    """Whether a window may approve a kind: never, always, or as far as its changes allow (DI 316, 6.1)."""

    NEVER = "never"
    ALWAYS = "always"
    CHANGES = "changes"


class ChangeAtWindow(StrEnum):
    """Whether a window may approve a change: no, yes, or only where RENIEC has the act that proves it (DI 316, 6.1)."""

    NO = "no"
    YES = "yes"
    REGISTERED = "registered"


class Route(StrEnum):
    """How what was captured reaches RENIEC."""

    ELECTRONIC = "electronic"
    PAPER = "paper"


class Approval(StrEnum):
    """Who approves what was captured."""

    WINDOW = "window"
    RENIEC = "reniec"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of procedure as it stands since a date. No item for minors means that there is none for them."""

    code: str
    title: str
    english: str
    item_adult: str
    item_minor: str
    old_card: OldCard
    changes: Changes
    window: KindAtWindow
    needs_birth_act: bool
    norm: str
    valid_from: date
    valid_until: date | None
    source: str

    @property
    def is_registration(self) -> bool:
        """Whether it puts somebody into the register."""
        return self.code.startswith("registration_")


@dataclass(frozen=True, slots=True)
class Change:
    """A datum that may be changed, and whether a window may approve it."""

    code: str
    title: str
    english: str
    window: ChangeAtWindow
    norm: str
    valid_from: date
    valid_until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of capture: how it reaches RENIEC, who approves it, and what it wants (the age says what of it: `pieces`)."""

    code: str
    title: str
    route: Route
    approval: Approval
    requires: tuple[str, ...]
    norm: str
    valid_from: date
    valid_until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class CourierDay:
    """On which day of the month an office's courier leaves, by which means, and how long each way takes."""

    office: str
    day: int
    means: str
    cycle_days: int
    norm: str
    valid_from: date
    valid_until: date | None
    source: str


class _Dated(Protocol):
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_until(self) -> date | None: ...


Row = TypeVar("Row", bound=_Dated)


def kinds(on: date) -> tuple[Kind, ...]:
    """The kinds of procedure in force on a day, in the order of the table."""
    return _in_force(_kinds(), on)


def kind(code: str, on: date) -> Kind:
    """The one of that code. Raises `KindUnknown`."""
    found = next((row for row in kinds(on) if row.code == code), None)
    if found is None:
        raise KindUnknown(kind=code)
    return found


def changes(on: date) -> tuple[Change, ...]:
    """The data that may be changed, in the order of the table."""
    return _in_force(_changes(), on)


def change(code: str, on: date) -> Change:
    """The one of that code. Raises `ChangeUnknown`."""
    found = next((row for row in changes(on) if row.code == code), None)
    if found is None:
        raise ChangeUnknown(change=code)
    return found


def modes(on: date) -> tuple[Mode, ...]:
    """The modes of capture in force on a day."""
    return _in_force(_modes(), on)


def mode(code: str, on: date) -> Mode:
    """The one of that code. Raises `ModeUnknown`."""
    found = next((row for row in modes(on) if row.code == code), None)
    if found is None:
        raise ModeUnknown(mode=code)
    return found


def courier(office: str, on: date) -> CourierDay:
    """The row of an office, or of every office that has none of its own."""
    rows = _in_force(_couriers(), on)
    own = next((row for row in rows if row.office == office), None)
    return own or next(row for row in rows if row.office == "*")


def courier_day(row: CourierDay, on: date, is_working: Callable[[date], bool]) -> date:
    """The first day, from `on`, on which the courier leaves: that of the row, or the next on which the office works."""
    month = on.replace(day=1)
    while True:
        leaves = month.replace(day=row.day)
        while not is_working(leaves):
            leaves = date.fromordinal(leaves.toordinal() + 1)
        if leaves >= on:
            return leaves
        month = months_after(month, 1)


def _in_force(rows: tuple[Row, ...], on: date) -> tuple[Row, ...]:
    return tuple(
        row for row in rows if row.valid_from <= on and (row.valid_until is None or on < row.valid_until)
    )


@cache
def _kinds() -> tuple[Kind, ...]:
    enums = {"old_card": OldCard, "changes": Changes, "window": KindAtWindow}
    return tuple(
        _row(Kind, row, enums, needs_birth_act=row["needs_birth_act"] == "yes") for row in _read("kinds")
    )


@cache
def _changes() -> tuple[Change, ...]:
    return tuple(_row(Change, row, {"window": ChangeAtWindow}) for row in _read("changes"))


@cache
def _modes() -> tuple[Mode, ...]:
    enums = {"route": Route, "approval": Approval}
    return tuple(_row(Mode, row, enums, requires=tuple(row["requires"].split("|"))) for row in _read("modes"))


@cache
def _couriers() -> tuple[CourierDay, ...]:
    return tuple(
        _row(CourierDay, row, {}, day=int(row["day"]), cycle_days=int(row["cycle_days"]))
        for row in _read("courier_days")
    )


def _read(table: str) -> list[dict[str, str]]:
    with (_FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _row(shape: Any, said: dict[str, str], enums: dict[str, type[StrEnum]], **made: Any) -> Any:
    """One row of a table in its shape: dates and choices read, what is `made` taken as it is."""
    told: dict[str, Any] = {
        **said,
        **{name: enum(said[name]) for name, enum in enums.items()},
        "valid_from": date.fromisoformat(said["valid_from"]),
        "valid_until": date.fromisoformat(said["valid_until"]) if said["valid_until"] else None,
        **made,
    }
    return shape(**{field.name: told[field.name] for field in fields(shape)})
