"""Is a certificate given to who may have it, on the Judiciary's word, by who asked for that word?"""

from datetime import date, timedelta

import pytest

from chancery.contexts.criminal_records import actions, queries
from chancery.contexts.criminal_records.models import Consultation, Finding, ReviewAnswer
from chancery.contexts.criminal_records.procedures import State
from chancery.contexts.criminal_records.rules import DeliveryMeans, Outcome, RecordGround
from chancery.contexts.criminal_records.tests import factories
from chancery.contexts.criminal_records.tests.factories import CLEAN, NAMESAKE, RECORD, World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.gateway import jobs
from chancery.kernel.gateway import queries as gateway
from chancery.kernel.gateway.models import Exchange, PendingConsultation
from chancery.kernel.gateway.simulators.criminal_records import CriminalRecordsSimulator
from chancery.kernel.gateway.simulators.registers import Fault
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation


class TestFile:
    def test_an_adult_asks_and_owes_nothing_yet(self, at: World) -> None:
        request = factories.filed(at)
        assert request.case.state == State.FILED
        assert request.case.number.startswith("CAPMIL-")
        assert not fees.charges_of(request.case.id).exists()

    def test_who_turns_eighteen_today_may_and_tomorrow_may_not(self, at: World) -> None:
        today = clock.today()
        young = factories.citizen()
        young.birth_on = date(today.year - 18, today.month, today.day) + timedelta(days=1)
        young.save()
        with pytest.raises(actions.TooYoung):
            factories.filed(at, applicant=young)
        young.birth_on -= timedelta(days=1)
        young.save()
        assert factories.filed(at, applicant=young)

    def test_the_day_of_birth_is_wanted(self, at: World) -> None:
        person = factories.citizen()
        person.birth_on = None
        person.save()
        with pytest.raises(actions.BirthUnknown):
            factories.filed(at, applicant=person)

    def test_the_judiciary_knows_three_documents(self, at: World) -> None:
        person = factories.citizen()
        person.document_kind, person.document_number = IdentityDocumentKind.FOREIGN_ID, "XX123"
        person.save()
        with pytest.raises(actions.DocumentNotAccepted):
            factories.filed(at, applicant=person)
        person.document_kind, person.document_number = IdentityDocumentKind.PASSPORT, "PE12345"
        person.save()
        assert factories.filed(at, applicant=person)

    def test_one_parent_is_enough_and_none_is_not(self, at: World) -> None:
        assert factories.filed(at, father="")
        with pytest.raises(actions.ParentMissing) as refused:
            factories.filed(at, father=" ", mother="")
        assert "mother" in refused.value.fields


class TestVerify:
    def test_then_the_fee_is_owed(self, at: World) -> None:
        request = factories.verified(at)
        assert request.case.state == State.VERIFIED
        assert fees.charges_of(request.case.id).get().tariff_item.code == "consular.20b"

    def test_another_face_is_not_verified(self, at: World) -> None:
        with pytest.raises(actions.PhotographDiffers):
            actions.verify(request=factories.filed(at), is_same_person=False, actor=at.post.officer)

    def test_what_the_civil_register_contradicts_is_not_verified(self, at: World) -> None:
        request = factories.filed(at)
        PendingConsultation.objects.create(
            purpose="Comprobar",
            case_id=request.case_id,
            officer=person_of(at.post.officer),
            resolved_at=clock.now(),
            result="cancelled",
            is_different=True,
        )
        with pytest.raises(actions.IdentityDiffers):
            actions.verify(request=request, is_same_person=True, actor=at.post.officer)


