"""«Calculadora de plazos»: when a period ends and why, day by day, for anybody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chancery.kernel.base import clock
from chancery.kernel.base.errors import Conflict, Invalid, NotFound
from chancery.kernel.cases import calculator as counting
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import reckoning
from chancery.kernel.organisation.calendars import Unit
from chancery.web.calculator.forms import Question
from chancery.web.case_page import show_refusal


@require_GET
def calculator(request: HttpRequest) -> HttpResponse:
    """The form, and under it the answer to what was asked; its address can be kept and sent."""
    form = Question(request.GET or None)
    question = answer = None
    if form.is_valid():
        try:
            question = _question(form.cleaned_data)
            answer = counting.answer(question)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        except NotFound as refusal:
            form.add_error(None, f"{refusal} {refusal.advice}")
    context = {"form": form, "question": question, "answer": answer, "address": request.build_absolute_uri()}
    return render(request, "calculator/calculator.html", context, status=422 if form.errors else 200)


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """By which norms it counts, since when, and how many days the distance adds."""
    context = {"rules": reckoning.rules(), "distances": reckoning.distance_terms(clock.today())}
    return render(request, "calculator/rules.html", context)


def _question(given: dict[str, Any]) -> counting.Question:
    begins_on = given["begins_on"]
    period = (
        organisation.legal_period(given["period"], begins_on)
        if given["period"]
        else counting.stated(given["amount"], Unit(given["unit"] or Unit.WORKING_DAYS))
    )
    return counting.Question(
        office=organisation.office(given["office"]),
        begins_on=begins_on,
        period=period,
        extension=given["extension"] or 0,
        place=given["place"],
        paused_on=given["paused_on"],
        resumed_on=given["resumed_on"],
        is_filing=given["is_filing"],
        has_positive_silence=given["has_positive_silence"],
        is_tax=given["is_tax"],
    )
