"""Is the holder enrolled on a photograph that serves, and matched against the register, also when it is silent?"""

from typing import Any

import pytest

from chancery.contexts.passports import actions, queries
from chancery.contexts.passports.procedures import State
from chancery.contexts.passports.rules import Capture, Match, PhotoQuestion
from chancery.contexts.passports.subscriptions import on_register_answered
from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.cases import gate
from chancery.kernel.fees import queries as fees
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway.civil_identity import CivilIdentity, CivilStanding
from chancery.kernel.gateway.events import RegisterAnswered
from chancery.kernel.gateway.models import Exchange, PendingConsultation
from chancery.kernel.identity.tests.factories import SYSTEM
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation.writers import WrittenElsewhere

pytestmark = pytest.mark.django_db
EXEMPT = actions.Trait(Capture.EXEMPT)
FACE = PhotoQuestion.FACE


class TestEnrol:
    def test_the_counter_takes_the_holder_in_and_asks_for_the_fee(self, at: World) -> None:
        application = factories.enrolled(at)
        assert application.case.state == State.ENROLLED
        assert fees.charges_of(application.case_id).get().is_owed
        assert application.enrolment.answers.count() == len(PhotoQuestion)
        assert queries.is_matched(application)

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [
            ({"fingerprints": EXEMPT}, actions.ExemptionUnexplained),
            ({"signature": EXEMPT}, actions.ExemptionUnexplained),
            ({"answers": {}}, actions.PhotoUnanswered),
            ({"answers": {**factories.ALL_SEEN, FACE: (False, " ")}}, actions.PhotoUnanswered),
            ({"answered": actions.Answered(Match.DIFFERS)}, actions.IdentityDiffers),
            ({"answered": actions.Answered(Match.UNKNOWN)}, actions.NotRegistered),
            ({"answered": actions.Answered(Match.CANCELLED)}, actions.IdentityDiffers),
        ],
        ids=["fingerprints", "signature", "unanswered", "no-reason", "differs", "unknown", "cancelled"],
    )
    def test_what_is_refused(self, at: World, changes: dict[str, Any], refusal: type[Exception]) -> None:
        application = factories.filed(at)
        with pytest.raises(refusal):
            factories.enrol(at, application, **changes)
        factories.enrol(at, application)

    def test_a_photograph_that_does_not_serve_is_not_used_up(self, at: World) -> None:
        application = factories.filed(at)
        square = factories.picture(at.post.officer, factories.photograph(size=(600, 600)))
        with pytest.raises(actions.PhotoUnfit) as refused:
            factories.enrol(at, application, photograph=square)
        assert "35 × 45" in refused.value.fields["photograph"][0]
        assert application.case.attachments.count() == 0

    def test_an_exception_and_an_exemption_have_their_reasons(self, at: World) -> None:
        veiled = {**factories.ALL_SEEN, PhotoQuestion.UNCOVERED: (False, "Velo religioso; el rostro se ve")}
        application = factories.enrol(
            at,
            factories.filed(at, **factories.of_a_child()),
            answers=veiled,
            signature=actions.Trait(Capture.EXEMPT, "Tiene nueve años"),
        )
        assert application.enrolment.signature_reason == "Tiene nueve años"

    def test_the_applicant_does_not_enrol_himself(self, at: World) -> None:
        with pytest.raises(gate.RoleMissing):
            factories.enrol(
                at, factories.filed(at), actor=at.post.citizen, photograph=factories.picture(at.post.citizen)
            )


def of(at: World) -> dict[str, str]:
    """The post's applicant as the register writes people."""
    who = at.post.applicant
    return {
        "prenombres": who.given_names.upper(),
        "apPrimer": who.first_surname.upper(),
        "apSegundo": who.second_surname.upper(),
    }


def identity(at: World, **changes: Any) -> CivilIdentity:
    who = at.post.applicant
    said: dict[str, Any] = {
        "dni": who.document_number,
        "given_names": who.given_names.upper(),
        "first_surname": who.first_surname.upper(),
        "second_surname": who.second_surname.upper(),
        "civil_status": "",
        "address": "",
        "restriction": "",
        "status": CivilStanding.ACTIVE,
        **changes,
    }
    return CivilIdentity(**said)


