"""What a post asks for each act: the public price page, in consular soles and in local money."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chancery.kernel.fees import queries
from chancery.kernel.organisation import queries as organisation
from chancery.web.payments.forms import FindItem


@require_safe
def tariff(request: HttpRequest, code: str) -> HttpResponse:
    """The tariff of one post at this month's rate, whole or what was searched for."""
    office = organisation.office(code)
    today = organisation.local_date(office)
    form = FindItem(request.GET or None)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    prices = queries.price_list(office, today, text)
    return render(
        request,
        "payments/post_tariff.html",
        {
            "office": office,
            "country": organisation.countries()[office.country],
            "prices": prices,
            "form": form,
            "text": text,
        },
    )
