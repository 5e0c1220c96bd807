"""Does Lima see, observe and approve, the head of a region too, and does the office answer in time?"""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from chancery.contexts.consular_accounts import actions, queries
from chancery.contexts.consular_accounts.models import Account, Closing, Observation
from chancery.contexts.consular_accounts.procedures import State
from chancery.contexts.consular_accounts.rules import BookKind, Rank
from chancery.contexts.consular_accounts.tests import factories
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases import jobs as case_jobs
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.identity import access

pytestmark = pytest.mark.django_db

WRONG = actions.Found(BookKind.ENTRIES, "RGE 1/2026", "Falta el autoadhesivo")


@pytest.fixture
def at() -> Post:
    return factories.post()


@pytest.fixture
def lima() -> Actor:
    return factories.reviewer()


@pytest.fixture
def sent(at: Post) -> Account:
    """The account of a head before Lima."""
    factories.work(at, "consular.27")
    return factories.remitted(at)


def answers(account: Account, text: str = "Se colocó el CA00000001") -> dict[object, str]:
    return {each.pk: text for each in Observation.objects.filter(account=account, answer=None)}


class TestLima:
    def test_observes_the_consul_answers_and_lima_approves(
        self, at: Post, lima: Actor, sent: Account
    ) -> None:
        with factories.on(2026, 6, 10):
            actions.observe(account=sent, found=[WRONG], actor=lima)
            assert factories.fresh(sent).case.state == State.OBSERVED
            actions.answer(account=sent, answers=answers(sent), actor=at.consul)  # type: ignore[arg-type]
            assert factories.fresh(sent).case.state == State.ANSWERED
            cases.advance(case=sent.case, code="approve", actor=lima)
        account = factories.fresh(sent)
        assert account.case.state == State.APPROVED
        assert account.case.closed_at is not None

    def test_only_lima_observes_and_approves(self, at: Post, lima: Actor, sent: Account) -> None:
        with factories.on(2026, 6, 10):
            for code in ("observe", "approve"):
                with pytest.raises(gate.RoleMissing), cases.step(sent.case, code, actor=at.consul):
                    pass
            actions.observe(account=sent, found=[WRONG], actor=lima)
            with pytest.raises(gate.RoleMissing):
                actions.answer(account=sent, answers=answers(sent), actor=lima)  # type: ignore[arg-type]

    def test_an_observation_says_where_and_why(self, lima: Actor, sent: Account) -> None:
        with factories.on(2026, 6, 10):
            for found in ([], [actions.Found(BookKind.CASH, " ", "x")]):
                with pytest.raises(actions.NothingObserved):
                    actions.observe(account=sent, found=found, actor=lima)
            with pytest.raises(actions.BookNotKept):
                actions.observe(
                    account=sent, found=[actions.Found(BookKind.SINGLE, "1", "No cuadra")], actor=lima
                )
            assert actions.observe(account=sent, found=[WRONG], actor=lima)

    def test_every_observation_is_answered(self, at: Post, lima: Actor, sent: Account) -> None:
        with factories.on(2026, 6, 10):
            actions.observe(account=sent, found=[WRONG, WRONG], actor=lima)
            with pytest.raises(actions.AnswerMissing):
                actions.answer(account=sent, answers={}, actor=at.consul)
            assert actions.answer(account=sent, answers=answers(sent), actor=at.consul)  # type: ignore[arg-type]

    def test_new_books_only_when_observed_and_the_former_stay(
        self, at: Post, lima: Actor, sent: Account
    ) -> None:
        with factories.on(2026, 6, 10):
            with pytest.raises(gate.WrongState):
                actions.correct(account=sent, reason="x", answers={}, actor=at.consul)
            actions.observe(account=sent, found=[WRONG], actor=lima)
            with pytest.raises(actions.CorrectionReasonMissing):
                actions.correct(account=sent, reason=" ", answers=answers(sent), actor=at.consul)  # type: ignore[arg-type]
            actions.correct(
                account=sent,
                reason="Faltaba el autoadhesivo",
                answers=answers(sent),  # type: ignore[arg-type]
                actor=at.consul,
            )
        assert [each.ordinal for each in Closing.objects.filter(account=sent)] == [1, 2]
        assert factories.fresh(sent).case.state == State.ANSWERED

    def test_forty_five_days_without_observation_approve(self, sent: Account) -> None:
        assert sent.case.due_on == date(2026, 7, 20)  # the 18th is a Saturday
        with clock.set_to(datetime(2026, 7, 22, 12, tzinfo=UTC)):
            case_jobs.sweep(timestamp=0)
        assert factories.fresh(sent).case.state == State.APPROVED

    def test_an_answer_is_due_in_five_working_days(self, lima: Actor, sent: Account) -> None:
        with factories.on(2026, 6, 10):
            actions.observe(account=sent, found=[WRONG], actor=lima)
        assert factories.fresh(sent).case.due_on == date(2026, 6, 17)
        with factories.on(2026, 6, 19):
            case_jobs.sweep(timestamp=0)
        assert factories.fresh(sent).case.state == State.OBSERVED


