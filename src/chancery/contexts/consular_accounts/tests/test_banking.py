"""Is cash noted as deposited, a statement imported once, and each line told what it is?"""

from datetime import date
from decimal import Decimal

import pytest

from chancery.contexts.consular_accounts import actions, queries
from chancery.contexts.consular_accounts.models import Account, LineMatch, Statement
from chancery.contexts.consular_accounts.rules import MatchKind
from chancery.contexts.consular_accounts.tests import factories
from chancery.contexts.consular_accounts.tests.statements import Move, camt, table
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity import access

pytestmark = pytest.mark.django_db

FRIDAY, MONDAY = date(2026, 5, 15), date(2026, 5, 18)
IN = Move(MONDAY, Decimal("27.50"), "DEP-0001")
FEE = Move(date(2026, 5, 29), Decimal("-3.00"), "", "Commissioni")


@pytest.fixture
def at() -> Post:
    return factories.post()


@pytest.fixture
def account(at: Post) -> Account:
    """A month in which 27.50 were taken in cash on a Friday."""
    factories.work(at, "consular.27")
    return factories.opened(at)


def deposit(at: Post, account: Account, **changes: object) -> object:
    given: dict[str, object] = {
        "collected_on": FRIDAY,
        "deposited_on": MONDAY,
        "local": Decimal("27.50"),
        "bank": "Banca di prova",
        "operation": "DEP-0001",
    }
    with factories.on(2026, 6, 1):
        return actions.note_deposit(account=account, actor=at.cashier, **{**given, **changes})  # type: ignore[arg-type]


def imported(at: Post, account: Account, content: bytes) -> Statement:
    with factories.on(2026, 6, 1):
        return actions.import_statement(
            account=account, content=content, filename="extracto.xml", actor=at.cashier
        )


def codes(account: Account) -> list[str]:
    with factories.on(2026, 6, 1):
        return [each.code for each in queries.differences(queries.bank_month(account))]


class TestDeposits:
    def test_cash_of_a_friday_is_due_on_monday(self, at: Post, account: Account) -> None:
        assert codes(account) == ["cash_not_deposited", "no_statement"]
        made = deposit(at, account)
        assert (made.due_on, made.is_late) == (MONDAY, False)  # type: ignore[attr-defined]
        assert codes(account) == ["no_statement"]

    def test_late_and_short_deposits_are_told(self, at: Post, account: Account) -> None:
        deposit(at, account, deposited_on=date(2026, 5, 19))
        assert "cash_deposited_late" in codes(account)
        deposit(at, account, operation="DEP-0002", local=Decimal("1.00"))
        assert "cash_over_deposited" in codes(account)

    def test_one_operation_is_one_deposit(self, at: Post, account: Account) -> None:
        deposit(at, account)
        with pytest.raises(actions.DepositTwice):
            deposit(at, account, bank="BANCA DI PROVA")
        assert deposit(at, account, operation="DEP-0002")

    @pytest.mark.parametrize(
        ("field", "wrong"),
        [
            ("collected_on", date(2026, 4, 30)),
            ("deposited_on", date(2026, 6, 2)),
            ("deposited_on", date(2026, 5, 14)),
            ("local", Decimal(0)),
            ("bank", " "),
            ("operation", ""),
        ],
    )
    def test_what_does_not_fit_is_said_at_its_field(
        self, at: Post, account: Account, field: str, wrong: object
    ) -> None:
        with pytest.raises(Invalid) as refused:
            deposit(at, account, **{field: wrong})
        assert field in refused.value.fields

    def test_only_who_keeps_the_books_notes_it(self, at: Post, account: Account) -> None:
        with pytest.raises(access.RoleMissing), factories.on(2026, 6, 1):
            actions.note_deposit(
                account=account, collected_on=FRIDAY, deposited_on=MONDAY, local=Decimal(1), bank="x",
                operation="y", actor=at.officer,
            )  # fmt: skip


