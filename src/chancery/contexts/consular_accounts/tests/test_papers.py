"""Does a great register fit on paper, does its spreadsheet hold all of it, and does the clock open each month?"""

import io
from decimal import Decimal

import openpyxl
import pytest

from chancery.contexts.consular_accounts import jobs, papers, queries
from chancery.contexts.consular_accounts.models import Account, Closing, EntryLine
from chancery.contexts.consular_accounts.papers import books
from chancery.contexts.consular_accounts.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.documents import typesetting

pytestmark = pytest.mark.django_db


@pytest.fixture
def closing() -> Closing:
    """A closed month of four acts."""
    at = factories.post()
    factories.work(at, "consular.27", "consular.3", "consular.14", "consular.1")
    found = queries.last_closing(factories.closed(at))
    assert found is not None
    return found


def test_the_paper_of_a_great_register_stops_and_says_where_the_rest_is(
    closing: Closing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(books, "PRINTED_MOST", 2)
    book = papers.entry_book(closing)
    (printed,) = book.paper().tables
    assert len(printed.rows) == 3
    assert "planilla" in " ".join(printed.rows[-1])
    sheet = openpyxl.load_workbook(io.BytesIO(book.sheet(clock.now())))["Registro General de Entradas"]
    assert sheet.max_row == 5


def test_the_same_book_gives_the_same_spreadsheet(closing: Closing) -> None:
    at = closing.at
    assert papers.cash_book(closing).sheet(at) == papers.cash_book(closing).sheet(at)


def test_a_free_act_stands_in_the_register_with_its_article(closing: Closing) -> None:
    free = EntryLine.objects.get(closing=closing, local=0)
    assert free.remark.startswith("GRATIS: D.S. 045-2003-RE")
    assert free.consular == Decimal(0)


def test_every_book_is_typeset(closing: Closing) -> None:
    assert [book.title for book in papers.books_of(closing)] == [
        "Registro General de Entradas",
        "Libro de Autoadhesivos",
        "Libro de Caja",
    ]
    assert typesetting.STANDARDS == ("a-2a", "ua-1")
    assert papers.single_document(closing).paper().is_wide


def test_the_clock_opens_the_month_of_each_office_that_has_a_consul() -> None:
    at = factories.post()
    with factories.on(2026, 6, 1):
        jobs.open_months(0)
        jobs.open_months(0)
    account = Account.objects.get()
    assert (account.office, account.month.month, account.case.applicant_id) == (
        at.office,
        6,
        at.consul.person_id,
    )
