"""The rates of the consular sol: in force, waiting, proposed and decided."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid
from chancery.kernel.fees import actions, queries, rules
from chancery.kernel.identity import access
from chancery.web.middleware import actor_of
from chancery.web.payments.forms import Decide, ProposeRate


@login_required
@require_safe
def rates(request: HttpRequest) -> HttpResponse:
    """This month's rates and the next's, what waits for a second person, and which zones have none."""
    actor = actor_of(request)
    proposed = queries.open_rates(actor=actor)
    this = rules.month_of(clock.today())
    months = [(month, queries.rates_of(month)) for month in (this, rules.next_month(this))]
    set_now = {rate.zone for rate in months[0][1]}
    return render(
        request,
        "payments/rates.html",
        {
            "proposed": proposed,
            "months": months,
            "this": this,
            "may_propose": bool(queries.zones_for(actor)),
            "missing": [zone.title for zone in queries.zones_for(actor) if zone.code not in set_now],
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def propose_rate(request: HttpRequest) -> HttpResponse:
    """Propose the rate of a zone for this month or the next."""
    actor = actor_of(request)
    access.require(actor, *queries.HEADS)
    zones = queries.zones_for(actor)
    this = rules.month_of(clock.today())
    form = ProposeRate(
        request.POST or None,
        zones=[(zone.code, f"{zone.title} ({zone.currency})") for zone in zones],
        months=(this, rules.next_month(this)),
    )
    if request.method == "POST" and form.is_valid():
        stated = form.cleaned_data
        try:
            proposed = actions.propose_rate(
                zone=queries.zone(stated["zone"]),
                month=stated["month"],
                official=stated["official"],
                rate=stated["rate"],
                evidence=stated["evidence"],
                actor=actor,
            )
        except Invalid as refusal:
            for field, found in refusal.fields.items():
                form.add_error(field, found)
        else:
            return redirect("payments:rate", proposed.id)
    return render(
        request,
        "payments/propose_rate.html",
        {"form": form, "ceiling": rules.ceiling_on(this), "observed": rules.observed_days(this)},
    )


@login_required
@require_http_methods(["GET", "POST"])
def rate(request: HttpRequest, rate_id: UUID) -> HttpResponse:
    """One rate with its evidence, and the decision on it."""
    actor = actor_of(request)
    rate = queries.rate(rate_id, actor=actor)
    form = Decide(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if form.is_approval:
                actions.approve_rate(rate=rate, actor=actor)
            else:
                actions.reject_rate(rate=rate, reason=form.cleaned_data["reason"], actor=actor)
        except Invalid as refusal:
            for field, found in refusal.fields.items():
                form.add_error(field, found)
        else:
            return redirect("payments:rates")
    return render(
        request,
        "payments/rate.html",
        {
            "rate": rate,
            "form": form,
            "may_decide": queries.may_decide_rate(rate, actor=actor),
        },
    )
