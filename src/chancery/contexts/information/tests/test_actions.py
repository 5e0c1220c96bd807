"""Is each request answered as the law says, by whom it says, in the time that it gives?"""

from datetime import date, timedelta

import pytest

from chancery.contexts.information import actions, queries
from chancery.contexts.information.actions import Ground
from chancery.contexts.information.procedures import State
from chancery.contexts.information.rules import Delivery, Outcome
from chancery.contexts.information.tests import factories
from chancery.contexts.information.tests.factories import (
    PRIVACY,
    WORKING,
    Ministry,
    again,
    answered,
    asked,
    elevated,
    found,
    ministry,
    priced,
    redacted,
    refused,
    settle,
)
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import gate
from chancery.kernel.cases.jobs import sweep
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents.redaction import Mark
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    with clock.set_to(WORKING):
        return ministry()


def days(count: int) -> timedelta:
    return timedelta(days=count)


class TestFile:
    def test_the_post_that_is_asked_answers_if_it_has_a_responsible_official(self, at: Ministry) -> None:
        assert asked(at, of=at.post).case.office == at.post
        elsewhere = asked(at, of=at.bare)
        assert elsewhere.case.office == at.office
        assert elsewhere.asked_of == at.bare

    def test_its_clock_is_of_ten_working_days_with_its_norm(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            request = asked(at)
        running = {each.code: each for each in request.case.deadlines.all()}
        assert running["answer"].due_on == date(2026, 12, 7)
        assert running["screening"].due_on == date(2026, 11, 25)
        assert "27806" in running["answer"].norm

    def test_something_is_asked_of_an_office_that_answers(self, at: Ministry) -> None:
        assert asked(at)
        with pytest.raises(actions.QuestionMissing):
            asked(at, text="  ")
        with pytest.raises(actions.OfficeNotAsked):
            asked(at, of=queries.areas().get(code="oti"))


class TestScreening:
    def test_after_two_working_days_it_is_no_longer_observed_nor_extended(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            request = asked(at)
        with clock.set_to(WORKING + days(3)):
            sweep(timestamp=0)
            request = again(request)
            assert request.case.state == State.ADMITTED
            with pytest.raises(gate.WrongState):
                factories.advance(request, "observe", at.responsible, reason="No se entiende")
            with pytest.raises(gate.WrongState):
                actions.extend(
                    request=request, until=date(2026, 12, 14), reason="Volumen", actor=at.responsible
                )

    def test_an_observation_is_cured_and_the_clock_begins_anew(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            request = asked(at)
            factories.advance(request, "observe", at.responsible, reason="¿De qué consulado?")
        with clock.set_to(WORKING + days(2)):
            actions.correct(request=again(request), text="De Milán", actor=at.citizen)
            request = again(request)
            assert request.case.state == State.RECEIVED
            assert request.clarification == "De Milán"
            assert queries.last_day_of(request, "answer") == date(2026, 12, 11)
            with pytest.raises(gate.AlreadyTaken):
                factories.advance(request, "observe", at.responsible, reason="Otra vez")

    def test_what_is_not_cured_in_two_working_days_is_not_presented(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            request = asked(at)
            factories.advance(request, "observe", at.responsible, reason="¿De qué consulado?")
        with clock.set_to(WORKING + days(3)):
            sweep(timestamp=0)
        assert again(request).case.state == State.NOT_PRESENTED

    def test_one_extension_moves_the_same_clock_to_the_day_that_was_announced(self, at: Ministry) -> None:
        until = date(2026, 12, 21)
        with clock.set_to(WORKING):
            request = asked(at)
            with pytest.raises(actions.ExtensionNotLater):
                actions.extend(
                    request=request, until=date(2026, 12, 7), reason="Volumen", actor=at.responsible
                )
            with pytest.raises(actions.ExtensionNotLater):
                actions.extend(
                    request=request, until=date(2026, 12, 20), reason="Volumen", actor=at.responsible
                )
            with pytest.raises(gate.ReasonMissing):
                actions.extend(request=request, until=until, reason=" ", actor=at.responsible)
            actions.extend(request=request, until=until, reason="Volumen", actor=at.responsible)
            request = again(request)
        assert request.case.state == State.EXTENDED
        assert queries.last_day_of(request, "answer") == until
        assert request.extended_until == until
        assert [each.kind for each in stored.of_case(request.case_id)] == ["information_extension"]

    def test_it_is_sent_to_the_entity_that_has_it_even_late_and_the_record_says_so(
        self, at: Ministry
    ) -> None:
        with clock.set_to(WORKING):
            early, late = asked(at), asked(at)
            with pytest.raises(actions.EntityMissing):
                actions.redirect(request=early, entity=" ", reason="La tiene otra", actor=at.responsible)
            answer = actions.redirect(
                request=early, entity="Migraciones", reason="La tiene otra", actor=at.responsible
            )
            assert answer.kind is Outcome.REDIRECTED
        with clock.set_to(WORKING + days(4)):
            sweep(timestamp=0)
            actions.redirect(
                request=again(late), entity="Migraciones", reason="La tiene otra", actor=at.responsible
            )
        told = [ledger.entries(each.case_id).get(verb="information.redirect").facts for each in (early, late)]
        assert '"is_in_window":true' in told[0].replace(" ", "")
        assert '"is_in_window":false' in told[1].replace(" ", "")


class TestAnswer:
    def test_it_is_given_whole_with_its_files_by_their_hash(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            answer = answered(at)
        assert answer.kind is Outcome.GRANTED
        assert answer.due_on == date(2026, 12, 7)
        assert not answer.is_late
        given = answer.delivered.get()
        assert given.file_id in answer.document.facts
        assert again(answer.request).case.state == State.ANSWERED

    def test_a_late_answer_stands_and_is_known_as_late(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            request = asked(at)
        with clock.set_to(WORKING + days(17)):
            sweep(timestamp=0)
            answer = actions.answer(request=again(request), text="Aquí está.", actor=at.responsible)
        assert answer.is_late
        assert answer.working_days > 10

    def test_in_part_it_cites_the_exception_of_each_part_and_gives_the_copy(self, at: Ministry) -> None:
        request = asked(at)
        kept = redacted(at, request)
        answer = actions.answer(request=request, text="Va con partes tachadas.", actor=at.responsible)
        assert answer.kind is Outcome.PARTIAL
        given = answer.delivered.get()
        assert given.is_redacted
        assert given.file_id != kept.upload.file_id
        assert [each.exemption.code for each in answer.applied.all()] == [PRIVACY]

    def test_a_redaction_covers_something_by_an_exception_of_the_law(self, at: Ministry) -> None:
        request = asked(at)
        kept = found(at, request)
        with pytest.raises(actions.NothingMarked):
            actions.redact(found=kept, parts=[], actor=at.responsible)
        part = actions.Part(Mark(1, 0, 0, 50, 50), "art99")
        with pytest.raises(queries.ExemptionNotFound):
            actions.redact(found=kept, parts=[part], actor=at.responsible)
        with pytest.raises(RoleMissing):
            actions.redact(found=kept, parts=[part], actor=at.head)
        assert redacted(at, request)

    def test_an_answer_says_something(self, at: Ministry) -> None:
        request = asked(at)
        with pytest.raises(actions.AnswerEmpty):
            actions.answer(request=request, text=" ", actor=at.responsible)
        assert actions.answer(request=request, text="Son 136 oficinas.", actor=at.responsible)

    def test_only_the_responsible_official_of_its_office_answers(self, at: Ministry) -> None:
        request = asked(at)
        for other in (at.at_post, at.head, at.auditor, at.citizen):
            with pytest.raises((gate.RoleMissing, queries.FoundNotFound)):
                actions.answer(request=request, text="Sí", actor=other)
        assert actions.answer(request=request, text="Sí", actor=at.responsible)

    def test_nothing_is_added_to_what_is_over(self, at: Ministry) -> None:
        request = asked(at)
        assert found(at, request)
        factories.advance(request, "withdraw", at.citizen)
        with pytest.raises(actions.RequestOver):
            found(at, again(request))

    def test_the_unit_that_may_hold_it_is_asked_without_the_name_and_replies_once(self, at: Ministry) -> None:
        request = asked(at)
        office = queries.areas().get(code="oti")
        unit = factories.serving("Olga", office, Role.OFFICER)
        tomorrow = clock.today() + days(1)
        with pytest.raises(actions.AreaQuestionMissing):
            actions.ask_area(
                request=request, office=office, question=" ", due_on=tomorrow, actor=at.responsible
            )
        query = actions.ask_area(
            request=request,
            office=office,
            question="Busque el informe",
            due_on=tomorrow,
            actor=at.responsible,
        )
        assert list(queries.area_queries(unit)) == [query]
        with pytest.raises(queries.AreaQueryNotFound):
            queries.area_query(query.id, actor=at.at_post)
        with pytest.raises(actions.AreaReplyMissing):
            actions.reply_for_area(query=query, reply=" ", actor=unit)
        actions.reply_for_area(query=query, reply="Está en el archivo", actor=unit)
        with pytest.raises(actions.AreaAlreadyReplied):
            actions.reply_for_area(query=query, reply="Otra vez", actor=unit)


class TestRefuse:
    def test_it_cites_an_exception_and_says_how_long_it_bars(self, at: Ministry) -> None:
        with pytest.raises(actions.ExemptionMissing):
            refused(at, ())
        with pytest.raises(queries.ExemptionNotFound):
            refused(at, [Ground("art99")])
        applied = refused(at).applied.get()
        assert applied.exemption.article == "17.5"
        assert applied.lasts

    def test_an_investigation_bars_six_months_at_most_and_a_day_is_named(self, at: Ministry) -> None:
        today = clock.today()
        with pytest.raises(actions.ExemptionEndMissing):
            refused(at, [Ground("art17_investigation")])
        with pytest.raises(actions.ExemptionEndMissing):
            refused(at, [Ground("art17_investigation", today)])
        with pytest.raises(actions.ExemptionTooLong):
            refused(at, [Ground("art17_investigation", today + days(190))])
        until = today + days(90)
        answer = refused(at, [Ground("art17_investigation", until)])
        assert answer.applied.get().until == until
        assert f"{until:%d/%m/%Y}" in answer.document.facts

    def test_what_is_reserved_was_classified_before(self, at: Ministry) -> None:
        from chancery.contexts.information.tests.test_register import classified

        with pytest.raises(actions.ClassificationMissing):
            refused(at, [Ground(factories.SECRECY)])
        entry = classified(at)
        answer = refused(at, [Ground(factories.SECRECY, classified=entry.number)])
        applied = answer.applied.get()
        assert applied.until == entry.expires_on
        assert applied.classified == entry

    def test_that_it_does_not_exist_is_said_in_writing(self, at: Ministry) -> None:
        request = asked(at)
        with pytest.raises(gate.ReasonMissing):
            actions.state_missing(request=request, reason="", actor=at.responsible)
        answer = actions.state_missing(
            request=request, reason="Se buscó en tres archivos", actor=at.responsible
        )
        assert answer.kind is Outcome.MISSING
        assert "tres archivos" in answer.document.facts


class TestPrice:
    def test_only_its_reproduction_is_charged_by_the_tariff_and_the_clock_waits(self, at: Ministry) -> None:
        request = priced(at)
        charge = fees.charges_of(request.case_id)[0]
        assert str(charge.money) == "S/ 1.20"
        assert queries.last_day_of(request, "answer") is None
        settle(request)
        request = again(request)
        assert request.case.state == State.PAID
        assert actions.answer(request=request, text="Recoja las copias.", actor=at.responsible)

    def test_what_has_a_cost_is_not_given_before_it_is_paid(self, at: Ministry) -> None:
        request = asked(at, delivery=Delivery.COPIES)
        with pytest.raises(actions.CostUnpaid):
            actions.answer(request=request, text="Recoja las copias.", actor=at.responsible)

    def test_nothing_is_charged_for_what_is_digital_nor_by_another_item(self, at: Ministry) -> None:
        with pytest.raises(actions.NothingToPrice):
            actions.price(request=asked(at), tariff="information.sheet", units=1, actor=at.responsible)
        copies = asked(at, delivery=Delivery.COPIES)
        for tariff, units in (("apostille", 1), ("information.disc", 1), ("information.sheet", 0)):
            with pytest.raises(actions.PriceUnfit):
                actions.price(request=copies, tariff=tariff, units=units, actor=at.responsible)

    def test_the_applicant_takes_it_digital_for_nothing(self, at: Ministry) -> None:
        request = priced(at)
        actions.go_digital(request=request, actor=at.citizen)
        request = again(request)
        assert request.form is Delivery.ELECTRONIC
        assert not any(charge.is_owed for charge in fees.charges_of(request.case_id))
        assert actions.answer(request=request, text="Aquí está.", actor=at.responsible)

    def test_what_is_not_paid_in_thirty_days_is_archived(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            request = priced(at)
        with clock.set_to(WORKING + days(33)):
            sweep(timestamp=0)
        assert again(request).case.state == State.UNPAID


class TestAppeal:
    def test_an_order_of_the_tribunal_is_complied_with_in_its_time(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            request = elevated(at)
            with pytest.raises(actions.RulingIncomplete):
                actions.note_granted(
                    request=request, number="", ruled_on=clock.today(), days=7, actor=at.responsible
                )
            actions.note_granted(
                request=request, number="000123-2026", ruled_on=clock.today(), days=7, actor=at.responsible
            )
            request = again(request)
            assert queries.last_day_of(request, "compliance") == date(2026, 12, 2)
            answer = actions.comply(request=request, text="Se entrega.", actor=at.responsible)
        assert answer.is_ordered
        assert again(request).case.state == State.COMPLIED

    def test_a_ruling_against_the_appeal_ends_it(self, at: Ministry) -> None:
        request = elevated(at)
        with pytest.raises(actions.RulingIncomplete):
            actions.note_denied(
                request=request, number="1", ruled_on=clock.today() + days(2), actor=at.responsible
            )
        actions.note_denied(
            request=request, number="000124-2026", ruled_on=clock.today(), actor=at.responsible
        )
        assert again(request).case.state == State.DENIED

    def test_silence_lets_one_appeal_and_nobody_before(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            request = asked(at)
            with pytest.raises(gate.NoSilence):
                factories.advance(request, "appeal_silence", at.citizen, reason="No responden")
        with clock.set_to(WORKING + days(17)):
            sweep(timestamp=0)
            factories.advance(again(request), "appeal_silence", at.citizen, reason="No responden")
        assert again(request).case.state == State.APPEALED

    def test_what_is_not_appealed_in_fifteen_working_days_is_closed(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            request = answered(at).request
        with clock.set_to(WORKING + days(28)):
            sweep(timestamp=0)
        assert again(request).case.state == State.CLOSED