class TestRegionalHead:
    @pytest.fixture
    def under(self, at: Post) -> Post:
        return factories.post("cg-turin")

    def test_endorses_what_its_dependant_sent(self, at: Post, under: Post) -> None:
        factories.work(under, "consular.3")
        account = factories.remitted(under)
        with factories.on(2026, 6, 5):
            assert queries.by_number(at.consul, account.case.number) == account
            with pytest.raises(gate.RoleMissing):
                cases.advance(case=account.case, code="endorse", actor=under.consul)
            cases.advance(case=account.case, code="endorse", actor=at.consul)
        assert factories.fresh(account).case.state == State.UNDER_REVIEW

    def test_sends_back_and_the_dependant_explains(self, at: Post, under: Post) -> None:
        account = factories.remitted(under)
        with factories.on(2026, 6, 5):
            actions.send_back(account=account, found=[WRONG], actor=at.consul)
            assert factories.fresh(account).case.state == State.RETURNED
            actions.explain(account=account, answers=answers(account), actor=under.consul)  # type: ignore[arg-type]
        assert factories.fresh(account).case.state == State.REMITTED

    def test_what_it_does_not_review_in_time_goes_on_to_lima(self, under: Post) -> None:
        account = factories.remitted(under)
        with factories.on(2026, 6, 22):
            case_jobs.sweep(timestamp=0)
        assert factories.fresh(account).case.state == State.UNDER_REVIEW

    def test_a_dependant_does_not_see_its_head(self, at: Post, under: Post) -> None:
        account = factories.opened(at)
        with pytest.raises(case_queries.CaseNotFound):
            queries.by_number(under.consul, account.case.number)


class TestBoard:
    def test_the_late_stand_first(self, at: Post, lima: Actor) -> None:
        late = factories.opened(factories.post("cg-turin"))
        in_time = factories.remitted(at)
        with factories.on(2026, 6, 9):
            rows = [row for row in queries.board(date(2026, 5, 1), actor=lima) if row.account]
        assert [row.account for row in rows] == [late, in_time]
        assert (rows[0].is_late, rows[0].late_days, rows[1].is_late) == (True, 5, False)

    def test_is_for_those_who_keep_head_or_review(self, at: Post, lima: Actor) -> None:
        with factories.on(2026, 6, 9):
            assert queries.board(date(2026, 5, 1), actor=lima)
            assert [row.office for row in queries.board(date(2026, 5, 1), actor=at.consul)] == [at.office]
            with pytest.raises(access.RoleMissing):
                queries.board(date(2026, 5, 1), actor=at.citizen)


def test_an_office_alone_stands_before_lima_at_once() -> None:
    at = factories.post("cg-hanoi", rate="1.00")
    account = factories.remitted(at)
    assert (account.rank, account.case.state) == (Rank.INDEPENDENT, State.UNDER_REVIEW)
    assert factories.remittance(account).total_local == Decimal(0)


def test_a_book_of_another_account_is_not_found(at: Post) -> None:
    account = factories.closed(at)
    file = account.closings.get().files.first()
    assert file is not None
    assert queries.file_of(account, file.pk) == file
    with pytest.raises(queries.BookNotFound):
        queries.file_of(factories.opened(at, month=6), file.pk)
