"""The pages of the consulate that keeps the book: it searches, certifies and sends."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chancery.contexts.transmissions import actions, forms, queries
from chancery.contexts.transmissions.models import Transmission
from chancery.kernel.base.actor import Actor
from chancery.web.case_page import step_page
from chancery.web.case_steps.forms import Reason
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import receive_files


@require_http_methods(["GET", "POST"])
def find(request: HttpRequest, number: str) -> HttpResponse:
    """Load the entry as the book has it."""
    wanted = queries.by_number(actor_of(request), number)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.Found(data, files, initial=_as_sought(wanted))

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        uploads = receive_files(typed, actor)
        actions.find(
            transmission=wanted,
            entry=actions.Entry(
                **{
                    name: typed[name]
                    for name in ("volume", "folio", "number", "registered_on", "holder", "other")
                }
            ),
            image=uploads["image"],
            reverse=uploads.get("reverse"),
            actor=actor,
        )

    return step_page(
        request,
        wanted.case,
        "find",
        act,
        form=form,
        template="transmissions/find.html",
        context={"wanted": wanted},
    )


@require_http_methods(["GET", "POST"])
def certify(request: HttpRequest, number: str) -> HttpResponse:
    """Certify, with what was asked beside what the book says and its image."""
    wanted = queries.by_number(actor_of(request), number)
    form = forms.Compared(request.POST if request.method == "POST" else None)
    return step_page(
        request,
        wanted.case,
        "certify",
        lambda actor, typed: actions.certify(
            transmission=wanted, is_compared=typed["is_compared"], actor=actor
        ),
        form=form,
        template="transmissions/certify.html",
        context={"wanted": wanted, "found": queries.found_of(wanted)},
    )


@require_http_methods(["GET", "POST"])
def not_found(request: HttpRequest, number: str) -> HttpResponse:
    """Say that the book has no such act."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "not_found",
        lambda actor, typed: actions.not_found(transmission=wanted, reason=typed["reason"], actor=actor),
        form=Reason(request.POST or None),
    )


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, number: str) -> HttpResponse:
    """End the procedure with reasons."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "refuse",
        lambda actor, typed: actions.refuse(transmission=wanted, reason=typed["reason"], actor=actor),
        form=Reason(request.POST or None),
    )


@require_http_methods(["GET", "POST"])
def confirm_refusal(request: HttpRequest, number: str) -> HttpResponse:
    """Confirm a refusal on appeal, with reasons."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "confirm_refusal",
        lambda actor, typed: actions.confirm_refusal(
            transmission=wanted, reason=typed["reason"], actor=actor
        ),
        form=Reason(request.POST or None),
    )


@require_http_methods(["GET", "POST"])
def transmit(request: HttpRequest, number: str) -> HttpResponse:
    """Send from the consulate to Lima."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "transmit",
        lambda actor, _: actions.transmit(transmission=wanted, actor=actor),
    )


def _as_sought(wanted: Transmission) -> dict[str, Any]:
    return {} if wanted.is_permit else {"holder": wanted.sought.holder, "other": wanted.sought.other}
