"""In which words may a context state what the law allows?

A closed vocabulary of frozen values without a condition language: whatever wants an `if` is an action or a
rule. Amounts, days and fees are not here: a deadline and a charge name a dated row by its code.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal

from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR, OfficeKind


class Assessment(StrEnum):
    """How the request is assessed and what silence means (TUO of Ley 27444, arts. 32-38)."""

    AUTOMATIC = "automatic"
    PRIOR_POSITIVE = "prior_positive"
    PRIOR_NEGATIVE = "prior_negative"


class Need(StrEnum):
    """What must hold before a step is taken, beyond state and role."""

    FEE_PAID = "fee_paid"
    HOLDER = "holder"
    SILENCE = "silence"


class Seat(StrEnum):
    """At which office whoever takes a step serves: that of the case, or one that answers for it (ADR 29)."""

    OWN = "own"
    REGIONAL_HEAD = "regional_head"
    REMITTANCES = "remittances"

    @property
    def label(self) -> str:
        """Where that is, in Spanish; nothing where it goes without saying."""
        return _SEATS[self]


_SEATS = {
    Seat.OWN: "",
    Seat.REGIONAL_HEAD: "la jefatura de los servicios consulares",
    Seat.REMITTANCES: "la Unidad de Remesas Consulares, en Lima",
}


@dataclass(frozen=True, slots=True)
class Norm:
    """A rule of law, as it is cited."""

    citation: str
    title: str = ""

    def article(self, number: str) -> "Norm":
        return Norm(f"{self.citation}, art. {number}", self.title)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the applicant must bring (TUO of Ley 27444, art. 124)."""

    code: str
    label: str
    optional: bool = False
    hint: str = ""
    when: str = ""
    """In which case an optional one is needed, as the label goes on: «si el documento no está en español»."""

    @property
    def asked(self) -> str:
        """What is asked for, and in which case."""
        return f"{self.label}, {self.when}" if self.when else self.label

    @property
    def listed(self) -> str:
        """The same in a list, where nothing else says that it is not asked of everybody."""
        return f"{self.asked} (si corresponde)" if self.optional and not self.when else self.asked


@dataclass(frozen=True, slots=True)
class Notice:
    """What the applicant is told when a step is taken. Both texts may name {number} and {reason}."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of document a procedure may issue: its own gapless series and its own template."""

    code: str
    title: str
    series: str
    template: Path
    signed_by: Literal["officer", "seal"] = "officer"
    numbered_by_office: bool = False
    """Each office gives its own numbers, under its acronym, so that a series has one writer (Reglamento Consular)."""
    annulled_by: Role | None = None
    """Who may say, with reasons, that a paper of this kind no longer stands; nobody, when the law knows no way back."""
    is_watched: bool = False
    """Whoever issued it is told of each verification, so that those whom it concerns learn of its use (ADR 25)."""
    is_reserved: bool = False
    """Its code tells nobody anything until the paper is disclosed: it is as if there were none (ADR 25)."""
    is_personal: bool = False
    """Of all who see the case, its applicant alone is shown it; its context says who else opens it (ADR 50)."""

    def series_at(self, acronym: str) -> str:
        """The series in which an office numbers its papers of this kind."""
        return self.series + acronym if self.numbered_by_office else self.series


def refusal_paper(code: str, title: str, series: str) -> PaperKind:
    """The reasoned paper that ends a procedure against the applicant (TUO of Ley 27444, art. 6)."""
    return PaperKind(code, title, series, Path(__file__).parents[1] / "documents/papers/refusal.typ")


@dataclass(frozen=True, slots=True)
class Step:
    """A move that may be made: by whom, from where, to where.

    `from_` may name several states; without `to` the case stays where it is. `assigns` makes the actor the holder
    of the case. `issues` names the paper that the step must issue. `system` steps are taken by the clock or by an
    event, never by a person.

    `plain` says that nothing happens in the step but what stands here: one page, one endpoint and one action serve
    every plain step of every procedure. `hands_in` lets the applicant bring files in it; `once` forbids a second
    time (TUO of Ley 27444, art. 136), and `in_term` forbids it to whoever takes it once the deadline of its name ran
    out, as the applicant's are; `asks` is what must be written with the step where it is no reason. `seat` is
    where the role is held, when the step is not of the office that has the case. `apart_from` names a step, or
    several: whoever took it last does not take this one.
    """

    code: str
    title: str
    by: Role
    from_: StrEnum | tuple[StrEnum, ...]
    to: StrEnum | None = None
    needs: tuple[Need, ...] = ()
    reason_required: bool = False
    assigns: bool = False
    releases: bool = False
    issues: str | None = None
    notice: Notice | None = None
    hint: str = ""
    plain: bool = False
    hands_in: bool = False
    once: bool = False
    in_term: bool = False
    asks: str = ""
    seat: Seat = Seat.OWN
    apart_from: str | tuple[str, ...] = ""

    @property
    def slug(self) -> str:
        """The step's name in an address: its title without accents, words joined by hyphens."""
        folded = unicodedata.normalize("NFD", self.title.lower())
        return "-".join("".join(c if c.isascii() else "" for c in folded).split())

    @property
    def sources(self) -> tuple[StrEnum, ...]:
        return self.from_ if isinstance(self.from_, tuple) else (self.from_,)

    @property
    def earlier(self) -> tuple[str, ...]:
        """The steps whose taker does not take this one."""
        if isinstance(self.apart_from, tuple):
            return self.apart_from
        return (self.apart_from,) if self.apart_from else ()

    def target_from(self, state: StrEnum) -> StrEnum:
        """Where the step leads from `state`."""
        return self.to if self.to is not None else state

    @property
    def is_human(self) -> bool:
        return self.by is not Role.SYSTEM


