"""What may be asked for, and each refusal beside the request that passes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from chancery.contexts.travel_permits import actions, queries
from chancery.contexts.travel_permits.actions import filing
from chancery.contexts.travel_permits.models import Relation, Request
from chancery.contexts.travel_permits.procedures import State
from chancery.contexts.travel_permits.tests import factories
from chancery.contexts.travel_permits.tests.factories import DNI, PASSPORT, World
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import queries as cases
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import minors
from chancery.kernel.identity.checks import HeldDocument
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def at() -> World:
    return factories.world()


def test_a_request_is_numbered_by_its_post_charged_and_both_parents_are_known(at: World) -> None:
    request = factories.filed(at)
    assert request.case.number.startswith("EAVMIL-")
    assert request.case.state == State.REQUESTED
    charge = fees.charges_of(request.case_id).get()
    assert (charge.consular_amount, charge.is_owed) == (Decimal(20), True)
    assert [place.person for place in request.authorisers.all()] == [at.mother, at.father]
    assert queries.signatures(request) == (0, 2)


def test_the_other_parent_is_told_once_it_may_be_signed(at: World) -> None:
    factories.paid(at)
    told = Notice.objects.filter(recipient=at.father)
    assert [notice.subject for notice in told] == [told[0].subject]
    assert "Ya se puede firmar" in told[0].subject


def test_a_number_mistyped_tells_no_stranger(at: World) -> None:
    stranger = replace(factories.parent(at.father, at.madrid.office), given_names="Otro")
    said = factories.particulars(at)
    request = factories.paid(at, replace(said, parents=(said.parents[0], stranger)))
    assert request.authorisers.get(ordinal=2).person is None
    assert not Notice.objects.filter(recipient=at.father).exists()


def _minor(at: World, **changes: object) -> dict[str, object]:
    return {"minor": replace(factories.particulars(at).minor, **changes)}  # type: ignore[arg-type]


def _journey(at: World, **changes: object) -> dict[str, object]:
    return {"journey": replace(factories.particulars(at).journey, **changes)}  # type: ignore[arg-type]


def _companion(at: World, number: str) -> dict[str, object]:
    return {"companion": actions.Named("Alguien", HeldDocument(DNI, number))}


def _parents(at: World, *ordinals: int, **changes: object) -> dict[str, object]:
    parents = [factories.particulars(at).parents[ordinal] for ordinal in ordinals]
    return {"parents": (*parents[:-1], replace(parents[-1], **changes))}  # type: ignore[arg-type]


def _proxy(at: World, standing_on: date | None) -> dict[str, object]:
    proxy = actions.Named("Ana Apoderada", HeldDocument(DNI, "91000009"))
    return _parents(at, 0, 1, proxy=proxy, standing_on=standing_on)


REFUSALS: list[tuple[Callable[[World], dict[str, object]], type[Invalid]]] = [
    (lambda at: _minor(at, born_on=date(clock.today().year - 19, 1, 1)), filing.NotAMinor),
    (lambda at: _journey(at, returns_on=clock.today()), filing.ReturnsTooEarly),
    (lambda at: _minor(at, nationality="ES", is_resident=False, days_in_peru=183), filing.StayTooShort),
    (
        lambda at: {"basis": Basis.SURVIVOR, "company": Company.PARENT, "parents": ()},
        filing.OnlyParentTravels,
    ),
    (lambda at: {"companion": None}, minors.CompanionMissing),
    (lambda at: {"company": Company.ALONE}, minors.CompanionSurplus),
    (lambda at: _companion(at, "91000001"), minors.CompanionIsMinor),
    (lambda at: _companion(at, at.father.document_number), minors.CompanionAuthorises),
    (lambda at: _parents(at, 0), minors.SignerMissing),
    (lambda at: {"basis": Basis.SOLE_RECOGNISER}, minors.SignerSurplus),
    (lambda at: _parents(at, 0, 0), minors.SignerTwice),
    (lambda at: _proxy(at, clock.today() - 100 * DAY), filing.PowerStale),
    (lambda at: _proxy(at, None), filing.PowerStale),
    (lambda at: _parents(at, 0, 1, relation=Relation.GUARDIAN), filing.NotAParent),
    *(
        (
            lambda at, basis=basis: {**_parents(at, 0, relation=Relation.GUARDIAN), "basis": basis},
            filing.NotAParent,
        )
        for basis in (Basis.MEDICAL, Basis.STUDIES, Basis.REPRESENTATION, Basis.SURVIVOR)
    ),
    (
        lambda at: _journey(at, departs_on=clock.today() + 91 * DAY, returns_on=None),
        filing.DepartureOutOfReach,
    ),
    (lambda at: _journey(at, departs_on=clock.today() - DAY), filing.DepartureOutOfReach),
    (lambda at: _journey(at, to_country="PE", to_city="Cusco"), filing.JourneyWithinPeru),
    (lambda at: _parents(at, 0, 1, post=organisation.office("legalisations-lima")), filing.NotAPlaceToSign),
]


def test_the_refusal_of_a_guardian_stands_beside_who_is_no_parent(at: World) -> None:
    for ordinals, field in (((1, 0), "second_relation"), ((0,), "first_relation")):
        said = _parents(at, *ordinals, relation=Relation.GUARDIAN)
        basis = Basis.BOTH if len(ordinals) > 1 else Basis.STUDIES
        with pytest.raises(filing.NotAParent) as caught:
            factories.filed(at, factories.particulars(at, **said, basis=basis))
        assert list(caught.value.fields) == [field]


def test_what_does_not_fit_is_refused_and_nothing_is_opened(at: World) -> None:
    for change, refusal in REFUSALS:
        with pytest.raises(refusal) as caught:
            factories.filed(at, factories.particulars(at, **change(at)))
        assert caught.value.fields
        assert all("{" not in said for sentences in caught.value.fields.values() for said in sentences)
    assert not Request.objects.exists()
    assert factories.filed(at).case.state == State.REQUESTED


FITTING: list[Callable[[World], dict[str, object]]] = [
    lambda at: _minor(at, nationality="ES", is_resident=False, days_in_peru=184),
    lambda at: _minor(at, nationality="ES", is_resident=True),
    lambda at: _proxy(at, clock.today() - 80 * DAY),
    lambda at: _journey(at, departs_on=clock.today() + 90 * DAY, returns_on=None),
    lambda at: {**_parents(at, 1), "company": Company.PARENT, **_companion(at, at.mother.document_number)},
    lambda at: {**_parents(at, 0), "basis": Basis.JUDICIAL},
    lambda at: {**_parents(at, 0, relation=Relation.GUARDIAN), "basis": Basis.JUDICIAL},
    lambda at: {**_parents(at, 0), "basis": Basis.MEDICAL},
]


def test_what_just_fits_passes(at: World) -> None:
    for change in FITTING:
        said = factories.particulars(at, **change(at))
        assert actions.check_particulars(particulars=said).basis == said.basis


def test_a_document_that_is_none_names_its_field(at: World) -> None:
    said = factories.particulars(at)
    paper = HeldDocument(DNI, "12")
    with pytest.raises(Invalid) as caught:
        factories.filed(
            at, replace(said, parents=(said.parents[0], replace(said.parents[1], document=paper)))
        )
    assert "second_document_number" in caught.value.fields
    with pytest.raises(Invalid) as caught:
        factories.filed(at, replace(said, companion=actions.Named("Alguien", paper)))
    assert "companion_document_number" in caught.value.fields
    foreign = HeldDocument(PASSPORT, "xdd 123.456", "IT")
    request = factories.filed(at, replace(said, companion=actions.Named("Alguien", foreign)))
    assert (request.companion_document_number, request.companion_document_country) == ("XDD123456", "IT")


def test_what_is_not_paid_or_not_signed_lapses(at: World) -> None:
    from chancery.kernel.cases import jobs

    requested, waiting = factories.filed(at), factories.paid(at)
    with clock.advanced(timedelta(days=80)):
        jobs.sweep(timestamp=0)
    for request in (requested, waiting):
        request.case.refresh_from_db()
        assert request.case.state == State.ABANDONED
    assert [deadline.code for deadline in cases.deadlines_of(waiting.case)] == []


def test_for_a_reason_one_parent_suffices_since_the_law_says_so(at: World) -> None:
    def checked() -> actions.Particulars:
        said = factories.particulars(at, basis=Basis.MEDICAL)
        return actions.check_particulars(particulars=replace(said, parents=said.parents[:1]))

    with clock.set_to(datetime(2024, 12, 10, 17, tzinfo=UTC)), pytest.raises(minors.ExceptionNotInForce):
        checked()
    assert checked().basis is Basis.MEDICAL
