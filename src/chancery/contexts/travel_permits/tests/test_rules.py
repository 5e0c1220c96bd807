"""Who must authorise, what must be seen and by whom: a table of worked cases, and what holds of all cases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.travel_permits.rules import authorisation as law
from chancery.contexts.travel_permits.rules import use
from chancery.contexts.travel_permits.rules.authorisation import (
    AnyObstacle,
    Facts,
    Limits,
    PermitObstacle,
    Proof,
    Seer,
    Signer,
)
from chancery.contexts.travel_permits.rules.use import INCIDENTS, Bar, Standing
from chancery.kernel.identity.minors import (
    BOTH_PARENTS,
    BY_JUDGE,
    Basis,
    Company,
    Obstacle,
    comes_of_age,
    exceptions_on,
    is_minor,
)
from chancery.kernel.travel_documents.single_use import IncidentKind

DAY = timedelta(days=1)
AS_AMENDED = "Ley 27337, art. 111, modificado por la Ley 32191"
TODAY = date(2026, 5, 4)
LIMITS = Limits(stay=183, standing_since=date(2026, 2, 4), exceptions=exceptions_on(TODAY))
MOTHER, FATHER = Signer("dni:PE:1"), Signer("dni:PE:2")
FACTS = Facts(
    born_on=date(2016, 5, 4),
    minor_document="dni:PE:9",
    nationality="PE",
    is_resident=False,
    days_in_peru=0,
    basis=Basis.BOTH,
    company=Company.THIRD_PARTY,
    companion="dni:PE:7",
    signers=(MOTHER, FATHER),
    to_country="IT",
    departs_on=TODAY + 20 * DAY,
    returns_on=TODAY + 40 * DAY,
)
BY_PROXY = Signer("dni:PE:2", "dni:PE:3", date(2026, 2, 4))


@pytest.mark.parametrize(
    ("basis", "company", "signers", "norm"),
    [
        (Basis.BOTH, Company.ALONE, 2, BOTH_PARENTS),
        (Basis.BOTH, Company.THIRD_PARTY, 2, BOTH_PARENTS),
        (Basis.BOTH, Company.PARENT, 1, BOTH_PARENTS),
        (Basis.SURVIVOR, Company.ALONE, 1, BOTH_PARENTS),
        (Basis.SURVIVOR, Company.THIRD_PARTY, 1, BOTH_PARENTS),
        (Basis.SURVIVOR, Company.PARENT, 0, BOTH_PARENTS),
        (Basis.SOLE_RECOGNISER, Company.ALONE, 1, BOTH_PARENTS),
        (Basis.SOLE_RECOGNISER, Company.PARENT, 0, BOTH_PARENTS),
        (Basis.JUDICIAL, Company.THIRD_PARTY, 1, BY_JUDGE),
        (Basis.JUDICIAL, Company.PARENT, 0, BY_JUDGE),
        (Basis.MEDICAL, Company.PARENT, 1, AS_AMENDED),
        (Basis.STUDIES, Company.ALONE, 1, AS_AMENDED),
        (Basis.REPRESENTATION, Company.THIRD_PARTY, 1, AS_AMENDED),
    ],
)
def test_who_must_authorise(basis: Basis, company: Company, signers: int, norm: str) -> None:
    found = law.authorisation(basis, company, TODAY)
    assert (found.signers, found.norm) == (signers, norm)


@pytest.mark.parametrize(
    ("basis", "proofs"),
    [
        (Basis.BOTH, {Proof.BIRTH_CERTIFICATE}),
        (Basis.SURVIVOR, {Proof.BIRTH_CERTIFICATE, Proof.DEATH_CERTIFICATE}),
        (Basis.SOLE_RECOGNISER, {Proof.BIRTH_CERTIFICATE}),
        (Basis.JUDICIAL, {Proof.BIRTH_CERTIFICATE, Proof.JUDICIAL_RESOLUTION}),
        (Basis.MEDICAL, {Proof.BIRTH_CERTIFICATE, Proof.MEDICAL_REPORT}),
        (Basis.STUDIES, {Proof.BIRTH_CERTIFICATE, Proof.ADMISSION}),
        (Basis.REPRESENTATION, {Proof.BIRTH_CERTIFICATE, Proof.INVITATION}),
    ],
)
def test_what_must_be_seen_by_whom(basis: Basis, proofs: set[Proof]) -> None:
    found = law.authorisation(basis, Company.ALONE, TODAY, by_proxy=True)
    assert {demand.proof for demand in found.to_see(Seer.ISSUER)} == proofs | {Proof.MINOR_DOCUMENT}
    assert [demand.proof for demand in found.to_see(Seer.TAKER)] == [Proof.POWER, Proof.POWER_STANDING]
    assert law.authorisation(basis, Company.ALONE, TODAY).to_see(Seer.TAKER) == ()


@given(st.sampled_from(Basis), st.sampled_from(Company), st.booleans())
def test_every_rule_cites_its_article_and_wants_the_filiation_seen(
    basis: Basis, company: Company, by_proxy: bool
) -> None:
    found = law.authorisation(basis, company, TODAY, by_proxy=by_proxy)
    assert all(demand.norm for demand in found.demands)
    assert found.norm
    assert 0 <= found.signers <= 2
    assert Proof.BIRTH_CERTIFICATE in {demand.proof for demand in found.to_see(Seer.ISSUER)}


@pytest.mark.parametrize(
    ("changes", "obstacles"),
    [
        ({}, set()),
        ({"born_on": date(2008, 5, 24)}, {PermitObstacle.NOT_A_MINOR}),
        ({"born_on": date(2008, 5, 25)}, set()),
        ({"returns_on": TODAY + 19 * DAY}, {PermitObstacle.RETURNS_TOO_EARLY}),
        ({"to_country": "PE"}, {PermitObstacle.WITHIN_PERU}),
        ({"returns_on": None}, set()),
        ({"nationality": "ES"}, {PermitObstacle.STAY_TOO_SHORT}),
        ({"nationality": "ES", "days_in_peru": 183}, {PermitObstacle.STAY_TOO_SHORT}),
        ({"nationality": "ES", "days_in_peru": 184}, set()),
        ({"nationality": "ES", "is_resident": True}, set()),
        ({"companion": ""}, {Obstacle.COMPANION_MISSING}),
        ({"company": Company.ALONE}, {Obstacle.COMPANION_SURPLUS}),
        ({"company": Company.ALONE, "companion": ""}, set()),
        ({"companion": "dni:PE:9"}, {Obstacle.COMPANION_IS_MINOR}),
        ({"companion": "dni:PE:2"}, {Obstacle.COMPANION_AUTHORISES}),
        ({"company": Company.PARENT, "companion": "dni:PE:1", "signers": (FATHER,)}, set()),
        (
            {"company": Company.PARENT, "companion": "dni:PE:1", "signers": (MOTHER,)},
            {Obstacle.COMPANION_AUTHORISES},
        ),
        ({"company": Company.PARENT, "signers": (MOTHER, FATHER)}, {Obstacle.SIGNER_SURPLUS}),
        ({"signers": (MOTHER,)}, {Obstacle.SIGNER_MISSING}),
        ({"signers": ()}, {Obstacle.SIGNER_MISSING}),
        ({"basis": Basis.SURVIVOR, "signers": (MOTHER,)}, set()),
        ({"basis": Basis.SURVIVOR}, {Obstacle.SIGNER_SURPLUS}),
        (
            {"basis": Basis.SOLE_RECOGNISER, "company": Company.PARENT, "signers": ()},
            {PermitObstacle.ONLY_PARENT_TRAVELS},
        ),
        ({"signers": (MOTHER, MOTHER)}, {Obstacle.SIGNER_TWICE}),
        ({"signers": (MOTHER, Signer("dni:PE:9"))}, {Obstacle.SIGNER_TWICE}),
        ({"signers": (MOTHER, BY_PROXY)}, set()),
        (
            {"signers": (MOTHER, replace(BY_PROXY, standing_on=date(2026, 2, 3)))},
            {PermitObstacle.PROXY_STALE},
        ),
        ({"signers": (MOTHER, replace(BY_PROXY, standing_on=None))}, {PermitObstacle.PROXY_STALE}),
        ({"signers": (MOTHER, BY_PROXY), "companion": "dni:PE:3"}, {Obstacle.COMPANION_AUTHORISES}),
        ({"basis": Basis.MEDICAL, "signers": (MOTHER,)}, set()),
        ({"basis": Basis.MEDICAL}, {Obstacle.SIGNER_SURPLUS}),
        (
            {
                "basis": Basis.STUDIES,
                "company": Company.PARENT,
                "companion": "dni:PE:1",
                "signers": (MOTHER,),
            },
            set(),
        ),
        (
            {"basis": Basis.REPRESENTATION, "companion": "dni:PE:1", "signers": (MOTHER,)},
            {Obstacle.COMPANION_AUTHORISES},
        ),
    ],
)
def test_worked_cases(changes: dict[str, object], obstacles: set[AnyObstacle]) -> None:
    assert set(law.obstacles(replace(FACTS, **changes), LIMITS)) == obstacles  # type: ignore[arg-type]


def test_one_parent_suffices_since_the_day_of_the_law() -> None:
    """Ley 32191, in force since 14 December 2024."""
    before, since = date(2024, 12, 13), date(2024, 12, 14)
    facts = replace(FACTS, basis=Basis.MEDICAL, signers=(MOTHER,))
    found = [
        list(law.obstacles(facts, replace(LIMITS, exceptions=exceptions_on(day)))) for day in (before, since)
    ]
    assert found == [[Obstacle.EXCEPTION_NOT_IN_FORCE], []]
    seen = [law.authorisation(Basis.MEDICAL, Company.ALONE, day) for day in (before, since)]
    assert [Proof.MEDICAL_REPORT in {each.proof for each in told.demands} for told in seen] == [False, True]
    assert [told.norm for told in seen] == [BOTH_PARENTS, AS_AMENDED]


@given(st.dates(date(1970, 1, 1), date(2030, 1, 1)))
def test_one_comes_of_age_on_one_day_and_stays_so(born_on: date) -> None:
    majority = comes_of_age(born_on, TODAY)
    assert is_minor(born_on, majority - DAY)
    assert not is_minor(born_on, majority)
    assert majority.year == born_on.year + 18


STANDING = Standing(TODAY, TODAY + 90 * DAY, is_used=False, is_revoked=False, is_closed=False)


@pytest.mark.parametrize(
    ("changes", "on", "bars"),
    [
        ({}, TODAY, ()),
        ({}, TODAY + 90 * DAY, ()),
        ({}, TODAY + 91 * DAY, (Bar.EXPIRED,)),
        ({}, TODAY - DAY, (Bar.NOT_YET,)),
        ({"is_used": True}, TODAY, (Bar.USED,)),
        ({"is_revoked": True, "is_used": True}, TODAY + 99 * DAY, (Bar.REVOKED, Bar.USED, Bar.EXPIRED)),
    ],
)
def test_who_may_leave(changes: dict[str, object], on: date, bars: tuple[Bar, ...]) -> None:
    assert use.bars(replace(STANDING, **changes), on) == bars  # type: ignore[arg-type]


@given(st.booleans(), st.booleans(), st.booleans(), st.integers(-5, 120))
def test_an_exit_that_could_be_refused_is_an_incident_when_told_afterwards(
    is_used: bool, is_revoked: bool, is_closed: bool, day: int
) -> None:
    standing = replace(STANDING, is_used=is_used, is_revoked=is_revoked, is_closed=is_closed)
    on = TODAY + max(day, 0) * DAY
    wrong = use.incident(standing, on)
    assert (wrong is None) == (not use.bars(standing, on) and not is_closed)
    if is_used:
        assert wrong is IncidentKind.DOUBLE_USE


def test_all_that_is_shown_has_words() -> None:
    assert all(bar.sentence.endswith(".") for bar in Bar)
    assert all(INCIDENTS[kind] for kind in IncidentKind)
