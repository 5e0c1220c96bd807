"""Is a month opened once, closed when it is over, and does what was signed stay as it was?"""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.db import IntegrityError, connection, transaction

from chancery.contexts.consular_accounts import actions, queries
from chancery.contexts.consular_accounts.models import BookFile, CashLine, EntryLine
from chancery.contexts.consular_accounts.procedures import State
from chancery.contexts.consular_accounts.rules import BookKind, Concept, Rank, Side
from chancery.contexts.consular_accounts.tests import factories
from chancery.kernel.acts import actions as acts
from chancery.kernel.acts.tests import factories as act_factories
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import gate
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.identity import access

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Post:
    return factories.post()


class TestOpenMonth:
    def test_the_first_month_is_that_of_the_first_act_and_the_next_follows(self, at: Post) -> None:
        factories.work(at, "consular.27")
        account = factories.opened(at)
        assert (account.month, account.rank, account.currency) == (date(2026, 5, 1), Rank.HEAD, "EUR")
        assert account.case.number.startswith("CTAMIL-2026-")
        assert "191" in account.remit_norm
        # Ten working days of June in Milan; the second is a holiday there.
        assert account.remit_by == date(2026, 6, 15)
        with factories.on(2026, 5, 20), pytest.raises(actions.MonthNotBegun):
            actions.open_month(office=at.office, actor=at.consul)
        with factories.on(2026, 6, 1):
            assert actions.open_month(office=at.office, actor=at.consul).month == date(2026, 6, 1)

    def test_only_the_consul_of_the_post_opens_it(self, at: Post) -> None:
        with factories.on(2026, 5, 15):
            with pytest.raises(access.RoleMissing):
                actions.open_month(office=at.office, actor=at.cashier)
            assert actions.open_month(office=at.office, actor=at.consul)

    def test_a_post_without_a_consul_has_nobody_to_answer(self, at: Post) -> None:
        from chancery.kernel.identity.tests.factories import SYSTEM
        from chancery.kernel.organisation import queries as organisation

        with factories.on(2026, 5, 15):
            assert actions.open_month(office=at.office, actor=SYSTEM)
            with pytest.raises(actions.NoConsul):
                actions.open_month(office=organisation.office("cg-madrid"), actor=SYSTEM)


class TestClose:
    def test_the_books_balance_in_both_currencies_and_are_signed(self, at: Post) -> None:
        factories.work(at, "consular.27", "consular.3", "consular.14")
        account = factories.closed(at)
        closing = queries.last_closing(account)
        assert closing is not None
        assert account.case.state == State.CLOSED
        assert (closing.acts, closing.collected_consular) == (3, Decimal("51.00"))
        assert closing.collected_local == Decimal("56.10") == closing.balance_local
        debit, credit = (
            sum(line.local for line in CashLine.objects.filter(closing=closing, side=side)) for side in Side
        )
        assert debit == credit == Decimal("56.10")
        sections = [line.section for line in closing.cash.filter(concept=Concept.COLLECTED)]
        assert sections == ["I", "II"]
        files = {each.kind: each for each in BookFile.objects.filter(closing=closing)}
        assert set(files) == {BookKind.ENTRIES, BookKind.STICKERS, BookKind.CASH}
        assert files["entries"].document.title == "Registro General de Entradas"
        assert documents.content(files["cash"].document.file_id).startswith(b"%PDF")

    def test_the_spreadsheet_opens_elsewhere_with_the_same_figures(self, at: Post) -> None:
        factories.work(at, "consular.27", "consular.3")
        account = factories.closed(at)
        file = BookFile.objects.get(closing__account=account, kind=BookKind.ENTRIES)
        book = openpyxl.load_workbook(io.BytesIO(documents.content(file.sheet_id)))
        assert book.sheetnames == ["Resumen", "Registro General de Entradas"]
        rows = list(book["Registro General de Entradas"].iter_rows(values_only=True))
        assert rows[0][:4] == ("Fecha", "Registro", "Naturaleza de la actuación", "Interesado")
        assert [row[1] for row in rows[1:]] == ["RGE 1/2026", "RGE 2/2026"]
        assert sum(Decimal(str(row[7])) for row in rows[1:]) == Decimal("34.10")

    def test_a_small_month_may_be_told_in_one_document(self, at: Post) -> None:
        factories.work(at, "consular.27")
        account = factories.closed(at, is_single_document=True)
        assert [each.kind for each in BookFile.objects.filter(closing__account=account)] == [BookKind.SINGLE]

    def test_a_large_one_may_not(self, at: Post, monkeypatch: pytest.MonkeyPatch) -> None:
        factories.work(at, "consular.27", "consular.3")
        account = factories.opened(at)
        with factories.on(2026, 6, 1):
            monkeypatch.setattr(
                "chancery.contexts.consular_accounts.rules.single_document_limit", lambda _: 1
            )
            with pytest.raises(actions.NotForSingleDocument):
                actions.close(account=account, is_single_document=True, actor=at.consul)
            assert actions.close(account=account, actor=at.consul)

    def test_a_month_is_closed_when_it_is_over_where_the_office_is(self, at: Post) -> None:
        account = factories.opened(at)
        with factories.on(2026, 5, 31, 21), pytest.raises(actions.MonthNotOver):
            actions.close(account=account, actor=at.consul)
        with factories.on(2026, 5, 31, 23):  # already June in Milan
            assert actions.close(account=account, actor=at.consul)

    def test_months_are_closed_in_their_order(self, at: Post) -> None:
        may = factories.opened(at)
        june = factories.opened(at, month=6, day=2)
        with factories.on(2026, 7, 1):
            with pytest.raises(actions.PreviousMonthOpen):
                actions.close(account=june, actor=at.consul)
            actions.close(account=may, actor=at.consul)
            assert actions.close(account=june, actor=at.consul)

    def test_only_the_consul_signs_and_once(self, at: Post) -> None:
        account = factories.opened(at)
        with factories.on(2026, 6, 1):
            with pytest.raises(gate.RoleMissing):
                actions.close(account=account, actor=at.cashier)
            actions.close(account=account, actor=at.consul)
            with pytest.raises(gate.WrongState):
                actions.close(account=account, actor=at.consul)

    def test_what_was_signed_cannot_be_changed(self, at: Post) -> None:
        factories.work(at, "consular.27")
        account = factories.closed(at)
        line = EntryLine.objects.get(closing__account=account)
        for verb in (
            "UPDATE consular_accounts_entryline SET local = 0",
            "DELETE FROM consular_accounts_cashline",
        ):
            with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(verb)
        assert EntryLine.objects.get(pk=line.pk).local == Decimal("27.50")