class TestStatements:
    @pytest.mark.parametrize("write", [camt, table])
    def test_lines_are_matched_and_the_rest_is_shown(self, at: Post, account: Account, write: object) -> None:
        deposit(at, account)
        imported(at, account, write([IN, FEE]))  # type: ignore[operator]
        lines = list(queries.lines_of(account))
        assert lines[0].match.kind == MatchKind.DEPOSIT
        assert codes(account) == ["line_unmatched"]
        with factories.on(2026, 6, 1):
            actions.explain_line(
                account=account, line=lines[1], explanation="Comisión del banco", actor=at.cashier
            )
        assert codes(account) == ["line_explained"]

    def test_the_same_statement_twice_is_refused(self, at: Post, account: Account) -> None:
        imported(at, account, camt([IN]))
        with pytest.raises(actions.StatementTwice):
            imported(at, account, camt([IN]))
        with pytest.raises(actions.StatementTwice):
            imported(at, account, camt([IN]) + b"\n")  # other bytes, the same identifier
        assert imported(at, account, camt([IN], identifier="OTRO"))

    def test_what_is_no_statement_is_refused(self, at: Post, account: Account) -> None:
        with pytest.raises(actions.StatementUnreadable) as refused:
            imported(at, account, camt([IN]).replace(b"camt.053", b"camt.054"))
        assert "camt.054.001.08" in str(refused.value)
        assert not Statement.objects.exists()

    def test_of_another_money_or_month_is_refused(self, at: Post, account: Account) -> None:
        with pytest.raises(actions.StatementOfAnother):
            imported(at, account, camt([IN], currency="USD"))
        old = [Move(date(2026, 3, 2), Decimal(1))]
        with pytest.raises(actions.StatementOfAnother):
            imported(at, account, camt(old, since=date(2026, 3, 1), until=date(2026, 3, 31)))

    def test_a_deposit_that_the_bank_does_not_know_is_told(self, at: Post, account: Account) -> None:
        deposit(at, account)
        imported(at, account, camt([FEE]))
        assert "deposit_not_in_bank" in codes(account)

    def test_more_than_one_withdrawal_is_told(self, at: Post, account: Account) -> None:
        imported(at, account, camt([FEE, Move(date(2026, 5, 30), Decimal("-5.00"))]))
        assert "more_than_one_withdrawal" in codes(account)

    def test_a_remittance_is_found_in_the_statement(self, at: Post, account: Account) -> None:
        account = factories.remitted(at, factories.closed(at, account))
        with factories.on(2026, 6, 30):
            actions.import_statement(
                account=account,
                content=camt(
                    [Move(date(2026, 6, 3), Decimal("-27.50"))],
                    since=date(2026, 6, 1),
                    until=date(2026, 6, 30),
                ),
                filename="x",
                actor=at.consul,
            )
        assert LineMatch.objects.get().kind == MatchKind.REMITTANCE


class TestByHand:
    def test_a_line_is_said_to_be_one_of_two_alike(self, at: Post, account: Account) -> None:
        for operation in ("AB-1", "AB-2"):
            deposit(at, account, operation=operation)
        imported(at, account, camt([Move(MONDAY, Decimal("27.50"))]))
        line = queries.lines_of(account).get()
        with factories.on(2026, 6, 1):
            wanted = queries.candidates(account)
            assert len(wanted) == 2
            made = actions.match_line(account=account, line=line, candidate_id=wanted[0].id, actor=at.cashier)
            assert made.deposit_id == wanted[0].id
            with pytest.raises(actions.LineMatched):
                actions.match_line(account=account, line=line, candidate_id=wanted[1].id, actor=at.cashier)

    def test_what_has_another_amount_is_refused(self, at: Post, account: Account) -> None:
        deposit(at, account)
        imported(at, account, camt([FEE]))
        line = queries.lines_of(account).get()
        with factories.on(2026, 6, 1):
            (wanted,) = queries.candidates(account)
            with pytest.raises(actions.MatchUnfit):
                actions.match_line(account=account, line=line, candidate_id=wanted.id, actor=at.cashier)
            with pytest.raises(Invalid):
                actions.explain_line(account=account, line=line, explanation=" ", actor=at.cashier)
            assert actions.explain_line(account=account, line=line, explanation="Comisión", actor=at.cashier)

    def test_what_was_noted_afterwards_is_found(self, at: Post, account: Account) -> None:
        imported(at, account, camt([IN]))
        deposit(at, account)
        with factories.on(2026, 6, 1):
            assert actions.match_again(account=account, actor=at.cashier) == 1
            with pytest.raises(queries.BankLineNotFound):
                queries.line(factories.opened(at, month=6, day=1), queries.lines_of(account).get().pk)

    def test_nothing_is_added_to_an_approved_account(self, at: Post, account: Account) -> None:
        account = factories.remitted(at, factories.closed(at, account))
        with factories.on(2026, 6, 5):
            cases.advance(case=account.case, code="approve", actor=factories.reviewer())
        with pytest.raises(actions.AccountOver):
            deposit(at, account)
