"""Who must authorise a minor's journey, what must be seen for it, and by whom?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chancery.kernel.base.days import years_after

CODE = "Ley 27337 (Código de los Niños y Adolescentes)"
BOTH_PARENTS = f"{CODE}, art. 111"
BY_JUDGE = f"{CODE}, art. 112"
MAJORITY = "Código Civil, art. 42"
LAST_DAY_OF_MONTH = "Código Civil, art. 183, inc. 3"
FOREIGN_MINORS = "D.S. 007-2017-IN (Reglamento de Migraciones), por confirmar"
BY_PROXY = "D.Leg. 1049 (Ley del Notariado), por confirmar"
ONE_EXIT = "D.S. 007-2017-IN, art. 139, por confirmar"

ADULT_AT = 18
HOME = "PE"


class Basis(StrEnum):
    """By virtue of what those who sign are the ones who must."""

    BOTH = "both"
    SURVIVOR = "survivor"
    SOLE_RECOGNISER = "sole_recogniser"
    JUDICIAL = "judicial"


class Company(StrEnum):
    """With whom the minor travels."""

    ALONE = "alone"
    PARENT = "parent"
    THIRD_PARTY = "third_party"


class Proof(StrEnum):
    """A paper that must be seen before a permit is given."""

    MINOR_DOCUMENT = "minor_document"
    BIRTH_CERTIFICATE = "birth_certificate"
    DEATH_CERTIFICATE = "death_certificate"
    JUDICIAL_RESOLUTION = "judicial_resolution"
    POWER = "power"
    POWER_STANDING = "power_standing"


class Seer(StrEnum):
    """Who must have seen it: whoever issues the permit, or whoever takes the signature, maybe at another post."""

    ISSUER = "issuer"
    TAKER = "taker"


class Obstacle(StrEnum):
    """Why a permit is not given on these facts."""

    NOT_A_MINOR = "not_a_minor"
    RETURNS_TOO_EARLY = "returns_too_early"
    STAY_TOO_SHORT = "stay_too_short"
    ONLY_PARENT_TRAVELS = "only_parent_travels"
    COMPANION_MISSING = "companion_missing"
    COMPANION_SURPLUS = "companion_surplus"
    COMPANION_IS_MINOR = "companion_is_minor"
    COMPANION_AUTHORISES = "companion_authorises"
    SIGNER_MISSING = "signer_missing"
    SIGNER_SURPLUS = "signer_surplus"
    SIGNER_TWICE = "signer_twice"
    PROXY_STALE = "proxy_stale"


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
    """Somebody who authorises, known by a document; `standing_on` dates the proof that a proxy's power stands."""

    document: str
    proxy_document: str = ""
    standing_on: date | None = None


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
    departs_on: date
    returns_on: date | None


@dataclass(frozen=True, slots=True)
class Limits:
    """What dated tables say on the day: how long a foreign minor stays freely, and since when a proof of power is fresh."""

    stay: int
    standing_since: date


def authorisation(basis: Basis, company: Company, *, by_proxy: bool = False) -> Authorisation:
    """Who must authorise a journey abroad.

    Both parents when the minor travels alone or with a third party; the other one when one of them travels along
    (Ley 27337, art. 111). The survivor, or the only one who recognised the child, suffices, and the instrument says
    that the certificate was seen (same article). Where one is absent or disagrees the judge takes that one's place
    (art. 112). No signer at all means that nobody's authorisation is wanted: the only parent travels along.
    """
    seen = [Demand(Proof.MINOR_DOCUMENT, Seer.ISSUER, BOTH_PARENTS), *_by_basis(basis)]
    if by_proxy:
        seen += [Demand(proof, Seer.TAKER, BY_PROXY) for proof in (Proof.POWER, Proof.POWER_STANDING)]
    norm = BY_JUDGE if basis is Basis.JUDICIAL else BOTH_PARENTS
    parents = 2 if basis is Basis.BOTH else 1
    return Authorisation(parents - (company is Company.PARENT), tuple(seen), norm)


def _by_basis(basis: Basis) -> Iterator[Demand]:
    yield Demand(Proof.BIRTH_CERTIFICATE, Seer.ISSUER, BOTH_PARENTS)
    if basis is Basis.SURVIVOR:
        yield Demand(Proof.DEATH_CERTIFICATE, Seer.ISSUER, BOTH_PARENTS)
    if basis is Basis.JUDICIAL:
        yield Demand(Proof.JUDICIAL_RESOLUTION, Seer.ISSUER, BY_JUDGE)


def obstacles(facts: Facts, limits: Limits) -> Iterator[Obstacle]:
    """Everything in the facts that stands in the way of a permit."""
    if not is_minor(facts.born_on, facts.departs_on):
        yield Obstacle.NOT_A_MINOR
    if facts.returns_on is not None and facts.returns_on < facts.departs_on:
        yield Obstacle.RETURNS_TOO_EARLY
    if not is_wanted(facts, limits.stay):
        yield Obstacle.STAY_TOO_SHORT
    yield from _about_company(facts)
    yield from _about_signers(facts, limits)


def _about_company(facts: Facts) -> Iterator[Obstacle]:
    is_alone = facts.company is Company.ALONE
    if not is_alone and not facts.companion:
        yield Obstacle.COMPANION_MISSING
    if is_alone and facts.companion:
        yield Obstacle.COMPANION_SURPLUS
    if facts.companion and facts.companion == facts.minor_document:
        yield Obstacle.COMPANION_IS_MINOR
    who = {part for signer in facts.signers for part in (signer.document, signer.proxy_document) if part}
    if facts.companion in who:
        yield Obstacle.COMPANION_AUTHORISES


def _about_signers(facts: Facts, limits: Limits) -> Iterator[Obstacle]:
    wanted = authorisation(facts.basis, facts.company).signers
    if wanted == 0:
        yield Obstacle.ONLY_PARENT_TRAVELS
    elif len(facts.signers) < wanted:
        yield Obstacle.SIGNER_MISSING
    elif len(facts.signers) > wanted:
        yield Obstacle.SIGNER_SURPLUS
    documents = [signer.document for signer in facts.signers]
    if len(set(documents)) < len(documents) or facts.minor_document in documents:
        yield Obstacle.SIGNER_TWICE
    for signer in facts.signers:
        if signer.proxy_document and not is_fresh(signer.standing_on, limits.standing_since):
            yield Obstacle.PROXY_STALE


def is_minor(born_on: date, on: date) -> bool:
    """Whether somebody is under eighteen on a day (Código Civil, art. 42)."""
    return on < comes_of_age(born_on)


def comes_of_age(born_on: date) -> date:
    """The eighteenth birthday; who was born on a 29 February has it on the last day of that month (art. 183, inc. 3)."""
    return years_after(born_on, ADULT_AT)


def is_wanted(facts: Facts, stay: int) -> bool:
    """Whether the border asks for a permit: of Peruvians and residents, and of a foreign minor who stayed longer."""
    return facts.nationality == HOME or facts.is_resident or facts.days_in_peru > stay


def is_fresh(standing_on: date | None, since: date) -> bool:
    """Whether the proof that a power stands is recent enough."""
    return standing_on is not None and standing_on >= since