class TestConsult:
    def test_it_is_asked_in_the_officers_name_with_purpose_and_case(self, at: World) -> None:
        request = factories.consulted(at)
        asked = Exchange.objects.get(partner="PODER JUDICIAL")
        assert (asked.person_id, asked.case_id) == (at.post.officer.person_id, request.case_id)
        assert asked.purpose == f"Certificado para trabajo ({request.case.number})"
        assert request.case.state == State.CONSULTED

    def test_not_before_it_is_paid(self, at: World) -> None:
        with pytest.raises(gate.WrongState):
            factories.asked(factories.verified(at), at.post.officer)
        assert not Exchange.objects.exists()

    def test_who_is_no_officer_does_not_ask(self, at: World) -> None:
        with pytest.raises(NotAllowed):
            factories.asked(factories.paid(at), at.post.cashier)
        assert not Exchange.objects.exists()

    def test_once_each_and_another_asks_anew(self, at: World) -> None:
        request = factories.consulted(at)
        with pytest.raises(actions.AlreadyConsulted):
            factories.asked(request, at.post.officer)
        with pytest.raises(queries.OnlyWhoAsked):
            actions.issue(request=request, actor=at.other)
        factories.asked(request, at.other)
        actions.issue(request=request, actor=at.other)
        with pytest.raises(queries.OnlyWhoAsked):
            queries.known(request, at.post.officer)

    def test_silence_waits_and_the_answer_comes_to_who_asked(
        self, at: World, judiciary: CriminalRecordsSimulator
    ) -> None:
        judiciary.fault = Fault.BROKEN
        request = factories.consulted(at, RECORD)
        assert queries.known(request, at.post.officer) is None
        with pytest.raises(actions.StillWaiting):
            factories.asked(request, at.post.officer)
        with pytest.raises(actions.AnswerMissing):
            actions.issue(request=request, actor=at.post.officer)
        judiciary.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            jobs.reconcile(timestamp=0)
            jobs.reconcile(timestamp=0)
        found = queries.known(request, at.post.officer)
        assert found is not None
        assert found.label == "Registra antecedentes"
        assert Finding.objects.count() == 1
        told = Notice.objects.filter(recipient_id=at.post.officer.person_id).get()
        assert "antecedentes" not in told.text
        assert not gateway.pending_of(request.case_id).exists()

    def test_an_answer_to_nobodys_question_is_passed_over(self, at: World) -> None:
        request = factories.consulted(at)
        kept = Consultation.objects.get(request=request)
        assert actions.note_answer(pending_id=kept.id, record=None, actor=people.SYSTEM) is None

    def test_only_the_system_brings_an_answer(self, at: World) -> None:
        kept = Consultation.objects.get(request=factories.consulted(at))
        with pytest.raises(NotAllowed):
            actions.note_answer(pending_id=kept.id, record=None, actor=at.post.officer)


class TestReview:
    @pytest.mark.parametrize("ending", [RECORD, NAMESAKE])
    def test_a_record_and_a_namesake_wait_for_two_people(self, at: World, ending: str) -> None:
        request = factories.consulted(at, ending)
        review = factories.review_of(request)
        assert list(queries.reviews_for(at.judiciary)) == [review]
        with pytest.raises(actions.NothingProposed):
            actions.decide(review=review, is_confirmed=True, actor=at.second)
        actions.answer(review=review, outcome=Outcome.CLEAN, number="Oficio 1", actor=at.judiciary)
        with pytest.raises(actions.AnswerWaits):
            actions.answer(review=review, outcome=Outcome.CLEAN, number="Oficio 2", actor=at.second)
        with pytest.raises(actions.OwnAnswer):
            actions.decide(review=review, is_confirmed=True, actor=at.judiciary)
        with pytest.raises(actions.AnswerMissing):
            actions.issue(request=request, actor=at.post.officer)
        actions.decide(review=review, is_confirmed=True, actor=at.second)
        assert not queries.reviews_for(at.judiciary).exists()
        actions.issue(request=request, actor=at.post.officer)

    def test_nothing_found_needs_nobody(self, at: World) -> None:
        factories.consulted(at, CLEAN)
        assert not queries.reviews_for(at.judiciary).exists()

    def test_what_is_not_confirmed_is_written_anew(self, at: World) -> None:
        review = factories.review_of(factories.consulted(at, NAMESAKE))
        actions.answer(
            review=review, outcome=Outcome.ANNOTATED, number="1", text="Hurto, 2018", actor=at.judiciary
        )
        actions.decide(review=review, is_confirmed=False, actor=at.second)
        actions.answer(review=review, outcome=Outcome.CLEAN, number="2", actor=at.judiciary)
        actions.decide(review=review, is_confirmed=True, actor=at.second)
        assert ReviewAnswer.objects.filter(review=review).count() == 2
        assert queries.confirmed_answer(review.finding).outcome == Outcome.CLEAN  # type: ignore[union-attr]

    def test_annotations_are_written_out(self, at: World) -> None:
        review = factories.review_of(factories.consulted(at, RECORD))
        with pytest.raises(actions.AnnotationsMissing):
            actions.answer(review=review, outcome=Outcome.ANNOTATED, number="1", text=" ", actor=at.judiciary)

    def test_nobody_else_answers_or_reads(self, at: World) -> None:
        review = factories.review_of(factories.consulted(at, RECORD))
        with pytest.raises(NotAllowed):
            actions.answer(review=review, outcome=Outcome.CLEAN, number="1", actor=at.post.officer)
        with pytest.raises(queries.ReviewNotFound):
            queries.review(at.post.officer, review.pk)
        assert queries.review(at.judiciary, review.pk) == review