class TestLateVoiding:
    def test_an_act_of_a_closed_month_that_is_voided_is_told_in_the_next(self, at: Post) -> None:
        act = factories.work(at, "consular.27")[0]
        factories.work(at, "consular.3", month=6, day=2)
        may = factories.closed(at)
        june = factories.opened(at, month=6, day=2)
        with factories.on(2026, 6, 5):
            acts.void(act=act, reason="Se hizo dos veces", actor=at.consul)
        with factories.on(2026, 7, 1):
            actions.close(account=june, actor=at.consul)
        told = EntryLine.objects.get(closing__account=june, is_late_note=True)
        assert told.entry == act.entry_number
        assert "05/2026" in told.remark
        assert "Se hizo dos veces" in told.remark
        assert not EntryLine.objects.get(closing__account=may).is_voided

    def test_one_voided_before_the_closing_is_told_in_its_own_month(self, at: Post) -> None:
        act = factories.work(at, "consular.27")[0]
        with factories.on(2026, 5, 20):
            acts.void(act=act, reason="Error", actor=at.consul)
        account = factories.closed(at)
        assert EntryLine.objects.get(closing__account=account).remark == "ANULADA: Error"
        closing = queries.last_closing(account)
        assert closing is not None
        assert closing.voided == 1


class TestAgreement:
    def test_register_and_cash_agree_over_the_end_of_the_month(self, at: Post) -> None:
        """Paid in May, done in June: the money is May's and the act is June's."""
        from chancery.kernel.acts.tests import factories as posts
        from chancery.kernel.fees.queries import Wanted

        with posts.published():
            with factories.on(2026, 5, 31, 12):
                case = posts.file(at, Wanted("consular.27"))
                posts.pay(case, at)
            with factories.on(2026, 6, 1, 12):
                posts.certify(case, at)
        may = factories.opened(at, day=31)
        june = factories.opened(at, month=6, day=1)
        first, second = queries.draft(may), queries.draft(june)
        assert (first.acts, first.cash.collected.local) == (0, Decimal("27.50"))
        assert (second.acts, second.cash.collected.local) == (1, Decimal("0.00"))
        assert first.agreement.ahead == second.agreement.before == Decimal("27.50")
        assert first.agreement.is_whole
        assert second.agreement.is_whole


def test_readers_see_the_account_and_others_do_not(at: Post) -> None:
    from chancery.kernel.acts.tests.factories import serving
    from chancery.kernel.cases import queries as cases
    from chancery.kernel.organisation import queries as organisation

    account = factories.opened(at)
    number = account.case.number
    elsewhere = serving(organisation.office("cg-madrid"), Role.CONSUL)
    for actor in (at.consul, at.cashier, factories.reviewer()):
        assert queries.by_number(actor, number) == account
    for actor in (elsewhere, at.citizen):
        with pytest.raises(cases.CaseNotFound):
            queries.by_number(actor, number)


def test_a_month_tells_how_many_acts_of_each_nature_and_every_item_of_each(at: Post) -> None:
    done = factories.work(at, "consular.27", "consular.58a")
    with factories.on(2026, 5, 16), act_factories.published():
        act_factories.done(at, Wanted("consular.18a"), Wanted("consular.18b", units=2))
        acts.void(act=done[0], reason="Otro nombre", actor=at.consul)
        account = factories.opened(at, day=16)
        (told,) = queries.natures(account)
        assert (told.done, told.voided, told.free, told.consular) == (3, 1, 1, Decimal("105.00"))
        page = queries.register_page(account, None)
        assert [each.tariff for each in page.entries] == ["27", "58a", "18a + 18b"]
