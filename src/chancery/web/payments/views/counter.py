"""The counter's pages: take money for a charge, and give back what was approved."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chancery.kernel.base.errors import Invalid
from chancery.kernel.fees import actions, queries
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.middleware import actor_of
from chancery.web.payments.forms import TakePayment


@login_required
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, charge_id: UUID) -> HttpResponse:
    """What is owed in both currencies, by which means it is paid, and the receipt."""
    actor = actor_of(request)
    access.require(actor, *queries.AT_A_POST)
    charge = queries.charge(charge_id, actor=actor)
    counters = queries.counters_for(charge, actor=actor)
    form = TakePayment(request.POST or None, counters=counters)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            payment = actions.take_payment(
                charge=charge,
                means=form.chosen,
                office=organisation.office(given["office"]),
                bank=given["bank"],
                operation=given["operation"],
                paid_on=given["paid_on"],
                actor=actor,
            )
        except Invalid as refusal:
            for field, found in refusal.fields.items():
                form.add_error(field, found)
        else:
            messages.success(request, f"Cobrado: {payment.money}.")
            return redirect("payments:receipt", payment.receipt.number)
    return render(
        request,
        "payments/take.html",
        {"charge": charge, "lines": queries.lines_of(charge), "form": form, "counters": counters},
    )


@login_required
@require_POST
def hand_back(request: HttpRequest, refund_id: UUID) -> HttpResponse:
    """The money is given back over the counter."""
    actor = actor_of(request)
    refund = queries.refund(refund_id, actor=actor)
    actions.hand_back(refund=refund, actor=actor)
    return redirect("payments:refund", refund_id)
