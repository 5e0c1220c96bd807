"""Is a visa given by who may, after whoever must be asked was asked, and refused for good?"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chancery.contexts.visas import actions, queries, rules
from chancery.contexts.visas.models import Decision
from chancery.contexts.visas.procedures import State
from chancery.contexts.visas.rules import Authority, Criterion, Ground
from chancery.contexts.visas.tests import factories
from chancery.contexts.visas.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid, NotAllowed
from chancery.kernel.cases import gate
from chancery.kernel.cases import queries as cases
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.gateway import published
from chancery.kernel.gateway.published import FactEvent
from chancery.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world()


class TestInterview:
    def test_the_five_answers_are_kept_with_their_reasons(self, at: World) -> None:
        application = factories.interviewed(at)
        held = queries.interview_of(application)
        assert held is not None
        assert [each.criterion for each in held.findings.all()] == ["a", "b", "c", "d", "e"]
        assert application.case.state == State.INTERVIEWED

    def test_each_answer_has_its_reason(self, at: World) -> None:
        answers = {**factories.ALL_MET, Criterion.BREACH: (True, " ")}
        with pytest.raises(actions.CriterionUnanswered) as refused:
            actions.interview(
                application=factories.filed(at), notes="Habló", answers=answers, actor=at.post.officer
            )
        assert "reason_d" in refused.value.fields

    def test_nothing_heard_and_no_word_why(self, at: World) -> None:
        with pytest.raises(actions.InterviewEmpty):
            actions.interview(
                application=factories.filed(at), notes="", answers=factories.ALL_MET, actor=at.post.officer
            )

    def test_who_asks_does_not_interview(self, at: World) -> None:
        with pytest.raises(NotAllowed):
            actions.interview(
                application=factories.filed(at),
                notes="Habló",
                answers=factories.ALL_MET,
                actor=at.post.citizen,
            )


class TestGrant:
    def test_a_tourist_in_the_own_country_is_the_consulates(self, at: World) -> None:
        application = factories.granted(at)
        assert application.case.state == State.GRANTED
        assert application.decision.stay_days == 30
        assert fees.charges_of(application.case.id).get().tariff_item.code == "consular.67a"

    def test_a_free_one_waits_for_no_payment(self, at: World) -> None:
        consultation = factories.consulted(at, category="refugee")
        actions.answer(
            consultation=consultation, is_authorised=True, number="OF. RE (DGC) 3-0-A/12", actor=at.dgc
        )
        application = factories.again(consultation.application)
        actions.grant(application=application, actor=at.post.consul)
        assert factories.again(application).case.state == State.PAID

    def test_an_officer_does_not_decide(self, at: World) -> None:
        with pytest.raises(NotAllowed):
            actions.grant(application=factories.interviewed(at), actor=at.post.officer)

    def test_not_while_one_of_the_five_is_answered_no(self, at: World) -> None:
        application = factories.interviewed(at)
        answers = {**factories.ALL_MET, Criterion.PROFILE: (False, "No conoce a quien lo invita")}
        actions.interview(
            application=application, notes="Se contradijo", answers=answers, actor=at.post.officer
        )
        with pytest.raises(actions.CriteriaUnmet) as refused:
            actions.grant(application=factories.again(application), actor=at.post.consul)
        assert "c)" in str(refused.value)

    @pytest.mark.parametrize(
        ("changes", "authority"),
        [
            ({"category": "worker"}, Authority.MIGRATION),
            ({"category": "exchange"}, Authority.PROTOCOL),
            ({"nationality": "VE", "residence": "VE"}, Authority.DGC),
        ],
    )
    def test_not_before_whoever_must_be_asked_said_yes(
        self, at: World, changes: dict[str, Any], authority: Authority
    ) -> None:
        application = factories.interviewed(at, **changes)
        assert queries.missing_authorities(application) == (authority,)
        with pytest.raises(actions.AuthorisationMissing):
            actions.grant(application=application, actor=at.post.consul)

    def test_a_passport_that_grew_too_old_meanwhile(self, at: World) -> None:
        entry = clock.today() + timedelta(days=1)
        application = factories.interviewed(
            at, arrives_on=entry, passport_expires_on=entry + timedelta(days=185)
        )
        with clock.set_to(clock.now() + timedelta(days=20)):
            acts.post_rate(at.post)
            with pytest.raises(actions.PassportNoLongerSuffices):
                actions.grant(application=application, actor=at.post.consul)

    @pytest.mark.parametrize(
        ("category", "days", "entries", "stay_days", "given"),
        [
            ("tourist", 30, None, None, (0, 30)),
            ("tourist", 30, 2, 10, (2, 10)),
            ("tourist", 30, 255, 183, (255, 183)),
            ("transit", 2, 1, 3, (1, 3)),
            ("tourist", 30, 256, None, "visa_entries_beyond"),
            ("transit", 2, 2, None, "visa_entries_beyond"),
            ("transit", 2, 0, None, "visa_entries_beyond"),
            ("tourist", 30, None, 184, "visa_stay_too_long"),
            ("tourist", 30, None, 0, "visa_stay_too_long"),
            ("transit", 2, None, 4, "visa_stay_too_long"),
        ],
    )
    def test_fewer_entries_and_days_than_the_quality_allows_and_never_more(
        self,
        at: World,
        category: str,
        days: int,
        entries: int | None,
        stay_days: int | None,
        given: tuple[int, int] | str,
    ) -> None:
        application = factories.interviewed(at, category=category, days=days)

        def grant() -> Decision:
            return actions.grant(
                application=application, entries=entries, stay_days=stay_days, actor=at.post.consul
            )

        if isinstance(given, str):
            with pytest.raises(Invalid) as refused:
                grant()
            assert (refused.value.code, factories.again(application).case.state) == (given, State.INTERVIEWED)
        else:
            decision = grant()
            assert (decision.entries, decision.stay_days) == given

    def test_the_term_of_a_resident_is_the_laws(self, at: World) -> None:
        consultation = factories.consulted(at, category="worker")
        actions.answer(consultation=consultation, is_authorised=True, number="1", actor=at.migration)
        application = factories.again(consultation.application)
        with pytest.raises(actions.StayTooLong):
            actions.grant(application=application, stay_days=300, actor=at.post.consul)
        assert actions.grant(application=application, entries=1, actor=at.post.consul).stay_days == 365

    def test_of_a_familys_passport_one_pays(self, at: World) -> None:
        family = rules.Collective.FAMILY
        first = factories.granted(at, collective=family)
        child = factories.granted(
            at, family=first.case.number, collective=family, given_names="Luca", passport_number="YB7654321"
        )
        assert child.case.state == State.PAID
        assert fees.charges_of(child.case.id).get().free_by == rules.FREE_FAMILY


class TestConsult:
    def test_the_answer_is_quoted_in_the_margin(self, at: World) -> None:
        consultation = factories.consulted(at, category="worker")
        assert list(queries.waiting_for(at.migration)) == [consultation]
        actions.answer(
            consultation=consultation, is_authorised=True, number="Oficio 345-2026-MIG", actor=at.migration
        )
        application = factories.again(consultation.application)
        assert application.case.state == State.AUTHORISED
        assert "Oficio 345-2026-MIG" in queries.marginal_note(application)
        assert not queries.waiting_for(at.migration).exists()
        actions.grant(application=application, actor=at.post.consul)

    def test_what_was_not_authorised_is_not_granted(self, at: World) -> None:
        consultation = factories.consulted(at, category="worker")
        actions.answer(
            consultation=consultation, is_authorised=False, number="Oficio 346-2026-MIG", actor=at.migration
        )
        application = factories.again(consultation.application)
        assert application.case.state == State.NOT_AUTHORISED
        with pytest.raises(gate.WrongState):
            actions.grant(application=application, actor=at.post.consul)

    def test_an_authorisation_of_migraciones_lapses(self, at: World) -> None:
        consultation = factories.consulted(at, category="worker")
        actions.answer(
            consultation=consultation, is_authorised=True, number="Oficio 345-2026-MIG", actor=at.migration
        )
        with clock.set_to(clock.now() + timedelta(days=190)):
            assert queries.missing_authorities(factories.again(consultation.application)) == (
                Authority.MIGRATION,
            )

    def test_only_who_was_asked_answers_and_once(self, at: World) -> None:
        consultation = factories.consulted(at, category="worker")
        with pytest.raises(NotAllowed):
            actions.answer(consultation=consultation, is_authorised=True, number="1", actor=at.dgc)
        with pytest.raises(queries.ConsultationNotFound):
            queries.consultation(at.dgc, consultation.id)
        with pytest.raises(actions.AnswerNumberMissing):
            actions.answer(consultation=consultation, is_authorised=True, number=" ", actor=at.migration)
        actions.answer(consultation=consultation, is_authorised=True, number="1", actor=at.migration)
        with pytest.raises(actions.ConsultationAnswered):
            actions.answer(consultation=consultation, is_authorised=False, number="2", actor=at.migration)

    def test_there_is_nobody_to_ask_about_a_tourist(self, at: World) -> None:
        with pytest.raises(actions.NothingToConsult):
            actions.consult(application=factories.interviewed(at), question="¿?", actor=at.post.consul)

    def test_a_question_says_something(self, at: World) -> None:
        application = factories.interviewed(at, category="worker")
        with pytest.raises(actions.QuestionMissing):
            actions.consult(application=application, question=" ", actor=at.post.consul)


class TestRefuse:
    def test_it_is_final_registered_and_names_no_appeal(self, at: World) -> None:
        application = factories.refused(at)
        assert application.case.closed_at is not None
        assert not any(
            gate.offers(application.case, cases.procedure_of(application.case), actor=at.post.citizen)
        )
        paper = documents.of_case(application.case.id).get()
        assert paper.kind == "visa_refusal"
        assert "no procede recurso" in paper.facts
        assert "reconsideración" not in paper.facts
        assert Decision.objects.get(application=application).ground == Ground.PROFILE

    def test_a_reason_is_wanted(self, at: World) -> None:
        with pytest.raises(gate.ReasonMissing):
            actions.refuse(
                application=factories.interviewed(at), ground=Ground.PROFILE, reason=" ", actor=at.post.consul
            )

    def test_who_had_authorised_it_is_told(self, at: World) -> None:
        consultation = factories.consulted(at, category="worker")
        actions.answer(consultation=consultation, is_authorised=True, number="1", actor=at.migration)
        actions.refuse(
            application=factories.again(consultation.application),
            ground=Ground.LATER_FACT,
            reason="El contrato resultó falso",
            actor=at.post.consul,
        )
        assert Notice.objects.filter(recipient_id=at.migration.person_id).count() == 1


class TestToldToMigraciones:
    def test_grants_refusals_and_cancellations_in_order(self, at: World) -> None:
        before = clock.now()
        granted = factories.granted(at, entries=2, stay_days=20)
        factories.refused(at, passport_number="YB0000001")
        actions.cancel(application=granted, reason="Documentos falsos", actor=at.post.consul)
        after = clock.now() + timedelta(seconds=1)
        told = published.facts(published.FactKind.VISA, before, after)
        assert [each.event for each in told] == [FactEvent.GRANTED, FactEvent.REFUSED, FactEvent.CANCELLED]
        assert [each.holder_document_number for each in told] == ["YB1234567", "YB0000001", "YB1234567"]
        assert [(each.entries, each.stay_days) for each in told] == [(2, 20), (None, None), (2, 20)]
        assert published.facts(published.FactKind.VISA, after, after + timedelta(days=1)) == ()

    def test_the_serial_of_each_label_is_told_once_when_it_is_printed_and_when_it_is_spoilt(
        self, at: World
    ) -> None:
        label = factories.printed(at, entries=2, stay_days=20)
        granted_at, printed_at = label.application.decision.at, label.at
        before = published.facts(published.FactKind.VISA, granted_at, printed_at)
        assert [(each.event, each.number) for each in before] == [(FactEvent.GRANTED, "")]
        application = factories.again(label.application)
        actions.spoil_label(application=application, reason="Se corrió la tinta", actor=at.post.officer)
        again = actions.print_label(application=factories.again(application), actor=at.post.officer)
        actions.cancel(application=factories.again(application), reason="Fraude", actor=at.post.consul)
        told = published.facts(published.FactKind.VISA, granted_at, clock.now() + timedelta(seconds=1))
        assert told[:1] == before
        assert [(each.event, each.number, each.valid_until) for each in told[1:]] == [
            (FactEvent.ISSUED, label.serial, label.valid_until),
            (FactEvent.SPOILT, label.serial, label.valid_until),
            (FactEvent.ISSUED, again.serial, again.valid_until),
            (FactEvent.CANCELLED, again.serial, again.valid_until),
            (FactEvent.SPOILT, again.serial, again.valid_until),
        ]
        assert {(each.entries, each.stay_days) for each in told} == {(2, 20)}

    def test_many_are_told_in_as_few_statements_as_one(self, at: World) -> None:
        before = clock.now()

        def one_more(number: int) -> str:
            label = factories.printed(at, passport_number=f"YB000000{number}")
            actions.cancel(
                application=factories.again(label.application), reason="Fraude", actor=at.post.consul
            )
            return label.serial

        def told() -> tuple[int, list[str]]:
            with CaptureQueriesContext(connection) as asked:
                found = published.facts(published.FactKind.VISA, before, clock.now() + timedelta(seconds=1))
            return len(asked), [each.number for each in found if each.event is FactEvent.CANCELLED]

        serials = [one_more(0)]
        statements, _ = told()
        serials += [one_more(each) for each in range(1, 4)]
        assert told() == (statements, serials)
