"""The pages of deposits, statements and what the bank's lines are."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.consular_accounts import actions, forms, queries, rules
from chancery.contexts.consular_accounts.models import Account
from chancery.kernel.base import at_once
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.money import Money
from chancery.kernel.base.wording import month_words
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.web.case_page import note_read
from chancery.web.form_page import Act, form_page
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import stored_response

_SHOWN = 100


@require_GET
def bank(request: HttpRequest, number: str) -> HttpResponse:
    """Cash and deposits day by day, each line of the bank, and where the two differ."""
    actor = actor_of(request)
    account = queries.by_number(actor, number)
    note_read(account.case, actor, "consular_bank")
    asked = request.GET.get("desde", "0")
    place = int(asked) if asked.isdecimal() and len(asked) < 7 else 0
    month, page = queries.bank_month(account), queries.lines_of(account)[place : place + _SHOWN + 1]
    at_once.fetch(page, *month.questions)
    lines = list(page)
    context = {
        "account": account,
        "month_words": month_words(account.month),
        "next_place": place + _SHOWN if len(lines) > _SHOWN else None,
        "keeps": actor.holds(*queries.KEEPERS, office_id=account.office_id)
        and account.case.closed_at is None,
        "cash_days": [
            (day, _money(account, day.cash), _money(account, day.deposited))
            for day in queries.cash_days(month)
        ],
        "statements": [
            (each, _money(account, each.opening), _money(account, each.closing)) for each in month.statements
        ],
        "lines": [(line, _money(account, line.amount)) for line in lines[:_SHOWN]],
        "differences": [
            (each, _money(account, each.amount) if each.amount is not None else None)
            for each in queries.differences(month)
        ],
    }
    return render(request, "consular_accounts/bank.html", context)


@require_GET
def statement(request: HttpRequest, number: str, statement_id: UUID) -> HttpResponse:
    """A statement as the bank gave it."""
    actor = actor_of(request)
    account = queries.by_number(actor, number)
    note_read(account.case, actor, "consular_bank")
    found = queries.statement(account, statement_id)
    content = documents.content(found.file_id)
    return stored_response(content, "application/octet-stream", found.filename, download=True)


@require_http_methods(["GET", "POST"])
def note_deposit(request: HttpRequest, number: str) -> HttpResponse:
    """Note that cash was taken to the bank."""
    account = _kept(request, number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.note_deposit(account=account, **typed, actor=actor)
        messages.success(request, "Depósito registrado.")
        return _bank_of(account)

    form = forms.NoteDeposit(request.POST or None)
    return _page(request, account, form, act, "Registrar un depósito", "Registrar el depósito")


@require_http_methods(["GET", "POST"])
def import_statement(request: HttpRequest, number: str) -> HttpResponse:
    """Take in a bank's statement."""
    account = _kept(request, number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        file = typed["file"]
        made = actions.import_statement(
            account=account,
            content=file.read(rules.LARGEST + 1),
            filename=file.name or "extracto",
            actor=actor,
        )
        messages.success(request, f"Extracto importado: {made.lines.count()} movimientos.")
        return _bank_of(account)

    form = forms.ImportStatement(request.POST or None, request.FILES or None)
    return _page(request, account, form, act, "Importar un extracto del banco", "Importar")


@require_POST
def match_again(request: HttpRequest, number: str) -> HttpResponse:
    """Look once more for what the lines are."""
    account = queries.by_number(actor_of(request), number)
    found = actions.match_again(account=account, actor=actor_of(request))
    messages.success(request, f"Correspondencias encontradas: {found}.")
    return redirect("consular_accounts:bank", number)


@require_http_methods(["GET", "POST"])
def match_line(request: HttpRequest, number: str, line_id: UUID) -> HttpResponse:
    """Say what a line of the bank is."""
    account = _kept(request, number)
    line = queries.line(account, line_id)
    fitting = [each for each in queries.candidates(account) if each.amount == line.amount]

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        if typed["candidate"]:
            actions.match_line(account=account, line=line, candidate_id=UUID(typed["candidate"]), actor=actor)
        else:
            actions.explain_line(account=account, line=line, explanation=typed["explanation"], actor=actor)
        messages.success(request, "Movimiento conciliado.")
        return _bank_of(account)

    words = (
        f"Movimiento del {line.booked_on:%d/%m/%Y} por {_money(account, line.amount)}: "
        f"{line.description or line.reference or 'sin descripción'}."
    )
    form = forms.MatchLine(request.POST or None, candidates=fitting)
    return _page(request, account, form, act, "Qué es este movimiento del banco", "Guardar", words)


def _kept(request: HttpRequest, number: str) -> Account:
    """An account that the actor keeps."""
    actor = actor_of(request)
    account = queries.by_number(actor, number)
    access.require(actor, *queries.KEEPERS, office_id=account.office_id)
    return account


def _bank_of(account: Account) -> str:
    return reverse("consular_accounts:bank", args=[account.case.number])


def _page(
    request: HttpRequest, account: Account, form: Form, act: Act, title: str, button: str, intro: str = ""
) -> HttpResponse:
    place = f"{account.office.name}, {account.month:%m/%Y}."
    return form_page(
        request,
        form,
        act,
        title=title,
        button=button,
        back=_bank_of(account),
        intro=f"{place} {intro}".strip(),
    )


def _money(account: Account, amount: object) -> Money:
    return account.local(amount)