class TestRegister:
    def test_it_confirms_whom_it_knows(self, at: World) -> None:
        application = factories.filed(at)
        with factories.register(**{application.dni: of(at)}):
            answered = actions.ask_register(application=application, actor=at.post.officer)
        assert answered == factories.CONFIRMED

    def test_it_knows_the_number_as_somebody_elses(self, at: World) -> None:
        application = factories.filed(at)
        with factories.register(**{application.dni: {**of(at), "prenombres": "OTRA"}}):
            answered = actions.ask_register(application=application, actor=at.post.officer)
        assert answered.finding is Match.DIFFERS

    def test_it_knows_nobody(self, at: World) -> None:
        application = factories.filed(at, **factories.of_a_child(dni="00000123"))
        with factories.register():
            answered = actions.ask_register(application=application, actor=at.post.officer)
        assert answered.finding is Match.UNKNOWN

    def test_who_does_not_serve_there_does_not_ask(self, at: World) -> None:
        with pytest.raises(NotAllowed):
            actions.ask_register(application=factories.filed(at), actor=at.maker)

    @pytest.mark.parametrize(
        ("bar", "refusal"),
        [("closed", gate.WrongState), ("kin", gate.OwnMatter), ("node", WrittenElsewhere)],
    )
    @pytest.mark.parametrize("step", ["enrol", "check_identity"])
    def test_nothing_is_asked_where_the_step_may_not_be_taken(
        self, at: World, step: str, bar: str, refusal: type[Exception]
    ) -> None:
        application = factories.filed(at) if step == "enrol" else factories.enrolled(at)
        acts.bar(application.case, bar, at.post)
        with factories.register(**{application.dni: of(at)}), pytest.raises(refusal):
            actions.ask_register(application=factories.again(application), step=step, actor=at.post.officer)
        assert not Exchange.objects.exists()

    def test_who_is_enrolled_is_not_asked_about_to_be_enrolled_again(self, at: World) -> None:
        application = factories.enrolled(at)
        with factories.register(**{application.dni: of(at)}):
            with pytest.raises(gate.WrongState):
                actions.ask_register(application=application, actor=at.post.officer)
            assert not Exchange.objects.exists()
            answered = actions.ask_register(
                application=application, step="check_identity", actor=at.post.officer
            )
        assert answered == factories.CONFIRMED
        assert Exchange.objects.filter(case_id=application.case_id).exists()

    def test_it_is_silent_the_counter_goes_on_and_it_answers_later(self, at: World) -> None:
        application = factories.filed(at)
        answered = actions.ask_register(application=application, actor=at.post.officer)
        assert answered.finding is Match.PENDING
        application = factories.enrol(at, application, answered=answered)
        assert application.case.state == State.ENROLLED
        assert not queries.is_matched(application)
        waiting = PendingConsultation.objects.get()
        with factories.register(**{application.dni: of(at)}):
            gateway.reconcile(consultation_id=waiting.id, actor=SYSTEM)
        assert queries.is_matched(application)

    @pytest.mark.parametrize("is_known", [True, False], ids=["another-name", "nobody"])
    def test_what_contradicts_later_is_told_to_who_enrolled(self, at: World, is_known: bool) -> None:
        application = factories.filed(at)
        answered = actions.ask_register(application=application, actor=at.post.officer)
        application = factories.enrol(at, application, answered=answered)
        found = identity(at, given_names="OTRA") if is_known else None
        assert answered.consultation_id is not None
        on_register_answered(
            RegisterAnswered(application.case_id, answered.consultation_id, "RENIEC", found, True)
        )
        match = queries.match_of(application)
        assert match is not None
        assert match.finding == (Match.DIFFERS if is_known else Match.UNKNOWN)
        told = Notice.objects.get(recipient_id=at.post.officer.person_id)
        assert "RENIEC no confirma" in told.subject

    def test_what_others_asked_is_passed_over(self, at: World) -> None:
        application = factories.enrolled(at)
        on_register_answered(RegisterAnswered(application.case_id, application.id, "RENIEC", None, True))
        assert queries.is_matched(application)


class TestRefuse:
    def test_a_paper_says_why(self, at: World) -> None:
        application = factories.enrolled(at)
        actions.refuse(application=application, reason="Tiene impedimento judicial", actor=at.post.consul)
        assert application.case.state == State.REFUSED
        assert queries.by_number(at.post.citizen, application.case.number).case.state == State.REFUSED

    def test_with_a_reason_and_by_the_consul(self, at: World) -> None:
        application = factories.enrolled(at)
        with pytest.raises(gate.ReasonMissing):
            actions.refuse(application=application, reason="", actor=at.post.consul)
        with pytest.raises(gate.RoleMissing):
            actions.refuse(application=application, reason="No", actor=at.post.officer)
