"""Is a passport asked for by whom the law lets ask, and told of the one before?"""

from datetime import timedelta
from typing import Any

import pytest

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.passports import actions, queries
from chancery.contexts.passports.models import Cancellation
from chancery.contexts.passports.procedures import State
from chancery.contexts.passports.rules import Before, Evidence, HolderRelation
from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World, of_a_child, with_before
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.fees import queries as fees
from chancery.kernel.travel_documents.names import NumberInName, Untransliterable

pytestmark = pytest.mark.django_db
LOST = {
    "before": Before.LOST,
    "evidence": Evidence.SWORN,
    "circumstances": "En el metro de Milán, el lunes",
}


def test_nothing_is_paid_before_the_enrolment(at: World) -> None:
    application = factories.filed(at)
    assert application.case.state == State.REQUESTED
    assert not fees.charges_of(application.case.id).exists()


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"dni": "123"}, Invalid, ""),
        ({"given_names": "张"}, Untransliterable, ""),
        ({"first_surname": "Quispe 2"}, NumberInName, ""),
        ({"relation": HolderRelation.MOTHER}, actions.AdultByAnother, "relation"),
        ({"dni": "91000001"}, actions.AdultByAnother, "dni"),
        (of_a_child(relation=HolderRelation.SELF), actions.MinorAlone, "relation"),
        (of_a_child(relation=HolderRelation.GUARDIAN), actions.RelationUnshown, "relation"),
        (of_a_child(relation=HolderRelation.PROXY), actions.RelationUnshown, "relation"),
        (with_before(before_number=" "), actions.BeforeUntold, "before_number"),
        (with_before(before_issued_on=None), actions.BeforeUntold, "before_issued_on"),
        (with_before(before_authority=""), actions.BeforeUntold, "before_authority"),
        (with_before(before=Before.LOST), actions.LossUnshown, "circumstances"),
        (with_before(**{**LOST, "circumstances": " "}), actions.LossUnshown, "circumstances"),
        (with_before(**{**LOST, "evidence": Evidence.POLICE}), actions.ReportMissing, "report"),
    ],
    ids=[
        "dni", "letters", "figures", "adult-by-another", "another's-dni", "minor-alone", "guardian-unshown",
        "proxy-unshown", "number", "day", "authority", "loss-unshown", "circumstances", "report",
    ],
)  # fmt: skip
def test_what_is_refused_says_where(
    at: World, changes: dict[str, Any], refusal: type[Invalid], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        factories.filed(at, **changes)
    assert not field or list(refused.value.fields) == [field]
    factories.filed(at)


def test_a_holder_born_later(at: World) -> None:
    with pytest.raises(actions.BornLater):
        factories.filed(at, born_on=clock.latest_today() + timedelta(days=1))


class TestMinor:
    @pytest.mark.parametrize(
        "relation", [HolderRelation.MOTHER, HolderRelation.FATHER], ids=["mother", "father"]
    )
    def test_a_parent_asks(self, at: World, relation: HolderRelation) -> None:
        application = factories.filed(at, **of_a_child(relation=relation))
        assert application.relation_label == relation.label

    @pytest.mark.parametrize(
        "relation", [HolderRelation.GUARDIAN, HolderRelation.PROXY], ids=["guardian", "proxy"]
    )
    def test_another_shows_the_judgement_or_the_power(self, at: World, relation: HolderRelation) -> None:
        shown = {"relation": upload(at.post.citizen).id}
        factories.filed(at, uploads=shown, **of_a_child(relation=relation))

    def test_a_child_is_not_the_one_who_asks(self, at: World) -> None:
        own = at.post.applicant.document_number
        with pytest.raises(actions.MinorAlone):
            factories.filed(at, **of_a_child(dni=own))


class TestOneAtATime:
    def test_one_request(self, at: World) -> None:
        first = factories.filed(at)
        with pytest.raises(actions.AlreadyAskedFor):
            factories.filed(at)
        cases.advance(case=first.case, code="withdraw", actor=at.post.citizen)
        factories.filed(at)

    def test_one_passport_is_told_of(self, at: World) -> None:
        passport = factories.delivered(at)
        with pytest.raises(actions.AnotherStands):
            factories.filed(at, **with_before())
        factories.filed(at, **with_before(before_number=passport.number))


class TestLostBefore:
    def test_ones_own_is_cancelled_at_once(self, at: World) -> None:
        passport = factories.delivered(at)
        factories.filed(at, **with_before(**{**LOST, "before_number": passport.number}))
        assert factories.again(passport.application).case.state == State.CANCELLED
        assert queries.in_force(passport.application.dni) is None

    def test_a_number_that_we_do_not_know_waits_for_the_counter(self, at: World) -> None:
        application = factories.filed(at, **with_before(**LOST))
        assert not Cancellation.objects.exists()
        factories.enrol(at, application)
        assert Cancellation.objects.get().number == "116543210"

    def test_the_police_report_is_handed_in(self, at: World) -> None:
        shown = {"report": upload(at.post.citizen).id}
        factories.filed(at, uploads=shown, **with_before(**{**LOST, "evidence": Evidence.POLICE}))

    def test_nobody_cancels_the_passport_of_another(self, at: World) -> None:
        strange = factories.delivered(at)
        said = with_before(**{**LOST, "before_number": strange.number})
        application = factories.filed(factories.another(at), **said)
        assert not Cancellation.objects.exists()
        with pytest.raises(actions.NotYours):
            factories.enrol(at, application)
