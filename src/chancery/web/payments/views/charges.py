"""The payer's pages: what is owed and why, the way to the provider's page and back, the receipt."""

from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from chancery.kernel.cases import links
from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.models import Charge
from chancery.kernel.fees.payment_port import refusal_sentence
from chancery.web import language
from chancery.web.middleware import actor_of


@login_required
@require_safe
def charge(request: HttpRequest, charge_id: UUID) -> HttpResponse:
    """What is owed, by which norm, and what became of it.

    The button's form is answered with a redirect to the provider, which the policy on forms must name.
    """
    actor = actor_of(request)
    charge = queries.charge(charge_id, actor=actor)
    _keep_to_the_payer(request, charge)
    attempt, payments = queries.last_attempt(charge), queries.payments_of(charge)
    page = render(
        request,
        "payments/charge.html",
        {
            "charge": charge,
            "case": links.seen_by(actor, charge.case_id),
            "payments": [(each, queries.may_ask_refund(each, actor=actor)) for each in payments],
            "may_pay": charge.is_owed and charge.payer_id == actor.person_id,
            "lines": queries.lines_of(charge),
            "may_take": bool(queries.counters_for(charge, actor=actor)),
            "refusal": refusal_sentence(attempt.refusal_reason) if attempt and attempt.is_refused else "",
        },
    )
    provider = urlsplit(settings.PAYMENTS_URL)
    page._csp_update = {"form-action": [f"{provider.scheme}://{provider.netloc}"]}  # type: ignore[attr-defined]
    return page


@login_required
@require_POST
def pay(request: HttpRequest, charge_id: UUID) -> HttpResponse:
    """To the provider's page."""
    actor = actor_of(request)
    address = actions.start_payment(
        charge=queries.charge(charge_id, actor=actor),
        return_url=return_address(request),
        actor=actor,
    )
    return HttpResponseRedirect(address)


@login_required
@require_safe
def returned(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Back from the provider's page. Coming back proves nothing: only what the provider notified counts."""
    actor = actor_of(request)
    attempt = queries.attempt(attempt_id, actor=actor)
    _keep_to_the_payer(request, attempt.charge)
    return render(
        request,
        "payments/returned.html",
        {
            "attempt": attempt,
            "charge": attempt.charge,
            "case": links.seen_by(actor, attempt.charge.case_id),
            "payment": queries.payment_of(attempt),
            "refusal": refusal_sentence(attempt.refusal_reason),
        },
    )


@login_required
@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The numbered proof of one payment."""
    actor = actor_of(request)
    receipt = queries.receipt(number, actor=actor)
    charge = receipt.payment.charge
    _keep_to_the_payer(request, charge)
    case, lines = links.seen_by(actor, charge.case_id), queries.lines_of(charge)
    return render(request, "payments/receipt.html", {"receipt": receipt, "case": case, "lines": lines})


def _keep_to_the_payer(request: HttpRequest, charge: Charge) -> None:
    """These pages exist in English too for whoever pays; officers read them in Spanish."""
    if charge.payer_id != actor_of(request).person_id:
        language.keep_spanish(request)


def return_address(request: HttpRequest) -> str:
    """The address of `returned` up to the attempt's id, which is not known yet."""
    nobody = UUID(int=0)
    path = reverse("payments:returned", args=[nobody]).removesuffix(str(nobody))
    return request.build_absolute_uri(path)
