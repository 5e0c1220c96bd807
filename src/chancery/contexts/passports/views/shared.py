"""What each step of a passport shows beside its form."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from chancery.contexts.passports import queries
from chancery.contexts.passports.models import Application
from chancery.contexts.passports.procedures import State
from chancery.kernel.base.actor import Actor
from chancery.web.case_page import step_page
from chancery.web.middleware import actor_of


def step(
    request: HttpRequest, application: Application, code: str, act: Any, form: Any = None
) -> HttpResponse:
    """The page of one step, with what the office knows of the request."""
    context = particulars_of(actor_of(request), application)
    return step_page(
        request, application.case, code, act, form=form, template="passports/step.html", context=context
    )


def particulars_of(actor: Actor, application: Application) -> dict[str, Any]:
    """What was asked for and became of it; for the office also how the holder was enrolled and each booklet."""
    is_office = actor.holds(*queries.READERS)
    current = queries.current(application)
    return {
        "wanted": application,
        "is_office": is_office,
        "is_lima": queries.is_lima(actor),
        "enrolment": getattr(application, "enrolment", None) if is_office else None,
        "match": queries.match_of(application),
        "passports": queries.passports_of(application) if is_office else [],
        "current": current,
        "may_report": application.case.state == State.DELIVERED
        and application.case.applicant_id == actor.person_id,
    }
