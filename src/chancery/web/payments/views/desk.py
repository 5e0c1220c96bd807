"""The cashier's desk: days and their differences, refunds and who decides them."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Invalid, NotFound
from chancery.kernel.fees import actions, queries
from chancery.kernel.identity import access
from chancery.web.middleware import actor_of
from chancery.web.payments.forms import Day, Decide, Reason, Resolution


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the cashier."""
    return _desk(request, Day())


@login_required
@require_POST
def reconcile(request: HttpRequest) -> HttpResponse:
    """Compare one day with the provider's account."""
    form = Day(request.POST)
    if not form.is_valid():
        return _desk(request, form)
    found = actions.reconcile(day=form.cleaned_data["day"], actor=actor_of(request))
    return redirect("payments:day", found.day.isoformat())


@login_required
@require_safe
def day(request: HttpRequest, day: str) -> HttpResponse:
    """The differences of one day."""
    try:
        asked = date.fromisoformat(day)
    except ValueError as error:
        raise NotFound() from error
    return render(
        request,
        "payments/day.html",
        {"day": asked, "differences": queries.differences(asked, actor=actor_of(request))},
    )


@login_required
@require_http_methods(["GET", "POST"])
def difference(request: HttpRequest, difference_id: UUID) -> HttpResponse:
    """One difference, and its explanation."""
    difference = queries.difference(difference_id, actor=actor_of(request))
    form = Resolution(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.resolve_difference(
            difference=difference, resolution=form.cleaned_data["resolution"], actor=actor_of(request)
        )
        return redirect("payments:day", difference.reconciliation.day.isoformat())
    return render(request, "payments/difference.html", {"difference": difference, "form": form})


@login_required
@require_POST
def recover(request: HttpRequest, difference_id: UUID) -> HttpResponse:
    """Record the payment whose notification was lost."""
    difference = queries.difference(difference_id, actor=actor_of(request))
    actions.recover_payment(difference=difference, actor=actor_of(request))
    return redirect("payments:day", difference.reconciliation.day.isoformat())


@login_required
@require_http_methods(["GET", "POST"])
def request_refund(request: HttpRequest, payment_id: UUID) -> HttpResponse:
    """Ask for a payment to go back."""
    access.require(actor_of(request), Role.CASHIER, Role.SUPERVISOR, *queries.AT_A_POST)
    payment = queries.payment(payment_id, actor=actor_of(request))
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        refund = actions.request_refund(
            payment=payment, reason=form.cleaned_data["reason"], actor=actor_of(request)
        )
        return redirect("payments:refund", refund.id)
    return render(request, "payments/request_refund.html", {"payment": payment, "form": form})


@login_required
@require_http_methods(["GET", "POST"])
def refund(request: HttpRequest, refund_id: UUID) -> HttpResponse:
    """One refund, and the decision on it."""
    actor = actor_of(request)
    refund = queries.refund(refund_id, actor=actor)
    form = Decide(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if form.is_approval:
                actions.approve_refund(refund=refund, actor=actor)
            else:
                actions.reject_refund(refund=refund, reason=form.cleaned_data["reason"], actor=actor)
        except Invalid as refusal:
            for field, messages in refusal.fields.items():
                form.add_error(field, messages)
        else:
            return redirect("payments:refund", refund.id)
    return render(
        request,
        "payments/refund.html",
        {
            "refund": refund,
            "form": form,
            "may_decide": queries.may_decide(refund, actor=actor),
            "may_hand_back": queries.may_hand_back(refund, actor=actor),
        },
    )


def _desk(request: HttpRequest, form: Day) -> HttpResponse:
    """A consul sees what goes back at the own post; the provider's account is the desk's business."""
    actor = actor_of(request)
    access.require(actor, *queries.DESK, Role.CONSUL)
    shown: dict[str, object] = {"refunds": queries.open_refunds(actor=actor), "form": form}
    if queries.is_at_the_desk(actor):
        shown |= {
            "reconciles": True,
            "days": queries.reconciliations(actor=actor),
            "unreconciled": queries.unreconciled_days(until=clock.today() - timedelta(days=1)),
        }
    return render(request, "payments/desk.html", shown)
