"""Which procedures does the ministry offer, in which versions?"""

from collections.abc import Mapping
from datetime import date
from functools import cache

from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.procedures.vocabulary import Procedure, Seat

_versions: dict[str, dict[int, Procedure]] = {}


class UnknownProcedure(NotFound):
    """No procedure has that code and version."""

    code = "unknown_procedure"
    sentence = "No existe el trámite {procedure}."
    next_step = "Busque el trámite en la página de inicio."


def register(procedure: Procedure) -> None:
    """Publish one version. Registering another declaration under the same code and version is a mistake."""
    versions = _versions.setdefault(procedure.code, {})
    if versions.setdefault(procedure.version, procedure) is not procedure:
        raise ValueError(f"{procedure.code} version {procedure.version} is declared twice")
    _read_anew()


def _read_anew() -> None:
    """Forget what was read off the declarations."""
    for derived in _DERIVED:
        derived.cache_clear()


def version(code: str, number: int) -> Procedure:
    """The version under which a case began. Raises `UnknownProcedure`."""
    try:
        return _versions[code][number]
    except KeyError:
        raise UnknownProcedure(procedure=code) from None


def in_force(code: str, on: date) -> Procedure:
    """The version in force on a date: the one that began last. Raises `UnknownProcedure`."""
    candidates = [p for p in _versions.get(code, {}).values() if p.in_force_since <= on]
    if not candidates:
        raise UnknownProcedure(procedure=code)
    return max(candidates, key=lambda procedure: procedure.in_force_since)


def published(on: date) -> tuple[Procedure, ...]:
    """The procedures offered to citizens on a date, one version each, by title."""
    found = [
        in_force(code, on)
        for code, versions in _versions.items()
        if any(procedure.in_force_since <= on for procedure in versions.values())
    ]
    return tuple(sorted((each for each in found if not each.is_internal), key=lambda each: each.title))


@cache
def every_version() -> tuple[Procedure, ...]:
    """All versions ever registered, by code and number."""
    return tuple(_versions[code][number] for code in sorted(_versions) for number in sorted(_versions[code]))


@cache
def internal() -> frozenset[str]:
    """The procedures to which nobody applies: an office's own duties, by code."""
    return frozenset(each.code for each in every_version() if each.is_internal)


@cache
def reserved() -> Mapping[str, Role]:
    """The procedures of which only one role may know that a case exists, by code."""
    return {each.code: each.reserved_to for each in every_version() if each.reserved_to is not None}


@cache
def reserved_papers() -> frozenset[str]:
    """The kinds of paper of which a code tells nothing until they are disclosed."""
    return frozenset(paper.code for each in every_version() for paper in each.papers if paper.is_reserved)


@cache
def personal_papers() -> frozenset[str]:
    """The kinds of paper that a case's page shows to its applicant alone."""
    return frozenset(paper.code for each in every_version() for paper in each.papers if paper.is_personal)


@cache
def taken_by(office_roles: tuple[Role, ...]) -> Mapping[Role, tuple[str, ...]]:
    """The roles besides these that take steps at the case's own office, each with the codes of those procedures."""
    found: dict[Role, set[str]] = {}
    for each in every_version():
        for step in each.steps:
            is_own = step.is_human and step.by is not Role.APPLICANT and step.seat is Seat.OWN
            if is_own and step.by not in office_roles:
                found.setdefault(step.by, set()).add(each.code)
    return {role: tuple(sorted(codes)) for role, codes in sorted(found.items())}


@cache
def seated() -> frozenset[tuple[str, Role, Seat]]:
    """The procedures that have steps of another office than the case's, with the role that takes them there."""
    return frozenset(
        (each.code, step.by, step.seat)
        for each in every_version()
        for step in each.steps
        if step.seat is not Seat.OWN
    )


def is_watched(paper: str) -> bool:
    """Whether a verification of a paper of that kind is told."""
    return paper in _watched_papers()


@cache
def _watched_papers() -> frozenset[str]:
    return frozenset(kind.code for each in every_version() for kind in each.papers if kind.is_watched)


_DERIVED = (
    every_version,
    internal,
    reserved,
    reserved_papers,
    personal_papers,
    taken_by,
    seated,
    _watched_papers,
)
"""What is read off the declarations, for nearly every page: once, until another is registered."""