@dataclass(frozen=True, slots=True)
class Deadline:
    """A clock: the dated legal period it takes, the states in which it counts and pauses, where it leads.

    It ends when the case leaves both sets of states. `then` is the system step taken when it runs out.
    `binds` says whose time it is: the authority's deadlines order the work queue. What binds nobody only closes the step
    of its name: that act may be done within the period and is owed to no one, so that nothing follows and nobody is
    late. `silence` marks the clock whose running out is administrative silence: where the assessment is positive it runs
    on for the days in which the decision could still be notified (TUO of Ley 27444, arts. 36 and 199.1).
    """

    code: str
    title: str
    period: str
    counts_in: tuple[StrEnum, ...]
    then: str
    norm: Norm
    pauses_in: tuple[StrEnum, ...] = ()
    binds: Literal["authority", "applicant", "nobody"] = "authority"
    remind_days_before: int | None = None
    silence: bool = False


@dataclass(frozen=True, slots=True)
class Procedure:
    """One version of a service of the ministry, as the law has it since a date.

    `paid_step` and `annulled_step` are the system steps that follow the payment and the annulment of the paper.
    `slug` names the service in addresses; `route` and `filing_route` are the pages of a case and of a new request, and
    `begun_by` the words of the button that leads to the latter;
    `advice` is what to know before beginning; `numbered_by_office` gives each office a series of its own. Where it is
    `reserved_to` a role, only who holds it at the office, and the applicant, may know that a case exists. Where it
    `is_internal`, nobody applies: it is an office's own duty, offered to no citizen, and whoever opened it is not
    somebody whom an officer might favour.
    """

    code: str
    version: int
    context: str
    slug: str
    in_force_since: date
    title: str
    summary: str
    synonyms: tuple[str, ...]
    legal_basis: tuple[Norm, ...]
    assessment: Assessment
    offices: tuple[OfficeKind, ...]
    series: str
    requirements: tuple[Requirement, ...]
    states: Mapping[StrEnum, str]
    initial: StrEnum
    final: frozenset[StrEnum]
    steps: tuple[Step, ...]
    deadlines: tuple[Deadline, ...]
    route: str
    filing_route: str
    tariff: str | None = None
    paid_step: str | None = None
    annulled_step: str | None = None
    papers: tuple[PaperKind, ...] = ()
    opened_notice: Notice | None = None
    advice: tuple[str, ...] = ()
    begun_by: str = "Solicitar ahora"
    numbered_by_office: bool = False
    is_for_anywhere: bool = False
    """Any counter may ask for who stands before it, though another office has the case (ADR 30)."""
    reserved_to: Role | None = None
    is_internal: bool = False
    _steps_by_code: dict[str, Step] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._steps_by_code.update({step.code: step for step in self.steps})

    @property
    def is_consular(self) -> bool:
        """Whether it is dealt with in consular offices alone, which charge the Tarifa de Derechos Consulares."""
        return all(kind in CONSULAR for kind in self.offices)

    def series_at(self, acronym: str) -> str:
        """The series in which an office numbers its cases of this procedure."""
        return self.series + acronym if self.numbered_by_office else self.series

    def step(self, code: str) -> Step | None:
        """The step named `code`, or None."""
        return self._steps_by_code.get(code)

    def step_at(self, slug: str) -> Step | None:
        """The step whose name in an address is `slug`, or None."""
        return next((step for step in self.steps if step.slug == slug), None)

    def requirement(self, code: str) -> Requirement | None:
        """The requirement named `code`, or None."""
        return next((requirement for requirement in self.requirements if requirement.code == code), None)

    def paper(self, code: str) -> PaperKind:
        """The kind of paper named `code`. Raises `KeyError`."""
        return {paper.code: paper for paper in self.papers}[code]

    def state(self, value: str) -> StrEnum:
        """The state stored as `value`. Raises `KeyError`."""
        return {str(state): state for state in self.states}[value]

    def state_label(self, value: str) -> str:
        """The Spanish name of the state stored as `value`."""
        return self.states[self.state(value)]

    def steps_from(self, state: str) -> tuple[Step, ...]:
        """The steps that leave `state`, in the order of the declaration."""
        return tuple(step for step in self.steps if state in step.sources)
