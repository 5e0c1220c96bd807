"""Does a minor's salvoconducto want the leave of each parent who stays, and of nobody else?"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.models import Application
from chancery.contexts.travel_papers.procedures import State
from chancery.contexts.travel_papers.rules import LeaveMeans
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import (
    CHILD,
    FATHER,
    MOTHER,
    SEEN,
    SIGNED,
    WITH_HER_MOTHER,
    World,
)
from chancery.contexts.travel_permits import actions as permit_actions
from chancery.contexts.travel_permits.tests import factories as permits
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.minors import Basis, Company

Given = Mapping[int, actions.Given]
pytestmark = pytest.mark.django_db
ALONE = {**CHILD, "guardianship": actions.Guardianship(Basis.BOTH, Company.ALONE, None, (MOTHER, FATHER))}
ORPHAN = {**CHILD, "guardianship": replace(WITH_HER_MOTHER, basis=Basis.SURVIVOR, staying=())}


@pytest.fixture
def at() -> World:
    return factories.world()


def record(at: World, application: Application, given: Given | None = None, papers: str = SEEN) -> None:
    actions.record_leave(application=application, papers=papers, given=given or {}, actor=at.post.officer)


def test_nothing_is_granted_before_each_who_stays_gave_leave(at: World) -> None:
    application = factories.identified(at, **ALONE)
    for missing in ((FATHER, MOTHER), (FATHER,)):
        with pytest.raises(actions.LeaveMissing) as refused:
            actions.grant(application=application, actor=at.post.consul)
        assert all(each.name in str(refused.value) for each in missing)
        record(at, application, {1 if len(missing) == 2 else 2: SIGNED})
    actions.grant(application=application, actor=at.post.consul)
    assert factories.again(application).case.state == State.PAID


def test_the_only_parent_travels_along_and_the_certificates_are_still_seen(at: World) -> None:
    application = factories.identified(at, **ORPHAN)
    with pytest.raises(actions.LeaveMissing) as refused:
        actions.grant(application=application, actor=at.post.consul)
    assert "partida de defunción" in str(refused.value)
    with pytest.raises(actions.FiliationUnseen):
        record(at, application, papers=" ")
    record(at, application)
    actions.grant(application=application, actor=at.post.consul)


def test_of_an_adult_no_leave_is_recorded(at: World) -> None:
    with pytest.raises(actions.NoLeaveWanted):
        record(at, factories.identified(at))
    factories.granted(at, given_names="Otra")


def test_leave_from_elsewhere_says_by_what(at: World) -> None:
    application = factories.identified(at, **CHILD)
    with pytest.raises(actions.LeaveReferenceMissing) as refused:
        record(at, application, {1: actions.Given(LeaveMeans.COURT, " ")})
    assert "reference_1" in refused.value.fields
    with pytest.raises(actions.StayingParentUnknown):
        record(at, application, {2: SIGNED})
    minority = queries.minority_of(application)
    assert minority is not None
    assert queries.filiation_of(minority) is None
    record(at, application, {1: actions.Given(LeaveMeans.COURT, "Juzgado de Prueba, resolución 3")})
    actions.grant(application=application, actor=at.post.consul)


def test_the_posts_officer_records_it(at: World) -> None:
    application = factories.identified(at, **CHILD)
    for actor in (at.post.citizen, at.post.consul, at.inspector):
        with pytest.raises(NotAllowed):
            actions.record_leave(application=application, papers=SEEN, given={1: SIGNED}, actor=actor)
    record(at, application, {1: SIGNED})


class TestByTravelPermit:
    """A permit that was issued is the leave of who signed it, for its minor, while it stands."""

    def paper_of(self, at: World, there: permits.World, **changes: Any) -> Application:
        minor = permits.particulars(there).minor
        mother = actions.Named(
            there.mother.full_name, HeldDocument(IdentityDocumentKind.DNI, there.mother.document_number)
        )
        asked = {
            "given_names": minor.given_names,
            "surnames": f"{minor.first_surname} {minor.second_surname}",
            "born_on": minor.born_on,
            "cause": CHILD["cause"],
            "guardianship": actions.Guardianship(Basis.SURVIVOR, Company.ALONE, None, (mother,)),
        }
        return factories.identified(at, **{**asked, **changes})

    def test_it_is_leave_while_it_stands(self) -> None:
        there = permits.world()
        at = factories.world()
        permit = permits.issued(there, permits.alone(there))
        application = self.paper_of(at, there)
        record(at, application, {1: actions.Given(LeaveMeans.PERMIT, permit.number)})
        actions.grant(application=application, actor=at.post.consul)
        acts.pay(factories.again(application).case, at.post)
        permit_actions.revoke(
            authoriser=permits.place(permit.request), reason="Ya no viaja", actor=there.mother_acts
        )
        with pytest.raises(actions.LeaveMissing):
            actions.print_paper(application=application, actor=at.post.officer)
        record(at, factories.again(application), {1: SIGNED}, papers="")
        paper = actions.print_paper(application=application, actor=at.post.officer)
        assert (
            json.loads(paper.document.facts)["minority"]
            == "Viaja solo. Con autorización de quienes se quedan"
        )

    def test_not_of_another_minor_nor_by_who_did_not_sign(self) -> None:
        there = permits.world()
        at = factories.world()
        permit = permits.issued(there, permits.alone(there))
        by_permit = actions.Given(LeaveMeans.PERMIT, permit.number)
        stranger = self.paper_of(at, there, given_names="Otra Niña")
        with pytest.raises(actions.PermitIsNoLeave, match="otro menor"):
            record(at, stranger, {1: by_permit})
        father = actions.Guardianship(Basis.SURVIVOR, Company.ALONE, None, (FATHER,))
        unsigned = self.paper_of(at, there, guardianship=father)
        with pytest.raises(actions.PermitIsNoLeave, match="no la firmó"):
            record(at, unsigned, {1: by_permit})
        with pytest.raises(actions.PermitIsNoLeave, match="no consta"):
            record(at, unsigned, {1: actions.Given(LeaveMeans.PERMIT, "AVM-2026-999999")})