class TestIssue:
    def test_no_record_is_certified_for_ninety_days(self, at: World) -> None:
        request = factories.issued(at)
        given = request.certificate
        assert given.valid_until - given.issued_on == timedelta(days=90)
        facts = documents.of_case(request.case.id).get().facts
        assert '"is_clean":true' in facts.replace(" ", "")
        assert given.act.kind == "criminal_record"

    def test_it_is_opened_by_its_holder_and_by_who_issued_it(self, at: World) -> None:
        request = factories.issued(at)
        for actor in (people.actor_of(request.case.applicant), at.post.officer):
            assert queries.certificate_file(request, actor)[1][:5] == b"%PDF-"
        with pytest.raises(queries.NotYours):
            queries.certificate_file(request, at.other)

    def test_what_was_confirmed_is_annotated(self, at: World) -> None:
        request = factories.issued(at, factories.reviewed(at))
        facts = documents.of_case(request.case.id).get().facts
        assert "Hurto simple, 2018" in facts
        assert "Oficio 7-2026-RNC" in facts

    def test_a_namesake_that_was_cleared_is_certified_clean(self, at: World) -> None:
        request = factories.issued(at, factories.reviewed(at, NAMESAKE, Outcome.CLEAN, ""))
        assert '"is_clean":true' in documents.of_case(request.case.id).get().facts.replace(" ", "")

    def test_what_cannot_be_certified_is_refused(self, at: World) -> None:
        request = factories.reviewed(at, NAMESAKE, Outcome.UNCERTAIN, "")
        with pytest.raises(actions.NothingToCertify):
            actions.issue(request=request, actor=at.post.officer)
        actions.refuse(
            request=request, ground=RecordGround.UNCERTAIN, reason="Falta un dato", actor=at.post.officer
        )
        assert factories.again(request).case.state == State.REFUSED

    def test_only_the_judiciary_says_that_it_cannot(self, at: World) -> None:
        request = factories.consulted(at)
        with pytest.raises(actions.GroundUnfounded):
            actions.refuse(request=request, ground=RecordGround.UNCERTAIN, reason="No", actor=at.post.officer)
        refused = factories.refused(at)
        assert refused.case.state == State.REFUSED
        assert "La fotografía es de otra" in documents.of_case(refused.case.id).get().facts

    def test_uncollected_it_lapses_with_its_validity(self, at: World) -> None:
        with acts.at_work(at.office):
            request = factories.ready(at)
        running = request.case.deadlines.get(code="collection")
        last = organisation.calendar_of(at.office).next_working(request.certificate.valid_until)
        assert running.due_on == last


class TestDeliver:
    def test_in_person(self, at: World) -> None:
        assert factories.delivered(at).case.state == State.DELIVERED

    def test_a_relative_brings_an_authorisation(self, at: World) -> None:
        request = factories.ready(at)
        handing = actions.Handing(DeliveryMeans.RELATIVE, "Juan Quispe", "DNI 40000001", "")
        with pytest.raises(actions.AuthorisationMissing):
            actions.deliver(request=request, handing=handing, actor=at.post.officer)
        handing = actions.Handing(
            DeliveryMeans.RELATIVE, "Juan Quispe", "DNI 40000001", "Carta del 3 de marzo"
        )
        assert actions.deliver(request=request, handing=handing, actor=at.post.officer).recipient

    def test_what_is_sent_can_be_followed(self, at: World) -> None:
        request = factories.ready(at)
        with pytest.raises(actions.TrackingMissing):
            actions.deliver(
                request=request, handing=actions.Handing(DeliveryMeans.COURIER), actor=at.post.officer
            )
        handing = actions.Handing(DeliveryMeans.COURIER, tracking="RR123456785IT")
        actions.deliver(request=request, handing=handing, actor=at.post.officer)
        assert factories.again(request).case.state == State.DELIVERED

    def test_not_before_it_is_ready(self, at: World) -> None:
        with pytest.raises(gate.WrongState):
            actions.deliver(
                request=factories.issued(at),
                handing=actions.Handing(DeliveryMeans.PERSON),
                actor=at.post.officer,
            )

    def test_who_asked_may_still_desist_before_paying(self, at: World) -> None:
        request = factories.verified(at)
        cases.advance(case=request.case, code="withdraw", actor=people.actor_of(request.case.applicant))
        assert factories.again(request).case.state == State.WITHDRAWN
