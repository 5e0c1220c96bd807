"""Is a card asked for by who may, with what the kind wants, at any consulate?"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from chancery.contexts.identity_cards import actions, queries
from chancery.contexts.identity_cards.procedures import State
from chancery.contexts.identity_cards.rules import Bond, HolderStanding
from chancery.contexts.identity_cards.tests import factories
from chancery.contexts.identity_cards.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid, Refusal
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.rules import OWN_ERROR
from chancery.kernel.identity.tests import factories as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world()


def item(case_id: Any) -> str:
    return fees.charges_of(case_id).get().tariff_item.code


class TestFile:
    def test_a_duplicate_owes_what_the_tariff_says(self, at: World) -> None:
        request = factories.filed(at)
        assert request.case.state == State.FILED
        assert request.case.number.startswith("DNIMIL-")
        assert item(request.case_id) == "consular.71a"
        assert factories.paid(factories.world(), factories.of_a_child(at)).case.state == State.PAID

    def test_a_child_is_registered_through_the_mother(self, at: World) -> None:
        request = factories.filed(at, factories.of_a_child(at))
        assert (request.holder, request.bond) == ("Lucía Ángela Quispe Solicitante", Bond.MOTHER)
        assert item(request.case_id) == "consular.69c"

    def test_who_is_disabled_is_registered_free(self, at: World) -> None:
        request = factories.filed(at, factories.of_a_child(at, standing=HolderStanding.DISABLED))
        assert request.case.state == State.PAID

    def test_at_any_consulate_wherever_one_lives(self, at: World) -> None:
        madrid = acts.post("cg-madrid")
        request = actions.file(
            particulars=factories.particulars(at),
            uploads={},
            office=madrid.office,
            applicant=at.post.applicant,
            actor=at.post.citizen,
        )
        assert request.case.office == madrid.office

    def test_changes_are_kept_with_what_each_should_say(self, at: World) -> None:
        said = factories.particulars(at, kind="correction_data", changes=(("height", " 1.70 m "),))
        request = factories.filed(at, said)
        assert [(change.code, wanted) for change, wanted in queries.changes_of(request)] == [
            ("height", "1.70 m")
        ]
        assert item(request.case_id) == "consular.72a1"

    def test_one_procedure_at_a_time_for_each_holder(self, at: World) -> None:
        factories.filed(at)
        factories.filed(at, factories.of_a_child(at))
        for said in (factories.particulars(at), factories.of_a_child(at)):
            with pytest.raises(actions.CardAlreadyAsked):
                factories.filed(at, said)

    def test_the_copy_of_the_act_itself(self, at: World) -> None:
        with pytest.raises(actions.BirthActMissing):
            actions.file(
                particulars=factories.of_a_child(at),
                uploads={},
                office=at.office,
                applicant=at.post.applicant,
                actor=at.post.citizen,
            )

    def test_who_signs_is_who_asks(self, at: World) -> None:
        other = people.make_person("Pedro", "Otro")
        with pytest.raises(actions.HolderDiffers):
            factories.filed(at, dni=other.document_number)
        with pytest.raises(actions.HolderDiffers):
            factories.filed(
                at,
                factories.of_a_child(at, kind="registration_late", born_on=date(1990, 1, 1), bond=Bond.NONE),
            )


def of_self(**changes: Any) -> Callable[[World], actions.Particulars]:
    return lambda at: factories.particulars(at, **changes)


def of_child(**changes: Any) -> Callable[[World], actions.Particulars]:
    return lambda at: factories.of_a_child(at, **changes)


def day(**away: int) -> date:
    return clock.today() + timedelta(**away)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        pytest.param(
            lambda at: factories.of_a_child(at, born_on=day(days=3)),
            actions.HolderNotBornYet,
            id="not_born_yet",
        ),
        pytest.param(of_child(bond=Bond.NONE), actions.DeclarantMissing, id="minor_alone"),
        pytest.param(of_self(bond=Bond.FATHER), actions.SignsAlone, id="adult_through_a_father"),
        pytest.param(
            of_child(kind="exchange", dni="91000001"), actions.NotForMinors, id="booklet_of_a_minor"
        ),
        pytest.param(of_self(dni=""), actions.DniMissing, id="no_number"),
        pytest.param(of_child(birth_act=""), actions.BirthActMissing, id="no_act"),
        pytest.param(
            lambda at: factories.of_a_child(at, birth_act_issued_on=day(days=-200)),
            actions.BirthActTooOld,
            id="old_act",
        ),
        pytest.param(of_self(kind="renewal"), actions.ExpiryMissing, id="renewal_of_what"),
        pytest.param(
            lambda at: factories.particulars(at, kind="renewal", card_expires_on=day(days=70)),
            actions.RenewalTooEarly,
            id="renewed_too_early",
        ),
        pytest.param(of_self(kind="correction_data"), actions.ChangesMissing, id="nothing_to_correct"),
        pytest.param(
            of_self(kind="correction_data", changes=(("height", " "),)),
            actions.ChangesMissing,
            id="corrected_to_nothing",
        ),
        pytest.param(
            of_self(changes=(("height", "1.70"),)), actions.ChangesNotOfKind, id="duplicate_changed"
        ),
        pytest.param(of_self(kind="reprocess"), actions.OriginMissing, id="reprocess_of_what"),
        pytest.param(
            of_self(kind="reprocess", origin="DNIMIL-2026-000099-1"),
            queries.CardToReprocessNotFound,
            id="reprocess_of_nothing",
        ),
        pytest.param(of_self(dni="123"), Invalid, id="malformed_number"),
    ],
)
def test_what_a_request_gets_wrong(
    at: World, said: Callable[[World], actions.Particulars], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        factories.filed(at, said(at))


def test_a_renewal_from_sixty_days_before(at: World) -> None:
    request = factories.filed(at, kind="renewal", card_expires_on=acts.today(at.office) + timedelta(days=60))
    assert item(request.case_id) == "consular.69b"


def test_the_number_may_bear_its_check_character(at: World) -> None:
    said = actions.check_particulars(particulars=factories.particulars(at, dni="10117410-2"))
    assert said.dni == "10117410"
    with pytest.raises(Invalid) as refused:
        actions.check_particulars(particulars=factories.particulars(at, dni="10117410-3"))
    assert "dni" in refused.value.fields


def test_a_reprocess_is_free_and_names_the_card_that_came_wrong(at: World) -> None:
    before = factories.received(at)
    actions.return_card(request=before, reason="El nombre tiene una errata", actor=at.post.officer)
    request = factories.filed(at, kind="reprocess", origin=before.case.number)
    assert request.origin == before
    assert request.case.state == State.PAID
    charge = fees.charges_of(request.case_id).get()
    assert charge.is_free
    assert charge.free_by == OWN_ERROR


def test_an_office_finds_its_requests_by_number_dni_and_words_of_a_name(at: World) -> None:
    wanted, child = factories.filed(at), factories.filed(at, factories.of_a_child(at))
    for text in (wanted.case.number.lower(), wanted.dni, "solicitante rosa", "ÑAHUI"):
        assert list(queries.listed(at.post.officer, at.office, text=text)) == [wanted], text
    assert list(queries.listed(at.post.officer, at.office, text="lucia quispe")) == [child]
    assert not queries.listed(at.post.officer, at.office, text="rosa quispe").exists()
