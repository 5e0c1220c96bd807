"""The pages of deposits, statements and what the bank's lines are."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.consular_accounts import actions, forms, queries, rules
from chancery.contexts.consular_accounts.models import Account
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.money import Money
from chancery.kernel.base.wording import month_words
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.web.case_page import note_read, show_refusal
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
    lines = list(queries.lines_of(account)[place : place + _SHOWN + 1])
    context = {
        "account": account,
        "month_words": month_words(account.month),
        "next_place": place + _SHOWN if len(lines) > _SHOWN else None,
        "keeps": actor.holds(*queries.KEEPERS, office_id=account.office_id)
        and account.case.closed_at is None,
        "cash_days": [
            (day, _money(account, day.cash), _money(account, day.deposited))
            for day in queries.cash_days(account)
        ],
        "statements": [
            (each, _money(account, each.opening), _money(account, each.closing))
            for each in queries.statements_of(account)
        ],
        "lines": [(line, _money(account, line.amount)) for line in lines[:_SHOWN]],
        "differences": [
            (each, _money(account, each.amount) if each.amount is not None else None)
            for each in queries.differences(account)
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
    form = forms.NoteDeposit(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.note_deposit(account=account, **form.cleaned_data, actor=actor_of(request))
        except (Invalid, Conflict) as refusal:
            _show(form, refusal)
        else:
            messages.success(request, "Depósito registrado.")
            return redirect("consular_accounts:bank", number)
    return _page(request, account, form, "Registrar un depósito", "Registrar el depósito")


@require_http_methods(["GET", "POST"])
def import_statement(request: HttpRequest, number: str) -> HttpResponse:
    """Take in a bank's statement."""
    account = _kept(request, number)
    form = forms.ImportStatement(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = actions.import_statement(
                account=account,
                content=file.read(rules.LARGEST + 1),
                filename=file.name or "extracto",
                actor=actor_of(request),
            )
        except (Invalid, Conflict) as refusal:
            _show(form, refusal)
        else:
            messages.success(request, f"Extracto importado: {made.lines.count()} movimientos.")
            return redirect("consular_accounts:bank", number)
    return _page(request, account, form, "Importar un extracto del banco", "Importar")


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
    actor = actor_of(request)
    line = queries.line(account, line_id)
    fitting = [each for each in queries.candidates(account) if each.amount == line.amount]
    form = forms.MatchLine(request.POST or None, candidates=fitting)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            if typed["candidate"]:
                actions.match_line(
                    account=account, line=line, candidate_id=UUID(typed["candidate"]), actor=actor
                )
            else:
                actions.explain_line(
                    account=account, line=line, explanation=typed["explanation"], actor=actor
                )
        except (Invalid, Conflict) as refusal:
            _show(form, refusal)
        else:
            messages.success(request, "Movimiento conciliado.")
            return redirect("consular_accounts:bank", number)
    words = (
        f"Movimiento del {line.booked_on:%d/%m/%Y} por {_money(account, line.amount)}: "
        f"{line.description or line.reference or 'sin descripción'}."
    )
    return _page(request, account, form, "Qué es este movimiento del banco", "Guardar", words)


def _kept(request: HttpRequest, number: str) -> Account:
    """An account that the actor keeps."""
    actor = actor_of(request)
    account = queries.by_number(actor, number)
    access.require(actor, *queries.KEEPERS, office_id=account.office_id)
    return account


def _show(form: Form, refusal: Invalid | Conflict) -> None:
    if isinstance(refusal, Invalid):
        show_refusal(form, refusal)
    else:
        form.add_error(None, f"{refusal} {refusal.advice}".strip())


def _page(
    request: HttpRequest, account: Account, form: Form, title: str, button: str, intro: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "button": button,
        "intro": intro,
        "account": account,
        "back": "consular_accounts:bank",
    }
    return render(request, "consular_accounts/form.html", context, status=422 if form.errors else 200)


def _money(account: Account, amount: object) -> Money:
    return account.local(amount)
