"""The page of an account and of its books, and the books themselves."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chancery.contexts.consular_accounts import papers, queries
from chancery.contexts.consular_accounts.models import Account, BookFile
from chancery.contexts.consular_accounts.procedures import State
from chancery.contexts.consular_accounts.rules import DOLLARS, BookKind, Rank, Side, Sum, total
from chancery.kernel.base import at_once
from chancery.kernel.base.money import CONSULAR_SOL, Money
from chancery.kernel.base.wording import month_words
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees.rules import SECTIONS
from chancery.web.bars import Bars, bars_of
from chancery.web.case_page import case_page, note_read
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import stored_response


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The account: its books, what the bank says, what was observed, and what may be done now."""
    actor = actor_of(request)
    account = queries.by_number(actor, number)
    closings = queries.closings_of(account).prefetch_related(None)
    reliefs = queries.reliefs_of(account).prefetch_related(None)
    observations, files = queries.observations_of(account), queries.files_of(account)
    bank = queries.bank_month(account)
    at_once.fetch(closings, reliefs, observations, files, *bank.questions)
    closing = next(iter(closings), None)
    draft = queries.draft(account) if closing is None else None
    remittance = getattr(account, "remittance", None)
    context = {
        "account": account,
        "rank": Rank(account.rank).label,
        "month_words": month_words(account.month),
        "due_on": queries.due_of(account),
        "is_waiting": account.case.state in (State.OPEN, State.CLOSED),
        "closing": closing,
        "closings": [(each, [file for file in files if file.closing_id == each.pk]) for each in closings],
        "reliefs": reliefs,
        "may_hand_over": queries.may_hand_over(account, actor),
        "draft": draft,
        "cash": _cash(account, closing, draft),
        "agreement": _agreement(account, draft.agreement) if draft else None,
        "is_whole": draft is not None and draft.agreement.is_whole,
        "bars": _bars(account, bank.days),
        "days": [
            (day.on, day.count, Money(day.local, account.currency), Money(day.cash, account.currency))
            for day in bank.days
        ],
        "remittance": remittance,
        "remittance_files": [file for file in files if remittance and file.remittance_id == remittance.pk],
        "sent": account.local(remittance.total_local) if remittance else None,
        "dollars": Money(remittance.dollars, DOLLARS) if remittance and remittance.dollars else None,
        "observations": observations,
        "differences": [
            (each, account.local(each.amount) if each.amount is not None else None)
            for each in queries.differences(bank)
        ],
        "keeps": actor.holds(*queries.KEEPERS, office_id=account.office_id),
    }
    return case_page(request, account.case, "consular_accounts/case.html", context)


@require_GET
def register(request: HttpRequest, number: str) -> HttpResponse:
    """The register of entries, a page at a time: as it was signed, or as it stands."""
    actor = actor_of(request)
    account = queries.by_number(actor, number)
    note_read(account.case, actor, "consular_register")
    closing = queries.last_closing(account)
    after = request.GET.get("desde", "0")
    page = queries.register_page(
        account, closing, after=int(after) if after.isdecimal() and len(after) < 9 else 0
    )
    context = {
        "account": account,
        "month_words": month_words(account.month),
        "closing": closing,
        "page": page,
        "is_first": after == "0",
        "natures": [(each, Money(each.consular, CONSULAR_SOL)) for each in queries.natures(account)]
        if after == "0"
        else [],
        "rows": [
            (
                each,
                Money(each.local, account.currency),
                Money(each.consular, CONSULAR_SOL),
            )
            for each in page.entries
        ],
    }
    return render(request, "consular_accounts/register.html", context)


@require_GET
def book_paper(request: HttpRequest, number: str, file_id: int) -> HttpResponse:
    """A signed book."""
    found = _file(request, number, file_id)
    content = documents.content(documents.newest_file(found.document))
    return stored_response(content, "application/pdf", f"{found.document.number}.pdf", download=True)


@require_GET
def book_sheet(request: HttpRequest, number: str, file_id: int) -> HttpResponse:
    """The same book as a spreadsheet."""
    found = _file(request, number, file_id)
    name = f"{BookKind(found.kind).slug}-{found.document.number}.xlsx"
    return stored_response(documents.content(found.sheet_id), papers.XLSX, name, download=True)


def _file(request: HttpRequest, number: str, file_id: int) -> BookFile:
    actor = actor_of(request)
    account = queries.with_books(actor, number)
    note_read(account.case, actor, "consular_book")
    return queries.file_of(account, file_id)


def _cash(
    account: Account, closing: Any, draft: queries.Draft | None
) -> list[tuple[str, list[Any], Money, Money]]:
    """Each side of the cash book with its lines and total, as it was signed or as it stands."""
    if draft is not None:
        lines = [
            (
                row.side,
                row.concept.label if not row.section else _section(row.section),
                row.count,
                row.rate,
                row.sum,
            )
            for row in draft.cash.rows
        ]
    else:
        lines = [
            (Side(line.side), papers.cash_words(line), line.count, line.rate, Sum(line.local, line.consular))
            for line in closing.cash.all()
        ]
    sides = []
    for side in Side:
        rows = [
            (words, count, rate, _local(account, each), _consular(each))
            for at, words, count, rate, each in lines
            if at is side
        ]
        whole = total(each for at, _, _, _, each in lines if at is side)
        sides.append((side.label, rows, _local(account, whole), _consular(whole)))
    return sides


def _agreement(account: Account, found: queries.Agreement) -> dict[str, Money]:
    """How register and cash agree, in the money of the account."""
    told = {"register": found.register, "before": found.before, "ahead": found.ahead}
    return {name: account.local(amount) for name, amount in told.items()}


def _section(section: str) -> str:
    return f"{section}. {SECTIONS[section]}" if section in SECTIONS else section


def _local(account: Account, each: Sum) -> Money:
    return Money(each.local, account.currency)


def _consular(each: Sum) -> Money:
    return Money(each.consular, CONSULAR_SOL)


def _bars(account: Account, days: Sequence[queries.Day]) -> Bars:
    """What was taken at the office each day of the month, and how much of it in cash."""
    return bars_of(
        (
            f"{day.on:%d/%m}: {Money(day.local, account.currency).figures}",
            (float(day.cash), float(day.local - day.cash)),
        )
        for day in days
    )
