"""The pages of the steps of an account."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chancery.contexts.consular_accounts import actions, forms, queries
from chancery.contexts.consular_accounts.models import RemittanceMeans
from chancery.web.case_page import step_page
from chancery.web.middleware import actor_of

Verb = Callable[..., object]


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, number: str) -> HttpResponse:
    """Sign the books of the month."""
    account = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        account.case,
        "close",
        lambda actor, typed: actions.close(
            account=account, is_single_document=typed["is_single_document"], actor=actor
        ),
        form=forms.Close(request.POST if request.method == "POST" else None),
    )


@require_http_methods(["GET", "POST"])
def remit(request: HttpRequest, number: str) -> HttpResponse:
    """Note how the balance was sent."""
    account = queries.by_number(actor_of(request), number)
    form = forms.Remit(
        request.POST or None, account=account, initial={"local": queries.whole_balance(account)}
    )
    return step_page(
        request,
        account.case,
        "remit",
        lambda actor, typed: actions.remit(
            account=account,
            sending=actions.Sending(
                local=typed["local"],
                means=RemittanceMeans(typed["means"]),
                bank=typed["bank"],
                operation=typed["operation"],
                made_on=typed["made_on"],
                bank_rate=typed.get("bank_rate"),
                late_because=typed["late_because"],
            ),
            actor=actor,
        ),
        form=form,
    )


@require_http_methods(["GET", "POST"])
def observe(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the office about lines of its books, as Lima."""
    return _observing(request, number, "observe", actions.observe)


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, number: str) -> HttpResponse:
    """Ask a dependant about lines of its books, as its head."""
    return _observing(request, number, "send_back", actions.send_back)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Answer Lima."""
    return _answering(request, number, "answer", actions.answer)


@require_http_methods(["GET", "POST"])
def explain(request: HttpRequest, number: str) -> HttpResponse:
    """Answer the regional head."""
    return _answering(request, number, "explain", actions.explain)


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """Sign new books, and answer."""
    account = queries.by_number(actor_of(request), number)
    form = forms.Correct(request.POST or None, observations=queries.open_observations(account))
    return step_page(
        request,
        account.case,
        "correct",
        lambda actor, typed: actions.correct(
            account=account,
            reason=typed["reason"],
            answers=form.answers,
            is_single_document=typed["is_single_document"],
            actor=actor,
        ),
        form=form,
    )


def _observing(request: HttpRequest, number: str, step: str, act: Verb) -> HttpResponse:
    account = queries.by_number(actor_of(request), number)
    form = forms.Observe(request.POST or None, books=list(queries.book_kinds(account)))
    return step_page(
        request,
        account.case,
        step,
        lambda actor, typed: act(
            account=account, found=[actions.Found(*each) for each in form.found], actor=actor
        ),
        form=form,
    )


def _answering(request: HttpRequest, number: str, step: str, act: Verb) -> HttpResponse:
    account = queries.by_number(actor_of(request), number)
    form = forms.Answers(request.POST or None, observations=queries.open_observations(account))
    return step_page(
        request,
        account.case,
        step,
        lambda actor, typed: act(account=account, answers=form.answers, actor=actor),
        form=form,
    )
