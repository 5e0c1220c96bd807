"""Is an entry sent to whoever it belongs to, extended only where a norm says so, answered once, and rated once?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction

from chancery.contexts.complaints import actions, jobs, queries
from chancery.contexts.complaints.models import ComplaintMail, Satisfaction
from chancery.contexts.complaints.rules import ComplaintOutcome, ImprovementResult, Regime, ReplyBy
from chancery.contexts.complaints.tests import factories
from chancery.contexts.complaints.tests.factories import NOBODY, SYSTEM, WORKING, Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.access import RoleMissing, RoleMissingHere
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation.calendars import Unit
from chancery.kernel.organisation.models import Holiday, LegalPeriod

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def verbs(complaint_id: object) -> list[str]:
    return [each.verb for each in ledger.entries(complaint_id)]  # type: ignore[arg-type]


def test_what_is_sent_on_keeps_its_day_and_takes_the_clock_of_its_new_law(at: Ministry) -> None:
    with clock.set_to(WORKING):
        entry = factories.filed(at)
    with clock.set_to(WORKING + timedelta(days=4)):
        actions.reroute(
            complaint=entry, regime=Regime.DELAY, reason="Su trámite está detenido", actor=at.keeper
        )
        now = queries.current(entry)
    assert (now.regime, now.office.code, now.ordinal) == (Regime.DELAY, "trc", 2)
    # Three working days from Friday 20 March, not from the Tuesday on which it was sent on.
    assert now.due_on == date(2026, 3, 25)
    assert entry.presented_on == date(2026, 3, 20)
    assert "20/03/2026" in ComplaintMail.objects.latest("created_at").text
    assert [each.regime for each in queries.history(entry)] == [Regime.COMPLAINT, Regime.DELAY]
    assert queries.by_number(at.superior, entry.number) == entry


def test_what_becomes_a_denunciation_is_seen_by_its_office_no_more_and_leaves_no_gap(at: Ministry) -> None:
    entry = factories.filed(at)
    factories.filed(at)
    actions.reroute(complaint=entry, regime=Regime.DENUNCIATION, reason="Pide dinero", actor=at.keeper)
    for actor in (at.keeper, at.head, at.auditor):
        with pytest.raises(queries.ComplaintNotFound):
            queries.by_number(actor, entry.number)
    lines = queries.book(at.keeper, at.office, entry.year).lines
    assert [line.is_reserved for line in lines] == [True, False]
    assert (lines[0].number, lines[0].presented_on, lines[0].state) == (entry.number, None, "")
    assert queries.by_number(at.secretary, entry.number) == entry


def test_what_is_sent_where_it_is_or_without_a_reason_stays(at: Ministry) -> None:
    entry = factories.filed(at)
    with pytest.raises(actions.SameRouting):
        actions.reroute(complaint=entry, regime=Regime.COMPLAINT, reason="Porque sí", actor=at.keeper)
    with pytest.raises(actions.ReasonWanting):
        actions.reroute(complaint=entry, regime=Regime.DELAY, reason=" ", actor=at.keeper)
    assert actions.reroute(complaint=entry, regime=Regime.DELAY, reason="Está detenido", actor=at.keeper).pk


def test_only_who_answers_for_it_sends_it_on_or_answers(at: Ministry) -> None:
    entry = factories.filed(at)
    for actor in (at.outsider, at.superior):
        with pytest.raises(RoleMissingHere):
            factories.answered(at, entry, actor)
    for actor in (at.auditor, at.citizen, NOBODY):
        with pytest.raises(RoleMissing):
            actions.reroute(complaint=entry, regime=Regime.DELAY, reason="No es mío", actor=actor)
    factories.answered(at, entry, at.head)
    assert queries.answer_of(entry)


def test_what_goes_to_a_superior_is_answered_by_its_head_alone(at: Ministry) -> None:
    entry = factories.filed(at, factories.STALLED)
    keeper = factories.serving("Teresa", "trc", Role.COMPLAINTS_OFFICER)
    with pytest.raises(RoleMissing):
        factories.answered(at, entry, keeper)
    factories.answered(at, entry, at.superior)
    assert queries.answer_of(entry)


def test_a_period_is_extended_only_where_a_norm_says_so_once_and_in_time(at: Ministry) -> None:
    with clock.set_to(WORKING):
        entry = factories.filed(at)
        with pytest.raises(actions.ExtensionNotAllowed):
            actions.extend(complaint=entry, reason="Falta un informe", actor=at.keeper)
        LegalPeriod.objects.create(
            code="complaints.complaint_extension",
            title="Ampliar el plazo de un reclamo",
            amount=10,
            unit=Unit.WORKING_DAYS,
            norm="Norma de prueba, art. 1",
            valid_from=date(2026, 1, 1),
        )
        with pytest.raises(actions.ReasonWanting):
            actions.extend(complaint=entry, reason=" ", actor=at.keeper)
        actions.extend(complaint=entry, reason="Falta un informe", actor=at.keeper)
        now = queries.current(entry)
        assert now.due_on == date(2026, 5, 20)
        assert len([step for step in queries.trace_of(now, entry).trace if step.counted]) == 40
        with pytest.raises(actions.AlreadyExtended):
            actions.extend(complaint=entry, reason="Y otro", actor=at.keeper)
        late = factories.filed(at)
    with clock.set_to(WORKING + timedelta(days=60)), pytest.raises(actions.ExtensionTooLate):
        actions.extend(complaint=late, reason="Falta un informe", actor=at.keeper)


def test_an_answer_is_signed_and_given_once(at: Ministry) -> None:
    with clock.set_to(WORKING):
        entry = factories.answered(at)
    answer = queries.answer_of(entry)
    assert answer is not None
    assert (answer.is_late, answer.document.kind, answer.outcome) == (
        False,
        "complaint_answer",
        ComplaintOutcome.ACCEPTED,
    )
    with pytest.raises(actions.AlreadyAnswered):
        factories.answered(at, entry)
    with pytest.raises(actions.AlreadyAnswered):
        actions.reroute(complaint=entry, regime=Regime.DELAY, reason="Tarde", actor=at.keeper)


def test_nobody_answers_oneself(at: Ministry) -> None:
    entry = factories.filed(at, actor=at.keeper)
    with pytest.raises(actions.OwnComplaint):
        factories.answered(at, entry)
    assert factories.answered(at, entry, at.head).pk


def test_an_answer_says_what_was_found_and_done(at: Ministry) -> None:
    entry = factories.filed(at)
    with pytest.raises(actions.AnswerIncomplete) as refused:
        actions.answer(
            complaint=entry, outcome=ComplaintOutcome.PARTIAL, text="", measure=" ", actor=at.keeper
        )
    assert list(refused.value.fields) == ["text", "measure"]
    assert factories.answered(at, entry).pk


def test_a_late_answer_stands_and_says_that_it_is_late(at: Ministry) -> None:
    with clock.set_to(WORKING):
        entry = factories.filed(at)
    with clock.set_to(WORKING + timedelta(days=50)):
        factories.answered(at, entry)
    answer = queries.answer_of(entry)
    assert answer is not None
    assert answer.is_late


def test_what_runs_out_is_noted_once_and_its_heads_are_told(at: Ministry) -> None:
    with clock.set_to(WORKING):
        entry = factories.filed(at)
    head = identity.person_of(at.head)
    with clock.set_to(WORKING + timedelta(days=47)):  # the last day itself
        jobs.sweep(timestamp=0)
        assert "complaints.note_late" not in verbs(entry.id)
    for _ in range(2):
        with clock.set_to(WORKING + timedelta(days=48)):
            jobs.sweep(timestamp=0)
    assert verbs(entry.id).count("complaints.note_late") == 1
    assert Notice.objects.filter(recipient=head, subject__contains=entry.number).count() == 1
    answered = factories.answered(at)
    with clock.set_to(WORKING + timedelta(days=400)):
        jobs.sweep(timestamp=0)
    assert "complaints.note_late" not in verbs(answered.id)


def test_a_holiday_declared_moves_the_day_and_whoever_complained_is_told(at: Ministry) -> None:
    with clock.set_to(WORKING):
        entry = factories.filed(at)
        Holiday.objects.create(
            country="PE", on=date(2026, 4, 15), name="Día de prueba", kind="national", norm="D.S. de prueba"
        )
        for _ in range(2):
            jobs.recount(office_id=str(at.office.pk), day="2026-04-15")
    assert queries.current(entry).due_on == date(2026, 5, 7)
    assert verbs(entry.id).count("complaints.recount") == 1
    assert ComplaintMail.objects.filter(complaint=entry, text__contains="07/05/2026").count() == 1


def test_the_answer_is_rated_once_by_whoever_complained(at: Ministry) -> None:
    entry = factories.filed(at)
    with pytest.raises(actions.NotYetAnswered):
        actions.rate(complaint=entry, score=4, comment="", actor=NOBODY)
    factories.answered(at, entry)
    with pytest.raises(actions.ScoreUnfit):
        actions.rate(complaint=entry, score=6, comment="", actor=NOBODY)
    actions.rate(complaint=entry, score=4, comment="Bien", actor=NOBODY)
    with pytest.raises(actions.AlreadyRated):
        actions.rate(complaint=entry, score=1, comment="", actor=NOBODY)
    assert Satisfaction.objects.get().score == 4


def test_a_letter_is_posted_once_to_who_asked_for_one(at: Ministry) -> None:
    entry = factories.filed(at, complainant=replace(factories.WHO, reply_by=ReplyBy.LETTER))
    stated = {"complaint": entry, "reference": "Carta N° 12-2026", "sent_on": clock.today()}
    with pytest.raises(actions.NotYetAnswered):
        actions.note_letter(**stated, actor=at.keeper)  # type: ignore[arg-type]
    factories.answered(at, entry)
    assert [each.complaint for each in queries.letters_to_send(at.keeper)] == [entry]
    with pytest.raises(RoleMissingHere):
        actions.note_letter(**stated, actor=at.outsider)  # type: ignore[arg-type]
    with pytest.raises(actions.LetterIncomplete) as refused:
        actions.note_letter(complaint=entry, reference=" ", sent_on=date(2020, 1, 1), actor=at.keeper)
    assert list(refused.value.fields) == ["reference", "sent_on"]
    assert actions.note_letter(**stated, actor=at.keeper).reference == "Carta N° 12-2026"  # type: ignore[arg-type]
    with pytest.raises(actions.LetterNotWanted):
        actions.note_letter(**stated, actor=at.keeper)  # type: ignore[arg-type]
    assert list(queries.letters_to_send(at.keeper)) == []


def test_by_mail_and_by_code_the_answer_is_communicated_as_it_is_given(at: Ministry) -> None:
    entry = factories.answered(at)
    answer = queries.answer_of(entry)
    assert answer is not None
    assert (answer.notice.how, answer.notice.reference) == (ReplyBy.EMAIL, entry.email)
    with pytest.raises(actions.LetterNotWanted):
        actions.note_letter(complaint=entry, reference="1", sent_on=clock.today(), actor=at.keeper)


def test_an_improvement_is_followed_to_its_end(at: Ministry) -> None:
    entry = factories.filed(at)
    due_on = clock.today() + timedelta(days=30)
    stated = {"title": "Poner letreros", "office": at.office, "due_on": due_on}
    with pytest.raises(actions.NotYetAnswered):
        actions.open_improvement(complaint=entry, actor=at.keeper, **stated)  # type: ignore[arg-type]
    factories.answered(at, entry)
    with pytest.raises(actions.ImprovementIncomplete):
        actions.open_improvement(
            complaint=entry, title=" ", office=at.office, due_on=date(2020, 1, 1), actor=at.keeper
        )
    opened = actions.open_improvement(complaint=entry, actor=at.keeper, **stated)  # type: ignore[arg-type]
    assert list(queries.open_improvements(at.head)) == [opened]
    with pytest.raises(queries.ImprovementNotFound):
        queries.improvement(at.outsider, opened.pk)
    with pytest.raises(actions.ImprovementIncomplete):
        actions.note_improvement(improvement=opened, text=" ", actor=at.keeper)
    actions.note_improvement(improvement=opened, text="Se pidieron los letreros", actor=at.keeper)
    with pytest.raises(actions.ImprovementIncomplete):
        actions.close_improvement(
            improvement=opened, result=ImprovementResult.DONE, evidence="", actor=at.keeper
        )
    closed = actions.close_improvement(
        improvement=opened, result=ImprovementResult.DONE, evidence="Foto del letrero", actor=at.head
    )
    assert closed.result == ImprovementResult.DONE
    with pytest.raises(actions.ImprovementClosed):
        actions.note_improvement(improvement=opened, text="Otra vez", actor=at.keeper)
    assert list(queries.open_improvements(at.head)) == []
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE complaints_improvementaction SET evidence = 'otra' WHERE id = %s", [opened.pk])


def test_a_message_leaves_once_and_carries_nothing_of_what_was_told(at: Ministry) -> None:
    entry = factories.filed(at)
    told = ComplaintMail.objects.get(complaint=entry)
    for _ in range(2):
        assert actions.send(mail_id=told.pk, actor=SYSTEM)
    assert len(mail.outbox) == 1
    assert mail.outbox[0].to == [entry.email]
    assert entry.text not in mail.outbox[0].body
    assert entry.name not in mail.outbox[0].body


def test_a_message_that_the_server_does_not_take_is_sent_by_the_sweep(
    at: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = factories.filed(at)
    told = ComplaintMail.objects.get(complaint=entry)

    def refuse(self: object, *args: object) -> None:
        raise OSError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    assert not actions.send(mail_id=told.pk, actor=SYSTEM)
    monkeypatch.undo()
    jobs.sweep(timestamp=0)
    told.refresh_from_db()
    assert (told.attempts, told.failure) == (2, "")
    assert told.sent_at is not None


def test_the_queue_has_the_nearest_day_first_and_of_each_only_what_one_answers(at: Ministry) -> None:
    with clock.set_to(WORKING):
        late = factories.filed(at)
        factories.filed(at, factories.STALLED)
    soon = factories.filed(at)
    factories.answered(at)
    assert [each.complaint for each in queries.queue(at.keeper)] == [late, soon]
    assert [each.complaint for each in queries.queue(at.keeper, only_late=True)] == [late]
    assert len(queries.queue(at.superior)) == 1
    assert queries.queue(at.outsider) == []
