"""Who must authorise a minor's journey, what must be seen for it, and by whom?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chancery.kernel.identity import minors
from chancery.kernel.identity.minors import BOTH_PARENTS, BY_JUDGE, Basis, Company, Filiation, Obstacle

MAJORITY = "Código Civil, art. 42"
LAST_DAY_OF_MONTH = "Código Civil, art. 183, inc. 3"
FOREIGN_MINORS = "D.S. 007-2017-IN (Reglamento de Migraciones), por confirmar"
BY_PROXY = "D.Leg. 1049 (Ley del Notariado), por confirmar"
ONE_EXIT = "D.S. 007-2017-IN, art. 139, por confirmar"

HOME = "PE"


class Proof(StrEnum):
    """A paper that must be seen before a permit is given."""

    MINOR_DOCUMENT = "minor_document"
    BIRTH_CERTIFICATE = "birth_certificate"
    DEATH_CERTIFICATE = "death_certificate"
    JUDICIAL_RESOLUTION = "judicial_resolution"
    MEDICAL_REPORT = "medical_report"
    ADMISSION = "admission"
    INVITATION = "invitation"
    POWER = "power"
    POWER_STANDING = "power_standing"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on the paper, with its article."""
        return _OF_PERMITS.get(self) or Filiation(self).label


_OF_PERMITS = {
    Proof.MINOR_DOCUMENT: "el documento de identidad del menor",
    Proof.POWER: "el poder",
    Proof.POWER_STANDING: "la vigencia de poder",
}


class Seer(StrEnum):
    """Who must have seen it: whoever issues the permit, or whoever takes the signature, maybe at another post."""

    ISSUER = "issuer"
    TAKER = "taker"


class PermitObstacle(StrEnum):
    """Why a permit is not given, besides what does not fit between who travels along and who authorises."""

    NOT_A_MINOR = "not_a_minor"
    WITHIN_PERU = "within_peru"
    RETURNS_TOO_EARLY = "returns_too_early"
    STAY_TOO_SHORT = "stay_too_short"
    ONLY_PARENT_TRAVELS = "only_parent_travels"
    PROXY_STALE = "proxy_stale"
    NOT_A_PARENT = "not_a_parent"


AnyObstacle = PermitObstacle | Obstacle
OBSTACLES: tuple[AnyObstacle, ...] = (*PermitObstacle, *Obstacle)


@dataclass(frozen=True, slots=True)
class Demand:
    """What must be seen, by whom, and which article wants it."""

    proof: Proof
    by: Seer
    norm: str


@dataclass(frozen=True, slots=True)
class Authorisation:
    """How many must sign, what must be seen, and by which article."""

    signers: int
    demands: tuple[Demand, ...]
    norm: str

    def to_see(self, by: Seer) -> tuple[Demand, ...]:
        """What that one must have seen."""
        return tuple(demand for demand in self.demands if demand.by is by)


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who authorises, known by a document; `standing_on` dates the proof that a proxy's power stands.

    A guardian is not `is_parent`.
    """

    document: str
    proxy_document: str = ""
    standing_on: date | None = None
    is_parent: bool = True


@dataclass(frozen=True, slots=True)
class Facts:
    """What a request says, as far as the law looks at it. Documents are compared as `kind:country:number`."""

    born_on: date
    minor_document: str
    nationality: str
    is_resident: bool
    days_in_peru: int
    basis: Basis
    company: Company
    companion: str
    signers: tuple[Signer, ...]
    to_country: str
    departs_on: date
    returns_on: date | None


@dataclass(frozen=True, slots=True)
class Limits:
    """What dated tables say on the day: how long a foreign minor stays freely, since when a proof of power is fresh, and
    for which reasons one parent suffices.
    """

    stay: int
    standing_since: date
    exceptions: frozenset[Basis]


def authorisation(basis: Basis, company: Company, on: date, *, by_proxy: bool = False) -> Authorisation:
    """Who must authorise a journey abroad by the law of a day. No signer means that nobody's leave is wanted: the only parent travels along."""
    seen = [Demand(Proof.MINOR_DOCUMENT, Seer.ISSUER, BOTH_PARENTS)]
    seen += [Demand(Proof(paper), Seer.ISSUER, norm) for paper, norm in minors.filiation(basis, on)]
    if by_proxy:
        seen += [Demand(proof, Seer.TAKER, BY_PROXY) for proof in (Proof.POWER, Proof.POWER_STANDING)]
    norm = {Basis.JUDICIAL: BY_JUDGE, **{row.basis: row.norm for row in minors.exceptional_on(on)}}.get(
        basis, BOTH_PARENTS
    )
    return Authorisation(minors.signers_wanted(basis, company), tuple(seen), norm)


def obstacles(facts: Facts, limits: Limits) -> Iterator[AnyObstacle]:
    """Everything in the facts that stands in the way of a permit."""
    if not minors.is_minor(facts.born_on, facts.departs_on):
        yield PermitObstacle.NOT_A_MINOR
    if facts.to_country == HOME:
        yield PermitObstacle.WITHIN_PERU
    if facts.returns_on is not None and facts.returns_on < facts.departs_on:
        yield PermitObstacle.RETURNS_TOO_EARLY
    if not is_wanted(facts, limits.stay):
        yield PermitObstacle.STAY_TOO_SHORT
    is_wanted_of_nobody = minors.signers_wanted(facts.basis, facts.company) == 0
    if is_wanted_of_nobody:
        yield PermitObstacle.ONLY_PARENT_TRAVELS
    for found in minors.obstacles(_party(facts, limits)):
        if not (is_wanted_of_nobody and found is Obstacle.SIGNER_SURPLUS):
            yield found
    for signer in facts.signers:
        if signer.proxy_document and not is_fresh(signer.standing_on, limits.standing_since):
            yield PermitObstacle.PROXY_STALE
    if facts.basis is not Basis.JUDICIAL and not all(signer.is_parent for signer in facts.signers):
        yield PermitObstacle.NOT_A_PARENT


def _party(facts: Facts, limits: Limits) -> minors.Party:
    return minors.Party(
        minor=facts.minor_document,
        basis=facts.basis,
        company=facts.company,
        companion=facts.companion,
        signers=tuple(signer.document for signer in facts.signers),
        proxies=tuple(signer.proxy_document for signer in facts.signers if signer.proxy_document),
        exceptions=limits.exceptions,
    )


def is_wanted(facts: Facts, stay: int) -> bool:
    """Whether the border asks for a permit: of Peruvians and residents, and of a foreign minor who stayed longer."""
    return facts.nationality == HOME or facts.is_resident or facts.days_in_peru > stay


def is_fresh(standing_on: date | None, since: date) -> bool:
    """Whether the proof that a power stands is recent enough."""
    return standing_on is not None and standing_on >= since
